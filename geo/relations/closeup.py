"""What two large shapes have near each other: of Russia and Alaska, the Bering Strait's shores.

What lies between two places is decided where they face each other. All the other corners of a
continent's coast cost time and change nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
import shapely

from geo.regions.coast import unit_vectors
from geo.regions.geodesy import EARTH_KM
from geo.relations.coarse import valid_areas

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

LARGE = 2000
"""Shapes with fewer corners are taken as they are."""
EDGE_DEGREES = 0.25
"""Longer edges are broken, so that no point of an outline is far from a corner."""
CELL_KM = 30.0
"""One corner stands for all within a cube of this size."""
SLACK_KM = 70.0
"""A point of an outline is no farther than this from a corner that stands for it."""
KM_PER_DEGREE = 111.2


def closeup(
    one: BaseGeometry, other: BaseGeometry, share: float
) -> tuple[BaseGeometry, BaseGeometry]:
    """Return both shapes (lon/lat) cut to boxes around where they are near each other.

    In the boxes lies at least what is within `share` times their distance of the other.
    """
    sizes = [shapely.get_num_coordinates(shape) for shape in (one, other)]
    if max(sizes) <= LARGE:
        return one, other
    corners = [_corners(shape) for shape in (one, other)]
    vectors = [unit_vectors(*found.T).astype(np.float32) for found in corners]
    cosines = vectors[0] @ vectors[1].T
    nearest = [_km(cosines.max(axis=axis)) for axis in (1, 0)]
    reach = share * float(nearest[0].min()) + 2 * SLACK_KM
    first, second = (
        shape if size <= LARGE else _cut(shape, found[away <= reach], reach + SLACK_KM)
        for shape, size, found, away in zip((one, other), sizes, corners, nearest, strict=True)
    )
    return first, second


def _corners(shape: BaseGeometry) -> NDArray[np.float64]:
    """Return longitudes and latitudes of corners, one in each cube of the globe."""
    lonlat = shapely.get_coordinates(shapely.segmentize(shape, EDGE_DEGREES))
    cubes = np.floor(unit_vectors(*lonlat.T) * (EARTH_KM / CELL_KM)).astype(np.int64) + 512
    _, chosen = np.unique(cubes @ np.array((1 << 20, 1 << 10, 1)), return_index=True)
    return lonlat[chosen]


def _km(cosines: NDArray[np.float32]) -> NDArray[np.float64]:
    return EARTH_KM * np.arccos(np.clip(cosines.astype(np.float64), -1.0, 1.0))


def _cut(shape: BaseGeometry, near: NDArray[np.float64], margin: float) -> BaseGeometry:
    """Clip a shape to the box around some points, `margin` kilometres wider."""
    high = margin / KM_PER_DEGREE
    south, north = near[:, 1].min() - high, near[:, 1].max() + high
    pieces = [
        valid_areas(shapely.clip_by_rect(shape, west, south, east, north))
        for west, east in _spans(near[:, 0], margin, max(abs(south), abs(north)))
    ]
    return pieces[0] if len(pieces) == 1 else shapely.union_all(pieces)


def _spans(lons: NDArray[np.float64], margin: float, level: float) -> Iterator[tuple[float, float]]:
    """Yield the longitudes of a box, two spans where it crosses ±180°, all near a pole."""
    wide = margin / KM_PER_DEGREE / max(math.cos(math.radians(min(level, 90.0))), 1e-9)
    turned = (lons - lons[0] + 180.0) % 360.0 - 180.0
    west, east = lons[0] + turned.min() - wide, lons[0] + turned.max() + wide
    if east - west >= 360.0 or level >= 90.0:
        yield -180.0, 180.0
        return
    for shift in (-360.0, 0.0, 360.0):
        low, high = max(west + shift, -180.0), min(east + shift, 180.0)
        if low < high:
            yield float(low), float(high)
