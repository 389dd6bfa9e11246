"""Off (the coast of) A, and the waters of A: water nearer to A's coast than to another's.

Limits: no treaty's sea border is known here; where two coasts face each other, the middle
divides them.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

import shapely

from geo.regions.whereabouts import TWELVE_MILES_KM
from geo.relations.coarse import FINENESS, FIRST, areas, coarse, extent, grow

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geo.relations.scene import Scene

REACH_KM = {
    "exact": 30.0,
    "settlement": 60.0,
    "district": 60.0,
    "province": 120.0,
    "country": 150.0,
}
"""How far "off" reaches, by the place's precision."""
ISLAND_KM = (40.0, 120.0)
"""Least and greatest reach off an island or a region; in between, half its size."""
ECONOMIC_KM = 370.4
"""200 nautical miles."""
LOOSE_KM = 100.0
"""How far "in the waters of A" reaches: more than the territorial sea, less than all that is
A's to fish in."""
ROUGH = 40.0
"""Outlines are as rough as this part of the reach, or of the whole coast."""
STEPS, FEW_STEPS, SHORT_KM = 5, 2, 30.0
"""Rings in which "nearer to A than to another" is decided; fewer for a reach below `SHORT_KM`."""


def reach_off(precision: str, area_km2: Callable[[], float]) -> float:
    """Return how far "off" reaches, in kilometres; the area is asked for only of a region."""
    if precision in REACH_KM:
        return REACH_KM[precision]
    least, most = ISLAND_KM
    return float(min(max(area_km2() ** 0.5 / 2, least), most))


def reach_of_waters(words: str) -> float:
    """Return how far out a coast's waters go, by what they are called, in kilometres."""
    if "economic" in words:
        return ECONOMIC_KM
    if words.strip() == "waters":
        return LOOSE_KM
    return TWELVE_MILES_KM


def waters_off(
    scene: Scene, reach: float, *, bearing: float | None = None, coast: BaseGeometry | None = None
) -> BaseGeometry:
    """Return water within `reach` kilometres of the ground and nearer to it than to other land.

    With a bearing only water from which the ground lies the other way, off `coast`, the part
    of the ground that is meant.
    """
    land = scene.others(reach)
    if scene.point:
        return areas(shapely.difference(shapely.buffer(scene.ground, reach), land))
    rough = max(1.0, reach / ROUGH, extent(scene.ground) / FINENESS)
    ours = coarse(scene.ground if coast is None else coast, rough)
    whole = ours if coast is None else coarse(scene.ground, rough)
    theirs = areas(shapely.difference(coarse(land, rough), grow(whole, 2 * rough + 1, rough)))
    near, far = ours, theirs
    rings = []
    steps = STEPS if reach > SHORT_KM else FEW_STEPS
    width = reach / steps
    for number in range(steps):
        first = width if number else FIRST
        near, far = (grow(shape, width, rough / 2, first=first) for shape in (near, far))
        rings.append(shapely.difference(near, far))
    shape = shapely.union_all(rings)
    if bearing is not None:
        shape = shapely.intersection(shape, _swept(ours, bearing, reach))
    return areas(shapely.difference(shapely.difference(shape, scene.ground), land))


def _swept(ground: BaseGeometry, bearing: float, reach: float) -> BaseGeometry:
    """Return what the ground passes over when it is pushed `reach` kilometres one way."""
    from shapely.affinity import translate

    step = reach / 12
    x, y = (turn(math.radians(bearing)) * step for turn in (math.sin, math.cos))
    wide = grow(ground, step, step / 8)
    return shapely.union_all([translate(wide, k * x, k * y) for k in range(1, 13)])
