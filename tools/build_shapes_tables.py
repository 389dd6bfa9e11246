"""Rows of regions → GeoParquet files of geo/data/regions, the same bytes on every run."""

import json
import math
from dataclasses import dataclass, field
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import shapely
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

FINE = 2.0**-14
"""Grid of coordinates in degrees, about 7 m. A power of two leaves zero bytes that compress."""
COARSE = 2.0**-11
"""About 50 m, for shapes that are simplified anyway."""


@dataclass(kw_only=True)
class Row:
    """One region with its papers, as it is stored."""

    id: str
    name: str
    kind: str
    geometry: BaseGeometry
    names: list[str] = field(default_factory=list)
    country: str | None = None
    admin1: str | None = None
    claimants: list[str] = field(default_factory=list)
    administered_by: str | None = None
    geonames_id: int | None = None
    parents: list[str] = field(default_factory=list)
    bordering: list[str] = field(default_factory=list)
    approximate: bool = False
    definition: str = ""
    source: str = "Natural Earth 10m"
    licence: str = "public domain"
    label: tuple[float, float] | None = None


SCHEMA = pa.schema(
    [
        ("id", pa.string()), ("name", pa.string()), ("names", pa.list_(pa.string())),
        ("kind", pa.string()), ("country", pa.string()), ("admin1", pa.string()),
        ("claimants", pa.list_(pa.string())), ("administered_by", pa.string()),
        ("geonames_id", pa.int64()), ("lon", pa.float64()), ("lat", pa.float64()),
        ("west", pa.float64()), ("south", pa.float64()), ("east", pa.float64()),
        ("north", pa.float64()), ("parents", pa.list_(pa.string())),
        ("bordering", pa.list_(pa.string())), ("approximate", pa.bool_()),
        ("definition", pa.string()), ("source", pa.string()), ("licence", pa.string()),
        ("geometry", pa.binary()),
    ]
)  # fmt: skip


def tidy(geometry: BaseGeometry, grid: float) -> BaseGeometry:
    """Snap to a grid, keep polygons only, make valid and turn rings by the right-hand rule."""
    snapped = shapely.set_precision(shapely.make_valid(geometry), grid)
    parts = polygons(snapped)
    if not parts:
        raise SystemExit(f"nothing is left of {geometry.bounds} on a grid of {grid}")
    made = parts[0] if len(parts) == 1 else MultiPolygon(parts)
    if not made.is_valid:
        raise SystemExit(f"{geometry.bounds} is not valid on a grid of {grid}")
    # Orientation is set last: set_precision turns rings as it likes. Exterior counter-clockwise.
    return shapely.orient_polygons(shapely.normalize(made), exterior_cw=False)


def polygons(geometry: BaseGeometry) -> list[Polygon]:
    """Return the polygons in any geometry; lines and points are dropped."""
    if isinstance(geometry, Polygon):
        return [] if geometry.is_empty else [geometry]
    return [part for piece in getattr(geometry, "geoms", ()) for part in polygons(piece)]


def bounds(geometry: BaseGeometry) -> tuple[float, float, float, float]:
    """Return (west, south, east, north); west > east where that box is the narrower one."""
    _, south, _, north = geometry.bounds
    spans = sorted((part.bounds[0], part.bounds[2]) for part in polygons(geometry))
    west, east = spans[0][0], max(high for _, high in spans)
    if west > -180 or east < 180:
        return west, south, east, north
    gap, edges, reach = 0.0, (west, east), spans[0][1]
    for low, high in spans[1:]:
        if low - reach > gap:
            gap, edges = low - reach, (low, reach)
        reach = max(reach, high)
    return edges[0], south, edges[1], north


def label_point(geometry: BaseGeometry) -> tuple[float, float]:
    """Return a point well inside the largest part, degrees stretched to true proportions."""
    part = max(polygons(geometry), key=lambda p: p.area * math.cos(math.radians(p.centroid.y)))
    stretch = max(math.cos(math.radians(part.centroid.y)), 0.05)
    flat = shapely.transform(part, lambda xy: xy * (stretch, 1.0))
    size = max(flat.bounds[2] - flat.bounds[0], flat.bounds[3] - flat.bounds[1])
    centre = shapely.maximum_inscribed_circle(flat, tolerance=size / 100).coords[0]
    return round(centre[0] / stretch, 5), round(centre[1], 5)


def write(path: Path, rows: list[Row]) -> None:
    """Write rows, sorted by id, as GeoParquet 1.1 with zstd."""
    columns: dict[str, list[object]] = {name: [] for name in SCHEMA.names}
    seen: set[str] = set()
    for row in sorted(rows, key=lambda row: row.id):
        if row.id in seen:
            raise SystemExit(f"{path.name}: two regions with the id {row.id}")
        seen.add(row.id)
        lon, lat = row.label or label_point(row.geometry)
        west, south, east, north = bounds(row.geometry)
        own = {"lon": lon, "lat": lat, "west": west, "south": south, "east": east, "north": north}
        own["geometry"] = shapely.to_wkb(row.geometry, byte_order=1)
        for name, values in columns.items():
            values.append(own[name] if name in own else getattr(row, name))
    types = sorted({shapely.from_wkb(value).geom_type for value in columns["geometry"]})
    about = {
        "version": "1.1.0",
        "primary_column": "geometry",
        "columns": {
            "geometry": {
                "encoding": "WKB",
                "geometry_types": types,
                "orientation": "counterclockwise",
            }
        },
    }
    schema = SCHEMA.with_metadata({"geo": json.dumps(about, sort_keys=True)})
    table = pa.table(columns, schema=schema)
    path.parent.mkdir(parents=True, exist_ok=True)
    pq.write_table(table, path, compression="zstd", compression_level=19, store_schema=False)
    print(f"{path.name}: {len(rows)} regions, {path.stat().st_size / 1e6:.2f} MB")
