"""Where and when: stated, borrowed and left open."""

from datetime import date

from geo.records import Report
from tests.events.worlds import PUBLISHED, read


def report_of(text: str, trigger: str, **how: object) -> Report:
    article = read(text, **how)  # type: ignore[arg-type] # passed on as they came
    return next(
        report
        for report in article.reports
        if trigger in text[report.trigger.start : report.trigger.end]
    )


NAVAL = (
    "The Chinese group sailed between Bergen and Oslo into the Baltic Sea from the Red Sea "
    "on May 2."
)


def test_a_relation_between_two_places_is_the_path() -> None:
    text = NAVAL.replace("group", "warships")
    report = report_of(text, "sailed", between=("Bergen", "Oslo", "Miyako Strait"))
    assert [one.place for one in report.places if one.role == "path"] == ["test:Miyako Strait"]


def test_the_ends_of_a_relation_are_no_places_of_the_event() -> None:
    text = NAVAL.replace("group", "warships")
    report = report_of(text, "sailed", between=("Bergen", "Oslo", "Miyako Strait"))
    assert not {"test:Bergen", "test:Oslo"} & {one.place for one in report.places}


def test_a_relation_is_named_by_the_place() -> None:
    text = NAVAL.replace("group", "warships")
    report = report_of(text, "sailed", between=("Bergen", "Oslo", "Miyako Strait"))
    assert next(one for one in report.places if one.role == "path").relation == "r1"


def test_a_place_that_no_gazetteer_holds_stays() -> None:
    text = "Militants attacked Camp Lindqvist on Monday."
    report = report_of(text, "attacked", unknown=("Camp Lindqvist",))
    assert [(one.place, one.mentions) for one in report.places] == [(None, ("m1",))]


def test_a_place_is_taken_over_from_the_sentence_before() -> None:
    text = "A bomb exploded in Homs on Monday. At least six people were killed."
    assert [one.place for one in report_of(text, "killed").places] == ["test:Homs"]


def test_a_place_taken_over_says_so() -> None:
    text = "A bomb exploded in Homs on Monday. At least six people were killed."
    assert report_of(text, "killed").places[0].basis == "inherited"


def test_a_place_taken_over_is_less_sure() -> None:
    text = "A bomb exploded in Homs on Monday. At least six people were killed."
    assert report_of(text, "killed").places[0].score < report_of(text, "exploded").places[0].score


def test_another_side_does_not_take_over_the_place() -> None:
    text = "Chinese warships patrolled the Taiwan Strait. Japan scrambled fighter jets on Monday."
    assert report_of(text, "scrambled").places == ()


def test_the_dateline_gives_the_place_where_nothing_else_does() -> None:
    text = "MUMBAI, Mumbai (Agency) — A crowd attacked two policemen on Monday.".replace(
        "MUMBAI, ", "KOLA, "
    )
    report = report_of(text, "attacked")
    assert [(one.place, one.basis) for one in report.places] == [("test:Mumbai", "inherited")]


def test_a_day_in_the_clause_is_the_events() -> None:
    report = report_of("Gunmen killed four farmers in Mali on Monday.", "killed")
    assert (report.time.first, report.time.basis) == (date(2024, 5, 13), "stated")


def test_the_day_of_saying_is_not_the_events() -> None:
    report = report_of("The army said on Monday that it had shelled Aleppo.", "shelled")
    assert report.time.basis != "stated"


def test_two_verbs_told_in_one_breath_share_the_day() -> None:
    text = "Russian missiles struck Odesa on Tuesday, killing two people and injuring seven."
    assert report_of(text, "injuring").time.first == date(2024, 5, 14)


def test_an_undated_event_is_not_after_its_article() -> None:
    report = report_of("Gunmen killed four farmers in Mali.", "killed")
    assert (report.time.first, report.time.last) == (None, PUBLISHED)


def test_an_undated_event_is_not_said_to_be_dated() -> None:
    report = report_of("Gunmen killed four farmers in Mali.", "killed")
    assert (report.time.precision, report.time.basis) == ("unknown", "inferred")


def test_an_undated_plan_is_not_before_its_article() -> None:
    assert report_of("Emmanuel Macron will visit Cairo.", "visit").time.first == PUBLISHED


def test_without_a_publication_date_nothing_is_guessed() -> None:
    report = report_of("Gunmen killed four farmers in Mali.", "killed", published=None)
    assert (report.time.first, report.time.last) == (None, None)


def test_what_happened_long_ago_is_background() -> None:
    report = report_of("Israel invaded Lebanon in June 1982.", "invaded")
    assert report.prominence == "background"


def test_what_happened_this_week_is_foreground() -> None:
    report = report_of("Israel bombed Tyre on Monday.", "bombed")
    assert report.prominence == "foreground"


def test_a_noun_with_an_owner_is_background() -> None:
    text = "Prices have risen since Russia's invasion of Ukraine."
    assert report_of(text, "invasion").prominence == "background"


def test_figures_of_victims_keep_their_spans() -> None:
    text = "An earthquake struck Nepal on Monday, killing at least 40 people."
    number = report_of(text, "killing").numbers[0]
    assert (number.kind, number.value, text[number.start : number.end]) == ("killed", 40, "40")


def test_deaths_in_a_disaster_are_no_attack() -> None:
    text = "A wildfire broke out near Athens on Monday. At least three people were killed."
    assert report_of(text, "killed").type == "HAZARD"


def test_the_title_says_who_did_what_where() -> None:
    text = "Japanese Prime Minister Fumio Kishida met French President Emmanuel Macron in Paris."
    assert report_of(text, "met").label == (
        "Fumio Kishida met French President Emmanuel Macron in Paris"
    )


def test_a_plan_is_worded_as_one() -> None:
    assert report_of("Emmanuel Macron will visit Cairo.", "visit").label == (
        "Emmanuel Macron to visit Cairo"
    )
