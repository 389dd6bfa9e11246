"""Northern, south-western, central A: the share of A's own shape that lies that way.

A half for one direction, a quarter for two, the middle for "central". Directions are true: north
is cut along a parallel. Limits: "northern" is a half although writers mean less of large places;
inland lakes and disputed edges are as the region set has them.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

import numpy as np
import shapely

from geo.relations.coarse import areas, coarse, valid_areas

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

CENTRAL = 0.42
"""Share of the long side that "central" keeps."""
CENTRAL_SHORT = 0.62
"""Share of the short side; a shape more than twice as long as wide keeps it all."""
MOST = 0.34
"""Share of a side that "northernmost" keeps; a plain "northern" keeps half."""
OUTLYING, FAR, ROUGH = 0.2, 13.0, 0.1
"""What is smaller than this share of the largest piece and farther from it than so many degrees
of latitude is outlying, by its outline to a tenth of a degree."""


def part_of(shape: BaseGeometry, direction: str) -> BaseGeometry:
    """Return the part of a shape (lon/lat, also across ±180°) that a direction's word means.

    An empty shape comes back where nothing of it lies that way.
    """
    word = direction.lower()
    main = max(shapely.get_parts(shape), key=lambda part: part.area)
    middle, level = main.representative_point().x, main.centroid.y
    stretch = max(math.cos(math.radians(level)), 0.05)

    def turned(xy: NDArray[np.float64]) -> NDArray[np.float64]:
        away = (xy[:, 0] - middle + 180) % 360 - 180
        return np.column_stack((away * stretch, xy[:, 1]))

    parts = shapely.get_parts(shape)
    pieces = [shapely.transform(part, turned) for part in parts]
    # A part cut by the far meridian would be drawn around the globe.
    pieces = [p if p.is_valid else shapely.make_valid(p) for p in pieces]
    pieces = [p for p in pieces if p.bounds[2] - p.bounds[0] < 300 * stretch]
    west, _, east, _ = shapely.bounds(parts).T
    flat = _joined(_near(pieces), cut=bool(((west <= -180) | (east >= 180)).any()))
    kept = _central(flat) if _is_central(word) else _side(flat, word)
    kept = areas(kept)
    if kept.is_empty:
        return kept
    return _cut_back(kept, middle, stretch)


def _side(flat: BaseGeometry, word: str) -> BaseGeometry:
    north_south = re.findall("north|south", word)
    east_west = re.findall("east|west", word)
    share = MOST if word.endswith("most") else 0.5
    kept = flat
    for axis, found in ((1, north_south), (0, east_west)):
        if found:
            kept = _half(kept, axis, upper=found[0] in {"north", "east"}, share=share)
    return kept


def _half(flat: BaseGeometry, axis: int, *, upper: bool, share: float) -> BaseGeometry:
    if flat.is_empty:
        return flat
    low, high = flat.bounds[axis], flat.bounds[axis + 2]
    middle = (low + high) / 2
    if share == 0.5:
        # Between the middle of the extent and the centre of mass: outlying isles shift the one.
        centre = flat.centroid
        cut = (middle + (centre.x, centre.y)[axis]) / 2
    else:
        cut = high - share * (high - low) if upper else low + share * (high - low)
    west, south, east, north = (
        cut if side == (axis if upper else axis + 2) else value
        for side, value in enumerate(flat.bounds)
    )
    return shapely.intersection(flat, shapely.box(west, south, east, north))


def _central(flat: BaseGeometry) -> BaseGeometry:
    west, south, east, north = flat.bounds
    wide, high = east - west, north - south
    across = CENTRAL if wide >= high else CENTRAL_SHORT if high < 2 * wide else 1.0
    along = CENTRAL if high > wide else CENTRAL_SHORT if wide < 2 * high else 1.0
    x, y = (west + east) / 2, (south + north) / 2
    box = shapely.box(
        x - across * wide / 2, y - along * high / 2, x + across * wide / 2, y + along * high / 2
    )
    return shapely.intersection(flat, box)


def _is_central(word: str) -> bool:
    return not re.search("north|south|east|west", word)


def _near(pieces: list[BaseGeometry]) -> list[BaseGeometry]:
    """Leave out outlying parts: French Guiana is not in the west of France."""
    sizes = shapely.area(pieces)
    largest = coarse(pieces[sizes.argmax()], ROUGH)
    shapely.prepare(largest)
    kept = (sizes > OUTLYING * sizes.max()) | shapely.dwithin(pieces, largest, FAR)
    return [piece for piece, near in zip(pieces, kept, strict=True) if near]


def _joined(pieces: list[BaseGeometry], *, cut: bool) -> BaseGeometry:
    """Make one shape of its pieces; only a cut along the far meridian has anything to melt."""
    if cut:
        return areas(shapely.union_all(pieces))
    return valid_areas(shapely.multipolygons([q for p in pieces for q in shapely.get_parts(p)]))


def _cut_back(flat: BaseGeometry, middle: float, stretch: float) -> BaseGeometry:
    """Bring a shape back to longitudes, cut where they turn from 180 to -180."""
    pieces = []
    seam_east, seam_west = (180 - middle) * stretch, (-180 - middle) * stretch
    bands = [
        (seam_west, seam_east, 0.0),
        (seam_east, seam_east + 400, -360.0),
        (seam_west - 400, seam_west, 360.0),
    ]
    for low, high, shift in bands:
        clipped = shapely.clip_by_rect(flat, low, -91, high, 91)
        if clipped.is_empty:
            continue

        def lonlat(xy: NDArray[np.float64], shift: float = shift) -> NDArray[np.float64]:
            return np.column_stack(
                (np.clip(xy[:, 0] / stretch + middle + shift, -180, 180), xy[:, 1])
            )

        pieces.append(shapely.transform(areas(clipped), lonlat))
    pieces = [valid_areas(piece) for piece in pieces]
    return pieces[0] if len(pieces) == 1 else areas(shapely.union_all(pieces))
