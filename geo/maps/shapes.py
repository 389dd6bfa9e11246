"""Shapes as the page draws them: unwrapped across the antimeridian and packed into short strings.

Stored and exported shapes are cut at 180° (RFC 7946). Drawn like that, a strait on the
antimeridian would show a seam, so its parts are joined here, with longitudes over 180.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shapely.geometry import Polygon
    from shapely.geometry.base import BaseGeometry

WHOLE_WORLD = 350.0
"""A shape wider than this, in degrees, lies around a pole: it is left cut."""


def packed(geometry: BaseGeometry, decimals: int = 3) -> list[list[str]]:
    """Polygons as lists of rings, each ring packed by `pack`; other geometry is left out."""
    return [
        [pack(list(ring.coords), decimals) for ring in (polygon.exterior, *polygon.interiors)]
        for polygon in polygons(geometry)
    ]


def polygons(geometry: BaseGeometry) -> list[Polygon]:
    """The polygons of any geometry, empty ones left out, in their stored order."""
    from shapely.geometry import Polygon

    if isinstance(geometry, Polygon):
        return [] if geometry.is_empty else [geometry]
    return [p for part in getattr(geometry, "geoms", ()) for p in polygons(part)]


def unwrapped(geometry: BaseGeometry) -> BaseGeometry:
    """The shape in one piece, with longitudes over 180 where it crosses the antimeridian."""
    import shapely
    from shapely.affinity import translate

    parts = polygons(geometry)
    west = any(part.bounds[0] <= -180 for part in parts)
    east = any(part.bounds[2] >= 180 for part in parts)
    if not (west and east) or any(p.bounds[2] - p.bounds[0] > WHOLE_WORLD for p in parts):
        return geometry
    moved = [translate(part, xoff=360) if part.bounds[0] < 0 else part for part in parts]
    return shapely.union_all(moved)


def pack(coordinates: Sequence[Sequence[float]], decimals: int) -> str:
    """A ring as text: the differences of rounded lon/lat, in Google's polyline alphabet.

    A ring's last point, which repeats the first, is left out. Points that rounding makes equal
    to the one before are too. Only characters from `?` to `~` occur.

    >>> pack([(0.0, 0.0), (0.001, 0.0), (0.001, -0.002), (0.0, 0.0)], 3)
    '??A??B'
    """
    scale = 10**decimals
    points = [(round(x * scale), round(y * scale)) for x, y, *_ in coordinates]
    if len(points) > 1 and points[0] == points[-1]:
        points.pop()
    text: list[str] = []
    before: tuple[int, int] | None = None
    for point in points:
        if point == before:
            continue
        last = before or (0, 0)
        text += [_number(point[0] - last[0]), _number(point[1] - last[1])]
        before = point
    return "".join(text)


def _number(value: int) -> str:
    rest = ~(value << 1) if value < 0 else value << 1
    signs: Iterable[str] = ()
    while rest >= 0x20:
        signs = (*signs, chr((0x20 | (rest & 0x1F)) + 63))
        rest >>= 5
    return "".join((*signs, chr(rest + 63)))
