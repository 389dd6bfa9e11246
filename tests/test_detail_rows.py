"""Rows behind the events: reports, places with roles, movements, mentions."""

from dataclasses import replace

from geo.detail_rows import (
    article_rows,
    cut_line,
    event_place_rows,
    mention_rows,
    movement_rows,
    report_rows,
)
from geo.records import EventPlace, Findings
from geo.tables import Analysis


def moved(findings: Findings, *places: tuple[str, str]) -> Findings:
    event = findings.events[0]
    roles = tuple(
        EventPlace(role=role, place=place, mentions=(), score=0.9) for role, place in places
    )
    lead = replace(event.reports[0], places=roles)
    return replace(findings, events=(replace(event, reports=(lead,)),))


def test_a_movement_is_a_line_from_origin_to_destination(findings: Findings) -> None:
    [row] = movement_rows(
        moved(findings, ("origin", "geonames:1861060"), ("destination", "geonames:2198148"))
    )
    assert row["geometry"]["coordinates"] == [[(136.0, 35.0), (178.44189, -18.14161)]]
    assert (row["properties"]["origin"], row["properties"]["destination"]) == ("Japan", "Suva")


def test_a_movement_goes_by_way_of_its_path(findings: Findings) -> None:
    [row] = movement_rows(
        moved(
            findings,
            ("origin", "geonames:1861060"),
            ("path", "geo:bering-strait"),
            ("destination", "geonames:2198148"),
        )
    )
    assert row["properties"]["path"] == "Bering Strait"
    assert len(row["geometry"]["coordinates"]) == 3, "over the antimeridian and back"


def test_a_movement_without_an_origin_is_no_line(findings: Findings) -> None:
    assert movement_rows(moved(findings, ("destination", "geonames:2198148"))) == []


def test_a_line_takes_the_shorter_way_round() -> None:
    assert cut_line([(-170, 0), (170, 10)])["coordinates"] == [
        [(-170, 0), (-180, 5.0)],
        [(180, 5.0), (170, 10)],
    ]


def test_scope_is_a_role_like_the_others(findings: Findings) -> None:
    roles = [row["properties"]["role"] for row in event_place_rows(findings)]
    assert roles == ["path", "scope", "location", "location"]


def test_a_place_that_no_gazetteer_holds_keeps_the_articles_words(findings: Findings) -> None:
    row = event_place_rows(findings)[-1]
    assert row["properties"]["place"] == "Camp Lindqvist"
    assert (row["properties"]["place_id"], row["geometry"]) == (None, None)


def test_a_report_knows_its_event_and_its_words(findings: Findings) -> None:
    row = report_rows(findings)[0]["properties"]
    assert (row["id"], row["event_id"], row["article_id"]) == ("r1", "r1", "a1")
    assert row["quote"] == "Two frigates crossed the Bering Strait on Monday."


def test_a_mention_says_what_it_was_taken_for_and_why(findings: Findings) -> None:
    rows = [row["properties"] for row in mention_rows(findings)]
    assert (rows[1]["place"], rows[1]["reason"]) == ("Suva", "the most populous of this name")
    assert (rows[3]["place"], rows[3]["reason"]) == (None, "no gazetteer holds it")


def test_an_article_is_a_row_with_its_text(findings: Findings) -> None:
    row = article_rows(findings)[0]["properties"]
    assert row["text"] == findings.articles[0].article.text


def test_frames_have_dates_as_dates(findings: Findings) -> None:
    analysis = Analysis(findings)
    assert str(analysis.reports["start_date"].dtype).startswith("datetime64")
    assert len(analysis.mentions) == 4
    assert "geometry" not in analysis.reports
    assert list(analysis.event_places.geom_type.dropna()) == ["Point"] * 3
    assert len(analysis.movements) == 0
    assert list(analysis.articles["id"]) == ["a1"]
