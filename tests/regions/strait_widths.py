"""The narrowest water between two shores of a strait, measured on the shipped land."""

import csv
from dataclasses import dataclass
from pathlib import Path

import shapely
from shapely.geometry import Point

from geo.regions import Regions
from geo.relations.plane import Plane

MARGIN = 0.1
"""Degrees of land around the strait that may be its shore."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Width:
    """A published width of a strait, and a point on or near either shore."""

    region: str
    km: float
    shores: tuple[tuple[float, float], tuple[float, float]]
    source: str


def published() -> list[Width]:
    """Return the rows of strait_widths.csv."""
    path = Path(__file__).parent / "strait_widths.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Width(
                region=row["region"],
                km=float(row["width_km"]),
                shores=(
                    (float(row["lon"]), float(row["lat"])),
                    (float(row["other_lon"]), float(row["other_lat"])),
                ),
                source=row["source"],
            )
            for row in csv.DictReader(file)
        ]


def narrowest_km(regions: Regions, width: Width) -> float:
    """Return the geodesic distance between the land at one shore and that at the other."""
    west, south, east, north = regions.shape(width.region).bounds
    land = regions.land_near((west - MARGIN, south - MARGIN, east + MARGIN, north + MARGIN))
    plane = Plane(*shapely.centroid(shapely.MultiPoint(width.shores)).coords[0])
    parts = list(shapely.get_parts(plane.flatten(land)))
    sides = [min(parts, key=plane.flatten(Point(shore)).distance) for shore in width.shores]
    return float(sides[0].distance(sides[1]))
