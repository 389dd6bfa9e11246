"""Gathering likely pairs into events, surest first, so that the input's order changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping

SAMPLE = 12
"""Members of each group that are asked whether two large groups are alike."""

Case = tuple[int, int, int, int, bool]
"""Two groups that were to be joined: first report of each, size of each, whether that was sure.

That names a group: groups only grow."""


class Groups:
    """Reports by number, gathered step by step.

    Two groups are joined unless any two members contradict each other, or their members are on
    average less alike than `hold`: one bridge does not make two events one.
    """

    def __init__(
        self,
        count: int,
        apart: Callable[[int, int], bool],
        alike: Callable[[int, int], float],
        hold: float,
        past: Mapping[Case, bool] | None = None,
    ) -> None:
        """`past` are decisions of a gathering before, of reports that are as they were."""
        self._group = list(range(count))
        self._members: dict[int, list[int]] = {index: [index] for index in range(count)}
        self._apart = apart
        self._alike = alike
        self._hold = hold
        self._past = past or {}
        self._new: set[int] = set()
        """Groups that came to be in another way than before: of them nothing is remembered."""
        self.decided: dict[Case, bool] = {}
        """Which groups were to be joined, and whether they were."""

    def join(self, first: int, second: int, *, sure: bool = False) -> None:
        """Join the groups of two reports where that holds; `sure` asks for contradictions only."""
        keep, lose = sorted((self._group[first], self._group[second]))
        if keep == lose:
            return
        ours, theirs = self._members[keep], self._members[lose]
        case = (keep, lose, len(ours), len(theirs), sure)
        if case in self.decided:
            return
        as_before = keep not in self._new and lose not in self._new
        known = self._past.get(case) if as_before else None
        fits = self._fit(ours, theirs, sure=sure) if known is None else known
        self.decided[case] = fits
        if not fits:
            return
        if known is None:
            self._new.add(keep)
        for index in theirs:
            self._group[index] = keep
        self._members[keep] = sorted(ours + theirs)
        del self._members[lose]

    def _fit(self, ours: list[int], theirs: list[int], *, sure: bool) -> bool:
        if any(self._apart(a, b) for a in ours for b in theirs):
            return False
        if sure or len(ours) + len(theirs) <= 2:  # a pair is its own mean
            return True
        values = [self._alike(a, b) for a in ours[:SAMPLE] for b in theirs[:SAMPLE]]
        return sum(values) >= self._hold * len(values)

    def all(self) -> list[list[int]]:
        """The groups, each in order, by their first members."""
        return [self._members[key] for key in sorted(self._members)]
