"""Continents and the parts of the world that news names and no country is."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from geo.gazetteer.entries import MARINE_KINDS, Entry, Extra
from geo.gazetteer.folding import fold
from geo.gazetteer.sources.countries import named
from geo.gazetteer.sources.data_files import toml
from geo.records import Place

if TYPE_CHECKING:
    from geo.records import Region
    from geo.regions import Regions

AREA_POINTS = 88.0
_AREA_KINDS = MARINE_KINDS | {"area", "continent", "islands"}


def entries(regions: "Regions") -> Iterator[Entry | Extra]:
    """Yield an entry for each area, or its names alone where the region set has its shape."""
    shaped = _Shaped(regions)
    for name, known in toml("areas.toml").items():
        region = shaped.find(name, known.get("country"))
        if region is not None:
            yield Extra(
                name=region.name,
                country=region.country,
                kinds={region.kind},
                names=((name, "alternate"), *named(known)),
            )
            continue
        identifier: str = known["id"]
        yield Entry(
            place=Place(
                id=identifier,
                name=name,
                kind=known.get("kind", "area"),
                country=known.get("country"),
                claimants=tuple(known.get("claimants", ())),
                administered_by=known.get("administered_by"),
                lat=known["lat"],
                lon=known["lon"],
                geonames_id=(
                    int(identifier.removeprefix("geonames:"))
                    if identifier.startswith("geonames:")
                    else None
                ),
                precision="region",
                source="dateline",
            ),
            names=((name, "name"), *named(known)),
            prominence=AREA_POINTS,
        )


def geonames_ids(regions: "Regions") -> dict[str, int]:
    """Return GeoNames' numbers of the areas whose regions have none, by region id."""
    shaped = _Shaped(regions)
    found: dict[str, int] = {}
    for name, known in toml("areas.toml").items():
        scheme, _, number = known["id"].partition(":")
        region = shaped.find(name, known.get("country")) if scheme == "geonames" else None
        if region is not None and region.geonames_id is None:
            found[region.id] = int(number)
    return found


class _Shaped:
    """The areas that the region set has a shape of."""

    def __init__(self, regions: "Regions") -> None:
        self._anywhere: dict[str, Region] = {}
        self._in_country: dict[tuple[str, str], Region] = {}
        for region in regions.all():
            for name in (region.name, *region.names):
                if region.kind in _AREA_KINDS:
                    self._anywhere.setdefault(fold(name), region)
                elif region.kind == "admin1" and region.country:
                    self._in_country.setdefault((region.country, fold(name)), region)
        for region in regions.all(_AREA_KINDS):
            self._anywhere[fold(region.name)] = region

    def find(self, name: str, country: str | None) -> "Region | None":
        """Return the area of this name, or the province where the area lies in one country."""
        area = self._anywhere.get(fold(name))
        return area or (self._in_country.get((country, fold(name))) if country else None)
