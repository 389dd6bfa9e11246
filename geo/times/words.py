"""The vocabulary of `geo/data/times/english.toml` as pieces of regular expressions.

Every piece is a group that captures nothing, so that rules can name what they need.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from importlib.resources import files
from typing import Any

WORDS: dict[str, Any] = tomllib.loads(
    files("geo").joinpath("data/times/english.toml").read_text(encoding="utf-8")
)

_MONTHS: dict[str, int] = {
    name.casefold(): number
    for names in (WORDS["months"], WORDS["month_abbreviations"])
    for number, name in enumerate(names, start=1)
} | {name.casefold(): n for name, n in WORDS["month_other_abbreviations"].items()}
_WEEKDAYS: dict[str, int] = {
    name.casefold(): number for number, name in enumerate(WORDS["weekdays"])
}


def any_of(words: Iterable[str], *, plain_case: bool = True) -> str:
    """A group that matches one of the words, the longest first; white space in them is free."""
    pieces = (SPACE.join(map(re.escape, word.split())) for word in _longest_first(words))
    return f"(?{'i' if plain_case else ''}:{'|'.join(pieces)})"


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))


def _both_cases(words: Iterable[str]) -> list[str]:
    return [form for word in words for form in (word, word.upper())]


SPACE = r"(?:[^\S\n]{1,4}\n?|\n)[^\S\n]{0,16}"
"""A gap between words; one line break with an indent is allowed, a blank line is not."""
DASH = r"[-\u2010-\u2014]"
_FULL = any_of(_both_cases(WORDS["months"]), plain_case=False)
_SHORT = any_of(
    _both_cases([*WORDS["month_abbreviations"], *WORDS["month_other_abbreviations"]]),
    plain_case=False,
)
FULL_MONTH = _FULL
MONTH = rf"(?:{_FULL}|{_SHORT}\.?)(?![^\W\d_])"
WEEKDAY = rf"{any_of(_both_cases(WORDS['weekdays']), plain_case=False)}(?!\w)"
DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\w%]|[.,:]\d)"
YEAR = r"(?:1\d\d\d|20\d\d|21\d\d)(?![\w%]|[.,:]\d)"
PART_OF_DAY = any_of(WORDS["parts_of_day"])
NUMBER = rf"(?:\d{{1,3}}|{any_of(WORDS['numbers'])})"
ORDINAL = any_of(WORDS["ordinals"])
SEASON = any_of(WORDS["seasons"], plain_case=False)
NOT_COUNTED = rf"(?!{SPACE}{any_of(WORDS['counted'])}(?!\w))"
"""What follows is not a noun that the number before it counts."""


def month_number(word: str) -> int:
    """1 for "Jan.", "January" or "JAN"."""
    return _MONTHS[word.rstrip(".").casefold()]


def weekday_number(word: str) -> int:
    """0 for "Monday"."""
    return _WEEKDAYS[word.casefold()]


def number(word: str) -> int:
    """The value of "3" or "three"."""
    plain = " ".join(word.casefold().split())
    return int(plain) if plain.isdigit() else int(WORDS["numbers"][plain])


def day_number(word: str) -> int:
    """13 for "13th"."""
    return int(re.sub(r"\D", "", word))
