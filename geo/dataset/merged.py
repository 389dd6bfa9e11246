"""What merging remembers, as tables of a snapshot; forgotten where another program wrote it."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from geo.events.merging.memory import Memory
from geo.events.merging.pairs import Lookups

if TYPE_CHECKING:
    import pyarrow as pa

REPORTS = "merging.parquet"
PAIRS = "merging_pairs.parquet"
_CODE = b"geo:merging"


def read_memory(folder: Path) -> tuple[Memory | None, frozenset[str]]:
    """The memory in a snapshot, and the articles that it knows as their analysis has them.

    None where there is no memory, or the one of another program.
    """
    import pyarrow.parquet as pq

    if not (folder / REPORTS).exists() or not (folder / PAIRS).exists():
        return None, frozenset()
    table = pq.read_table(folder / REPORTS)
    if (table.schema.metadata or {}).get(_CODE) != _code():
        return None, frozenset()
    columns = table.drop_columns(["shared"]).to_pydict()
    shared = table["shared"].combine_chunks()
    pairs = pq.read_table(folder / PAIRS).to_pydict()
    every = list(zip(pairs["first"], pairs["second"], pairs["value"], strict=True))
    memory = Memory(
        reports=tuple(columns["report"]),
        articles=tuple(columns["article"]),
        lookups=Lookups(
            days=table["day"].to_numpy(),
            counts=shared.value_lengths().to_numpy(zero_copy_only=False),
            shared=shared.flatten().to_numpy(),
        ),
        inside=tuple((first, second) for first, second, value in every if value is None),
        likely=tuple((value, first, second) for first, second, value in every if value is not None),
        groups=tuple(columns["group"]),
        sources=tuple(columns["sources"]),
    )
    plain = zip(columns["article"], columns["plain"], strict=True)
    return memory, frozenset(article for article, is_plain in plain if is_plain)


def write_memory(folder: Path, memory: Memory, plain: Collection[str]) -> None:
    """Write the memory; `plain` are the articles that no correction has changed."""
    import numpy as np
    import pyarrow as pa
    import pyarrow.parquet as pq

    ends = np.concatenate(([0], np.cumsum(memory.lookups.counts)))
    shared = pa.ListArray.from_arrays(
        pa.array(ends, pa.int32()), pa.array(memory.lookups.shared, pa.int64())
    )
    reports = pa.table(
        {
            "report": pa.array(memory.reports, pa.string()),
            "article": pa.array(memory.articles, pa.string()),
            "plain": pa.array([article in plain for article in memory.articles], pa.bool_()),
            "day": pa.array(memory.lookups.days, pa.int64()),
            "shared": shared,
            "group": pa.array(memory.groups, pa.int64()),
            "sources": pa.array(memory.sources, pa.int64()),
        }
    )
    _write(reports, folder / REPORTS)
    every = [*((None, *pair) for pair in memory.inside), *memory.likely]
    pairs = pa.table(
        {
            "first": pa.array([pair[1] for pair in every], pa.int64()),
            "second": pa.array([pair[2] for pair in every], pa.int64()),
            "value": pa.array([pair[0] for pair in every], pa.float64()),
        }
    )
    pq.write_table(pairs, folder / PAIRS, compression="zstd")


def _write(table: pa.Table, path: Path) -> None:
    import pyarrow.parquet as pq

    described = table.replace_schema_metadata({_CODE: _code()})
    pq.write_table(described, path, compression="zstd")


@cache
def _code() -> bytes:
    """Hash of the code that merges: data and weights are in the dataset's versions."""
    root = Path(str(files("geo") / "events"))
    total = hashlib.sha256()
    for path in sorted([root / "merge.py", *(root / "merging").glob("*.py")]):
        total.update(path.read_bytes())
    return total.hexdigest()[:16].encode()
