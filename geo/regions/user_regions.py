"""A user's own regions: `--regions my.geojson`, checked before anything relies on them."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import shapely
from shapely.errors import GEOSException
from shapely.geometry import shape

from geo.errors import InputError
from geo.records import Region

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

LONLAT = ("CRS84", "OGC:1.3:CRS84", "EPSG::4326", "EPSG:4326")
"""How the old `crs` member of GeoJSON may say longitude and latitude."""
SHAPES = {"Polygon", "MultiPolygon"}


def load_user_regions(path: Path) -> tuple[tuple[Region, BaseGeometry], ...]:
    """Return a GeoJSON file's regions with their shapes, ids `user:…`, in the file's order.

    Each feature is a Polygon or MultiPolygon in lon/lat, cut at the antimeridian, with a
    `name`; `id`, `kind`, `names`, `country`, `claimants`, `administered_by`, `parents`,
    `bordering`, `definition`, `source` and `licence` may follow. Raises `InputError` that names
    the feature by its number, from 1, and says what to do.
    """
    found: list[tuple[Region, BaseGeometry]] = []
    taken: dict[str, int] = {}
    for number, feature in enumerate(_features(path), 1):
        where = f"{path}, feature {number}"
        papers = _papers(feature, where)
        name = _name(papers, where)
        where = f"{where} ({name})"
        region_id = f"user:{_slug(str(papers.get('id') or feature.get('id') or name))}"
        if region_id in taken:
            raise InputError(
                f"its id {region_id} is that of feature {taken[region_id]} too.",
                where=where,
                todo="Give each feature an `id` or a name of its own.",
            )
        taken[region_id] = number
        geometry = _geometry(feature, where)
        found.append((_region(region_id, name, papers, geometry, where), geometry))
    return tuple(found)


def _features(path: Path) -> list[Any]:
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InputError(
            f"the regions cannot be read ({error.strerror}).",
            where=str(path),
            todo="Check the path and its permissions.",
        ) from error
    except ValueError as error:
        raise InputError(
            f"this is no JSON in UTF-8: {error}.",
            where=str(path),
            todo="Expected a GeoJSON FeatureCollection of polygons.",
        ) from error
    kind = content.get("type") if isinstance(content, dict) else type(content).__name__
    if kind == "Feature":
        return [content]
    if kind != "FeatureCollection" or not isinstance(content.get("features"), list):
        raise InputError(
            f"this is a {kind}, expected a GeoJSON FeatureCollection.",
            where=str(path),
            todo="Save the layer as GeoJSON.",
        )
    crs = content.get("crs")
    stated = str(crs["properties"].get("name")) if _is_named(crs) else str(crs)
    if crs is not None and not stated.endswith(LONLAT):
        raise InputError(
            f"the coordinates are in {stated}, expected longitude and latitude (WGS 84).",
            where=str(path),
            todo="Save the layer again in EPSG:4326.",
        )
    if not content["features"]:
        raise InputError("there is no feature in it.", where=str(path), todo="Draw a region.")
    return list(content["features"])


def _is_named(crs: object) -> bool:
    return isinstance(crs, dict) and isinstance(crs.get("properties"), dict)


def _papers(feature: object, where: str) -> dict[str, Any]:
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        raise InputError(
            "this is no GeoJSON Feature.",
            where=where,
            todo='Expected {"type": "Feature", "properties": …, "geometry": …}.',
        )
    papers = feature.get("properties")
    return papers if isinstance(papers, dict) else {}


def _name(papers: dict[str, Any], where: str) -> str:
    name = papers.get("name")
    if isinstance(name, str) and name.strip():
        return name.strip()
    raise InputError(
        "it has no name.",
        where=where,
        todo='Give its properties a "name"; to draw shapes without names use --overlay.',
    )


def _geometry(feature: dict[str, Any], where: str) -> BaseGeometry:
    raw = feature.get("geometry")
    kind = raw.get("type") if isinstance(raw, dict) else None
    if not isinstance(raw, dict) or kind not in SHAPES:
        raise InputError(
            f"its geometry is {kind or 'missing'}, expected a Polygon or MultiPolygon.",
            where=where,
            todo="Widen a line or a point to an area first, with a buffer.",
        )
    try:
        geometry = shapely.force_2d(shape(raw))
    except (ValueError, TypeError, KeyError, IndexError, GEOSException) as error:
        _broken(str(error), where)
    if geometry.is_empty:
        raise InputError("its geometry is empty.", where=where, todo="Draw it again.")
    for polygon in raw["coordinates"] if kind == "MultiPolygon" else [raw["coordinates"]]:
        if any(ring[0] != ring[-1] for ring in polygon):
            _broken("the first and the last position differ", where)
    _in_degrees(geometry, where)
    if not geometry.is_valid:
        _broken(shapely.is_valid_reason(geometry), where)
    return shapely.orient_polygons(geometry, exterior_cw=False)


def _in_degrees(geometry: BaseGeometry, where: str) -> None:
    west, south, east, north = geometry.bounds
    if west >= -180 and east <= 180 and south >= -90 and north <= 90:
        return
    if south >= -90 and north <= 90 and west >= -360 and east <= 360:
        raise InputError(
            f"its longitudes run from {west:g} to {east:g}, expected -180 to 180.",
            where=where,
            todo="Cut it at the antimeridian into two polygons, as RFC 7946 asks.",
        )
    raise InputError(
        f"its coordinates run to {east:g}, {north:g}: that is not longitude and latitude.",
        where=where,
        todo="Save the layer again in EPSG:4326, longitude first.",
    )


def _broken(reason: str, where: str) -> NoReturn:
    raise InputError(
        f"its ring is broken: {reason}.",
        where=where,
        todo="Draw it again, or repair it (in QGIS: Fix geometries).",
    )


def _region(
    region_id: str, name: str, papers: dict[str, Any], geometry: BaseGeometry, where: str
) -> Region:
    point = shapely.maximum_inscribed_circle(max(shapely.get_parts(geometry), key=shapely.area))
    lon, lat = point.coords[0]
    return Region(
        id=region_id,
        name=name,
        names=tuple(n for n in _texts(papers, "names", where) if n != name),
        kind=_text(papers, "kind", where) or "area",
        country=_text(papers, "country", where),
        claimants=tuple(sorted(_texts(papers, "claimants", where))),
        administered_by=_text(papers, "administered_by", where),
        lon=round(lon, 5),
        lat=round(lat, 5),
        bounds=geometry.bounds,
        parents=_texts(papers, "parents", where),
        bordering=tuple(sorted(_texts(papers, "bordering", where))),
        approximate=True,
        definition=_text(papers, "definition", where) or "Drawn by the user.",
        source=_text(papers, "source", where) or "user",
        licence=_text(papers, "licence", where) or "",
    )


def _text(papers: dict[str, Any], key: str, where: str) -> str | None:
    value = papers.get(key)
    if value is None or isinstance(value, str):
        return value or None
    raise InputError(
        f"its {key!r} is {value!r}, expected a text.", where=where, todo="Put it in quotes."
    )


def _texts(papers: dict[str, Any], key: str, where: str) -> tuple[str, ...]:
    """A list of texts; one text may stand for itself or join several by `;` as tables do."""
    value = papers.get(key)
    if value is None or isinstance(value, str):
        return tuple(part.strip() for part in (value or "").split(";") if part.strip())
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise InputError(
        f"its {key!r} is {value!r}, expected a list of texts.",
        where=where,
        todo=f'Write "{key}": ["one", "another"].',
    )


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKC", name.removeprefix("user:")).casefold()
    return re.sub(r"[\W_]+", "-", plain).strip("-") or "region"
