"""Finding the calendar expressions of a text, and joining them to ranges and open ends.

The rules find single expressions; this module lets the longest win, joins "from March to May",
narrows "late 2021", and takes in the preposition: "since", "until" and "by" open one end.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from geo.records import TimeExpression
from geo.times import days_and_months, relative, years_and_seasons
from geo.times.intervals import UNKNOWN, Part, days, part_of, week_of
from geo.times.rules import Reading, Rule, Setting, word
from geo.times.tense import Tense, tense_near
from geo.times.words import DASH, SPACE

TenseAt = Callable[[int], str | None]

RULES: tuple[Rule, ...] = (*days_and_months.RULES, *years_and_seasons.RULES, *relative.RULES)
AROUND = 80
"""Code points before and after a clue in which a rule's whole expression lies."""
WRAPPED = 40
"""Code points: a shorter line before a line break was not wrapped, so no date runs over it."""

_BETWEEN = re.compile(
    rf"(?:[^\S\n]?{DASH}[^\S\n]?|{SPACE}(?i:to|through|until|till|and){SPACE})(?i:the{SPACE})?"
    rf"(?i:(?:early|mid|late)(?:{SPACE}|-))?"
)
_FROM = re.compile(
    rf"(?<!\w)(?i:from|between){SPACE}(?:the{SPACE})?(?:(?:early|mid|late)(?:{SPACE}|-))?$"
)
_PART = re.compile(
    rf"(?<!\w)(?:(?P<early>early|start{SPACE}of|beginning{SPACE}of)|(?P<mid>mid|middle{SPACE}of)"
    rf"|(?P<late>late|end{SPACE}of))(?:{SPACE}|-)(?:the{SPACE})?$",
    re.IGNORECASE,
)
_PREFIX = re.compile(
    rf"(?<!\w)(?:(?P<since>(?:ever{SPACE})?since)|(?P<until>until|till|through|up{SPACE}to)"
    rf"|(?P<by>by)|(?P<from>(?<!dates\s)(?<!dated\s)(?<!dating\s)(?:starting{SPACE})?from|as{SPACE}of)"
    rf"|(?P<week>(?:(?:in|during){SPACE})?the{SPACE}week{SPACE}of)"
    rf"|(?P<plain>on|in|during|over|throughout|at))"
    rf"{SPACE}(?:the{SPACE})?(?:(?:night|morning|evening|afternoon){SPACE}of{SPACE})?$",
    re.IGNORECASE,
)
_LOOK_BACK = 48
_ARRANGED = re.compile(
    r"(?:(?<!\bwas )(?<!\bwere )(?<!\bbeen )\b(?:plan|schedul|slat|fix|set|conven|call|announc"
    r"|arrang|expect)\w*\b[^.;:!?\n]{0,40}?\bfor"
    r"|\b(?:brought|bring|moved?|put)\b[^.;:!?\n]{1,40}\bforward to"
    r"|\b(?:postpon|adjourn|delay|shelv|put off|put back)\w*\b[^.;:!?\n]{0,40}\b(?:until|till|to)"
    r"|\b(?:gave|give|given|suspend|cancel|clos|extend|ban|halt|shut|impos|stop|ground)\w*\b"
    r"[^.;:!?\n]{0,60}?\b(?:until|till)"
    r"|\b(?:is|are)\s(?:expected|due|scheduled|planned|set)\b[^.;:!?\n]{0,40}?\b(?:on|in|by|for))"
    r"\s(?:the\s)?$",
    re.IGNORECASE,
)
"""What stands before a day that is to come, whatever the tense: "called elections for 2 May",
"closed the road until Monday". "Was planned for Monday" leaves it open."""


_JOINED = re.compile(rf"(?:,|,?{SPACE}and){SPACE}(?:on{SPACE})?")
"""What joins two days of one happening."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    start: int
    end: int
    rule: Rule
    match: re.Match[str]
    reading: Reading
    tense: Tense | None
    previous: date | None


def find_times(
    text: str,
    *,
    published: date | None,
    offset: int = 0,
    tense_at: TenseAt | None = None,
) -> tuple[TimeExpression, ...]:
    """All calendar expressions of a text, in text order, none overlapping another.

    `published` is the day that relative words count from; without it they are found but left
    unresolved. `offset` is added to every position, for a text that was cut from a longer one.
    `tense_at` tells whether the sentence at a position of `text` speaks of the "past" or the
    "future"; where it is missing or answers None, the words near the expression decide. Give
    whole articles where possible: "the next day" counts from the last day named before it.
    """
    found = list(_atoms(text, published, tense_at))
    return tuple(
        replace(time, start=time.start + offset, end=time.end + offset)
        for time in _expressions(text, found, published)
    )


def _atoms(text: str, published: date | None, tense_at: TenseAt | None) -> Iterator[_Found]:
    lowered = text.lower()
    # A few letters, such as "İ", grow in lower case; then the places of the clues are lost.
    in_step = len(lowered) == len(text)
    matches = [
        (*rule.span(match), index, rule, match)
        for index, rule in enumerate(RULES)
        for start, end in (_windows(lowered, rule.clues) if in_step else ((0, len(text)),))
        for match in rule.pattern.finditer(text, start, end)
    ]
    matches.sort(key=lambda item: (item[0], -item[1], item[2]))
    reached, previous, year, told_year, last = 0, None, None, None, None
    for start, end, _, rule, match in matches:
        if start < reached or _runs_over_a_line(text, start, end):
            continue
        told = tense_at(start) if tense_at is not None else None
        tense = cast("Tense | None", told) or tense_near(text, start, end)
        if _ARRANGED.search(text, max(0, start - AROUND), start):
            tense = "future"
        elif last is not None and _JOINED.fullmatch(text, reached, start):
            tense = last  # "called a strike for Monday and Tuesday"
        setting = Setting(
            published=published, tense=tense, previous=previous, previous_year=year,
            told_year=told_year,
        )  # fmt: skip
        reading = _safely(rule, match, setting)
        if reading is None:
            continue
        yield _Found(
            start=start, end=end, rule=rule, match=match, reading=reading,
            tense=tense, previous=previous,
        )  # fmt: skip
        reached, last = end, tense
        if reading.interval.precision == "day":
            previous = reading.interval.first
        if reading.interval.precision in ("day", "month", "year"):
            year = reading.interval.first
        if reading.interval.precision in ("month", "year", "range") or word(match, "year"):
            told_year = reading.interval.first or told_year


def _windows(lowered: str, clues: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """The stretches of a text around a rule's clues; the whole text for a rule without any."""
    if not clues:
        yield 0, len(lowered)
        return
    start, end = 0, -1
    for place in _places(lowered, clues):
        if place - AROUND > end:
            if end >= 0:
                yield start, end
            start = max(0, place - AROUND)
        end = min(len(lowered), place + AROUND)
    if end >= 0:
        yield start, end


