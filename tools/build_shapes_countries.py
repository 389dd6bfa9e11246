"""Countries under their ISO code: what Natural Earth draws by control, put right where we say so.

Also the land itself, full resolution, cut into cells: what the coast of a point is asked of.
"""

import math
import tomllib
from pathlib import Path

import shapely
from build_shapes_sources import Entity, geonames_countries
from build_shapes_tables import COARSE, FINE, Row, polygons, tidy
from shapely.geometry import box
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

CELL = 4.0
"""Side of a land cell, degrees."""
TOLERANCE = 0.005
"""Of the countries' own shapes, degrees (about 500 m); the land cells are not simplified."""


def shapes_by_iso(entities: list[Entity], politics: Path) -> dict[str, BaseGeometry]:
    """Return ISO alpha-2 → geometry at full resolution; key "" holds land of no country."""
    rules = tomllib.loads(politics.read_text(encoding="utf-8"))
    known = geonames_countries()
    pieces: dict[str, list[BaseGeometry]] = {}
    for entity in entities:
        iso = rules["entities"].get(entity.name, entity.iso2)
        if iso is None or (iso and iso not in known):
            raise SystemExit(f"{entity.name}: no ISO code; add it to [entities] in {politics}")
        pieces.setdefault(iso, []).append(entity.geometry)
    shapes = {iso: unary_union(parts) for iso, parts in pieces.items()}
    for cut in rules["parts"]:
        window = box(*cut["window"])
        inside = [part for part in polygons(shapes[cut["from"]]) if _mostly(part, window)]
        if not inside:
            raise SystemExit(f"{cut['iso']}: nothing of {cut['from']} in {cut['window']}")
        moved = unary_union(inside)
        shapes[cut["from"]] = shapely.difference(shapes[cut["from"]], moved)
        shapes[cut["iso"]] = unary_union([shapes.get(cut["iso"], moved), moved])
    missing = sorted(set(known) - set(shapes) - set(rules["without_shape"]))
    if missing:
        raise SystemExit(f"no shape for {', '.join(missing)}; see {politics}")
    return {iso: tidy(shape, FINE) for iso, shape in sorted(shapes.items())}


def country_rows(shapes: dict[str, BaseGeometry], entities: list[Entity]) -> list[Row]:
    """One row a country, named as GeoNames names it, simplified for maps and containment."""
    known = geonames_countries()
    drawn = {entity.iso2: entity.name for entity in entities if entity.iso2}
    rows = []
    for iso, shape in shapes.items():
        if not iso:
            continue
        name = known[iso]["name"].strip()
        other = drawn.get(iso)
        rows.append(
            Row(
                id=f"geonames:{known[iso]['geonameid']}",
                name=name,
                names=[other] if other and other != name else [],
                kind="country",
                country=iso,
                geonames_id=int(known[iso]["geonameid"]),
                geometry=tidy(shapely.simplify(shape, TOLERANCE), COARSE),
                definition="Land of the country at 1:10 million.",
            )
        )
    return rows


def land_rows(shapes: dict[str, BaseGeometry]) -> list[Row]:
    """Every country's land at full resolution, cut into cells of 4° by 4°."""
    rows = []
    for iso, shape in shapes.items():
        shapely.prepare(shape)
        for west in range(-180, 180, int(CELL)):
            for south in range(-92, 92, int(CELL)):
                cell = box(west, south, west + CELL, south + CELL)
                if not shapely.intersects(shape, cell):
                    continue
                piece = shapely.intersection(shape, cell)
                if not polygons(piece):
                    continue
                geometry = tidy(piece, FINE)
                rows.append(
                    Row(
                        id=f"land:{iso}:{west}:{south}",
                        name=iso or "no country",
                        kind="land",
                        country=iso or None,
                        geometry=geometry,
                        label=_any_point(geometry),
                    )
                )
    return rows


def _any_point(geometry: BaseGeometry) -> tuple[float, float]:
    point = geometry.representative_point()
    return point.x, point.y


def _mostly(part: BaseGeometry, window: BaseGeometry) -> bool:
    if not shapely.intersects(part, window):
        return False
    share = part.intersection(window).area / part.area
    return bool(share > 0.5) and math.isfinite(share)
