"""The geometry of "between A and B": the hull of the sides that face each other, without both.

Pure functions over shapely. Their limits: the two must lie apart, at most 1,500 km; of large
shapes only what lies near the other one counts, so that between Iran and Oman is not all of
the Gulf.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import shapely

from geo.relations.closeup import closeup
from geo.relations.coarse import coarse, grow
from geo.relations.plane import Plane

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

FARTHEST_KM = 1500.0
"""Beyond this, "between" names a direction or a comparison, not a place."""
LEAST_KM = 0.05
TOUCHING = "the two touch or overlap: nothing lies between them"
FACING = 1.5
"""What lies within this many times the gap's width from the other place faces it."""
FINE = 300.0
MOST_DEGREES = 0.05
ROUGH_DEGREES = 0.02
FEW_CORNERS, MANY_CORNERS = 300, 20_000
"""Up to so many corners an outline is looked at as it is, roughly and exactly."""
KM_PER_DEGREE = 111.2
SETTLEMENT_KM = 5.0
"""Greatest radius that stands for a settlement without a shape."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """What lies between two shapes, in a plane of kilometres around its middle."""

    plane: Plane
    shape: BaseGeometry
    """The hull of the facing sides minus both; land and water alike."""
    line: BaseGeometry
    """The shortest line from one to the other."""
    one: BaseGeometry
    other: BaseGeometry

    @property
    def km(self) -> float:
        """Width of the gap."""
        return float(self.line.length)


def gap_between(one: BaseGeometry, other: BaseGeometry) -> Gap | str:
    """Return the gap between two shapes (lon/lat; points count as settlements), or why not."""
    one, other = closeup(one, other, FACING)
    plane, rough_km = _centred(one, other)
    if rough_km > 1.1 * FARTHEST_KM:
        return f"the two are {rough_km:,.0f} km apart: too far for a place between them"
    # Outlines to a three-hundredth of the gap say what faces what.
    fine = min(rough_km / FINE / KM_PER_DEGREE, MOST_DEGREES)
    flat = [plane.flatten(_fine(shape, fine, MANY_CORNERS)) for shape in (one, other)]
    # Two towns that face each other over a narrow water keep it between them.
    if not all(shape.area for shape in flat):
        away = float(shapely.distance(*flat))
        if away < LEAST_KM:
            return TOUCHING
        radius = min(SETTLEMENT_KM, away / 5)
        flat = [_solid(shape, radius) for shape in flat]
    first, second = flat
    line = shapely.shortest_line(first, second)
    if line.length > FARTHEST_KM:
        return f"the two are {line.length:,.0f} km apart: too far for a place between them"
    if line.length < LEAST_KM:
        return TOUCHING
    reach = FACING * line.length
    facing = [_facing(first, second, reach), _facing(second, first, reach)]
    hull = shapely.union_all(facing).convex_hull
    shape = shapely.difference(hull, shapely.union(first, second))
    shape = _crossed_by(shape, line)
    return Gap(plane=plane, shape=shape, line=line, one=first, other=second)


def _fine(shape: BaseGeometry, tolerance: float, most: int = FEW_CORNERS) -> BaseGeometry:
    few = shapely.get_num_coordinates(shape) <= most
    return shape if few or not tolerance else coarse(shape, tolerance)


def _centred(one: BaseGeometry, other: BaseGeometry) -> tuple[Plane, float]:
    """Return a plane around the middle of the gap and its width; rough shapes are enough."""
    rough = [_outline(_fine(shape, ROUGH_DEGREES)) for shape in (one, other)]
    plane = Plane(*_middle(one, other))
    for _ in range(2):  # each round centres the plane better, and distances with it
        line = shapely.shortest_line(*(plane.flatten(shape, closed=False) for shape in rough))
        middle = line.interpolate(0.5, normalized=True)
        if line.length > 4 * FARTHEST_KM or abs(middle.x) + abs(middle.y) < 5:
            break
        plane = Plane(*plane.lonlat(middle.x, middle.y))
    return plane, float(line.length)


def _outline(shape: BaseGeometry) -> BaseGeometry:
    """Return an area's boundary: the way to it is the way to the area, and it is always valid."""
    return shapely.boundary(shape) if shape.area else shape


def _facing(shape: BaseGeometry, other: BaseGeometry, reach: float) -> BaseGeometry:
    # A coast to a fiftieth of the reach is fine enough to say how far the reach goes.
    return shapely.intersection(shape, _reached(other, reach))


def _reached(shape: BaseGeometry, reach: float) -> BaseGeometry:
    rough = shapely.simplify(shape, reach / 50)  # keeps small islands, which count here
    if shapely.get_num_coordinates(rough) <= FEW_CORNERS:
        return shapely.buffer(rough, reach, quad_segs=8)
    return grow(rough, reach, reach / 100)


def _crossed_by(shape: BaseGeometry, line: BaseGeometry) -> BaseGeometry:
    """Leave out lagoons and inlets: keep what the shortest line crosses, and large pieces."""
    parts = shapely.get_parts(shape)
    kept = [p for p in parts if shapely.intersects(p, line) or p.area > 0.05 * shape.area]
    return shapely.union_all(kept)


def _solid(flat: BaseGeometry, radius: float) -> BaseGeometry:
    return shapely.buffer(flat, radius) if flat.area == 0 else flat


def _middle(one: BaseGeometry, other: BaseGeometry) -> tuple[float, float]:
    """Return the middle of the great circle between the two, good enough to begin with."""
    from geo.regions.geodesy import geod

    a, b = (shape.representative_point() for shape in (one, other))
    bearing, _, metres = geod().inv(a.x, a.y, b.x, b.y)
    lon, lat, _ = geod().fwd(a.x, a.y, bearing, metres / 2)
    return float(lon), float(lat)
