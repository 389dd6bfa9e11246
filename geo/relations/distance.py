"""N kilometres (north-east) of A: a ring, or the sector of one, as wide as the number is round.

"200 km" may be 150 or 250, "12 km" may not. From an area the distance counts from its edge.
Limits: the shape says where the writer's words allow the place to be; its label point lies at
the distance itself. 0 and more than 5,000 km make no place.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import shapely

from geo.relations.coarse import grow

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

FARTHEST_KM = 5000.0
SHARE = 0.07
"""No distance in news is better known than this share of it …"""
MOST = 0.25
"""… nor worse than this."""
LEAST_KM = 1.5
MANY_CORNERS = 300
"""A ground with more is first grown in small steps, which makes it smooth."""


def tolerance(km: float, unit_km: float) -> float:
    """Return how far the true distance may lie from the written one, in kilometres.

    Half a step of the number's roundness: 200 counts in hundreds, 85 in fives.

    >>> tolerance(200, 1), tolerance(60, 1), round(tolerance(85 * 1.852, 1.852), 1)
    (50.0, 5.0, 11.0)
    """
    amount = km / unit_km
    step = 1.0
    while amount >= 10 * step and amount % (10 * step) < 1e-6:
        step *= 10
    if amount >= 5 * step and amount % (5 * step) < 1e-6 and step > 0 and amount != 5 * step:
        step *= 5
    half = min(0.5 * step * unit_km, MOST * km)
    return max(half, SHARE * km, min(LEAST_KM, km / 2))


def too_far(km: float) -> str | None:
    """Return why a distance makes no place, or None."""
    if km <= 0:
        return "a distance of 0 says nothing about where"
    if km > FARTHEST_KM:
        return f"{km:,.0f} km is too far to say where a place lies"
    return None


def ring(
    ground: BaseGeometry, km: float, spread: float, bearing: float | None, angle: float
) -> BaseGeometry:
    """Return what lies `km` ± `spread` from the ground (in a plane of kilometres).

    With a bearing only what lies that way, within `angle` degrees to either side.
    """
    nearest = max(km - spread, 0.0)
    inner = disc(ground, nearest) if nearest else ground
    outer = disc(inner, km + spread - nearest)
    shape = shapely.difference(outer, inner)
    if bearing is None:
        return shape
    return shapely.intersection(shape, sector(ground, bearing, angle, km + spread))


def disc(ground: BaseGeometry, km: float) -> BaseGeometry:
    """Return what lies within `km` of the ground, the ground with it."""
    if shapely.get_num_coordinates(ground) > MANY_CORNERS:
        ground = grow(ground, km / 4, km / 100)
        return shapely.buffer(ground, 3 * km / 4, quad_segs=16)
    return shapely.buffer(ground, km, quad_segs=32)


def sector(ground: BaseGeometry, bearing: float, angle: float, reach: float) -> BaseGeometry:
    """Return the wedge that opens from the ground's centre to one side, past `reach`."""
    centre = ground.centroid
    west, south, east, north = ground.bounds
    far = 1.5 * (reach + math.hypot(east - west, north - south))
    steps = [bearing - angle + 2 * angle * i / 12 for i in range(13)]
    corners = [
        (centre.x + far * math.sin(math.radians(b)), centre.y + far * math.cos(math.radians(b)))
        for b in steps
    ]
    return shapely.Polygon([(centre.x, centre.y), *corners])


def at(ground: BaseGeometry, km: float, bearing: float) -> tuple[float, float]:
    """Return x, y of the point that the words name most exactly."""
    centre = ground.centroid
    toward = (math.sin(math.radians(bearing)), math.cos(math.radians(bearing)))
    west, south, east, north = ground.bounds
    far = km + math.hypot(east - west, north - south)
    ray = shapely.LineString(
        [(centre.x, centre.y), (centre.x + far * toward[0], centre.y + far * toward[1])]
    )
    edge = shapely.intersection(ray, ground)
    out = max(
        (math.hypot(x - centre.x, y - centre.y) for x, y in shapely.get_coordinates(edge)),
        default=0.0,
    )
    return centre.x + (out + km) * toward[0], centre.y + (out + km) * toward[1]
