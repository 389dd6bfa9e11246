"""What one merge leaves to the next: which pairs were compared, and what came of it.

A pair of reports that was compared before, both as they are now, is not compared again; a group
whose reports and likely pairs are those of before is the same event again. So a merge with a
memory gives what one without gives, and takes as long as what is new in it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from geo.events.merging.pairs import Lookups, candidates, changed_keys

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """A merge as it was. Reports are numbered in the order that makes ids."""

    reports: tuple[str, ...]
    """Ids."""
    articles: tuple[str, ...]
    """The article of each report."""
    lookups: Lookups
    inside: tuple[Pair, ...]
    """Pairs of one article that tell of the same thing."""
    likely: tuple[tuple[float, int, int], ...]
    """Pairs of two articles that may be one event: probability below zero, first, second."""
    groups: tuple[int, ...]
    """Each report's group: the number of its first report."""
    sources: tuple[int, ...]
    """Independent sources of each report's group."""


class Recalled:
    """A memory in the numbers of today's reports."""

    def __init__(
        self,
        memory: Memory,
        known: Collection[str],
        reports: Sequence[str],
    ) -> None:
        """`known` are the articles that are as they were; the others' reports are forgotten."""
        self._memory = memory
        today = {report: number for number, report in enumerate(reports)}
        self.before = [-1] * len(reports)
        """The number that each report had; -1 for none."""
        self._now = [
            today.get(report, -1) if article in known else -1
            for report, article in zip(memory.reports, memory.articles, strict=True)
        ]
        for number, now in enumerate(self._now):
            if now >= 0:
                self.before[now] = number
        self._lost: set[int] = set()
        self.touched: set[int] = set()
        """Reports that lost a partner; all are known once `inside` and `likely` were asked."""

    def lookup(self, number: int) -> tuple[int, Sequence[int]]:
        """As `pairs.lookup`, of a report that is known."""
        was = self.before[number]
        found = self._memory.lookups
        shared: list[int] = found.shared[self._ends[was] : self._ends[was + 1]].tolist()
        return int(found.days[was]), shared

    def group(self, number: int) -> int:
        """What the group of a report is remembered by."""
        return self._memory.groups[self.before[number]]

    def sources(self, number: int) -> int:
        """Independent sources of a report's group."""
        return self._memory.sources[self.before[number]]

    def inside(self) -> Iterator[Pair]:
        """The pairs of articles that are as they were."""
        for first, second in self._memory.inside:
            found = self._pair(first, second)
            if found is not None:
                yield found

    def unasked(self, now: Lookups, articles: Sequence[str]) -> Numbers:
        """The candidates of today that may have been none before, as numbers."""
        import numpy as np

        memory, total, was = self._memory, len(self.before), len(self._now)
        before, today = np.array(self.before, np.int64), np.array(self._now, np.int64)
        fresh, gone = np.flatnonzero(before < 0), np.flatnonzero(today < 0)
        only = changed_keys(now, fresh, memory.lookups, gone)
        codes = candidates(now, articles, only)
        past = candidates(memory.lookups, memory.articles, only)
        first, second = today[past // was], today[past % was]
        both = (first >= 0) & (second >= 0)
        asked = first[both] * total + second[both]
        lost = asked[~_among(asked, codes)]
        if len(lost):
            # No candidates under the keys that changed; perhaps they are under another.
            lost = lost[~_among(lost, candidates(now, articles))]
        self._lost = set(lost.tolist())
        unasked: Numbers = codes[~_among(codes, asked)]
        return unasked

    def likely(self) -> Iterator[tuple[float, int, int]]:
        """The likely pairs of before that are still candidates; ask `unasked` first."""
        for value, first, second in self._memory.likely:
            found = self._pair(first, second)
            if found is None:
                continue
            if found[0] * len(self.before) + found[1] in self._lost:
                self.touched.update(found)
            else:
                yield value, *found

    @cached_property
    def _ends(self) -> Numbers:
        import numpy as np

        return np.concatenate(([0], np.cumsum(self._memory.lookups.counts)))

    def _pair(self, first: int, second: int) -> Pair | None:
        """The pair's numbers of today; where one is gone, the other is noted."""
        one, other = self._now[first], self._now[second]
        if one >= 0 and other >= 0:
            return one, other
        self.touched.update(number for number in (one, other) if number >= 0)
        return None


def _among(wanted: Numbers, codes: Numbers) -> NDArray[np.bool_]:
    """Which of the wanted numbers are among `codes`, which are sorted."""
    import numpy as np

    if not len(codes):
        return np.zeros(len(wanted), bool)
    at = np.minimum(np.searchsorted(codes, wanted), len(codes) - 1)
    found: NDArray[np.bool_] = codes[at] == wanted
    return found
