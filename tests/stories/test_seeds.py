"""The sample articles, read as a careful reader would: what must be on the map, what must not."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from geo.articles import read_articles
from geo.pipeline import collect
from geo.records import AnalyzedArticle, Findings, Report
from geo.run import Settings, analyze_or_fail

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="session")
def seeds() -> Findings:
    articles = read_articles([SEEDS])
    return collect(analyze_or_fail(articles, Settings(quiet=True)))


def story(seeds: Findings, name: str) -> AnalyzedArticle:
    return next(found for found in seeds.articles if name in found.article.id)


def reports_at(found: AnalyzedArticle, place: str, roles: set[str]) -> Iterator[Report]:
    names = {item.id: item.name for item in found.places}
    for report in found.reports:
        if any(
            p.role in roles and p.place and names[p.place] in (place, f"near {place}")
            for p in report.places
        ):
            yield report


HERE = {"location", "path", "target"}
MOVES = {"MOVEMENT", "MOBILIZE"}
AIRPORT = "Tokyo International Airport"


@pytest.mark.parametrize(
    ("name", "types", "place", "roles", "day", "status"),
    [
        ("japan-france", {"CONSULT"}, "Paris", HERE, "2023-01-09", "happened"),
        ("japan-france", {"CONSULT"}, "Washington", HERE, "2023-01-13", "planned"),
        ("japan-france", MOVES, "Miyako Strait", {"path"}, "2022-12-16", "happened"),
        ("japan-france", MOVES, "East China Sea", {"origin"}, "2022-12-16", "happened"),
        ("japan-france", MOVES, "Pacific Ocean", {"destination"}, "2022-12-16", "happened"),
        ("japan-france", MOVES, AIRPORT, {"origin"}, "2023-01-08", "happened"),
        ("hormuz", {"COERCE"}, "Strait of Hormuz", HERE, "2024-04-13", "happened"),
        ("second-thomas", {"ASSAULT"}, "Second Thomas Shoal", HERE, "2024-03-05", "happened"),
        ("nairobi", {"PROTEST", "ASSAULT"}, "Nairobi", HERE, "2024-06-25", "happened"),
        ("crocus", {"ASSAULT"}, "Krasnogorsk", HERE, "2024-03-22", "happened"),
        ("crocus", {"COERCE"}, "Bryansk", HERE, "2024-03-23", "happened"),
        ("kerch", {"ASSAULT"}, "Kerch Strait", HERE, "2023-07-17", "happened"),
        ("kerch", {"ASSAULT"}, "Odesa", HERE, "2023-07-18", "happened"),
        ("kerch", {"AGREE"}, "Istanbul", HERE, "2022-07-01", "happened"),
        ("tonga", MOVES, "Auckland", {"origin"}, "2022-01-18", "happened"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_on_the_map(
    seeds: Findings, name: str, types: set[str], place: str, roles: set[str], day: str, status: str
) -> None:
    found = story(seeds, name)
    told = [
        (report.type, str(report.time.first), report.status)
        for report in reports_at(found, place, roles)
    ]
    assert any(t in types and first == day and s == status for t, first, s in told), told


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("japan-france", "Liaoning"),
        ("second-thomas", "Sierra Madre"),
        ("second-thomas", "Sindangan"),
        ("tonga", "Adelaide"),
        ("tonga", "Aotearoa"),
    ],
)
def test_a_ship_named_after_a_place_is_no_place(seeds: Findings, name: str, words: str) -> None:
    found = story(seeds, name)
    decided = {resolution.mention: resolution.place for resolution in found.resolutions}
    assert [m.text for m in found.mentions if words in m.text and decided[m.id]] == []


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("japan-france", "Tokyo"),
        ("japan-france", "North Korea"),
        ("japan-france", "Okinawa"),
        ("hormuz", "New Delhi"),
        ("hormuz", "Washington"),
        ("second-thomas", "The Hague"),
        ("kerch", "New York"),
        ("nairobi", "State House"),
    ],
)
def test_where_somebody_spoke_or_what_was_spoken_about_is_not_where_it_happened(
    seeds: Findings, name: str, place: str
) -> None:
    assert [report.label for report in reports_at(story(seeds, name), place, HERE)] == []


def test_a_boat_called_may_4_is_no_date(seeds: Findings) -> None:
    times = [time.text for time in story(seeds, "second-thomas").times]
    assert not any("May" in words for words in times), times


def test_the_earthquake_has_its_magnitude_and_its_country(seeds: Findings) -> None:
    found = story(seeds, "morocco")
    quakes = [report for report in found.reports if report.mode == "earthquake"]
    assert any(n.kind == "magnitude" and n.value == 6.8 for r in quakes for n in r.numbers)
    countries = {place.id: place.country for place in found.places}
    assert {countries[p.place] for r in quakes for p in r.places if p.place} <= {"MA"}


def test_every_mention_and_every_sentence_shows_the_words_of_its_article(seeds: Findings) -> None:
    for found in seeds.articles:
        text = found.article.text
        assert all(text[m.start : m.end] == m.text for m in found.mentions)
        for report in found.reports:
            assert report.sentence.start <= report.trigger.start < report.trigger.end
            assert text[report.sentence.start : report.sentence.end].strip()


def test_every_sample_gives_an_event_with_a_place(seeds: Findings) -> None:
    without = [
        found.article.id
        for found in seeds.articles
        if not any(place.place for report in found.reports for place in report.places)
    ]
    assert without == []


def test_no_sample_drowns_its_reader(seeds: Findings) -> None:
    assert {f.article.id: len(f.reports) for f in seeds.articles if len(f.reports) > 18} == {}
