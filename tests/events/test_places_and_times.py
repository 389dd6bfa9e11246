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


def test_the_only_event_of_its_sentence_is_no_aside() -> None:
    text = "The ministry watched closely after Syrian troops shelled Haifa on 20 April."
    assert report_of(text, "shelled").prominence == "foreground"


def test_an_older_event_told_beside_another_is_background() -> None:
    text = "Police arrested ten men in Haifa after gunmen killed a judge in Tyre on 20 April."
    assert report_of(text, "killed").prominence == "background"


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


def test_a_blast_is_the_volcanos_where_one_erupted() -> None:
    text = "A volcano erupted in Chile on Monday. The blast damaged a cable near Lima."
    assert {(report.type, report.mode) for report in read(text).reports} == {("HAZARD", "volcano")}


def test_what_goes_on_after_a_riot_takes_over_its_town_and_day() -> None:
    text = (
        "Demonstrators forced their way into a ministry in Lima on Monday. The police fired tear "
        "gas."
    )
    report = report_of(text, "fired")
    assert (report.places[0].place, report.time.first) == ("test:Lima", date(2024, 5, 13))


def test_an_attack_told_of_again_is_where_it_was() -> None:
    text = (
        "Gunmen opened fire in Homs on Monday. Shops closed. Buses stood still. Trains too. "
        "Rebels said their fighters had carried out the attack."
    )
    assert [one.place for one in report_of(text, "attack").places] == ["test:Homs"]


def test_days_after_are_counted_from_the_day_before_them() -> None:
    text = (
        "Rescuers worked in Nepal on Monday, three days after a magnitude 5.9 earthquake hit "
        "Kathmandu."
    )
    report = report_of(text, "hit")
    assert (report.time.first, report.time.basis) == (date(2024, 5, 10), "stated")


def test_an_hour_without_a_day_is_of_the_day_told_before() -> None:
    text = "Rebels attacked Mosul on Monday. Soldiers shelled Homs at midnight."
    assert report_of(text, "shelled").time.text == "on Monday"


def test_an_accident_at_another_place_takes_over_no_day() -> None:
    text = "Rebels attacked Mosul on Monday. A bus crashed in Homs."
    assert report_of(text, "crashed").time.basis == "inferred"


def test_the_owner_of_a_blast_is_its_day() -> None:
    text = "The death toll from Monday's bombing in Mosul climbed to 14 on Wednesday."
    assert report_of(text, "bombing").time.first == date(2024, 5, 13)


def test_what_somebody_speaks_at_is_on_the_day_of_speaking() -> None:
    text = "French ministers spoke of the ship at their meeting in Paris on Monday."
    assert report_of(text, "meeting").time.first == date(2024, 5, 13)


def test_the_date_of_what_is_answered_is_not_the_answers() -> None:
    report = report_of("Turkey vowed to answer the raid of April 2.", "vowed")
    assert report.time.basis == "inferred"


def test_the_ground_that_shook_is_the_earthquake_told_before() -> None:
    text = "An earthquake struck Nepal. The ground trembled on Sunday evening."
    report = report_of(text, "trembled")
    assert [one.place for one in report.places] == ["test:Nepal"]


def test_a_figure_belongs_to_one_report() -> None:
    text = "The quake destroyed Cusco in 1950 and killed at least 40 people."
    assert sum(len(report.numbers) for report in read(text).reports) == 1


def test_a_place_that_nothing_holds_stands_behind_one_that_is_known() -> None:
    text = "French and Italian ministers met at the Lindqvist Palace in Paris."
    report = report_of(text, "met", unknown=("Lindqvist Palace",))
    assert [one.place for one in report.places] == ["test:Paris", None]


def test_a_relation_without_a_shape_leaves_the_plain_place() -> None:
    text = "A bomb exploded near Homs on Monday."
    report = report_of(text, "exploded", related=("near", "near Homs", None))
    assert [(one.place, one.relation) for one in report.places] == [("test:Homs", None)]


def test_a_place_that_a_relation_made_stands_for_the_name_in_it() -> None:
    text = "A bomb exploded 20 km west of Lima on Monday."
    report = report_of(text, "exploded", related=("distance", "20 km west of Lima", "Aegean Sea"))
    assert [(one.role, one.place) for one in report.places] == [("location", "test:Aegean Sea")]


def test_deaths_that_an_attack_leads_to_are_at_all_of_its_places() -> None:
    text = "Gunmen attacked villages in Homs and Aleppo, killing 54 people."
    places = {one.place for one in report_of(text, "killing").places}
    assert places == {"test:Homs", "test:Aleppo"}


def test_words_that_take_up_a_place_give_it() -> None:
    text = "The Aegean Sea was calm. Pirates attacked a ship in the same waters on Monday."
    report = report_of(text, "attacked", related=("anaphora", "the same waters", "Aegean Sea"))
    assert [one.place for one in report.places] == ["test:Aegean Sea"]


def test_what_is_only_said_is_less_sure_than_what_is_done() -> None:
    text = "Egypt condemned Iran on Monday. Egypt attacked Iran on Monday."
    assert report_of(text, "condemned").confidence < report_of(text, "attacked").confidence - 0.05
