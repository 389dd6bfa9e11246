"""The coast of A, the shores of a sea, the mouth of a river or a gulf.

The coast is the strip of A's land along the sea, or of the land around a water. A river's mouth
is a point of a table; a gulf's mouth is where it opens to other water. Limits: rivers that the
table does not hold, and banks along a river's course, have no shape.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

from geo.relations.coarse import FINENESS, areas, coarse, extent, grow

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geo.relations.scene import Scene

WIDTH_KM = 15.0
"""How far inland, or out, a coast reaches."""
FINE_KM = 0.5
"""Coasts are looked at this finely, those of large lands more roughly."""
OPEN_KM = 12.0
"""The strip around the line where a gulf opens."""


def coast_of_land(scene: Scene, *, wet: bool, width: float = WIDTH_KM) -> BaseGeometry:
    """Return the strip along the sea of a place on land: its land side, or the `wet` one."""
    rough = max(FINE_KM, min(extent(scene.ground) / FINENESS, width / 4))
    ground = scene.ground if rough == FINE_KM else coarse(scene.ground, rough)
    box = ground.envelope.buffer(2 * width, join_style="mitre")
    land = shapely.union(coarse(scene.others(2 * width), rough), ground)
    sea = areas(shapely.difference(box, land))
    # Lakes and the slivers between two outlines are no sea.
    inward = max(1.0, rough)
    sea = coarse(areas(shapely.buffer(sea, -inward, quad_segs=2)), rough)
    if wet:
        return areas(shapely.intersection(sea, grow(ground, width, rough)))
    return areas(shapely.intersection(ground, grow(sea, width + inward, rough)))


def shores_of_water(scene: Scene, *, wet: bool, width: float = WIDTH_KM) -> BaseGeometry:
    """Return the strip around a sea or lake: the land beside it, or the `wet` edge of it."""
    if wet:
        return areas(shapely.difference(scene.ground, shapely.buffer(scene.ground, -width)))
    around = areas(shapely.difference(grow(scene.ground, width, 0.5), scene.ground))
    land = scene.land(2 * width)
    dry = areas(shapely.intersection(around, land))
    return dry if dry.area > 0.02 * around.area else around


def mouth_of_water(scene: Scene, wider: BaseGeometry) -> BaseGeometry:
    """Return the strip where a gulf, bay or strait opens into `wider` water (same plane)."""
    line = shapely.intersection(scene.ground.boundary, shapely.buffer(wider, 3.0))
    return areas(shapely.difference(shapely.buffer(line, OPEN_KM), scene.land(30.0)))
