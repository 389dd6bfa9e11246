"""Offsets for the browser: Python counts code points, JavaScript counts UTF-16 units.

Every offset of a page passes through here, and through nothing else.
"""

from __future__ import annotations

from bisect import bisect_left

from geo.records import Span


def astral(text: str) -> bool:
    """Whether any character is two UTF-16 units, so that offsets differ."""
    return not text.isascii() and len(text.encode("utf-16-le", "surrogatepass")) != 2 * len(text)


class Utf16Offsets:
    """Translates code-point offsets of one text into UTF-16 offsets.

    >>> Utf16Offsets("a😀b").of(2)
    3
    """

    def __init__(self, text: str) -> None:
        self.wide = [i for i, character in enumerate(text) if ord(character) > 0xFFFF]
        """Code-point offsets of the characters that are two UTF-16 units."""

    def of(self, offset: int) -> int:
        """The UTF-16 offset of a code-point offset of the same text."""
        return offset + bisect_left(self.wide, offset)

    def pair(self, start: int, end: int) -> list[int]:
        """Both ends of a half-open range."""
        return [self.of(start), self.of(end)]

    def span(self, span: Span | None) -> list[int] | None:
        """A span as a pair; None stays None."""
        return self.pair(span.start, span.end) if span else None
