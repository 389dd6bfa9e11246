"""A user's own regions: `--regions my.geojson`, checked before anything relies on them."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, Any

import shapely

from geo.errors import InputError
from geo.records import Region
from geo.regions.user_files import features_of, geometry_of, papers_of

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

SHAPES = ("Polygon", "MultiPolygon")
WIDEN = "Widen a line or a point to an area first, with a buffer."


def load_user_regions(path: Path) -> tuple[tuple[Region, BaseGeometry], ...]:
    """Return a GeoJSON file's regions with their shapes, ids `user:…`, in the file's order.

    Each feature is a Polygon or MultiPolygon in lon/lat, cut at the antimeridian, with a
    `name`; `id`, `kind`, `names`, `country`, `claimants`, `administered_by`, `parents`,
    `bordering`, `definition`, `source` and `licence` may follow. Raises `InputError` that names
    the feature by its number, from 1, and says what to do.
    """
    found: list[tuple[Region, BaseGeometry]] = []
    taken: dict[str, int] = {}
    for number, feature in enumerate(features_of(path, "the regions"), 1):
        where = f"{path}, feature {number}"
        papers = papers_of(feature, where)
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
        geometry = shapely.orient_polygons(
            geometry_of(feature.get("geometry"), SHAPES, where, WIDEN), exterior_cw=False
        )
        found.append((_region(region_id, name, papers, geometry, where), geometry))
    return tuple(found)


def _name(papers: dict[str, Any], where: str) -> str:
    name = papers.get("name")
    if isinstance(name, str) and name.strip():
        return name.strip()
    raise InputError(
        "it has no name.",
        where=where,
        todo='Give its properties a "name"; to draw shapes without names use --overlay.',
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
