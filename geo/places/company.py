"""Which other names of the article could mean a place nearby, before anything is decided.

"Huntsville" and "Walker County" are both ambiguous, and only in Texas are they neighbours. Names
with few candidates tell more than those with many.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from geo.records import Candidate, Place

_CELLS = 2.0
"""Cells a degree: two places in one or in touching cells are at most some 110 km apart."""
_POINTLIKE = frozenset({"city", "admin2", "county", "airport", "base", "island", "lake"})
_ENOUGH = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """Names by cell of half a degree, each with what it tells."""

    cells: Mapping[tuple[int, int], Mapping[str, float]] = field(default_factory=dict)

    def of(self, name: str, place: Place) -> float:
        """How many other names have a candidate nearby, from 0 to 1; rare names count more."""
        if place.kind not in _POINTLIKE:
            return 0.0
        row, column = _cell(place)
        found: dict[str, float] = {}
        for r in (row - 1, row, row + 1):
            for c in (column - 1, column, column + 1):
                found.update(self.cells.get((r, c), {}))
        found.pop(name, None)
        return min(1.0, sum(found.values()) / _ENOUGH)


def company(candidates: Mapping[str, Sequence[Candidate]]) -> Company:
    """Sum up all names of an article, by folded name."""
    cells: dict[tuple[int, int], dict[str, float]] = {}
    for name, found in candidates.items():
        points = [c.place for c in found if c.place.kind in _POINTLIKE]
        for place in points:
            cells.setdefault(_cell(place), {})[name] = 1 / math.sqrt(len(points))
    return Company(cells=cells)


def _cell(place: Place) -> tuple[int, int]:
    return math.floor(place.lat * _CELLS), math.floor(place.lon * _CELLS)
