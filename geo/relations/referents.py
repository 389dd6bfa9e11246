"""Which shape a side of a relation has: an island where the words or the water ask for one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import shapely

from geo.gazetteer import fold
from geo.records import Place, Region
from geo.regions.geodesy import distance_km, nearest_point
from geo.relations.phrases import Side, vocabulary

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geo.regions import Regions

ISLAND_NEAR_KM = 150.0
"""An island of the same name belongs to a place that is no farther off."""
MAIN_SHARE = 0.05
"""Polygons below this share of the largest are outlying islands, not the main land."""


class Referents:
    """Shapes of places, with the islands sorted by name once."""

    def __init__(self, regions: Regions) -> None:
        self._regions = regions
        self._islands: dict[str, list[Region]] = {}
        for region in regions.all({"island"}):
            for name in {region.name, *region.names}:
                self._islands.setdefault(_bare(name), []).append(region)

    def island(self, side: Side, place: Place | None, *, at_sea: bool) -> Region | None:
        """Return the island that the side means, or None.

        The words must call it an island, or the phrase be about water and the place a
        settlement or province that shares its name with the island it lies on.
        """
        names = [side.mention.query, side.mention.text, *([place.name] if place else [])]
        found = list(self._named(names))
        if place is None:
            return found[0] if side.island and len(found) == 1 else None
        if place.kind == "island" or not (side.island or at_sea):
            return None
        if place.kind == "country" and not side.island:
            return None
        near = [(self._km(place, region), region.id, region) for region in found]
        near = [entry for entry in near if entry[0] <= ISLAND_NEAR_KM]
        if near:
            return min(near)[2]
        return self._island_under(place) if side.island and place.kind == "city" else None

    def shapes(self, place: Place, island: Region | None) -> tuple[BaseGeometry, ...]:
        """Return the shapes to try, whole first, then the main land without outlying islands."""
        if island is not None:
            return (self._regions.shape(island.id),)
        region = place.region or place.id
        if self._regions.region(region) is not None:
            whole = self._regions.shape(region)
        elif place.geometry is not None:
            whole = place.geometry
        else:
            return (shapely.Point(place.lon, place.lat),)
        main = _main_land(whole)
        return (whole,) if main is whole else (whole, main)

    def is_island(self, place: Place) -> bool:
        """Return whether a country or province is an island, by its name and where it lies."""
        found = self._named([place.name])
        return any(self._km(place, region) <= ISLAND_NEAR_KM for region in found)

    def _named(self, names: list[str]) -> Iterator[Region]:
        seen: set[str] = set()
        for name in names:
            for region in self._islands.get(_bare(name), ()):
                if region.id not in seen:
                    seen.add(region.id)
                    yield region

    def _km(self, place: Place, island: Region) -> float:
        if place.kind == "country":
            return distance_km(place.lon, place.lat, island.lon, island.lat)
        return nearest_point(place.lon, place.lat, self._regions.shape(island.id))[2]

    def _island_under(self, place: Place) -> Region | None:
        for region in self._regions.all({"island"}):
            west, south, east, north = region.bounds
            inside = west - 0.1 <= place.lon <= east + 0.1 and south <= place.lat <= north
            if inside and self._km(place, region) < 1.0:
                return region
        return None


def _bare(name: str) -> str:
    """Fold an island's name and take off what only says that it is one.

    >>> _bare("Miyakojima Island"), _bare("Miyako-jima"), _bare("Taiwan (island)")
    ('miyako', 'miyako', 'taiwan')
    """
    bare = fold(name)
    trimmed = True
    while trimmed:
        trimmed = False
        for ending in vocabulary()["endings"]:
            short = bare.removesuffix(ending).strip()
            if short != bare and len(short) > 2:
                bare, trimmed = short, True
    return bare.removeprefix("island of ").removeprefix("isle of ")


def _main_land(shape: BaseGeometry) -> BaseGeometry:
    parts = shapely.get_parts(shape)
    if len(parts) < 2:
        return shape
    sizes = shapely.area(parts)
    west, _, east, _ = shapely.bounds(parts).T
    cut = (west <= -180) | (east >= 180)
    main = sizes >= MAIN_SHARE * sizes.max()
    if cut[sizes.argmax()]:
        main |= cut  # Chukotka is no island: the map's edge cuts it off
    return shape if main.all() else shapely.multipolygons(list(parts[main]))
