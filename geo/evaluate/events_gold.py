"""Gold of events: which kind a file is, its rows, and the sample that is scored.

A file is recognised by the fields of its first row, never by its name, so that other people's
files in the same form can be scored too.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from geo.errors import InputError
from geo.evaluate.spatial_gold import rows_of

SEED = 20231123
"""Draws every sample; a figure without another seed beside it is of this one."""
KINDS: Mapping[str, frozenset[str]] = {
    "event places": frozenset({"verb", "event_location"}),
    "event types": frozenset({"event_type_v08", "spans"}),
    "same events": frozenset({"seminal_event", "mentions"}),
    "incidents": frozenset({"dateline_date", "events"}),
    "own events": frozenset({"text", "events"}),
    "own times": frozenset({"text", "times"}),
}
"""Kind of gold → the fields that tell it; the first kind whose fields are all there."""
SAMPLES = {"event places": 1000, "incidents": 300}
"""Rows scored where nothing else is asked for; of other kinds all."""

Row = Mapping[str, Any]


def read_rows(path: str | Path) -> tuple[str, list[Row]]:
    """The kind of a gold file and its rows in order.

    A file that is empty or of no known kind raises `InputError`.
    """
    rows: list[Row] = [row for row, _ in rows_of(path)]
    first = rows[0].keys() if rows else frozenset()
    kind = next((kind for kind, needed in KINDS.items() if needed <= set(first)), None)
    if kind is None:
        wanted = "; ".join(f"{kind}: {', '.join(sorted(need))}" for kind, need in KINDS.items())
        raise InputError(
            f"This is no gold of events; its first row has {', '.join(sorted(first)) or 'nothing'}",
            where=str(path),
            todo=f"Known kinds and the fields that tell them: {wanted}.",
        )
    return kind, rows


def sample(rows: Sequence[Row], number: int | None, kind: str) -> list[Row]:
    """`number` rows drawn with `SEED`, in file order; None: the kind's usual number; 0: all."""
    wanted = SAMPLES.get(kind, 0) if number is None else number
    if not wanted or wanted >= len(rows):
        return list(rows)
    chosen = sorted(random.Random(SEED).sample(range(len(rows)), wanted))  # noqa: S311 — no secret
    return [rows[index] for index in chosen]


def day(words: str | None) -> date | None:
    """An ISO day, None for none; anything else raises `ValueError`.

    >>> day("2024-05-15")
    datetime.date(2024, 5, 15)
    """
    return date.fromisoformat(words[:10]) if words else None


def overlap(start: int, end: int, other_start: int, other_end: int) -> bool:
    """Whether two half-open ranges share a character.

    >>> overlap(0, 3, 2, 5), overlap(0, 3, 3, 5)
    (True, False)
    """
    return start < other_end and other_start < end
