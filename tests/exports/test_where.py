"""One rule of where, on the page, in the files and in `geo export --country`."""

from dataclasses import replace
from typing import Any

import pytest

from geo.exports.selection import Selection, select
from geo.facets import place_keys, where_keys
from geo.features import event_rows, place_rows
from geo.records import Findings, Place

OFF_DOVER = Place(
    id="osm:77", name="Lightship", kind="lightship", lat=51.05, lon=1.45, precision="exact",
    source="nominatim",
)  # fmt: skip
HARBOUR_TOWN = Place(
    id="geonames:2198148", name="Suva", kind="city", country="FJ", lat=-18.14161, lon=178.44189,
    precision="settlement", source="geonames", seas=("Pacific Ocean", "Koro Sea"),
)  # fmt: skip


def moved(findings: Findings, place: Place) -> Findings:
    """The findings with the talks (event r2) at another place."""
    talks = next(event for event in findings.events if event.id == "r2")
    report = talks.reports[0]
    at = tuple(
        replace(item, place=place.id) if item.role == "location" else item for item in report.places
    )
    event = replace(talks, reports=(replace(report, places=at),))
    article = replace(findings.articles[0], places=(*findings.articles[0].places, place))
    others = tuple(event if other.id == "r2" else other for other in findings.events)
    return replace(findings, articles=(article, *findings.articles[1:]), events=others)


def row(findings: Findings) -> dict[str, Any]:
    found: dict[str, Any] = next(r["properties"] for r in event_rows(findings) if r["id"] == "r2")
    return found


def keys(findings: Findings, place: Place) -> list[str]:
    talks = next(event for event in findings.events if event.id == "r2")
    return where_keys(talks, {place.id: place_keys(place)})


def test_a_point_off_a_coast_has_the_coasts_country_and_the_sea_in_files(
    findings: Findings,
) -> None:
    values = row(moved(findings, OFF_DOVER))
    assert (values["country"], values["countries"], values["basin"], values["sea"]) == (
        "GB",
        "GB",
        "Atlantic Ocean",
        "Strait of Dover",
    )


def test_a_point_off_a_coast_has_the_coasts_country_and_the_sea_on_the_page(
    findings: Findings,
) -> None:
    assert keys(moved(findings, OFF_DOVER), OFF_DOVER) == ["GB", "~Atlantic Ocean/Strait of Dover"]


@pytest.mark.parametrize(("country", "kept"), [("GB", ["r2"]), ("FR", [])])
def test_an_export_of_a_country_keeps_what_lies_off_its_coast(
    findings: Findings, country: str, kept: list[str]
) -> None:
    chosen = select(moved(findings, OFF_DOVER), Selection(countries={country}))
    assert [event.id for event in chosen.events] == kept


def test_a_town_whose_record_names_a_sea_counts_under_no_sea_in_files(findings: Findings) -> None:
    values = row(moved(findings, HARBOUR_TOWN))
    assert (values["countries"], values["sea"]) == ("FJ", None)


def test_a_town_whose_record_names_a_sea_counts_under_no_sea_on_the_page(
    findings: Findings,
) -> None:
    assert keys(moved(findings, HARBOUR_TOWN), HARBOUR_TOWN) == ["FJ"]


def test_the_file_of_places_follows_the_same_rule(findings: Findings) -> None:
    rows = place_rows(moved(findings, OFF_DOVER))
    lightship = next(r["properties"] for r in rows if r["id"] == "osm:77")
    assert (lightship["country"], lightship["sea"]) == ("GB", "Strait of Dover")


def test_an_event_calls_its_place_as_its_leading_article_does(findings: Findings) -> None:
    article = findings.articles[0]
    capital = tuple(replace(place, name="The capital") for place in article.places)
    first = replace(article, article=replace(article.article, id="first"), places=capital)
    assert row(replace(findings, articles=(first, article)))["place"] == "Suva"
