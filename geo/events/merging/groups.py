"""Gathering likely pairs into events, surest first, so that the input's order changes nothing."""

from __future__ import annotations

from collections.abc import Callable

SAMPLE = 12
"""Members of each group that are asked whether two large groups are alike."""


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
    ) -> None:
        self._group = list(range(count))
        self._members: dict[int, list[int]] = {index: [index] for index in range(count)}
        self._apart = apart
        self._alike = alike
        self._hold = hold
        self._refused: set[tuple[int, int, int, int]] = set()

    def join(self, first: int, second: int, *, sure: bool = False) -> None:
        """Join the groups of two reports where that holds; `sure` asks for contradictions only."""
        keep, lose = sorted((self._group[first], self._group[second]))
        if keep == lose:
            return
        ours, theirs = self._members[keep], self._members[lose]
        # A number and a size name a group: groups only grow.
        case = (keep, lose, len(ours), len(theirs))
        if case in self._refused:
            return
        if not self._fit(ours, theirs, sure=sure):
            self._refused.add(case)
            return
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
