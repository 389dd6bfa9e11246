"""What people found wrong or confirmed is applied, and what cannot be is told with its line."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from geo.corrections import correct_articles, correct_events, load_corrections
from geo.errors import InputError
from geo.records import AnalyzedArticle, Findings, Participant, Place, Span

LEVUKA = Place(
    id="geonames:2202064",
    name="Levuka",
    kind="city",
    country="FJ",
    lat=-17.68,
    lon=178.84,
    precision="settlement",
    source="geonames",
)


def find_place(place_id: str) -> Place | None:
    return LEVUKA if place_id == LEVUKA.id else None


class Desk:
    """Somebody who writes a file of corrections and runs again."""

    def __init__(self, findings: Findings, folder: Path) -> None:
        self.findings, self.file = findings, folder / "corrections.toml"
        self.said: tuple[str, ...] = ()

    def after(self, text: str) -> Findings:
        self.file.write_text(text, encoding="utf-8")
        entries = load_corrections(self.file)
        articles = tuple(correct_articles(self.findings.articles, entries, find_place))
        reports = {report.id: report for one in articles for report in one.reports}
        events = tuple(
            replace(event, reports=tuple(reports.get(r.id, r) for r in event.reports))
            for event in self.findings.events
        )
        found = replace(self.findings, articles=articles, events=events)
        corrected = correct_events(found, entries, find_place)
        self.said = entries.report()
        return corrected


@pytest.fixture
def desk(findings: Findings, tmp_path: Path) -> Desk:
    reports = tuple(report for event in findings.events for report in event.reports)
    articles = (replace(findings.articles[0], reports=reports),)
    return Desk(replace(findings, articles=articles), tmp_path)


def place_of(findings: Findings, event: str) -> list[str | None]:
    found = next(one for one in findings.events if one.id == event)
    return [place.place for place in found.reports[0].places if place.role != "scope"]


def resolved(analyzed: AnalyzedArticle, words: str) -> str | None:
    mention = next(one for one in analyzed.mentions if one.text == words)
    return next(r.place for r in analyzed.resolutions if r.mention == mention.id)


def test_a_name_means_another_place_and_so_does_its_event(desk: Desk) -> None:
    found = desk.after('[[place]]\nname = "Suva"\nmeans = "geonames:2202064"\n')
    assert resolved(found.articles[0], "Suva") == LEVUKA.id
    assert place_of(found, "r2") == [LEVUKA.id]
    assert desk.said == ()


def test_a_corrected_event_says_so(desk: Desk) -> None:
    found = desk.after('[[place]]\nname = "Suva"\nmeans = "geonames:2202064"\n')
    assert [event.review for event in found.events] == ["unreviewed", "corrected", "unreviewed"]


def test_a_place_that_no_gazetteer_holds_can_be_put_on_a_point(desk: Desk) -> None:
    found = desk.after('[[place]]\nname = "Camp Lindqvist"\nlon = 12.5\nlat = 57\n')
    [place_id] = place_of(found, "r3")
    place = next(place for place in found.articles[0].places if place.id == place_id)
    assert (place.name, place.lon, place.lat) == ("Camp Lindqvist", 12.5, 57.0)


def test_the_narrowest_entry_wins(desk: Desk) -> None:
    start = desk.findings.articles[0].mentions[1].start
    found = desk.after(
        '[[not_a_place]]\nname = "Suva"\n\n'
        f'[[place]]\nname = "Suva"\narticle = "a1"\nstart = {start}\nmeans = "geonames:2202064"\n'
    )
    assert resolved(found.articles[0], "Suva") == LEVUKA.id


def test_an_entry_for_one_article_leaves_others_alone(desk: Desk) -> None:
    found = desk.after('[[not_a_place]]\nname = "Suva"\narticle = "another"\n')
    assert resolved(found.articles[0], "Suva") == "geonames:2198148"


def test_what_is_no_place_is_no_place_of_an_event(desk: Desk) -> None:
    found = desk.after('[[not_a_place]]\nname = "Suva"\n')
    assert resolved(found.articles[0], "Suva") is None
    assert place_of(found, "r2") == []


def test_a_place_gets_the_shape_of_a_file(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "town.geojson").write_text(
        '{"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": '
        "[[[178.4, -18.2], [178.5, -18.2], [178.5, -18.1], [178.4, -18.1], [178.4, -18.2]]]}}"
    )
    found = desk.after('[[shape]]\nplace = "geonames:2198148"\nfile = "town.geojson"\n')
    suva = next(place for place in found.articles[0].places if place.name == "Suva")
    assert suva.geometry is not None
    assert round(suva.geometry.area, 4) == 0.01


def test_a_wrong_date_is_put_right(desk: Desk) -> None:
    found = desk.after('[[date]]\nevent = "r1"\nfrom = 2024-04-29\n')
    time = found.events[0].reports[0].time
    assert (time.first, time.last, time.reason) == (
        date(2024, 4, 29),
        date(2024, 4, 29),
        "corrected",
    )


def test_an_event_that_is_none_goes(desk: Desk) -> None:
    found = desk.after('[[not_an_event]]\nevent = "r1"\n')
    assert [event.id for event in found.events] == ["r2", "r3"]


def test_an_event_can_be_meant_by_its_sentence(desk: Desk) -> None:
    found = desk.after(
        '[[not_an_event]]\narticle = "a1"\n'
        'words = "Two frigates crossed the Bering Strait on Monday."\n'
    )
    assert [event.id for event in found.events] == ["r2", "r3"]


CROSSING = 'article = "a1"\nwords = "Two frigates crossed the Bering Strait on Monday."\n'


def test_an_event_whose_id_is_gone_is_found_by_its_sentence(desk: Desk) -> None:
    found = desk.after(f'[[not_an_event]]\nevent = "gone"\n{CROSSING}')
    assert [event.id for event in found.events] == ["r2", "r3"]


def test_an_entry_with_an_id_means_no_other_event_of_its_sentence(desk: Desk) -> None:
    [first, *others] = desk.findings.events
    again = replace(first, id="r9", reports=(replace(first.reports[0], id="r9"),))
    desk.findings = replace(desk.findings, events=(first, again, *others))
    found = desk.after(f'[[not_an_event]]\nevent = "r1"\n{CROSSING}')
    assert [event.id for event in found.events] == ["r9", "r2", "r3"]


def test_an_id_that_is_gone_means_none_of_the_several_events_of_a_sentence(desk: Desk) -> None:
    [first, *others] = desk.findings.events
    again = replace(first, id="r9", reports=(replace(first.reports[0], id="r9"),))
    desk.findings = replace(desk.findings, events=(first, again, *others))
    found = desk.after(f'[[not_an_event]]\nevent = "gone"\n{CROSSING}')
    assert len(found.events) == 4
    assert desk.said == ("line 1: this [[not_an_event]] found nothing to correct.",)


def test_an_event_can_be_confirmed(desk: Desk) -> None:
    found = desk.after('[[right]]\nevent = "r1"\n')
    assert found.events[0].review == "confirmed"


def test_what_was_corrected_stays_corrected_though_somebody_confirms_it(desk: Desk) -> None:
    found = desk.after(
        '[[place]]\nname = "Suva"\nmeans = "geonames:2202064"\n\n[[right]]\nevent = "r2"\n'
    )
    assert [event.review for event in found.events] == ["unreviewed", "corrected", "unreviewed"]
    assert desk.said == (), "both were used"


def test_the_reports_of_a_confirmed_event_are_confirmed(desk: Desk) -> None:
    found = desk.after('[[right]]\nevent = "r1"\n')
    assert [report.review for report in found.events[0].reports] == ["confirmed"]


def test_an_event_without_a_place_gets_one(desk: Desk) -> None:
    found = desk.after('[[event_place]]\nevent = "r3"\nplace = "geonames:2202064"\n')
    assert place_of(found, "r3") == [LEVUKA.id]
    assert LEVUKA in found.articles[0].places
    assert found.events[2].review == "corrected"


def test_an_event_gets_a_point_that_no_gazetteer_holds(desk: Desk) -> None:
    found = desk.after(
        '[[event_place]]\nevent = "r3"\nlon = 12.5\nlat = 57\ncalled = "Camp Lindqvist"\n'
    )
    [place_id] = place_of(found, "r3")
    place = next(place for place in found.articles[0].places if place.id == place_id)
    assert (place.name, place.lon, place.lat) == ("Camp Lindqvist", 12.5, 57.0)


def test_a_place_of_an_event_takes_that_of_the_program_in_its_role(desk: Desk) -> None:
    found = desk.after('[[event_place]]\nevent = "r2"\nplace = "geonames:2202064"\n')
    assert place_of(found, "r2") == [LEVUKA.id]
    assert resolved(found.articles[0], "Suva") == "geonames:2198148", "the name means what it did"


def test_an_event_can_be_said_to_be_at_no_place(desk: Desk) -> None:
    found = desk.after('[[event_place]]\nevent = "r2"\nplace = ""\n')
    assert place_of(found, "r2") == []
    assert desk.said == ()


def test_a_place_may_be_one_that_only_the_articles_know(desk: Desk) -> None:
    found = desk.after('[[event_place]]\nevent = "r3"\nplace = "geo:bering-strait"\n')
    assert place_of(found, "r3") == ["geo:bering-strait"]


def test_a_participant_is_of_the_country_of_its_corrected_name(desk: Desk) -> None:
    article = desk.findings.articles[0]
    suva = next(mention for mention in article.mentions if mention.text == "Suva")
    span = Span(start=suva.start, end=suva.end)
    mayor = Participant(name="Mayor of Suva", country="FJ", kind=None, mention=span)
    reports = tuple(
        replace(report, actors=(mayor,)) if report.id == "r2" else report
        for report in article.reports
    )
    desk.findings = replace(desk.findings, articles=(replace(article, reports=reports),))
    found = desk.after('[[place]]\nname = "Suva"\nlon = -8\nlat = 41\n')
    assert [actor.country for actor in found.events[1].reports[0].actors] == [None]


def test_a_participant_is_of_the_country_of_the_place_that_follows_it(desk: Desk) -> None:
    article = desk.findings.articles[0]
    span = Span(start=article.article.text.index("met"), end=article.article.text.index(" in Suva"))
    people = Participant(name="Ministers", country="FJ", kind=None, mention=span)
    reports = tuple(
        replace(report, actors=(people,)) if report.id == "r2" else report
        for report in article.reports
    )
    desk.findings = replace(desk.findings, articles=(replace(article, reports=reports),))
    found = desk.after('[[place]]\nname = "Suva"\nlon = -8\nlat = 41\n')
    assert [actor.country for actor in found.events[1].reports[0].actors] == [None]


def test_a_place_that_an_event_gets_has_its_corrected_shape(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "town.geojson").write_text(
        '{"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": '
        "[[[10, 50], [11, 50], [11, 51], [10, 51], [10, 50]]]}}"
    )
    found = desk.after(
        '[[shape]]\nplace = "geonames:2202064"\nfile = "town.geojson"\n\n'
        '[[event_place]]\nevent = "r3"\nplace = "geonames:2202064"\n'
    )
    levuka = next(place for place in found.articles[0].places if place.id == LEVUKA.id)
    assert levuka.geometry is not None
    assert desk.said == ()


def test_one_report_is_parted_from_the_others(desk: Desk) -> None:
    desk.findings = desk.after('[[same_event]]\nevents = ["r1", "r2", "r3"]\n')
    apart = desk.after('[[separate]]\nevents = ["r2"]\n')
    assert [[report.id for report in event.reports] for event in apart.events] == [
        ["r1", "r3"],
        ["r2"],
    ]


def test_a_name_is_the_same_over_two_lines(desk: Desk) -> None:
    found = desk.after('[[place]]\nname = "Camp  Lindqvist"\nlon = 12.5\nlat = 57\n')
    assert [event.review for event in found.events] == ["unreviewed", "unreviewed", "corrected"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('[[right]]\nevent = "r1"\n', '[[not_an_event]]\nevent = "r1"\n'),
        (
            '[[date]]\nevent = "r1"\nfrom = 2024-04-29\n',
            '[[date]]\nevent = "r1"\nfrom = 2024-04-30\n',
        ),
        (
            '[[event_place]]\nevent = "r1"\nlon = 1\nlat = 1\n',
            '[[event_place]]\nevent = "r1"\nplace = "geonames:2202064"\n',
        ),
        (
            '[[same_event]]\nevents = ["r1", "r2"]\n',
            '[[separate]]\nevents = ["r2", "r1"]\n',
        ),
        (
            '[[event]]\narticle = "a1"\nwords = "food ran short"\ntype = "HAZARD"\n',
            '[[event]]\narticle = "a1"\nwords = "food ran short"\ntype = "HAZARD"\nlabel = "x"\n',
        ),
    ],
    ids=["right or none", "two days", "two places", "one or two", "two of one new event"],
)
def test_of_two_that_contradict_each_other_neither_is_applied_and_both_are_told(
    one: str, other: str, desk: Desk
) -> None:
    plain = desk.after("")
    found = desk.after(f"{one}\n{other}")
    assert found == plain
    second = one.count("\n") + 2
    assert sorted(line.split(":")[0] for line in desk.said) == ["line 1", f"line {second}"]


def test_two_that_say_the_same_are_one(desk: Desk) -> None:
    entry = '[[event]]\narticle = "a1"\nwords = "food ran short"\ntype = "HAZARD"\n\n'
    found = desk.after(entry * 2)
    assert len([one for one in found.articles[0].reports if one.type == "HAZARD"]) == 1
    assert desk.said == ()


def test_an_id_is_narrower_than_a_sentence(desk: Desk) -> None:
    found = desk.after(f'[[not_an_event]]\n{CROSSING}\n[[right]]\nevent = "r1"\n')
    assert [event.id for event in found.events] == ["r1", "r2", "r3"]
    assert found.events[0].review == "confirmed"


def test_an_event_that_a_group_names_and_nobody_knows_is_told(desk: Desk) -> None:
    desk.after('[[same_event]]\nevents = ["r1", "r2", "gone"]\n')
    assert desk.said == ("line 1: there is no event 'gone'.",)


def test_what_was_done_is_counted(desk: Desk) -> None:
    desk.file.write_text('[[not_a_place]]\nname = "Suva"\n\n[[right]]\nevent = "r1"\n')
    entries = load_corrections(desk.file)
    articles = tuple(correct_articles(desk.findings.articles, entries, find_place))
    correct_events(replace(desk.findings, articles=articles), entries, find_place)
    assert entries.summary() == "1 name is no place, 1 confirmed"


def test_two_events_are_made_one_and_two_again(desk: Desk) -> None:
    together = desk.after('[[same_event]]\nevents = ["r2", "r1"]\n')
    assert [(event.id, event.aliases) for event in together.events] == [
        ("r2", ("r1",)),
        ("r3", ()),
    ]
    desk.findings = together
    apart = desk.after('[[separate]]\nevents = ["r2", "r1"]\n')
    assert sorted(event.id for event in apart.events) == ["r1", "r2", "r3"]


def test_a_missed_event_is_added_with_its_words(desk: Desk) -> None:
    found = desk.after(
        '[[event]]\narticle = "a1"\nwords = "food ran short"\ntype = "HAZARD"\n'
        'label = "Food ran short"\nfrom = 2024-05-01\nto = 2024-05-07\n'
    )
    added = next(report for report in found.articles[0].reports if report.type == "HAZARD")
    text = found.articles[0].article.text
    assert text[added.trigger.start : added.trigger.end] == "food ran short"
    assert (added.review, added.time.precision) == ("corrected", "range")


def test_an_entry_that_finds_nothing_is_told_with_its_line(desk: Desk) -> None:
    desk.after('# checked in May\n[[right]]\nevent = "r1"\n\n[[not_an_event]]\nevent = "gone"\n')
    assert desk.said == ("line 5: this [[not_an_event]] found nothing to correct.",)


def test_entries_that_contradict_each_other_are_both_left_alone(desk: Desk) -> None:
    found = desk.after(
        '[[not_a_place]]\nname = "Suva"\n[[place]]\nname = "Suva"\nmeans = "geonames:2202064"\n'
    )
    assert resolved(found.articles[0], "Suva") == "geonames:2198148"
    assert [line.split(":")[0] for line in desk.said] == ["line 3", "line 1"]


def test_a_place_that_nobody_knows_is_told_with_its_line(desk: Desk) -> None:
    desk.after('[[place]]\nname = "Suva"\nmeans = "geonames:0"\n')
    assert desk.said == ("line 1: there is no place 'geonames:0'; see geo gazetteer find.",)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[[place]\n", "no TOML"),
        ("[[town]]\n", r"\[\[town\]\] is no kind of correction"),
        ('\n[[place]]\nname = "Suva"\nmean = "x"\n', "line 2: .* knows no 'mean'"),
        ("[[place]]\nname = 3\n", "name is 3, expected words"),
        ('[[place]]\nname = "Suva"\n', "lacks means"),
        ('[[event_place]]\nevent = "r1"\n', "lacks place"),
        ('[[event_place]]\nevent = "r1"\nplace = "x"\nrole = "y"\n', "lacks a known role"),
        ('[[date]]\nevent = "r1"\nfrom = "May"\n', "from is 'May', expected a day"),
        ("[[same_event]]\nevents = ['r1']\n", "lacks events, a list of two"),
        ('[[event]]\narticle = "a"\nwords = "w"\ntype = "PARTY"\n', "No event type PARTY"),
        ('[[shape]]\nplace = "x"\nfile = "none.geojson"\n', "the shape cannot be read"),
    ],
)
def test_a_broken_file_is_refused_with_what_was_expected(
    text: str, complaint: str, tmp_path: Path
) -> None:
    (tmp_path / "corrections.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=complaint):
        load_corrections(tmp_path / "corrections.toml")