def _places(lowered: str, clues: tuple[str, ...]) -> list[int]:
    places = []
    for clue in clues:
        place = lowered.find(clue)
        while place >= 0:
            places.append(place)
            place = lowered.find(clue, place + AROUND // 2)
    return sorted(places)


def _safely(rule: Rule, match: re.Match[str], setting: Setting) -> Reading | None:
    try:
        return rule.read(match, setting)
    except (ValueError, OverflowError):
        # "9000 years ago" lies outside the calendar that Python knows.
        return Reading(interval=UNKNOWN, reason=f'"{match.group()}" lies outside the calendar')


def _runs_over_a_line(text: str, start: int, end: int) -> bool:
    line_break = text.find("\n", start, end)
    if line_break < 0:
        return False
    return line_break - (text.rfind("\n", 0, start) + 1) < WRAPPED


def _expressions(
    text: str, found: list[_Found], published: date | None
) -> Iterator[TimeExpression]:
    index, reached = 0, 0
    while index < len(found):
        first = found[index]
        joined = _join(text, first, found[index + 1], published) if index + 1 < len(found) else None
        if joined is not None:
            start, end, reading, tense = *joined, first.tense
            index += 2
        else:
            start, end, reading, tense = first.start, first.end, first.reading, first.tense
            index += 1
            start, reading = _narrowed(text, start, reading, reached)
            start, reading = _opened(text, start, reading, tense, reached)
        reached = end
        yield TimeExpression(
            start=start,
            end=end,
            text=text[start:end],
            first=reading.interval.first,
            last=reading.interval.last,
            precision=reading.interval.precision,
            reason=reading.reason,
        )


def _join(
    text: str, left: _Found, right: _Found, published: date | None
) -> tuple[int, int, Reading] | None:
    """The range "from A to B", "between A and B" or "A-B", where the two make one."""
    between = _BETWEEN.fullmatch(text, left.end, right.start)
    if between is None:
        return None
    opening = _FROM.search(text[max(0, left.start - _LOOK_BACK) : left.start])
    start = left.start - (len(opening.group()) if opening else 0)
    if opening is None and between.group().strip().casefold().startswith("and"):
        return None
    ahead = left.tense == "future"
    near, far = (left, right) if ahead else (right, left)
    fixed, free = near.reading.interval, far.reading
    anchor = fixed.first if ahead else fixed.last
    if far.rule.floats and published is not None and anchor is not None:
        setting = Setting(
            published=anchor,
            tense="future" if ahead else "past",
            previous=far.previous,
            previous_year=None,
            told_year=None,
        )
        free = _safely(far.rule, far.match, setting) or free
    first, last = (fixed, free.interval) if ahead else (free.interval, fixed)
    if first.first is None or last.last is None:
        if published is not None:
            return None
        return start, right.end, near.reading
    if first.first > last.last:
        return None
    words = " ".join(text[start : right.end].split())
    reason = f'"{words}": {left.reading.reason if ahead else free.reason}; {right.reading.reason}'
    return start, right.end, Reading(interval=days(first.first, last.last), reason=reason)


def _narrowed(text: str, start: int, reading: Reading, reached: int) -> tuple[int, Reading]:
    """Take in "early", "mid-", "the end of"."""
    base = max(reached, start - _LOOK_BACK)
    part = _PART.search(text[base:start])
    if part is None:
        return start, reading
    name = cast("Part", part.lastgroup)
    interval = part_of(reading.interval, name)
    return base + part.start(), replace(reading, interval=interval)


def _opened(
    text: str,
    start: int,
    reading: Reading,
    tense: Tense | None,
    reached: int,
) -> tuple[int, Reading]:
    """Take in the preposition; "since", "until" and "by" open one end of the interval."""
    base = max(reached, start - _LOOK_BACK)
    between = _FROM.search(text[base:start])
    if between is not None and reading.interval.precision == "range":
        return base + between.start(), reading
    prefix = _PREFIX.search(text[base:start])
    if prefix is None:
        return start, reading
    interval = reading.interval
    if interval.precision != "unknown":
        kind = prefix.lastgroup
        open_end = kind == "since" or (kind == "from" and tense != "past")
        if open_end and interval.first is not None:
            interval = days(interval.first, None)
        elif kind in {"until", "by"}:
            interval = days(None, interval.last)
        elif kind == "week" and interval.precision == "day" and interval.first is not None:
            interval = week_of(interval.first)
    return base + prefix.start(), replace(reading, interval=interval)
