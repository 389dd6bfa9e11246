"""What merging remembers, as tables of a snapshot."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from geo.dataset.parquet import read_parquet, write_parquet
from geo.events.merging.memory import INSIDE, Memory, Pairs
from geo.events.merging.pairs import Lookups

REPORTS = "merging.parquet"
PAIRS = "merging_pairs.parquet"
GROUPS = "merging_groups.parquet"
CASE = ("keep", "lose", "ours", "theirs", "sure")
"""Columns of what was decided, in the order of a `Case`."""


def read_memory(folder: Path) -> tuple[Memory | None, frozenset[str]]:
    """The memory in a snapshot, and the articles that it knows as their analysis has them.

    None where there is no memory. It holds for the code that wrote it.
    """
    if not all((folder / name).exists() for name in (REPORTS, PAIRS, GROUPS)):
        return None, frozenset()
    table = read_parquet(folder / REPORTS)
    shared = table["shared"].combine_chunks()
    pairs = read_parquet(folder / PAIRS)
    decided = read_parquet(folder / GROUPS)
    known = {name: pairs[name].to_numpy() for name in ("first", "second", "value")}
    every = Pairs(**known)
    columns = (decided[name].to_numpy().tolist() for name in (*CASE, "fits"))
    memory = Memory(
        reports=tuple(table["report"].to_pylist()),
        articles=tuple(table["article"].to_pylist()),
        lookups=Lookups(
            days=table["day"].to_numpy(),
            counts=shared.value_lengths().to_numpy(zero_copy_only=False),
            shared=shared.flatten().to_numpy(),
        ),
        inside=every.where(every.value == INSIDE),
        likely=every.where(every.value != INSIDE),
        decided={(*case,): fits for *case, fits in zip(*columns, strict=True)},
        groups=tuple(table["group"].to_numpy().tolist()),
        sources=tuple(table["sources"].to_numpy().tolist()),
    )
    return memory, frozenset(table.filter(table["plain"])["article"].unique().to_pylist())


def write_memory(folder: Path, memory: Memory, plain: Collection[str]) -> None:
    """Write the memory; `plain` are the articles that no correction has changed."""
    import numpy as np
    import pyarrow as pa

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
    write_parquet(reports, folder / REPORTS)
    both = (memory.inside, memory.likely)
    pairs = pa.table(
        {
            name: np.concatenate([getattr(pairs, name) for pairs in both])
            for name in ("first", "second", "value")
        }
    )
    write_parquet(pairs, folder / PAIRS)
    cases = zip(*memory.decided, strict=True) if memory.decided else ((),) * len(CASE)
    kinds = (*(pa.int64(),) * 4, pa.bool_())
    columns = [pa.array(column, kind) for column, kind in zip(cases, kinds, strict=True)]
    fits = pa.array(memory.decided.values(), pa.bool_())
    groups = pa.table([*columns, fits], names=[*CASE, "fits"])
    write_parquet(groups, folder / GROUPS)
