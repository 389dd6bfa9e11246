"""Coasts no finer than a phrase means, and areas grown by a distance: what keeps relations fast.

A fjord coast has thousands of corners; a strip of 150 km around it has none of them. Shapes are
simplified to a share of the distance that is asked for, and grown in steps that double, each
from the smooth outline of the one before. A buffer of the whole coast at once costs seconds.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import shapely

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

FIRST = 4.0
"""Kilometres of the first step."""
SHARE = 8.0
"""Each step's outline is kept to this part of the step."""
FINENESS = 2000.0
"""No coast is drawn finer than this part of its extent."""


def extent(shape: BaseGeometry) -> float:
    """Return the diagonal of a shape's bounds, in its own unit."""
    west, south, east, north = shape.bounds
    return math.hypot(east - west, north - south)


def areas(geometry: BaseGeometry) -> BaseGeometry:
    """Return the polygons of a geometry; lines and points, which cuts leave behind, are dropped."""
    if geometry.geom_type in {"Polygon", "MultiPolygon"}:
        return geometry
    parts = [p for p in shapely.get_parts(geometry) if p.geom_type.endswith("Polygon")]
    return shapely.union_all(parts)


def valid_areas(geometry: BaseGeometry) -> BaseGeometry:
    """Return the polygons of a geometry, valid."""
    return areas(geometry if geometry.is_valid else _mended(geometry))


def _mended(geometry: BaseGeometry) -> BaseGeometry:
    # Several times as fast as the default for outlines of many parts, and leaves no lines.
    return shapely.make_valid(geometry, method="structure", keep_collapsed=False)


def coarse(shape: BaseGeometry, tolerance: float) -> BaseGeometry:
    """Return areas simplified to a tolerance in the shape's own unit, valid.

    Specks below the tolerance go; where nothing would be left the shape itself comes back.
    """
    simple = shapely.simplify(shape, tolerance, preserve_topology=False)
    if not simple.is_valid:
        simple = areas(_mended(simple))
    return shape if simple.is_empty else simple


def grow(shape: BaseGeometry, km: float, fine: float, *, first: float = FIRST) -> BaseGeometry:
    """Return all that lies within `km` of a shape in a plane of kilometres, to about `fine` km.

    What has been grown already is smooth, so that its first step may be as wide as it likes.
    """
    grown, reached, step = shape, 0.0, first
    while reached < km:
        step = min(step, km - reached)
        grown = coarse(shapely.buffer(grown, step, quad_segs=6), min(fine, step / SHARE))
        reached += step
        step *= 2
    return grown
