"""Offsets for the browser: Python counts code points, JavaScript counts UTF-16 units.

Every offset of a page passes through here, and through nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from geo.maps.codes import Ints, ints


def astral(text: str) -> bool:
    """Whether any character is two UTF-16 units, so that offsets differ."""
    return not text.isascii() and len(text.encode("utf-16-le", "surrogatepass")) != 2 * len(text)


class Utf16Offsets:
    """Translates code-point offsets of texts into UTF-16 offsets.

    >>> Utf16Offsets(["plain", "a😀b"]).of(ints([0, 1]), ints([2, 2])).tolist()
    [2, 3]
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self.wide: dict[int, Ints] = {
            number: ints([i for i, character in enumerate(text) if ord(character) > 0xFFFF])
            for number, text in enumerate(texts)
            if astral(text)
        }
        """By number of the text, code-point offsets of its characters that are two units."""

    def of(self, texts: Ints, offsets: Ints) -> Ints:
        """The UTF-16 offsets of code-point offsets; `texts` has the number of each one's text."""
        if not self.wide:
            return offsets
        found = offsets.copy()
        for number, wide in self.wide.items():
            here = texts == number
            found[here] += np.searchsorted(wide, offsets[here])
        return found
