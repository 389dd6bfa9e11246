"""Telling the language of an article, above all English from everything else."""

from __future__ import annotations

import re
import string
from itertools import chain

SAMPLE = 4_000
"""Code points that are looked at."""
ENOUGH_LETTERS = 60
ENOUGH_IDEOGRAPHS = 12
"""A text with less than either is too short to tell."""
MARGIN = 5.0
"""The best language must beat the second by this much (natural logarithm of the odds)."""
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_ASCII_LETTERS = string.ascii_letters.encode()
_ASCII_CAPITALS = string.ascii_uppercase.encode()
_ENGLISH = frozenset(
    {
        "the", "of", "and", "that", "with", "from", "which", "were", "have", "been", "their",
        "would", "there", "this", "they", "said", "after", "about", "than", "when",
    }
)  # fmt: skip
_ENOUGH_WORDS = 60
_ENGLISH_SHARE = 0.1
_ENGLISH_WORDS = 6


def language_of(text: str) -> str | None:
    """ISO 639-1 code of a text's language; None where it is too short or mixed to tell."""
    sample = text[:SAMPLE]
    letters, capitals, ideographs = _counted(sample)
    if letters < ENOUGH_LETTERS and ideographs < ENOUGH_IDEOGRAPHS:
        return None
    if capitals > 0.6 * letters:
        sample = sample.lower()
    if _is_surely_english(sample):  # what is in two languages goes on to the model
        return "en"
    from py3langid import rank

    # Two letters: Nigerian Pidgin and other near relatives would make every English text doubtful.
    (best, score), (_, second) = [pair for pair in rank(sample) if len(pair[0]) == 2][:2]
    return str(best) if score - second >= MARGIN else None


def _counted(sample: str) -> tuple[int, int, int]:
    """Letters, capital letters and ideographs. What is ASCII is counted by its bytes: of all that
    reading a text file takes, looking at each letter took most."""
    plain = sample.encode("ascii", "ignore")
    letters = len(plain) - len(plain.translate(None, _ASCII_LETTERS))
    capitals = len(plain) - len(plain.translate(None, _ASCII_CAPITALS))
    others = _NOT_ASCII.findall(sample)
    letters += sum(map(str.isalpha, others))
    capitals += sum(map(str.isupper, others))
    return letters, capitals, sum(char > "\u2e7f" and char.isalpha() for char in others)


def _is_surely_english(sample: str) -> bool:
    """Whether the small words of each quarter say so: the language model takes half a second to
    load. English news has twice the share that is asked for.
    """
    words = sample.lower().split()
    if len(words) < _ENOUGH_WORDS:
        return False
    step = len(words) // 4
    quarters = [words[at : at + step] for at in range(0, 4 * step, step)]
    small = [list(filter(_ENGLISH.__contains__, quarter)) for quarter in quarters]
    return (
        min(map(len, small)) >= _ENGLISH_SHARE * step
        and len(set(chain.from_iterable(small))) >= _ENGLISH_WORDS
    )


def primary_code(stated: str | None) -> str | None:
    """ "en" for "en-GB", "EN" or "English"; None for what is no language code.

    >>> primary_code("en-GB"), primary_code("English"), primary_code("?")
    ('en', 'en', None)
    """
    if not stated:
        return None
    words = {"english": "en", "eng": "en", "french": "fr", "german": "de", "spanish": "es",
             "portuguese": "pt", "russian": "ru", "arabic": "ar", "chinese": "zh",
             "japanese": "ja", "italian": "it"}  # fmt: skip
    plain = stated.strip().casefold()
    if plain in words:
        return words[plain]
    code = plain.replace("_", "-").split("-", 1)[0]
    return code if len(code) == 2 and code.isascii() and code.isalpha() else None
