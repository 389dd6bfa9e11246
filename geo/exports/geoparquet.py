"""GeoParquet: a folder with one file a layer, for DuckDB, GeoPandas and data lakes."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.attribution import DISPUTED, attributions
from geo.exports.layers import LAYERS, Layer, Sources, arrow_table, of_kind
from geo.features import Row
from geo.files import whole_path
from geo.records import Findings

if TYPE_CHECKING:
    import pyarrow as pa

GEOMETRY = "geometry"
"""Name of the column with the shapes."""


class GeoParquetExport:
    """A folder: `events_points.parquet`, `reports.parquet` and so on. Each file is whole."""

    suffix = ""
    folder = True

    def write(self, findings: Findings, path: Path) -> int:
        """Write every layer into the folder `path`; returns the number of events."""
        papers, sources = papers_of(findings), Sources(findings)
        for layer in LAYERS:
            write_layer(layer, layer_table(layer, layer.rows(sources)), papers, path)
        return len(findings.events)


def papers_of(findings: Findings) -> dict[bytes, bytes]:
    """What every file says of its data: whose they are."""
    return {
        b"attribution": "; ".join(attributions(findings)).encode(),
        b"note": DISPUTED.encode(),
    }


def layer_table(layer: Layer, rows: list[Row]) -> pa.Table:
    """Rows of a layer as its table; shapes are well-known binary, EPSG:4326."""
    import pyarrow as pa
    import shapely

    table = arrow_table(rows, layer.columns)
    if layer.geometry is None:
        return table
    shapes = [of_kind(row["geometry"], layer.geometry) for row in rows]
    return table.append_column(GEOMETRY, pa.array(shapely.to_wkb(shapes), pa.binary()))


def write_layer(layer: Layer, table: pa.Table, papers: dict[bytes, bytes], folder: Path) -> None:
    """Write the file of a layer, with what GeoParquet 1.0 says of its shapes."""
    import pyarrow.parquet as pq

    said = {**_said_of_shapes(layer, table), **papers, b"meaning": layer.meaning.encode()}
    with whole_path(folder / f"{layer.name}.parquet") as target:
        pq.write_table(table.replace_schema_metadata(said), target, compression="zstd")


def _said_of_shapes(layer: Layer, table: pa.Table) -> dict[bytes, bytes]:
    import shapely

    if layer.geometry is None:
        return {}
    # Many rows stand on one shape.
    shapes = shapely.from_wkb(table[GEOMETRY].unique().to_numpy(zero_copy_only=False))
    column: dict[str, Any] = {
        "encoding": "WKB",
        "crs": _crs(),
        "geometry_types": [layer.geometry] if any(shapes) else [],
    }
    if column["geometry_types"]:
        column["bbox"] = shapely.total_bounds(shapes).tolist()
    said = {"version": "1.0.0", "primary_column": GEOMETRY, "columns": {GEOMETRY: column}}
    return {b"geo": json.dumps(said).encode()}


@cache
def _crs() -> dict[str, Any]:
    """EPSG:4326 in the words of PROJ, as GeoPandas writes it."""
    from pyproj import CRS

    found: dict[str, Any] = CRS("EPSG:4326").to_json_dict()
    return found
