"""Continents and the parts of the world that news names and no country is."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from geo.gazetteer.entries import Entry, Extra
from geo.gazetteer.folding import fold
from geo.gazetteer.sources.countries import named
from geo.gazetteer.sources.data_files import toml
from geo.records import Place

if TYPE_CHECKING:
    from geo.regions import Regions

AREA_POINTS = 88.0


def entries(regions: "Regions") -> Iterator[Entry | Extra]:
    """Yield an entry for each area, or its names alone where the region set has its shape."""
    shaped = {fold(region.name): region for region in regions.all() if region.kind != "country"}
    for name, known in toml("areas.toml").items():
        region = next(
            (shaped[key] for key in map(fold, (name, *known.get("names", ()))) if key in shaped),
            None,
        )
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
                kind="continent" if identifier.startswith("geonames:") else "area",
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
