"""What a rule of the grammar is: a pattern, and how its match becomes an interval.

A rule's pattern may name a group `core`: then only that part is the expression and the rest is
the context that it needs. A reader answers None to refuse a match.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from geo.times.intervals import UNKNOWN, Interval
from geo.times.tense import Tense


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a reader may know besides the words."""

    published: date | None
    """The day that "yesterday" counts from."""
    tense: Tense | None
    previous: date | None
    """The last single day named before, which "the next day" counts from."""
    previous_year: date | None
    """The first day of the last day, month or year named before, which "a year later" counts
    from."""
    told_year: date | None
    """A day of the last year that was told as such or by a month: "July of that year"."""

    @property
    def ahead(self) -> bool:
        """True where the sentence speaks of the future."""
        return self.tense == "future"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An interval and the arithmetic that led to it, in words."""

    interval: Interval
    reason: str


Reader = Callable[[re.Match[str], Setting], Reading | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One kind of calendar expression."""

    name: str
    pattern: re.Pattern[str]
    read: Reader
    floats: bool = False
    """True where the words leave the year or the week open, so that the other end of a range
    may settle it."""
    clues: tuple[str, ...] = ()
    """Words in lower case of which a text must hold one for the rule to be worth trying."""

    def span(self, match: re.Match[str]) -> tuple[int, int]:
        """Where the expression itself stands."""
        return match.span("core") if "core" in self.pattern.groupindex else match.span()


def unresolved(words: str) -> Reading:
    """For words that count from a publication date that is not known."""
    return Reading(
        interval=UNKNOWN,
        reason=f'"{words}" counts from the publication date, which is not known',
    )


def rule(name: str, pattern: str, read: Reader, *, floats: bool = False, clues: str = "") -> Rule:
    """A rule from the text of its pattern; `clues` are separated by spaces."""
    return Rule(
        name=name,
        pattern=re.compile(pattern),
        read=read,
        floats=floats,
        clues=tuple(clues.split()),
    )


def relative_year(step: str, published: date) -> int:
    """The year of "last year", "this year" or "next year"."""
    return published.year + {"last": -1, "next": 1}.get(step.casefold(), 0)


def word(match: re.Match[str], group: str) -> str:
    """A group's words in lower case; empty where the pattern has no such group or it is unused."""
    return (match.groupdict().get(group) or "").casefold()


def words_of(match: re.Match[str]) -> str:
    """The expression's own words on one line, for a reason."""
    groups = match.groupdict()
    return " ".join((groups.get("core") or match.group()).split())
