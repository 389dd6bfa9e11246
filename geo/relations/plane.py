"""A local map in kilometres: shapes go in and come out in degrees, wherever on the globe.

The azimuthal equidistant projection keeps distances from its centre. Near its centre, which is
where relations are made, it keeps shapes too, across the antimeridian and at the poles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

from geo.regions.geodesy import EARTH_KM
from geo.relations.coarse import valid_areas

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

SLIT_KM = 0.01
SLIT_STEP = 0.02
"""Degrees; a chord of this length keeps within the slit."""


class Plane:
    """A plane with its origin at a point; x points east, y north, both in kilometres."""

    def __init__(self, lon: float, lat: float) -> None:
        from pyproj import Proj

        self.lon = lon
        self.lat = lat
        self._projection = Proj(proj="aeqd", lon_0=lon, lat_0=lat, ellps="WGS84", units="km")

    def flatten(self, geometry: BaseGeometry, *, closed: bool = True) -> BaseGeometry:
        """Bring a geometry from lon/lat into the plane; a cut at ±180° is closed if asked."""
        if geometry.geom_type not in {"Polygon", "MultiPolygon"}:
            return shapely.transform(geometry, self._forward)
        west, _, east, _ = shapely.bounds(shapely.get_parts(geometry)).T
        cut = ((west <= -180) | (east >= 180)) & closed
        flat = shapely.transform(geometry, self._forward)
        if not cut.any():
            return valid_areas(flat)
        parts = shapely.get_parts(flat)
        seam = [valid_areas(part) for part in parts[cut]]
        # Ten metres to either side close the hairline that the projection leaves at the cut.
        whole = shapely.buffer(shapely.union_all(shapely.buffer(seam, 0.01)), -0.01)
        # The others lie apart from it: a union of all of them would find nothing to join.
        return valid_areas(shapely.multipolygons([*parts[~cut], *shapely.get_parts(whole)]))

    def unflatten(self, geometry: BaseGeometry) -> BaseGeometry:
        """Bring polygons back to lon/lat, valid, right-handed and cut at ±180°."""
        back = shapely.transform(geometry, self._backward)
        west, south, east, north = back.bounds
        if east - west > 180:
            slit = self._slit(geometry, south, north)
            back = shapely.transform(shapely.difference(geometry, slit), self._backward_to_seam)
        return shapely.orient_polygons(valid_areas(back), exterior_cw=False)

    def _slit(self, geometry: BaseGeometry, south: float, north: float) -> BaseGeometry:
        """Return the meridian of 180° as far as a geometry reaches, as wide as a road.

        A shape that is cut open along it lies on one side of it everywhere, also around a pole.
        """
        for pole in (-90.0, 90.0):
            if shapely.intersects(geometry, self.point(0.0, pole)):
                south, north = min(south, pole), max(north, pole)
        low, high = max(south - 1.0, -90.0), min(north + 1.0, 90.0)
        lats = np.linspace(low, high, max(int((high - low) / SLIT_STEP), 2))
        line = self._forward(np.column_stack((np.full_like(lats, 180.0), lats)))
        return shapely.buffer(shapely.LineString(line), SLIT_KM, quad_segs=1)

    def to_lonlat(self, points: BaseGeometry) -> BaseGeometry:
        """Bring points back to lon/lat."""
        return shapely.transform(points, self._backward)

    def point(self, lon: float, lat: float) -> BaseGeometry:
        """Return a point of the plane."""
        return self.flatten(shapely.Point(lon, lat))

    def lonlat(self, x: float, y: float) -> tuple[float, float]:
        """Return longitude and latitude of a point of the plane."""
        lon, lat = self._projection(x, y, inverse=True)
        return float(lon), float(lat)

    def _forward(self, xy: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.column_stack(self._projection(xy[:, 0], xy[:, 1]))

    def _backward(self, xy: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.column_stack(self._projection(xy[:, 0], xy[:, 1], inverse=True))

    def _backward_to_seam(self, xy: NDArray[np.float64]) -> NDArray[np.float64]:
        """Project back; what lies beside the slit lies on ±180° itself."""
        lonlat = self._backward(xy)
        lon = lonlat[:, 0]
        beside = np.radians(180.0 - np.abs(lon)) * np.cos(np.radians(lonlat[:, 1])) * EARTH_KM
        lonlat[:, 0] = np.where(beside < 2 * SLIT_KM, np.copysign(180.0, lon), lon)
        return lonlat
