"""Off (the coast of) A, and the waters of A: water nearer to A's coast than to another's.

Limits: no treaty's sea border is known here; where two coasts face each other, the middle
divides them.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import shapely

from geo.regions.whereabouts import TWELVE_MILES_KM
from geo.relations.scene import areas

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
STEPS = 5
"""Rings in which "nearer to A than to another" is decided."""


def reach_off(precision: str, area_km2: float) -> float:
    """Return how far "off" reaches, in kilometres."""
    if precision in REACH_KM:
        return REACH_KM[precision]
    least, most = ISLAND_KM
    return float(min(max(area_km2**0.5 / 2, least), most))


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
    land = scene.land(reach)
    ground = scene.ground if coast is None else coast
    if scene.point:
        return areas(shapely.difference(shapely.buffer(ground, reach), land))
    rough = max(1.0, reach / 40)
    ours = shapely.simplify(ground, rough)
    whole = ours if coast is None else shapely.simplify(scene.ground, rough)
    beside = shapely.buffer(whole, 2 * rough + 1, quad_segs=2)
    theirs = areas(shapely.difference(shapely.simplify(land, rough), beside))
    rings = []
    for step in range(1, STEPS + 1):
        radius = reach * step / STEPS
        near = shapely.buffer(ours, radius, quad_segs=6)
        rings.append(shapely.difference(near, shapely.buffer(theirs, radius, quad_segs=4)))
    shape = shapely.union_all([*rings])
    if bearing is not None:
        shape = shapely.intersection(shape, _swept(ours, bearing, reach))
    return areas(shapely.difference(shape, shapely.union(land, scene.ground)))


def _swept(ground: BaseGeometry, bearing: float, reach: float) -> BaseGeometry:
    """Return what the ground passes over when it is pushed `reach` kilometres one way."""
    from shapely.affinity import translate

    step = reach / 12
    x, y = (turn(math.radians(bearing)) * step for turn in (math.sin, math.cos))
    wide = shapely.buffer(ground, step, quad_segs=3)
    return shapely.union_all([translate(wide, k * x, k * y) for k in range(1, 13)])
