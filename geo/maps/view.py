"""The first view: bounds around what the articles report, across the antimeridian where nearer."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from geo.records import Place

Bounds = tuple[float, float, float, float]
"""West, south, east, north; east is over 180 where the view crosses the antimeridian."""

WIDE_KINDS = frozenset(
    {"country", "ocean", "continent", "area", "admin1", "world", "river", "mountains", "desert"}
)
"""Kinds that say too little about where to look to be worth fitting the view to."""
WIDE_DEGREES = 25.0
"""A shape wider than this is no sea or strait to look at, but half an ocean."""


def first_view(foreground: Sequence[Place], everything: Sequence[Place]) -> Bounds | None:
    """Bounds of the foreground events' places of settlement, strait or sea size.

    Where there are none: of all the places of foreground events, then of all events. None where
    no event has a place at all: then the whole world is shown.
    """
    for chosen, small in ((foreground, True), (foreground, False), (everything, False)):
        boxes = [
            box
            for place in chosen
            for box in [place_bounds(place)]
            if not small or (place.kind not in WIDE_KINDS and box[2] - box[0] <= WIDE_DEGREES)
        ]
        if boxes:
            return enclosing(boxes)
    return None


def place_bounds(place: Place) -> Bounds:
    """Bounds of a place's shape, or its point as a box of no size."""
    if place.geometry is None or place.geometry.is_empty:
        return (place.lon, place.lat, place.lon, place.lat)
    import shapely

    return enclosing(shapely.bounds(shapely.get_parts(place.geometry)))


def enclosing(boxes: Sequence[Bounds] | NDArray[np.float64]) -> Bounds:
    """The narrowest box around all boxes, going round the back of the globe where that is nearer.

    >>> enclosing([(179.0, 0.0, 179.0, 0.0), (-179.0, 5.0, -179.0, 5.0)])
    (179.0, 0.0, 181.0, 5.0)
    """
    # The view leaves out the widest empty gap between the boxes' longitudes.
    west, south, east, north = np.array(boxes, dtype=float).T
    east = np.maximum(west, east)
    order = np.lexsort((east, west))
    reach = np.maximum.accumulate(east[order])
    gaps = west[order][1:] - reach[:-1]
    start = west[order[0]]
    if len(gaps) and gaps.max() > max(0.0, start + 360 - reach[-1]):
        start = west[order[gaps.argmax() + 1]]
    furthest = np.where(west >= start, east, east + 360).max()
    return (float(start), float(south.min()), float(furthest), float(north.max()))
