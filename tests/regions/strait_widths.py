"""The narrowest water between two shores of a strait, measured on the shipped land."""

import shapely
from shapely.geometry import Point

from geo.regions import Regions
from geo.relations.plane import Plane

MARGIN = 0.1
"""Degrees of land around the strait that may be its shore."""


def narrowest_km(regions: Regions, region_id: str, shores: list[list[float]]) -> float:
    """Return the geodesic distance between the land at one shore and that at the other."""
    west, south, east, north = regions.shape(region_id).bounds
    land = regions.land_near((west - MARGIN, south - MARGIN, east + MARGIN, north + MARGIN))
    plane = Plane(*shapely.centroid(shapely.MultiPoint(shores)).coords[0])
    parts = list(shapely.get_parts(plane.flatten(land)))
    sides = [min(parts, key=plane.flatten(Point(shore)).distance) for shore in shores]
    return float(sides[0].distance(sides[1]))
