"""How alike two passages are worded, weighed by how rare their words are.

Rarity comes from a stored table (`geo/data/events/rarity.json`, built by tools/train_merging.py)
and never from the articles at hand: an event must not change because of articles that it has
nothing to do with.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from math import fsum, sqrt
from sys import intern
from zlib import crc32

STEM = 6
"""Letters by which words are compared: "arrested" and "arrest" are one."""
SHORTEST = 3
SHORT = 60.0
"""About two telling words: what a passage of few words lacks to be compared."""
CENTURIES = ("18", "19", "20")
_WORD = re.compile(r"[^\W\d_]+|\d+[^\W\d_]+|\d[\d.,]*\d|\d")
_CALENDAR = frozenset({
    "monday", "tuesday", "wednes", "thursd", "friday", "saturd", "sunday", "januar", "februa",
    "march", "april", "june", "july", "august", "septem", "octobe", "novemb", "decemb", "today",
    "yester", "tomorr",
})  # fmt: skip
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?"
)
_DAY = re.compile(
    rf"\b({_MONTH} )\d{{1,2}}(?:st|nd|rd|th)?\b|\b\d{{1,2}}(?:st|nd|rd|th)?( {_MONTH})"
)


class Rarity(dict[str, float]):
    """Stem → how much sharing it tells, from about 0 ("the") to 10 (never seen before)."""

    def __init__(self, weights: Mapping[str, float], unseen: float) -> None:
        super().__init__(weights)
        self.unseen = unseen

    def __missing__(self, stem: str) -> float:
        # A large figure tells much, a small number little.
        share = (0.75 if len(stem) > 2 else 0.4) if stem[0].isdigit() else 1.0
        self[stem] = self.unseen * share
        return self[stem]


@cache
def rarity() -> Rarity:
    """The shipped table."""
    text = files("geo").joinpath("data/events/rarity.json").read_text(encoding="utf-8")
    data = json.loads(text)
    weights = {
        stem: int(level) / 10 for level, stems in data["tenths"].items() for stem in stems.split()
    }  # fmt: skip
    return Rarity(weights, data["unseen"])


def stems(text: str) -> Iterator[str]:
    """The stems of a text's words in order; days of the calendar and very short words left out.

    >>> list(stems("Police arrested 23 men on Monday, June 2, 2014."))
    ['police', 'arrest', '23', 'men']
    """
    for word in _WORD.findall(_DAY.sub(r"\1\2", text)):
        stem = intern(word.lower()[:STEM])  # a hundred thousand reports share few words
        if (len(stem) >= SHORTEST or stem[0].isdigit()) and not _is_of_calendar(stem):
            yield stem


def names(text: str) -> Iterator[str]:
    """Stems of the words with a capital, the first of each sentence and the calendar's left out."""
    for match in _WORD.finditer(text):
        word = match.group()
        if not word[0].isupper() or len(word) < SHORTEST:
            continue
        before = text[: match.start()].rstrip(" \"'“‘(")
        if not before or before[-1] in ".!?:\n":
            continue
        stem = intern(word.lower()[:STEM])
        if stem not in _CALENDAR:
            yield stem


def _is_of_calendar(stem: str) -> bool:
    """True for weekdays, months and years, which are compared as days."""
    return stem in _CALENDAR or (len(stem) == 4 and stem.isdigit() and stem[:2] in CENTURIES)


def norm(words: Iterable[str], weigh: Rarity) -> float:
    """Length of the vector that has each word once, weighed by its rarity, and a little more.

    The more keeps two short passages that share one word from looking alike.
    """
    return sqrt(SHORT + fsum(weigh[word] ** 2 for word in words))


def cosine(
    one: frozenset[str], other: frozenset[str], norms: tuple[float, float], weigh: Rarity
) -> float:
    """Cosine of two sets of words, 0 to a little under 1."""
    return fsum(weigh[word] ** 2 for word in one & other) / (norms[0] * norms[1])


def shingles(text: str, length: int = 5) -> frozenset[int]:
    """Hashes of all runs of `length` words, the same on every machine."""
    words = [word.lower().encode() for word in _WORD.findall(text)]
    if len(words) < length:
        return frozenset({crc32(b" ".join(words))} if words else ())
    runs = zip(*(words[start:] for start in range(length)), strict=False)
    return frozenset(map(crc32, map(b" ".join, runs)))
