"""Values as numbers into a table, each value once: what columns of the page are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any


class Codes:
    """Gives each different value a number, in order of first appearance.

    >>> kinds = Codes()
    >>> kinds.of(["city", None, "city"]), kinds.values
    ([0, 1, 0], ['city', None])
    """

    def __init__(self) -> None:
        self._numbers = _Numbers()

    def of(self, values: Iterable[Any]) -> list[int]:
        """The numbers of these values; new values are added."""
        numbers = self._numbers
        return [numbers[value] for value in values]

    def one(self, value: Any) -> int:
        """The number of one value."""
        return self._numbers[value]

    @property
    def values(self) -> list[Any]:
        """All values, each at its number."""
        return list(self._numbers)


class _Numbers(dict[Any, int]):
    """A dictionary that numbers what it is asked for: misses alone run Python code."""

    def __missing__(self, value: Any) -> int:
        number = self[value] = len(self)
        return number


def coded(values: Iterable[Any]) -> dict[str, list[Any]]:
    """A column with a table of its own.

    >>> coded("aba")
    {'table': ['a', 'b'], 'codes': [0, 1, 0]}
    """
    codes = Codes()
    numbers = codes.of(values)
    return {"table": codes.values, "codes": numbers}


def differences(numbers: Sequence[int]) -> Iterator[int]:
    """The first number, then how much each is more than the one before it.

    >>> list(differences([5, 7, 6]))
    [5, 2, -1]
    """
    if numbers:
        yield numbers[0]
    yield from (after - before for before, after in pairwise(numbers))
