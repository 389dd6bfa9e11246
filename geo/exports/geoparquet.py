"""GeoParquet: a folder with one file a layer, for DuckDB, GeoPandas and data lakes."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from geo.attribution import DISPUTED, attributions
from geo.exports.layers import LAYERS, Layer, layer_frame
from geo.files import whole_path
from geo.records import Findings

if TYPE_CHECKING:
    import pyarrow as pa


class GeoParquetExport:
    """A folder: `events_points.parquet`, `reports.parquet` and so on. Each file is whole."""

    suffix = ""
    folder = True

    def write(self, findings: Findings, path: Path) -> int:
        """Write every layer into the folder `path`; returns the number of events."""
        import pyarrow.parquet as pq

        papers = {
            b"attribution": "; ".join(attributions(findings)).encode(),
            b"note": DISPUTED.encode(),
        }
        for layer in LAYERS:
            table = _table(layer, findings)
            described = table.replace_schema_metadata(
                {**(table.schema.metadata or {}), **papers, b"meaning": layer.meaning.encode()}
            )
            with whole_path(path / f"{layer.name}.parquet") as target:
                pq.write_table(described, target, compression="zstd")
        return len(findings.events)


def _table(layer: Layer, findings: Findings) -> pa.Table:
    """The layer as GeoPandas writes it, or as plain Parquet where it has no geometry."""
    import pyarrow.parquet as pq

    buffer = BytesIO()
    layer_frame(layer, findings).to_parquet(buffer, index=False)
    return pq.read_table(buffer)
