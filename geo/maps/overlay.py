"""A user's own shapes that are only drawn: `--overlay FILE`.

An overlay is a layer of the page and nothing else: no article may mean its shapes, no event
counts under them, no file holds them. Its names go out as escaped JSON and become text nodes.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.maps.shapes import packed, unwrapped
from geo.maps.view import enclosing
from geo.regions.user_files import features_of, geojson_of, geometry_of, papers_of

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

Json = dict[str, Any]

POINTS = ("Point", "MultiPoint")
LINES = ("LineString", "MultiLineString")
POLYGONS = ("Polygon", "MultiPolygon")
KINDS = (*POINTS, *LINES, *POLYGONS, "GeometryCollection")
NAMES = ("name", "title", "label")
"""Properties that may name a shape, the first that is there."""
DECIMALS = 4
"""Of a degree: about 10 m."""
LONGEST_NAME = 120
"""Characters of a name that are shown."""


def overlay(path: Path) -> Json:
    """Return a GeoJSON file as a layer of the page: its name and its shapes, in file order.

    The layer is named by the file's `name`, else by the file. A shape has a name (or ""),
    `bounds`, and `points`, `lines` or packed `polygons`. Raises `InputError` that names the
    feature, from 1, for what is no GeoJSON in longitude and latitude, or a broken geometry.
    """
    what = "the overlay"
    content = geojson_of(path, what)
    if content.get("type") in KINDS:
        shapes = [_shape({}, content, str(path))]
    else:
        shapes = [
            _shape(papers_of(feature, where), feature.get("geometry"), where)
            for number, feature in enumerate(features_of(path, what), 1)
            for where in [f"{path}, feature {number}"]
        ]
    name = content.get("name")
    return {"name": _shown(name) or path.stem, "shapes": shapes}


def _shape(papers: Json, raw: object, where: str) -> Json:
    geometry = geometry_of(raw, KINDS, where, "Leave the feature out, or draw it.")
    parts = list(_parts(geometry))
    solid = [unwrapped(part) for part in parts if part.geom_type in POLYGONS]
    drawn = [*solid, *(part for part in parts if part.geom_type not in POLYGONS)]
    return {
        "name": next((name for key in NAMES if (name := _shown(papers.get(key)))), ""),
        "bounds": [round(edge, 3) for edge in enclosing([part.bounds for part in drawn])],
        "points": [_line(part)[0] for part in parts if part.geom_type == "Point"],
        "lines": [_line(part) for part in parts if part.geom_type == "LineString"],
        "polygons": [rings for part in solid for rings in packed(part)],
    }


def _parts(geometry: BaseGeometry) -> Iterator[BaseGeometry]:
    """Points, lines and whole polygons: the parts of a MultiPolygon may meet at 180°."""
    if geometry.geom_type in POLYGONS or not hasattr(geometry, "geoms"):
        yield geometry
        return
    for part in geometry.geoms:
        yield from _parts(part)


def _line(part: BaseGeometry) -> list[list[float]]:
    return [[round(x, DECIMALS), round(y, DECIMALS)] for x, y, *_ in part.coords]


def _shown(name: object) -> str:
    """A name in one line; a number is a name too, anything else is none."""
    if isinstance(name, bool) or not isinstance(name, str | int | float):
        return ""
    return " ".join(str(name).split())[:LONGEST_NAME]
