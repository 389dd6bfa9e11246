"""The A-B border: a strip along the line that two places share on land.

Limits: the line is the region set's, which may differ from each side's claim; two places that
share no land have no border here, sea borders are not known.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import shapely

from geo.relations.coarse import areas, coarse
from geo.relations.plane import Plane

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    from geo.regions import Regions

HALF_WIDTH_KM = 15.0
"""The strip to either side of the line."""
SLACK_KM = 2.0
"""Two countries' simplified outlines meet within this."""
SHORTEST_KM = 1.0
LEAST_BORDER_KM = 10.0
"""A shorter line is where two outlines graze, not a region's border."""
_MIXERS = np.array((0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F) * 2, dtype=np.uint64)
"""Odd numbers that spread the bits of longitude and latitude."""
Bounds = tuple[float, float, float, float]


def common_border(one: str, other: str, regions: Regions) -> tuple[Plane, BaseGeometry] | None:
    """Return a plane and the line that two regions of one file share corner by corner, or None.

    Neighbours of one file have the very same corners along their border, so that it is found
    without measuring.
    """
    if regions.region(one) is None or regions.region(other) is None:
        return None
    return _common_edges(regions.shape(one), [regions.shape(other)])


def _common_edges(
    shape: BaseGeometry, others: Sequence[BaseGeometry]
) -> tuple[Plane, BaseGeometry] | None:
    edges, keys = _edges(shape)
    common = np.isin(keys, np.concatenate([_edges(other)[1] for other in others]))
    if not common.any():
        return None
    lines = np.asarray(shapely.linestrings(edges[common]))
    line: BaseGeometry = shapely.line_merge(shapely.multilinestrings(lines.tolist()))
    longest = max(shapely.get_parts(line), key=lambda part: part.length)
    middle = longest.interpolate(0.5, normalized=True)
    plane = Plane(middle.x, middle.y)
    flat = plane.flatten(line)
    return (plane, flat) if flat.length >= SHORTEST_KM else None


def _edges(shape: BaseGeometry) -> tuple[NDArray[np.float64], NDArray[np.uint64]]:
    """Return the edges of a shape's rings, and a key of each that is the same both ways round."""
    found = []
    for ring in shapely.get_rings(shapely.get_parts(shape)):
        corners = shapely.get_coordinates(ring)
        found.append(np.hstack((corners[:-1], corners[1:])))
    edges = np.concatenate(found)
    bits = edges.view(np.uint64) * _MIXERS
    one, other = bits[:, :2].sum(axis=1), bits[:, 2:].sum(axis=1)
    # Sums and products do not tell which corner comes first.
    return edges.reshape(-1, 2, 2), (one | 1) * (other | 1) + one + other


def common_line(one: BaseGeometry, other: BaseGeometry) -> tuple[Plane, BaseGeometry] | None:
    """Return a plane and the boundary that two shapes (lon/lat) share in it, or None."""
    window = _common_window(one, other)
    if window is None:
        return None
    one, other = (areas(shapely.intersection(shape, window)) for shape in (one, other))
    if one.is_empty or other.is_empty:
        return None
    middle = _middle(one, other)
    plane = Plane(middle.x, middle.y)
    first, second = plane.flatten(one), plane.flatten(other)
    line = shapely.intersection(first.boundary, shapely.buffer(second, SLACK_KM))
    if line.length < SHORTEST_KM:
        return None
    return plane, line


def strip(line: BaseGeometry, km: float = HALF_WIDTH_KM) -> BaseGeometry:
    """Return the strip along a line in a plane of kilometres."""
    return shapely.buffer(shapely.simplify(line, 1.0), km, quad_segs=4)


def land_border(region_id: str, regions: Regions) -> tuple[Plane, BaseGeometry] | None:
    """Return a plane and all of a region's boundary on land; None for islands."""
    region = regions.region(region_id)
    if region is not None and region.kind in {"country", "admin1"}:
        near = [
            regions.shape(other.id)
            for other in regions.all({region.kind})
            if other.id != region_id and bounds_meet(other.bounds, region.bounds)
        ]
        found = _common_edges(regions.shape(region_id), near) if near else None
        if found is not None or region.kind == "country":
            return found if found and found[1].length >= LEAST_BORDER_KM else None
    return _measured_border(region_id, regions)


def _measured_border(region_id: str, regions: Regions) -> tuple[Plane, BaseGeometry] | None:
    """Return the border of a region that has no neighbours in its file, by what land is near."""
    shape = regions.map_shape(region_id)
    main = max(shapely.get_parts(shape), key=lambda part: part.area)
    point = main.representative_point()
    plane = Plane(point.x, point.y)
    ground = plane.flatten(shape)
    west, south, east, north = shape.bounds
    around = regions.land_near(
        (max(west - 0.3, -180), max(south - 0.3, -90), min(east + 0.3, 180), min(north + 0.3, 90))
    )
    land = plane.flatten(coarse(around, 0.02))
    others = _opened(areas(shapely.difference(land, shapely.buffer(ground, 1.0, quad_segs=2))))
    line = shapely.intersection(ground.boundary, shapely.buffer(others, SLACK_KM + 3.0))
    return (plane, line) if line.length >= LEAST_BORDER_KM else None


def has_land_border(region_id: str, regions: Regions) -> bool:
    """Whether a region has a neighbour on land."""
    return regions.region(region_id) is not None and land_border(region_id, regions) is not None


def _opened(others: BaseGeometry) -> BaseGeometry:
    """Leave out slivers that two sources' coasts make."""
    return areas(shapely.buffer(shapely.buffer(others, -2.0), 2.0))


def bounds_meet(one: Bounds, other: Bounds) -> bool:
    """Whether two bounds meet; one that crosses ±180° counts as meeting on its own level."""
    level = one[1] <= other[3] and other[1] <= one[3]
    crossing = one[0] > one[2] or other[0] > other[2]
    return level and (crossing or (one[0] <= other[2] and other[0] <= one[2]))


def _common_window(one: BaseGeometry, other: BaseGeometry) -> BaseGeometry | None:
    first, second = (_boxes(shape) for shape in (one, other))
    window = areas(shapely.intersection(first, second))
    return None if window.is_empty else window


def _boxes(shape: BaseGeometry) -> BaseGeometry:
    """Return the boxes around the parts of a shape, a tenth of a degree wider."""
    west, south, east, north = shapely.bounds(shapely.get_parts(shape)).T
    return shapely.union_all(shapely.box(west - 0.1, south - 0.1, east + 0.1, north + 0.1))


def _middle(one: BaseGeometry, other: BaseGeometry) -> shapely.Point:
    near = shapely.buffer(shapely.simplify(one, 0.05), 0.1)
    common = shapely.intersection(near, shapely.simplify(other, 0.05))
    return (common if not common.is_empty else one).representative_point()
