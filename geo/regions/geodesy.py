"""Distances on the ellipsoid between points and shapes, in kilometres.

Degrees are never a measure here: a degree of longitude is 111 km at the equator and 0 at a pole.
"""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pyproj import Geod
    from shapely.geometry.base import BaseGeometry

EARTH_KM = 6371.0088
"""Mean radius, for the quick bounds; every distance that is handed out is ellipsoidal."""


@cache
def geod() -> Geod:
    """Return the WGS 84 ellipsoid."""
    from pyproj import Geod as _Geod

    return _Geod(ellps="WGS84")


def distance_km(lon: float, lat: float, other_lon: float, other_lat: float) -> float:
    """Return the geodesic distance between two points in kilometres."""
    metres: float = geod().inv(lon, lat, other_lon, other_lat)[2]
    return metres / 1000


def area_km2(geometry: BaseGeometry) -> float:
    """Return the geodesic area in square kilometres."""
    return abs(float(geod().geometry_area_perimeter(geometry)[0])) / 1e6


def nearest_point(lon: float, lat: float, geometry: BaseGeometry) -> tuple[float, float, float]:
    """Return (lon, lat, km) of the point of a geometry that is nearest to a point.

    The nearest point is looked for in a plane whose axes are stretched to true proportions at
    the given point, and among the vertices on the sphere, which is right far away too.
    """
    if shapely.intersects_xy(geometry, lon, lat):
        return lon, lat, 0.0
    stretch = max(math.cos(math.radians(lat)), 1e-6)
    found = [_nearest_vertex(lon, lat, shapely.get_coordinates(geometry))]

    def flat(xy: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.column_stack((_turn(xy[:, 0] - lon) * stretch, xy[:, 1] - lat))

    west, _, east, _ = geometry.bounds
    if abs(_turn(west - lon)) < 90 and abs(_turn(east - lon)) < 90 and east - west < 180:
        near = shapely.shortest_line(shapely.transform(geometry, flat), shapely.Point(0, 0))
        x, y = near.coords[0]
        found.append((float(_turn(lon + x / stretch)), float(lat + y)))
    distances = [distance_km(lon, lat, *point) for point in found]
    km = min(distances)
    return *found[distances.index(km)], km


def box_distance_km(lon: float, lat: float, boxes: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return a lower bound of the distance from a point to each (west, south, east, north).

    Boxes must not cross the antimeridian; the way around the other side of the globe counts.
    """
    west, south, east, north = boxes.T
    inside = (west <= lon) & (lon <= east)
    to_west, to_east = np.abs(_turn(west - lon)), np.abs(_turn(east - lon))
    turn = np.where(inside, 0.0, np.minimum(to_west, to_east))
    # The nearest latitude of a meridian is not the point's own; the box's whole side counts.
    away = np.radians(np.minimum(turn, 90.0))
    level = np.arctan2(np.tan(math.radians(lat)), np.maximum(np.cos(away), 1e-9))
    level = np.where(turn == 0, math.radians(lat), level)
    nearest = np.clip(level, np.radians(south), np.radians(north))
    lower = np.sin((nearest - math.radians(lat)) / 2) ** 2
    lower += math.cos(math.radians(lat)) * np.cos(nearest) * np.sin(np.radians(turn) / 2) ** 2
    # The ellipsoid differs from the sphere by less than 0.6 %.
    bound: NDArray[np.float64] = 2 * EARTH_KM * np.arcsin(np.sqrt(np.clip(lower, 0, 1))) * 0.994
    return bound


def _nearest_vertex(
    lon: float, lat: float, coordinates: NDArray[np.float64]
) -> tuple[float, float]:
    lons, lats = np.radians(coordinates[:, 0]), np.radians(coordinates[:, 1])
    here = math.radians(lat)
    chord = np.sin((lats - here) / 2) ** 2
    chord += math.cos(here) * np.cos(lats) * np.sin((lons - math.radians(lon)) / 2) ** 2
    index = int(np.argmin(chord))
    return float(coordinates[index, 0]), float(coordinates[index, 1])


def _turn(degrees: Any) -> Any:
    """Bring a difference of longitudes, one or an array, into -180 … 180."""
    return (degrees + 180.0) % 360.0 - 180.0
