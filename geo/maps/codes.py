"""What columns of the page are made of: values as numbers into a table, numbers as small steps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import count
from operator import attrgetter
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
TOGETHER = 1024
"""Rows that are read together: what they hold fits into a processor's cache."""


class Codes:
    """Gives each different value a number, in order of first appearance.

    >>> kinds = Codes()
    >>> kinds.of(["city", None, "city"]).tolist(), kinds.values
    ([0, 1, 0], ['city', None])
    """

    def __init__(self) -> None:
        # What is asked for and not there gets the next number: no Python code runs for it.
        self._numbers: defaultdict[Any, int] = defaultdict(count().__next__)
        self.one: Callable[[Any], int] = self._numbers.__getitem__
        """The number of one value; a new one is added."""

    def of(self, values: Sequence[Any]) -> Ints:
        """The numbers of these values; new values are added."""
        return np.fromiter(map(self.one, values), np.int64, len(values))

    @property
    def values(self) -> list[Any]:
        """All values, each at its number."""
        return list(self._numbers)


class Known(dict[Any, int]):
    """Numbers of known values; any other value has the number -1, None too.

    >>> Known([("a", 0)])["b"]
    -1
    """

    def __init__(self, numbers: Iterable[tuple[Any, int]]) -> None:
        super().__init__(numbers)
        # None is asked for often: for what is there no Python code runs.
        self.setdefault(None, -1)

    def __missing__(self, value: Any) -> int:
        return -1


class ById:
    """Finds rows by the number of their group and an id that is unique in it, many at once.

    >>> rows = ById(ints([0, 0, 1]), ["m1", "m2", "m1"], 2)
    >>> rows.of(ints([1, 0, 1]), ["m1", "m2", "m2"]).tolist()
    [2, 1, -1]
    """

    def __init__(self, groups: Ints, ids: Sequence[Any], most: int) -> None:
        """Take each row's group and id; `most` is the number of groups."""
        codes = Codes()
        code = codes.of(ids)
        names = codes.values
        self._codes = Known(zip(names, range(len(names)), strict=True))
        self._many = len(names)
        # The last one answers for ids that are not there.
        self._rows = np.full(most * self._many + 1, -1)
        self._rows[groups * self._many + code] = np.arange(len(ids))

    def of(self, groups: Ints, ids: Sequence[Any]) -> Ints:
        """The row of each id in its group, -1 where there is none."""
        code = numbered(self._codes, ids)
        found: Ints = self._rows[np.where(code < 0, -1, groups * self._many + code)]
        return found


def coded(values: Sequence[Any]) -> dict[str, Any]:
    """A column with a table of its own.

    >>> coded("aba")
    {'table': ['a', 'b'], 'codes': array([0, 1, 0])}
    """
    codes = Codes()
    numbers = codes.of(values)
    return {"table": codes.values, "codes": numbers}


def ints(values: Sequence[int]) -> Ints:
    """Whole numbers as an array.

    >>> ints([]).dtype
    dtype('int64')
    """
    return np.fromiter(values, np.int64, len(values))


def numbered(numbers: Known, values: Sequence[Any]) -> Ints:
    """The number of each value, as `Known` has it.

    >>> numbered(Known([("a", 0), ("b", 1)]), ["b", None]).tolist()
    [1, -1]
    """
    return np.fromiter(map(numbers.__getitem__, values), np.int64, len(values))


def gathered(rows: Sequence[Any], *names: str) -> dict[str, list[Any]]:
    """What the rows hold under each of these names: `a`, or `a.b` of what they hold there.

    Some rows are read together, so that they stay in the processor's cache meanwhile.

    >>> gathered([1, 2j], "real", "imag")
    {'real': [1, 0.0], 'imag': [0, 2.0]}
    """
    found: dict[str, list[Any]] = {name: [] for name in names}
    readers = [(column, attrgetter(name)) for name, column in found.items()]
    for start in range(0, len(rows), TOGETHER):
        some = rows[start : start + TOGETHER]
        for column, read in readers:
            column.extend(map(read, some))
    return found


def owners(counts: Ints) -> Ints:
    """For each item of groups of these sizes the number of its group.

    >>> owners(ints([2, 0, 1])).tolist()
    [0, 0, 2]
    """
    return np.repeat(np.arange(len(counts)), counts)


def starts(counts: Ints) -> Ints:
    """Where each group of these sizes starts, and where the last one ends.

    >>> starts(ints([2, 0, 1])).tolist()
    [0, 2, 2, 3]
    """
    return np.concatenate((np.zeros(1, np.int64), np.cumsum(counts)))


def regrouped(counts: Ints, order: Ints) -> Ints:
    """Where the items of groups of these sizes stand when the groups are put in another order.

    >>> regrouped(ints([2, 0, 1]), ints([2, 0, 1])).tolist()
    [2, 0, 1]
    """
    many = counts[order]
    shift = starts(counts)[order] - starts(many)[:-1]
    return np.arange(many.sum()) + np.repeat(shift, many)


def steps(numbers: Ints, counts: Ints) -> Ints:
    """How much each number is more than the one before it in its group; the first is itself.

    >>> steps(ints([5, 7, 2, 3]), ints([2, 2])).tolist()
    [5, 2, 2, 1]
    """
    return after(numbers, numbers, counts)


def after(numbers: Ints, before: Ints, counts: Ints) -> Ints:
    """How much each number is more than the one `before` has a place earlier in its group.

    >>> after(ints([5, 9]), ints([8, 12]), ints([2])).tolist()
    [5, 1]
    """
    found = numbers.copy()
    found[1:] -= before[:-1]
    first = starts(counts)[:-1][counts > 0]
    found[first] = numbers[first]
    return found


def signed_or_none(numbers: Ints, known: NDArray[np.bool_]) -> Ints:
    """Numbers of both signs as small positive ones, 0 where nothing is known.

    >>> signed_or_none(ints([0, -1, 1, 9]), np.array([True, True, True, False])).tolist()
    [1, 2, 3, 0]
    """
    found: Ints = np.where(known, zigzag(numbers) + 1, 0)
    return found


def zigzag(numbers: Ints) -> Ints:
    """Numbers of both signs as positive ones, the sign in the last bit."""
    return (numbers << 1) ^ (numbers >> 63)
