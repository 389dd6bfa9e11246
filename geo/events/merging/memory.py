"""What one merge leaves to the next: which pairs were compared, and what came of it.

A pair of reports that was compared before, both as they are now, is not compared again; nor are
two groups of such reports; a group whose reports and likely pairs are those of before is the same
event again. So a merge with a memory gives what one without gives, and takes as long as what is
new in it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from geo.events.merging.groups import Case
from geo.events.merging.pairs import (
    Lookups,
    among,
    candidates,
    candidates_of,
    changed_keys,
    crowded,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]


INSIDE = -2.0
"""Value of pairs inside an article: what the others have is a probability."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Pairs of numbered reports, in columns."""

    first: Numbers
    second: Numbers
    value: NDArray[np.float64]
    """Probability below zero that both are one event; `INSIDE` for pairs of one article."""

    @classmethod
    def of(cls, rows: Sequence[tuple[float, int, int]]) -> Pairs:
        """Columns of rows of value, first and second."""
        import numpy as np

        value, first, second = zip(*rows, strict=True) if rows else ((), (), ())
        return cls(
            first=np.array(first, np.int64),
            second=np.array(second, np.int64),
            value=np.array(value, np.float64),
        )

    def __len__(self) -> int:
        return len(self.first)

    def where(self, chosen: NDArray[np.bool_]) -> Pairs:
        """Some of the pairs."""
        return Pairs(first=self.first[chosen], second=self.second[chosen], value=self.value[chosen])

    def with_(self, others: Pairs) -> Pairs:
        """These and the others that are not among them, surest first, then by number."""
        import numpy as np

        most = max((int(pairs.second.max(initial=0)) for pairs in (self, others)), default=0) + 1
        ours = np.sort(self.first * most + self.second)
        more = others.where(~among(others.first * most + others.second, ours))
        both = Pairs(
            first=np.concatenate((self.first, more.first)),
            second=np.concatenate((self.second, more.second)),
            value=np.concatenate((self.value, more.value)),
        )
        order = np.lexsort((both.second, both.first, both.value))
        return Pairs(first=both.first[order], second=both.second[order], value=both.value[order])


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """A merge as it was. Reports are numbered in the order that makes ids."""

    reports: tuple[str, ...]
    """Ids."""
    articles: tuple[str, ...]
    """The article of each report."""
    lookups: Lookups
    inside: Pairs
    """Pairs of one article that tell of the same thing."""
    likely: Pairs
    """Pairs of two articles that may be one event."""
    decided: dict[Case, bool]
    """Which groups were to be joined, and whether they were."""
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
        import numpy as np

        self._memory = memory
        today = {report: number for number, report in enumerate(reports)}
        self._now = np.array(
            [
                today.get(report, -1) if article in known else -1
                for report, article in zip(memory.reports, memory.articles, strict=True)
            ],
            np.int64,
        )
        self._was = np.full(len(reports), -1, np.int64)
        here = np.flatnonzero(self._now >= 0)
        self._was[self._now[here]] = here
        self.before: list[int] = self._was.tolist()
        """The number that each report had; -1 for none."""
        self._lost = np.array([], np.int64)
        self.touched: set[int] = set()
        """Reports that lost a partner; all are known once `inside` and `likely` were asked."""

    def lookups(self, fresh: Lookups) -> Lookups:
        """Those of today's reports; `fresh` are those of reports that are not known, in order."""
        import numpy as np

        found, known = self._memory.lookups, self._was >= 0
        was = self._was[known]
        days, counts = np.empty(len(known), np.int64), np.empty(len(known), np.int64)
        days[known], days[~known] = found.days[was], fresh.days
        counts[known], counts[~known] = found.counts[was], fresh.counts
        shared = np.empty(counts.sum(), np.int64)
        old = np.repeat(known, counts)
        ends = np.cumsum(found.counts[was])
        steps = np.arange(old.sum()) - np.repeat(ends - found.counts[was], found.counts[was])
        shared[old] = found.shared[np.repeat(self._ends[was], found.counts[was]) + steps]
        shared[~old] = fresh.shared
        return Lookups(days=days, counts=counts, shared=shared)

    def group(self, number: int) -> int:
        """What the group of a report is remembered by."""
        return self._memory.groups[self.before[number]]

    def sources(self, members: Sequence[int]) -> int | None:
        """Independent sources of a group; None where its members were no group before."""
        numbers = [self.before[member] for member in members]
        if numbers[0] < 0:
            return None
        group = self._memory.groups[numbers[0]]
        if self._sizes[group] != len(numbers):
            return None
        same = all(number >= 0 and self._memory.groups[number] == group for number in numbers)
        return self._memory.sources[numbers[0]] if same else None

    def decided(self) -> dict[Case, bool]:
        """What was decided of groups whose first reports are as they were."""
        now: list[int] = self._now.tolist()
        return {
            (now[keep], now[lose], ours, theirs, sure): fits
            for (keep, lose, ours, theirs, sure), fits in self._memory.decided.items()
            if now[keep] >= 0 and now[lose] >= 0
        }

    def inside(self) -> Pairs:
        """The pairs of articles that are as they were."""
        return self._today(self._memory.inside)

    def unasked(self, now: Lookups, articles: Sequence[str]) -> Numbers:
        """The candidates of today that may have been none before, as numbers."""
        import numpy as np

        memory, total, was = self._memory, len(self.before), len(self._now)
        fresh, gone = np.flatnonzero(self._was < 0), np.flatnonzero(self._now < 0)
        # Whatever else is shared has the keys that it had.
        opened = np.setxor1d(now.open_to_all, memory.lookups.open_to_all, assume_unique=True)
        values = np.unique(np.concatenate((now.of(fresh), memory.lookups.of(gone), opened)))
        some, known = now.sharing(values), memory.lookups.sharing(values)
        grown, turned = changed_keys(some, fresh, known, gone)
        changed = np.union1d(grown, turned)
        today, before = some.keyed.under(changed), known.keyed.under(changed)
        # Under a key without a crowd, the reports that stayed meet as before.
        again = np.unique(np.concatenate((turned, crowded(today), crowded(before))))
        codes = candidates(today.under(again), articles)
        past = candidates(before.under(again), memory.articles)
        first, second = self._now[past // was], self._now[past % was]
        both = (first >= 0) & (second >= 0)
        asked = first[both] * total + second[both]
        lost = asked[~among(asked, codes)]
        if len(lost):
            # No candidates under the keys that changed; perhaps they are under another.
            lost = lost[~among(lost, candidates(now.keyed, articles))]
        self._lost = np.sort(lost)
        plain = today.under(np.setdiff1d(changed, again, assume_unique=True))
        unasked: Numbers = np.union1d(
            codes[~among(codes, asked)], candidates_of(plain, articles, fresh)
        )
        return unasked

    def likely(self) -> Pairs:
        """The likely pairs of before that are still candidates; ask `unasked` first."""
        found = self._today(self._memory.likely)
        lost = among(found.first * len(self.before) + found.second, self._lost)
        for gone in (found.first[lost], found.second[lost]):
            self.touched.update(gone.tolist())
        return found.where(~lost)

    @cached_property
    def _ends(self) -> Numbers:
        import numpy as np

        return np.concatenate(([0], np.cumsum(self._memory.lookups.counts)))

    @cached_property
    def _sizes(self) -> Numbers:
        """How many reports each group has, by its number."""
        import numpy as np

        return np.bincount(np.array(self._memory.groups, np.int64))

    def _today(self, pairs: Pairs) -> Pairs:
        """The pairs in today's numbers; where one report is gone, the other is noted."""
        first, second = self._now[pairs.first], self._now[pairs.second]
        both = (first >= 0) & (second >= 0)
        for left in (first[~both], second[~both]):
            self.touched.update(left[left >= 0].tolist())
        return Pairs(first=first[both], second=second[both], value=pairs.value[both])
