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

EARTH_KM = 6371.0
"""Mean radius; good to half a per cent of a distance."""


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
