"""What columns of the page are made of: values as numbers into a table, numbers as small steps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]


class Codes:
    """Gives each different value a number, in order of first appearance.

    >>> kinds = Codes()
    >>> kinds.of(["city", None, "city"]).tolist(), kinds.values
    ([0, 1, 0], ['city', None])
    """

    def __init__(self) -> None:
        self._numbers = _Numbers()
        self.one: Callable[[Any], int] = self._numbers.__getitem__
        """The number of one value; a new one is added."""

    def of(self, values: Iterable[Any]) -> Ints:
        """The numbers of these values; new values are added."""
        return np.fromiter(map(self.one, values), np.int64)

    @property
    def values(self) -> list[Any]:
        """All values, each at its number."""
        return list(self._numbers)


class _Numbers(dict[Any, int]):
    """A dictionary that numbers what it is asked for: misses alone run Python code."""

    def __missing__(self, value: Any) -> int:
        number = self[value] = len(self)
        return number


def coded(values: Iterable[Any]) -> dict[str, Any]:
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


def numbered(numbers: Mapping[Any, int], values: Sequence[Any]) -> Ints:
    """The number of each value, -1 for what has none.

    >>> numbered({"a": 0, "b": 1}, ["b", None]).tolist()
    [1, -1]
    """
    return np.fromiter(map(numbers.get, values, repeat(-1)), np.int64, len(values))


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
