"""Provinces, seas, straits, islands and named areas, from the region set; and the provinces that
only GeoNames has.
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from geo.gazetteer.entries import Entry, Match, points_for_people, precision_of, waters_of
from geo.gazetteer.folding import fold
from geo.gazetteer.sources.provinces import bare_name
from geo.records import Place, Region

if TYPE_CHECKING:
    from geo.gazetteer.sources.cities import Town
    from geo.gazetteer.sources.provinces import Provinces
    from geo.regions import Regions

NAMESAKE_SHARE = 0.1
"""A province is mostly named for its own sake unless this share of its people lives in the city
of the same name: "Donetsk" is the city, "Quebec" and "Okinawa" are the provinces."""
NAMESAKE_POINTS = -12.0
PROVINCE_POINTS = 3.0

_BASE_POINTS = {
    "ocean": 90.0,
    "continent": 85.0,
    "area": 80.0,
    "lake": 55.0,
    "islands": 50.0,
    "island": 45.0,
    "admin2": 40.0,
}


def entries(
    regions: "Regions",
    provinces: "Provinces",
    towns: "Sequence[Town]",
    geonames_ids: Mapping[str, int],
) -> Iterator[Entry]:
    """Yield everything but the countries that GeoNames has, in the region set's order.

    `geonames_ids` are GeoNames' numbers of regions that have none, by region id.
    """
    people, namesakes, largest = _census(towns)
    countries = {region.id for region in regions.countries()}
    for region in regions.all():
        if region.id in countries and region.id.startswith("geonames:"):
            continue
        name = provinces.display_name(region)
        if region.kind == "admin1" and region.country:
            prominence = _province_points(region.country, name, people, namesakes)
        else:
            prominence = _points_for_extent(region)
        yield Entry(
            place=_place(region, name, geonames_ids.get(region.id), regions),
            names=_names(region, name),
            prominence=prominence,
        )
    for country, code, name in provinces.without_region():
        town = largest.get((country, code))
        if town is not None:
            yield Entry(
                place=_province_of_geonames(country, code, name, town),
                names=((name, "name"),),
                prominence=_province_points(country, name, people, namesakes),
            )


def _place(region: Region, name: str, number: int | None, regions: "Regions") -> Place:
    return Place(
        id=f"geonames:{number}" if number else region.id,
        name=name,
        kind=region.kind,
        country=region.country,
        claimants=region.claimants,
        administered_by=region.administered_by,
        admin1=name if region.kind == "admin1" else region.admin1,
        lat=region.lat,
        lon=region.lon,
        geonames_id=number or region.geonames_id,
        precision=precision_of(region.kind),
        source=region.source or "regions",
        seas=waters_of(region, regions),
        bordering=region.bordering,
        region=region.id,
    )


def _province_of_geonames(country: str, code: str, name: str, town: "Town") -> Place:
    """A province that the region set lacks: its largest settlement is its label point."""
    return Place(
        id=f"geo:admin1-{country.lower()}-{code.lower()}",
        name=name,
        kind="admin1",
        country=country,
        admin1=name,
        lat=town.place.lat,
        lon=town.place.lon,
        precision="province",
        source="geonames",
    )


def _names(region: Region, name: str) -> tuple[tuple[str, Match], ...]:
    names: list[tuple[str, Match]] = [(name, "name")]
    bare = bare_name(name) if region.kind == "admin1" else None
    if bare:
        names.append((bare, "short"))
    names += [(other, "alternate") for other in (region.name, *region.names)]
    return tuple(names)


def _points_for_extent(region: Region) -> float:
    """Points by the extent of the bounds, since a sea has no people."""
    west, south, east, north = region.bounds
    width = east - west if east >= west else east - west + 360
    extent = width * max(north - south, 0.0)
    return round(_BASE_POINTS.get(region.kind, 70.0) + 4 * math.log10(1 + extent), 2)


Census = tuple[
    dict[tuple[str, str], int], dict[tuple[str, str, str], int], "dict[tuple[str, str], Town]"
]


def _census(towns: "Sequence[Town]") -> Census:
    """Count people by (country, province), by (country, province, city), and find the largest
    city of each (country, GeoNames code).
    """
    people: Counter[tuple[str, str]] = Counter()
    namesakes: dict[tuple[str, str, str], int] = {}
    largest: dict[tuple[str, str], Town] = {}
    for town in towns:
        country, admin1, inhabitants = _census_line(town)
        if admin1:
            people[(country, admin1)] += inhabitants
            if inhabitants >= 20_000:
                key = (country, admin1, fold(town.place.name.removesuffix(" City")))
                namesakes[key] = max(namesakes.get(key, 0), inhabitants)
        place = (country, town.admin1_code)
        if place not in largest or inhabitants > (largest[place].place.population or 0):
            largest[place] = town
    return people, namesakes, largest


def _census_line(town: "Town") -> tuple[str, str | None, int]:
    return town.place.country or "", town.place.admin1, town.place.population or 0


def _province_points(
    country: str,
    name: str,
    people: dict[tuple[str, str], int],
    namesakes: dict[tuple[str, str, str], int],
) -> float:
    total = people.get((country, name), 0)
    city = namesakes.get((country, name, fold(bare_name(name) or name)), 0)
    bonus = NAMESAKE_POINTS if city > NAMESAKE_SHARE * total else PROVINCE_POINTS
    return points_for_people(total) + bonus
