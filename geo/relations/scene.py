"""The stage on which a shape is made: a place in a plane of kilometres, with the land around it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import shapely

from geo.relations.coarse import areas, coarse, grow
from geo.relations.plane import Plane

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geo.regions import Regions

TOGETHER_KM = 1500.0
"""Parts of a place farther from its largest part than this …"""
OUTLYING = 0.2
"""… and smaller than this share of it are not meant by its name: France is not Guiana."""
ROUGH_KM = 20.0
"""Outlines this rough are enough to tell what is outlying."""
FINE_KM = 0.5
"""Coasts are this fine in derived shapes …"""
FINE_SHARE = 100
"""… or this part of the reach."""
KM_PER_DEGREE = 111.2
BESIDE_KM = 5.0
"""Land this far beyond the reach is looked at too."""


@dataclass(slots=True)
class Scene:
    """A place on its own plane. `ground` is an area; a settlement is a disc."""

    plane: Plane
    ground: BaseGeometry
    point: bool
    """The place has no shape of its own."""
    regions: Regions
    country: str | None = None
    """ISO code where the ground is all of a country: its own land needs no second look."""
    _others: dict[float, BaseGeometry] = field(default_factory=dict)
    _land: dict[float, BaseGeometry] = field(default_factory=dict)

    def standing_on(self, plane: Plane, ground: BaseGeometry) -> Scene:
        """Return a scene with a ground of its own: a rougher one, or a border."""
        country = self.country if plane is self.plane else None
        return Scene(plane, ground, self.point, self.regions, country)

    def land(self, reach: float) -> BaseGeometry:
        """Return all land within a box `reach` kilometres around the ground."""
        if self.country is None:
            return self.others(reach)
        if reach not in self._land:
            self._land[reach] = areas(shapely.union(self.others(reach), self.ground))
        return self._land[reach]

    def others(self, reach: float) -> BaseGeometry:
        """Return that land without the country's own, where the ground is a country."""
        if reach not in self._others:
            rough = coarse(self.ground, ROUGH_KM)
            wide = self.plane.unflatten(grow(rough, reach + BESIDE_KM, ROUGH_KM))
            shapely.prepare(wide)
            pieces = [
                self.regions.land_near(part.bounds, without=self.country, around=wide)
                for part in shapely.get_parts(self.plane.unflatten(_boxed(self.ground, reach)))
            ]
            land = pieces[0] if len(pieces) == 1 else shapely.union_all(pieces)
            fine = max(FINE_KM, reach / FINE_SHARE)
            self._others[reach] = self.plane.flatten(coarse(land, fine / KM_PER_DEGREE))
        return self._others[reach]


def scene_of(
    shape: BaseGeometry, regions: Regions, *, radius_km: float, country: str | None = None
) -> Scene:
    """Set a place (lon/lat) on a plane around its main part; a point becomes a disc."""
    if isinstance(shape, shapely.Point):
        plane = Plane(shape.x, shape.y)
        disc = shapely.buffer(shapely.Point(0.0, 0.0), radius_km)
        return Scene(plane, disc, True, regions)
    main = max(shapely.get_parts(shape), key=lambda part: part.area)
    middle = coarse(main, ROUGH_KM / KM_PER_DEGREE).representative_point()
    plane = Plane(middle.x, middle.y)
    centre = plane.flatten(main, closed=False).centroid
    if abs(centre.x) + abs(centre.y) > 100:
        plane = Plane(*plane.lonlat(centre.x, centre.y))
    ground = _together(plane.flatten(shape))
    return Scene(plane, ground, False, regions, country)


def _boxed(ground: BaseGeometry, reach: float) -> BaseGeometry:
    return ground.envelope.buffer(reach + BESIDE_KM, join_style="mitre")


def _together(ground: BaseGeometry) -> BaseGeometry:
    parts = shapely.get_parts(ground)
    if len(parts) < 2:
        return ground
    sizes = shapely.area(parts)
    largest = coarse(parts[sizes.argmax()], ROUGH_KM)
    shapely.prepare(largest)
    kept = (sizes >= OUTLYING * sizes.max()) | shapely.dwithin(parts, largest, TOGETHER_KM)
    return ground if kept.all() else shapely.multipolygons(list(parts[kept]))
