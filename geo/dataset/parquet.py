"""Reads and writes the Parquet files of a dataset."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa


def read_parquet(path: Path) -> pa.Table:
    """The whole table; raises OSError or ValueError where there is none to read.

    Not `read_table`, which imports pandas; and without threads, which cost more than so few
    megabytes give them to do.
    """
    import pyarrow.parquet as pq

    with pq.ParquetFile(path) as file:
        return file.read(use_threads=False)


def write_parquet(table: pa.Table, path: Path) -> None:
    """Write a table; raises OSError where that is not possible.

    Without dictionaries: most of its texts are each told once.
    """
    import pyarrow.parquet as pq

    pq.write_table(table, path, compression="zstd", use_dictionary=False)
