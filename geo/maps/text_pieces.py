"""Which pieces of an article a page carries.

How much text leaves is the user's choice: all of it (`full`, for one's own use), the sentences
behind the events (`evidence`, what one may publish), or none.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from geo.records import Report

TextMode = Literal["full", "evidence", "none"]
TEXT_MODES: tuple[TextMode, ...] = ("full", "evidence", "none")


def text_pieces(text: str, reports: Iterable[Report], mode: TextMode) -> list[tuple[int, int]]:
    """Ranges of the text that the page carries, in order, not touching each other."""
    if mode == "none":
        return []
    if mode == "full":
        return [(0, len(text))] if text else []
    pieces: list[tuple[int, int]] = []
    for start, end in sorted({(r.sentence.start, r.sentence.end) for r in reports}):
        if pieces and start <= pieces[-1][1] + 1:
            pieces[-1] = (pieces[-1][0], max(pieces[-1][1], end))
        else:
            pieces.append((start, end))
    return pieces
