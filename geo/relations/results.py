"""The place that a described shape becomes: clipped to land or water, with a label and an id."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import shapely

from geo.records import Place
from geo.relations.coarse import areas, coarse
from geo.relations.scene import Scene

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geo.regions import Regions
    from geo.relations.arguments import Argument
    from geo.relations.plane import Plane

MAP_TOLERANCE_KM = 1.0
"""Simplification of derived shapes; below 0.02°."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A described place; `place` is None where no shape could honestly be made."""

    place: Place | None
    score: float
    reason: str
    new: bool = True
    """False where the place is one that the article names anyway."""


def clipped(
    scene: Scene, shape: BaseGeometry, surface: str, reach: float
) -> tuple[BaseGeometry, bool]:
    """Keep the wet or the dry part of a shape where the words ask for one and there is one."""
    if surface not in {"water", "land"}:
        return shape, False
    if surface == "water":
        kept = areas(shapely.difference(shape, scene.others(reach)))
        if scene.country and shapely.intersects(kept, scene.ground.representative_point()):
            kept = areas(shapely.difference(kept, scene.ground))
    else:
        kept = areas(shapely.intersection(shape, scene.land(reach)))
    if kept.area < 0.02 * shape.area:
        return shape, surface == "land"
    return kept, surface == "water"


def derived(
    kind: str, words: str, plane: Plane, shape: BaseGeometry, arguments: Sequence[Argument],
    regions: Regions, how: str, *, wet: bool = False,
    label: tuple[float, float] | None = None, score: float = 0.75,
) -> Made:  # fmt: skip
    """Return a flat shape as a place; `label` (x, y) is taken where it lies in the shape."""
    if shape.is_empty or shape.area < 0.01:
        return Made(place=None, score=0.0, reason=f"{words}: the shape is empty")
    simple = coarse(shape, min(MAP_TOLERANCE_KM, shape.area**0.5 / 40))
    lonlat = plane.unflatten(simple if not simple.is_empty else shape)
    spot = plane.lonlat(*label) if label is not None else None
    if spot is None or not shapely.intersects_xy(lonlat, *spot):
        inner = max(shapely.get_parts(lonlat), key=lambda p: p.area).representative_point()
        spot = (inner.x, inner.y)
    place = place_of(kind, words, lonlat, spot, arguments, regions, wet=wet)
    return Made(place=place, score=score, reason=f"{words}: {how}")


def place_of(
    kind: str, words: str, shape: BaseGeometry, spot: tuple[float, float],
    arguments: Sequence[Argument], regions: Regions, *, wet: bool,
) -> Place:  # fmt: skip
    """Return the place of a shape (lon/lat) with its label point, country or seas, and id."""
    lon, lat = round(spot[0], 5), round(spot[1], 5)
    there = regions.where(lon, lat)
    at_sea = wet or (there.country is None and bool(there.waters))
    seas = [regions.region(water) for water in there.waters] if at_sea else []
    countries = {a.country for a in arguments if a.country}
    key = "|".join((kind, words, *sorted(a.id for a in arguments), "water" if wet else ""))
    return Place(
        id=f"derived:{hashlib.sha256(key.encode()).hexdigest()[:12]}",
        name=words,
        kind="derived",
        country=None if at_sea else there.country,
        admin1=None if at_sea or kind in {"route", "border", "waters"} else there.admin1,
        lat=lat,
        lon=lon,
        precision="derived",
        source=f"relation {kind}",
        seas=tuple(sea.name for sea in seas if sea),
        bordering=tuple(sorted(countries)) if at_sea else (),
        geometry=shape,
    )
