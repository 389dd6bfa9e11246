"""The stage on which a shape is made: a place in a plane of kilometres, with the land around it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import shapely

from geo.relations.plane import Plane

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geo.regions import Regions

TOGETHER_KM = 1500.0
"""Parts of a place farther from its largest part than this …"""
OUTLYING = 0.2
"""… and smaller than this share of it are not meant by its name: France is not Guiana."""
FINE_KM = 0.5
"""Coasts are this fine in derived shapes."""


@dataclass(slots=True)
class Scene:
    """A place on its own plane. `ground` is an area; a settlement is a disc."""

    plane: Plane
    ground: BaseGeometry
    point: bool
    """The place has no shape of its own."""
    regions: Regions
    _land: dict[float, BaseGeometry] = field(default_factory=dict)

    def land(self, reach: float) -> BaseGeometry:
        """Return all land within a box `reach` kilometres around the ground."""
        if reach not in self._land:
            box = self.plane.unflatten(self.ground.envelope.buffer(reach + 5.0, join_style="mitre"))
            pieces = [self.regions.land_near(part.bounds) for part in shapely.get_parts(box)]
            fine = max(FINE_KM, reach / 100)
            flat = shapely.simplify(self.plane.flatten(shapely.union_all(pieces)), fine)
            self._land[reach] = flat if flat.is_valid else shapely.make_valid(flat)
        return self._land[reach]


def scene_of(shape: BaseGeometry, regions: Regions, *, radius_km: float) -> Scene:
    """Set a place (lon/lat) on a plane around its main part; a point becomes a disc."""
    if isinstance(shape, shapely.Point):
        plane = Plane(shape.x, shape.y)
        disc = shapely.buffer(shapely.Point(0.0, 0.0), radius_km)
        return Scene(plane, disc, True, regions)
    main = max(shapely.get_parts(shape), key=lambda part: part.area)
    middle = main.representative_point()
    plane = Plane(middle.x, middle.y)
    ground = plane.flatten(shape)
    centre = max(shapely.get_parts(ground), key=lambda part: part.area).centroid
    if abs(centre.x) + abs(centre.y) > 100:
        plane = Plane(*plane.lonlat(centre.x, centre.y))
        ground = plane.flatten(shape)
    ground = _together(ground)
    return Scene(plane, ground, False, regions)


def areas(geometry: BaseGeometry) -> BaseGeometry:
    """Return the polygons of a geometry; lines and points, which cuts leave behind, are dropped."""
    if geometry.geom_type in {"Polygon", "MultiPolygon"}:
        return geometry
    parts = [p for p in shapely.get_parts(geometry) if p.geom_type.endswith("Polygon")]
    return shapely.union_all(parts)


def _together(ground: BaseGeometry) -> BaseGeometry:
    parts = shapely.get_parts(ground)
    if len(parts) < 2:
        return ground
    largest = max(parts, key=lambda part: part.area)
    kept = [
        p
        for p in parts
        if p.area >= OUTLYING * largest.area or shapely.distance(p, largest) <= TOGETHER_KM
    ]
    return ground if len(kept) == len(parts) else shapely.union_all(kept)
