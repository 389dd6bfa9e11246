"""Near, close to, around, outside A: everything within reach of it.

A settlement is part of its own vicinity (nobody knows where the town ends); an area is not, nor
is an island. Limits: the reach follows the kind of place, not the writer's idea of near.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import shapely

from geo.relations.coarse import FINENESS, FIRST, coarse, extent, grow
from geo.relations.distance import sector

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geo.relations.scene import Scene

REACH_KM = {"exact": 12.0, "settlement": 25.0, "district": 25.0, "province": 50.0, "country": 60.0}
"""By the place's precision."""
METROPOLIS = 1_000_000
METROPOLIS_KM = 40.0
"""Reach around a city with more people than that."""
ROUGH = 50.0
"""Outlines are as rough as this part of the reach."""
REGION_KM = (20.0, 80.0)
"""Least and greatest reach around a region; in between, a third of its size."""


def reach_of(precision: str, population: int | None, area_km2: Callable[[], float]) -> float:
    """Return how far "near" reaches, in kilometres; the area is asked for only of a region."""
    if precision == "settlement" and (population or 0) > METROPOLIS:
        return METROPOLIS_KM
    if precision in REACH_KM:
        return REACH_KM[precision]
    least, most = REGION_KM
    return float(min(max(area_km2() ** 0.5 / 3, least), most))


def vicinity(
    scene: Scene, reach: float, *, with_ground: bool, bearing: float | None, angle: float
) -> BaseGeometry:
    """Return what lies within `reach` kilometres, on one side if a bearing (degrees) is given."""
    rough = max(reach / ROUGH, extent(scene.ground) / FINENESS)
    ground = scene.ground if scene.point else coarse(scene.ground, rough)
    shape = grow(ground, reach, rough, first=reach if scene.point else FIRST)
    if not (scene.point or with_ground):
        shape = shapely.difference(shape, scene.ground)
    if bearing is not None:
        shape = shapely.intersection(shape, sector(scene.ground, bearing, angle, 3 * reach))
    return shape
