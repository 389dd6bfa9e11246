"""Files that a user hands over: read alike, refused alike.

`--regions`, `--overlay` and `--names` read through here, so that a missing file, a wrong
encoding or a broken ring is told in the same words whatever the file is for.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import shapely
from shapely.errors import GEOSException
from shapely.geometry import shape

from geo.errors import InputError

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

LONLAT = ("CRS84", "OGC:1.3:CRS84", "EPSG::4326", "EPSG:4326")
"""How the old `crs` member of GeoJSON may say longitude and latitude."""


def text_of(path: Path, what: str) -> str:
    """Return a UTF-8 file's text; `what` names its content in the error ("the names").

    Raises `InputError` for a file that cannot be read or is not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(
            f"{what} cannot be read ({error.strerror}).",
            where=str(path),
            todo="Check the path and its permissions.",
        ) from error
    except UnicodeDecodeError as error:
        raise InputError(
            "the file is not UTF-8 text.", where=str(path), todo="Save it as UTF-8."
        ) from error


def geojson_of(path: Path, what: str) -> dict[str, Any]:
    """Return the JSON object of a GeoJSON file in longitude and latitude.

    Raises `InputError` for no JSON, for anything but an object, and for another coordinate
    system than WGS 84.
    """
    try:
        content = json.loads(text_of(path, what))
    except (ValueError, RecursionError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError(
            f"this is no JSON: {error}.", where=str(path), todo="Save the layer as GeoJSON."
        ) from error
    if not isinstance(content, dict):
        raise InputError(
            f"this is a {type(content).__name__}, expected a GeoJSON FeatureCollection.",
            where=str(path),
            todo="Save the layer as GeoJSON.",
        )
    crs = content.get("crs")
    named = crs.get("properties") if isinstance(crs, dict) else None
    stated = str(named.get("name") if isinstance(named, dict) else crs)
    if crs is not None and not stated.endswith(LONLAT):
        raise InputError(
            f"the coordinates are in {stated}, expected longitude and latitude (WGS 84).",
            where=str(path),
            todo="Save the layer again in EPSG:4326.",
        )
    return content


def features_of(path: Path, what: str) -> list[Any]:
    """Return the features of a GeoJSON file, one Feature alone as a list of one, unchecked.

    Raises `InputError` for another kind of file and for one without features.
    """
    content = geojson_of(path, what)
    if content.get("type") == "Feature":
        return [content]
    if content.get("type") != "FeatureCollection" or not isinstance(content.get("features"), list):
        raise InputError(
            f"this is a {content.get('type')}, expected a GeoJSON FeatureCollection.",
            where=str(path),
            todo="Save the layer as GeoJSON.",
        )
    if not content["features"]:
        raise InputError("there is no feature in it.", where=str(path), todo="Draw one.")
    return list(content["features"])


def papers_of(feature: object, where: str) -> dict[str, Any]:
    """Return a feature's properties, {} where it has none; what is no Feature is refused."""
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        raise InputError(
            "this is no GeoJSON Feature.",
            where=where,
            todo='Expected {"type": "Feature", "properties": …, "geometry": …}.',
        )
    papers = feature.get("properties")
    return papers if isinstance(papers, dict) else {}


def geometry_of(raw: object, kinds: Sequence[str], where: str, todo: str) -> BaseGeometry:
    """Return a GeoJSON geometry of one of the kinds, in two dimensions, as drawn.

    Raises `InputError` for another kind (`todo` says what to do then), an empty one, a ring that
    is open or crosses itself, and positions that are no longitude and latitude.
    """
    kind = raw.get("type") if isinstance(raw, dict) else None
    if not isinstance(raw, dict) or kind not in kinds:
        raise InputError(
            f"its geometry is {kind or 'missing'}, expected a {' or '.join(kinds)}.",
            where=where,
            todo=todo,
        )
    try:
        geometry = shapely.force_2d(shape(raw))
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, GEOSException) as error:
        _broken(str(error), where)
    if geometry.is_empty:
        raise InputError("its geometry is empty.", where=where, todo="Draw it again.")
    if not _rings_are_closed(raw):
        _broken("the first and the last position differ", where)
    _in_degrees(geometry, where)
    if not geometry.is_valid:
        _broken(shapely.is_valid_reason(geometry), where)
    return geometry


def _rings_are_closed(raw: dict[str, Any]) -> bool:
    if raw["type"] == "GeometryCollection":
        return all(_rings_are_closed(part) for part in raw["geometries"])
    if raw["type"] not in {"Polygon", "MultiPolygon"}:
        return True
    polygons = raw["coordinates"] if raw["type"] == "MultiPolygon" else [raw["coordinates"]]
    return all(ring[0] == ring[-1] for polygon in polygons for ring in polygon)


def _in_degrees(geometry: BaseGeometry, where: str) -> None:
    west, south, east, north = geometry.bounds
    if west >= -180 and east <= 180 and south >= -90 and north <= 90:
        return
    if south >= -90 and north <= 90 and west >= -360 and east <= 360:
        raise InputError(
            f"its longitudes run from {west:g} to {east:g}, expected -180 to 180.",
            where=where,
            todo="Cut it at the antimeridian into two parts, as RFC 7946 asks.",
        )
    raise InputError(
        f"its coordinates run to {east:g}, {north:g}: that is not longitude and latitude.",
        where=where,
        todo="Save the layer again in EPSG:4326, longitude first.",
    )


def _broken(reason: str, where: str) -> NoReturn:
    raise InputError(
        f"its geometry is broken: {reason}.",
        where=where,
        todo="Draw it again, or repair it (in QGIS: Fix geometries).",
    )
