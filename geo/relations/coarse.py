"""Coasts no finer than a phrase means, and areas grown by a distance: what keeps relations fast.

A fjord coast has thousands of corners; a strip of 150 km around it has none of them. Shapes are
simplified to a share of the distance that is asked for, and grown in steps that double, each
from the smooth outline of the one before. A buffer of the whole coast at once costs seconds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

FIRST = 4.0
"""Kilometres of the first step."""
SHARE = 8.0
"""Each step's outline is kept to this part of the step."""


def areas(geometry: BaseGeometry) -> BaseGeometry:
    """Return the polygons of a geometry; lines and points, which cuts leave behind, are dropped."""
    if geometry.geom_type in {"Polygon", "MultiPolygon"}:
        return geometry
    parts = [p for p in shapely.get_parts(geometry) if p.geom_type.endswith("Polygon")]
    return shapely.union_all(parts)


def coarse(shape: BaseGeometry, tolerance: float) -> BaseGeometry:
    """Return areas simplified to a tolerance in the shape's own unit, valid.

    Specks below the tolerance go; where nothing would be left the shape itself comes back.
    """
    simple = shapely.simplify(shape, tolerance, preserve_topology=False)
    if not simple.is_valid:
        simple = areas(shapely.make_valid(simple))
    return shape if simple.is_empty else simple


def grow(shape: BaseGeometry, km: float, fine: float) -> BaseGeometry:
    """Return all that lies within `km` of a shape in a plane of kilometres, to about `fine` km."""
    grown, reached, step = shape, 0.0, FIRST
    while reached < km:
        step = min(step, km - reached)
        grown = shapely.simplify(shapely.buffer(grown, step, quad_segs=6), min(fine, step / SHARE))
        reached += step
        step *= 2
    return grown
