"""Islands: single polygons of the land, each named by a point inside it."""

import re
import tomllib
import unicodedata
from pathlib import Path

import shapely
from build_shapes_tables import FINE, Row, polygons, tidy
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

NEAR = 0.05
"""Degrees that a point may miss its island by: generalised coasts leave capes out."""
BIG = 20.0
"""Square degrees above which an island is simplified; nobody needs Greenland to the metre."""


def land_parts(shapes: dict[str, BaseGeometry]) -> list[BaseGeometry]:
    """Return the land of the world as single polygons, borders dissolved."""
    return list(polygons(shapely.union_all(list(shapes.values()))))


def island_rows(
    parts: list[BaseGeometry], shapes: dict[str, BaseGeometry], names: Path
) -> list[Row]:
    """One row an island of the list; an island without land under its point stops the build."""
    tree = shapely.STRtree(parts)
    taken: dict[int, str] = {}
    rows, missing = [], []
    for island in tomllib.loads(names.read_text(encoding="utf-8"))["islands"]:
        point = Point(island["at"])
        index = int(tree.nearest(point))
        if parts[index].distance(point) > NEAR:
            missing.append(f"{island['name']} at {island['at']}")
            continue
        if index in taken:
            missing.append(f"{island['name']} is the same land as {taken[index]}")
            continue
        taken[index] = island["name"]
        row = _row(island["name"], island["names"], parts[index], shapes)
        if "claimants" in island:
            row.country, row.claimants = None, island["claimants"]
            row.administered_by = island["administered_by"]
        rows.append(row)
    if missing:
        raise SystemExit(f"no island in the land: {'; '.join(missing)}")
    return rows


def slug(name: str) -> str:
    """Make a readable id of a name: "La Pérouse Strait" → "la-perouse-strait"."""
    decomposed = unicodedata.normalize("NFKD", name.replace("ø", "o").replace("Ø", "O"))
    plain = decomposed.encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")


def _row(name: str, names: list[str], part: BaseGeometry, shapes: dict[str, BaseGeometry]) -> Row:
    inside = part.representative_point()
    owners = [iso for iso, shape in shapes.items() if iso and shapely.intersects(shape, inside)]
    shares = [iso for iso, shape in shapes.items() if iso and _shares(shape, part)]
    simple = shapely.simplify(part, 0.005) if part.area > BIG else part
    return Row(
        id=f"ne:{slug(name)}",
        name=name,
        names=names,
        kind="island",
        # An island of several states, such as New Guinea, belongs to none of them.
        country=owners[0] if owners and len(shares) == 1 else None,
        geometry=tidy(simple, FINE),
        definition="One polygon of the land of Natural Earth 10m.",
    )


def _shares(shape: BaseGeometry, part: BaseGeometry) -> bool:
    west, south, east, north = part.bounds
    near = shapely.clip_by_rect(shape, west, south, east, north)
    return not near.is_empty and part.intersection(near).area > part.area * 0.01
