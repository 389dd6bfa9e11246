"""The A-B border: a strip along the line that two places share on land.

Limits: the line is the region set's, which may differ from each side's claim; two places that
share no land have no border here, sea borders are not known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

from geo.relations.plane import Plane
from geo.relations.scene import areas

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geo.regions import Regions

HALF_WIDTH_KM = 15.0
"""The strip to either side of the line."""
SLACK_KM = 2.0
"""Two countries' simplified outlines meet within this."""
SHORTEST_KM = 1.0


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
    shape = regions.shape(region_id)
    main = max(shapely.get_parts(shape), key=lambda part: part.area)
    point = main.representative_point()
    plane = Plane(point.x, point.y)
    ground = plane.flatten(regions.map_shape(region_id))
    west, south, east, north = shape.bounds
    around = regions.land_near(
        (max(west - 0.3, -180), max(south - 0.3, -90), min(east + 0.3, 180), min(north + 0.3, 90))
    )
    others = areas(
        shapely.difference(
            plane.flatten(shapely.simplify(around, 0.02)), shapely.buffer(ground, 1.0)
        )
    )
    others = _opened(others)
    line = shapely.intersection(ground.boundary, shapely.buffer(others, SLACK_KM + 3.0))
    return (plane, line) if line.length >= 10 * SHORTEST_KM else None


def has_land_border(region_id: str, regions: Regions) -> bool:
    """Whether a region has a neighbour on land."""
    return regions.region(region_id) is not None and land_border(region_id, regions) is not None


def _opened(others: BaseGeometry) -> BaseGeometry:
    """Leave out slivers that two sources' coasts make."""
    return areas(shapely.buffer(shapely.buffer(others, -2.0), 2.0))


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
