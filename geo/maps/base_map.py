"""The map under the events: our own Natural Earth shapes, so that no tile server is asked.

The world is coarse and ready-made (`geo/data/world.json`, written by
`tools/build_base_map.py`). Around the events the coast is cut finer from the region shapes, so
that small islands and narrow straits are seen.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

from geo.maps.shapes import packed_each, polygons
from geo.maps.view import WIDE_KINDS, Bounds, place_bounds
from geo.records import Place

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

MARGIN = 1.6
"""Degrees of fine coast around a place: a day's sail, and what a zoomed-in view shows."""
WIDEST = 14.0
"""A box of fine coast grows to at most this many degrees; beyond, a second one begins."""
MOST_BOXES = 24
BUDGET = 220_000
"""Bytes of fine coast that a page may carry; more places means a coarser coast."""
FINEST = 0.002
"""Degrees of tolerance: about 200 m."""
COARSER = 0.0125
"""Degrees where to begin with more than the budget holds: each time to simplify costs."""
AT_ONCE = 1000
"""Places between two looks at which of the others may still change a box."""
POINT = 3
"""Bytes of a packed point."""

Json = dict[str, Any]
if TYPE_CHECKING:
    Floats = NDArray[np.float64]


class Shapes(Protocol):
    """The part of `geo.regions.Regions` that the base map needs."""

    def land_by_country(self, bounds: Bounds) -> Mapping[str, BaseGeometry]:
        """Land between west, south, east and north, by ISO code; "" for disputed land."""


@cache
def world() -> Json:
    """The coarse world: countries with packed rings, waters with label points."""
    data: Json = json.loads((files("geo") / "data" / "world.json").read_text("utf-8"))
    return data


def fine_coast(places: Sequence[Place], regions: Shapes, budget: int = BUDGET) -> list[Json]:
    """Boxes of fine coast around the events' places: bounds and, per country, packed polygons.

    Boxes hold longitudes from -180 to 180. The first places count where not all fit.
    """
    small = [
        place
        for place in places
        if place.kind not in WIDE_KINDS
        and (place.geometry is None or _wide(place_bounds(place)) <= WIDEST)
    ]
    pieces = [_cut(box, regions) for box in boxes_around(small)]
    tolerance = FINEST if POINT * sum(piece.points() for piece in pieces) <= budget else COARSER
    while True:
        # What is simple already is made simpler: that costs little, the first time costs most.
        pieces = [piece.simplified(tolerance) for piece in pieces]
        coast = _packed(pieces)
        if tolerance > 0.1 or len(json.dumps(coast)) <= budget:
            return coast
        tolerance *= 2.5


def boxes_around(places: Sequence[Place]) -> list[Bounds]:
    """Boxes around the places, near ones joined; cut at the antimeridian; at most MOST_BOXES."""
    boxes: list[Bounds] = []
    rest = _around(places)
    while len(rest):
        # There may be 30,000 places: those that no box can take any more are left out as soon as
        # there are all boxes, and again from time to time those that lie in one.
        some, rest = rest[:AT_ONCE], rest[AT_ONCE:]
        for box in map(tuple, some.tolist()):
            _put(box, boxes)
        if len(boxes) == MOST_BOXES:
            rest = rest[_may_change(rest, np.array(boxes))]
    return [part for box in boxes for part in _cut_at_antimeridian(box)]


def _around(places: Sequence[Place]) -> Floats:
    """A box around each place, as rows of west, south, east and north."""
    lon, lat = [place.lon for place in places], [place.lat for place in places]
    found = np.array([lon, lat, lon, lat], dtype=float).T.reshape(-1, 4)
    for row, place in enumerate(places):
        if place.geometry is not None:
            found[row] = place_bounds(place)
    found += (-MARGIN, -MARGIN, MARGIN, MARGIN)
    found[:, 1::2] = found[:, 1::2].clip(-85, 85)
    return found


def _put(box: Bounds, boxes: list[Bounds]) -> None:
    """Join a box to the first of the boxes that it meets and that stays small, or add it."""
    west, south, east, north = box
    for index, other in enumerate(boxes):
        if west > other[2] or east < other[0] or south > other[3] or north < other[1]:
            continue
        joined = _joined(box, other)
        if _wide(joined) <= WIDEST:
            boxes[index] = joined
            return
    if len(boxes) < MOST_BOXES:
        boxes.append(box)


def _may_change(rows: Floats, boxes: Floats) -> NDArray[np.bool_]:
    """Which boxes around places may still change one of the boxes, however those grow.

    None does that reaches no box, as wide as it may become, and none that lies in a box and
    reaches no other one.
    """
    west, south, east, north = (edge[:, None] for edge in rows.T)
    left, low, right, high = boxes.T
    reaches = (west <= left + WIDEST) & (east >= right - WIDEST)
    reaches &= (south <= low + WIDEST) & (north >= high - WIDEST)
    inside = (west >= left) & (south >= low) & (east <= right) & (north <= high)
    found: NDArray[np.bool_] = reaches.any(axis=1) & ~(
        inside.any(axis=1) & (reaches.sum(axis=1) == 1)
    )
    return found


def _wide(box: Bounds) -> float:
    return max(box[2] - box[0], box[3] - box[1])


def _joined(a: Bounds, b: Bounds) -> Bounds:
    return (min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3]))


def _cut_at_antimeridian(box: Bounds) -> list[Bounds]:
    west, south, east, north = box
    if east > 180:
        return [(west, south, 180.0, north), (-180.0, south, east - 360, north)]
    if west < -180:
        return [(west + 360, south, 180.0, north), (-180.0, south, east, north)]
    return [box]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """The land in a box, by country; "" is land of no country, or of several."""

    box: Bounds
    codes: list[str]
    shapes: Sequence[BaseGeometry]

    def simplified(self, tolerance: float) -> _Piece:
        """Simplified together, neighbours keep one common border instead of gaps and slivers."""
        import shapely

        if not self.shapes:
            return self
        # A ring keeps its last three corners however small: specks are dropped.
        simple = shapely.coverage_simplify(self.shapes, tolerance)
        parts, of = shapely.get_parts(simple, return_index=True)
        large = shapely.area(parts) > tolerance**2
        shapes = np.full(len(self.shapes), shapely.MultiPolygon())
        shapely.multipolygons(parts[large], indices=of[large], out=shapes)
        return replace(self, shapes=list(shapes))

    def points(self) -> int:
        """How many points its outlines have."""
        import shapely

        return int(shapely.get_num_coordinates(self.shapes).sum()) if self.shapes else 0


def _packed(pieces: Sequence[_Piece]) -> list[Json]:
    """Bounds and, per country, packed polygons."""
    texts = iter(packed_each([shape for piece in pieces for shape in piece.shapes]))
    return [
        {
            "box": [round(edge, 3) for edge in piece.box],
            "countries": [[code, next(texts)] for code in piece.codes],
        }
        for piece in pieces
    ]


def _cut(box: Bounds, regions: Shapes) -> _Piece:
    import shapely

    found = {
        code: parts
        for code, shape in regions.land_by_country(box).items()
        if (parts := polygons(shape))
    }
    return _Piece(
        box=box, codes=list(found), shapes=[shapely.MultiPolygon(p) for p in found.values()]
    )
