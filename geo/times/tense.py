"""Does a sentence look back or ahead? A guess from words alone, for use without a parser.

The finder asks the caller's `tense_at` first; this answers where that has none or says None.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from geo.times.words import WORDS, any_of

Tense = Literal["past", "future"]

WINDOW = 300
"""Code points on either side that can belong to the same sentence."""
_CUES = re.compile(
    rf"(?P<future>(?<!\w){any_of(WORDS['tense']['future'], plain_case=False)}(?!\w))"
    rf"|(?P<past>(?<!\w)(?:{any_of(WORDS['tense']['past'], plain_case=False)}"
    r"|[a-z]{2,30}ed)(?!\w))"
)
_AUXILIARY = re.compile(
    r"\s+(?:(?:to|be|have|been|also|then|not|again|soon|first|only|[a-z]+ly)\s+){0,4}"
)
_STOP = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z])|\n\s*\n")
_OPENS_CLAUSE = re.compile(r"(?:^|[,;:—–]|[,;]\s+(?:and|but))\s*(?:(?:on|in|by|from)\s+)?$", re.I)


@lru_cache(maxsize=4096)
def _tense_in(before: str, after: str) -> Tense | None:
    left = list(_CUES.finditer(before))
    right = _CUES.search(after)
    opens = _OPENS_CLAUSE.search(before) is not None
    if opens and right is not None:
        return _name(right)
    if left:
        return _name(left[-1]) if not _completes(left, before) else "future"
    return _name(right) if right is not None else None


def _completes(cues: list[re.Match[str]], before: str) -> bool:
    """True for the "deployed" of "will be deployed"."""
    if len(cues) < 2 or _name(cues[-2]) != "future":
        return False
    return _AUXILIARY.fullmatch(before, cues[-2].end(), cues[-1].start()) is not None


def tense_near(text: str, start: int, end: int) -> Tense | None:
    """The tense of the words around [start, end), None where nothing tells.

    >>> text = "She said on Monday that the talks will resume on Friday."
    >>> tense_near(text, 12, 18), tense_near(text, 50, 56)
    ('past', 'future')
    """
    before = text[max(0, start - WINDOW) : start]
    after = text[end : end + WINDOW]
    stops = list(_STOP.finditer(before))
    if stops:
        before = before[stops[-1].end() :]
    ahead = _STOP.search(after)
    if ahead:
        after = after[: ahead.start()]
    if before.isupper() or after.isupper():
        before, after = before.lower(), after.lower()  # wire copy in capitals
    return _tense_in(before, after)


def _name(cue: re.Match[str]) -> Tense:
    return "future" if cue.lastgroup == "future" else "past"
