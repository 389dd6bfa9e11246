"""Answers kept for the very same object: shapes are shared by many places, and dear to compare."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, TypeVar

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")


class _Same:
    """Equal only to itself about the same object, which it keeps alive, so that no other one
    can take its address."""

    __slots__ = ("it",)

    def __init__(self, it: Any) -> None:
        self.it = it

    def __hash__(self) -> int:
        return id(self.it)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.it is self.it


def kept(size: int) -> Callable[[Callable[[Asked], Answer]], Callable[[Asked], Answer]]:
    """Keep the last `size` answers of a pure function of one object that nobody changes.

    Who asks must not change the answer either.
    """

    def decorate(function: Callable[[Asked], Answer]) -> Callable[[Asked], Answer]:
        @lru_cache(maxsize=size)
        def remembered(same: _Same) -> Answer:
            return function(same.it)

        @wraps(function)
        def ask(it: Asked) -> Answer:
            return remembered(_Same(it))

        return ask

    return decorate
