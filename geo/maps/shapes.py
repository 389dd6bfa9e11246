"""Shapes as the page draws them: unwrapped across the antimeridian and packed into short strings.

Stored and exported shapes are cut at 180° (RFC 7946). Drawn like that, a strait on the
antimeridian would show a seam, so its parts are joined here, with longitudes over 180.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from geo.interchange import DECIMALS

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from shapely.geometry import Polygon
    from shapely.geometry.base import BaseGeometry

Json = dict[str, Any]

CHARACTERS = 6
"""Most characters of a number: enough for degrees with five decimals."""
WHOLE_WORLD = 350.0
"""A shape wider than this, in degrees, lies around a pole: it is left cut."""


def packed(geometry: BaseGeometry, decimals: int = 3) -> list[list[str]]:
    """Polygons as lists of rings, each ring packed by `pack`; other geometry is left out."""
    return packed_each([geometry], decimals)[0]


def packed_each(geometries: Sequence[BaseGeometry], decimals: int = 3) -> list[list[list[str]]]:
    """As `packed`, of many geometries at once."""
    import shapely

    parts = [polygons(geometry) for geometry in geometries]
    every = [part for some in parts for part in some]
    if not every:
        return [[] for _ in geometries]
    rings = shapely.get_rings(every)
    texts = iter(
        _packed(shapely.get_coordinates(rings), shapely.get_num_coordinates(rings), decimals)
    )
    inside = iter(shapely.get_num_interior_rings(every).tolist())
    return [[list(islice(texts, 1 + next(inside))) for _ in some] for some in parts]


def polygons(geometry: BaseGeometry) -> list[Polygon]:
    """The polygons of any geometry, empty ones left out, in their stored order."""
    import shapely

    if geometry.geom_type == "GeometryCollection":
        return [p for part in shapely.get_parts(geometry).tolist() for p in polygons(part)]
    if not geometry.geom_type.endswith("Polygon"):
        return []
    parts = shapely.get_parts(geometry)
    return list(parts[~shapely.is_empty(parts)])


def unwrapped(geometry: BaseGeometry) -> BaseGeometry:
    """The shape in one piece, with longitudes over 180 where it crosses the antimeridian."""
    import shapely

    if not crosses(geometry):
        return geometry
    parts = np.array(polygons(geometry))
    west, _, east, _ = shapely.bounds(parts).T
    if (east - west > WHOLE_WORLD).any():
        return geometry
    there = west < 0
    parts[there] = shapely.transform(parts[there], lambda points: np.add(points, (360.0, 0.0)))
    # Only what touches the seam is joined: a union of all parts would take ten times as long.
    at_seam = (west + 360 * there <= 180) & (east + 360 * there >= 180)
    joined = shapely.union_all(parts[at_seam])
    apart = parts[~at_seam]
    return shapely.MultiPolygon([*polygons(joined), *apart]) if len(apart) else joined


def crosses(geometry: BaseGeometry) -> bool:
    """Whether a shape lies on both sides of the antimeridian."""
    west, _, east, _ = geometry.bounds
    return bool(west <= -180 and east >= 180 and polygons(geometry))


def packed_geojson(geometry: Mapping[str, Any]) -> Json:
    """A GeoJSON geometry with its rings packed, each point kept; other than polygons stays.

    `assets/js/rows.js` makes the same geometry from it.
    """
    coordinates = geometry["coordinates"]
    if geometry["type"] == "Polygon":
        coordinates = [coordinates]
    elif geometry["type"] != "MultiPolygon":
        return {"geojson": geometry}
    rings = [ring for polygon in coordinates for ring in polygon]
    counts = np.array([len(ring) for ring in rings])
    points = np.array([point for ring in rings for point in ring], dtype=float)
    texts = iter(_texts(np.rint(points * 10**DECIMALS).astype(np.int64), counts))
    return {
        "type": geometry["type"],
        "polygons": [list(islice(texts, len(polygon))) for polygon in coordinates],
    }


def pack(coordinates: Sequence[Sequence[float]], decimals: int) -> str:
    """A ring as text: the differences of rounded lon/lat, in Google's polyline alphabet.

    A ring's last point, which repeats the first, is left out. Points that rounding makes equal
    to the one before are too. Only characters from `?` to `~` occur.

    >>> pack([(0.0, 0.0), (0.001, 0.0), (0.001, -0.002), (0.0, 0.0)], 3)
    '??A??B'
    """
    points = np.array([point[:2] for point in coordinates], dtype=float).reshape(-1, 2)
    return _packed(points, np.array([len(points)]), decimals)[0]


def _packed(
    points: NDArray[np.float64], counts: NDArray[np.signedinteger[Any]], decimals: int
) -> list[str]:
    """Rings as texts; `counts` says how many of the points each ring has."""
    grid = np.rint(points * 10**decimals).astype(np.int64)
    ring = np.repeat(np.arange(len(counts)), counts)
    ends = np.cumsum(counts)
    first = ends - counts
    begins = np.zeros(len(grid), dtype=bool)
    begins[first[counts > 0]] = True
    repeats = np.r_[False, (grid[1:] == grid[:-1]).all(axis=1)] if len(grid) else begins
    kept = begins | ~repeats
    closed = np.flatnonzero(counts > 1)
    last = ends[closed] - 1
    kept[last[(grid[last] == grid[first[closed]]).all(axis=1)]] = False
    return _texts(grid[kept], np.bincount(ring[kept], minlength=len(counts)))


def _texts(grid: NDArray[np.int64], counts: NDArray[np.signedinteger[Any]]) -> list[str]:
    """Rings of points on a grid as texts, no point left out."""
    ring = np.repeat(np.arange(len(counts)), counts)
    begins = np.r_[True, np.diff(ring) != 0][: len(ring)]
    before = np.vstack((np.zeros((1, 2), dtype=np.int64), grid[:-1]))[: len(grid)]
    before[begins] = 0
    steps = (grid - before).ravel()
    # A sign goes into the last bit; five bits make a character, the sixth says that more follow.
    unsigned = (steps << 1) ^ (steps >> 63)
    shifted = unsigned[:, None] >> np.arange(0, 5 * CHARACTERS, 5)
    more = np.c_[shifted[:, 1:] > 0, np.zeros(len(shifted), dtype=bool)]
    used = np.c_[np.ones(len(shifted), dtype=bool), shifted[:, 1:] > 0]
    characters = (((shifted & 0x1F) | (more * 0x20)) + 63).astype(np.uint8)[used]
    text = characters.tobytes().decode("ascii")
    lengths = np.zeros(len(counts), dtype=np.int64)
    np.add.at(lengths, np.repeat(ring, 2), used.sum(axis=1))
    stops = np.cumsum(lengths).tolist()
    return [text[start:stop] for start, stop in pairwise([0, *stops])]
