"""Expressions that name a year or more, or a part of one: "since 2014", "the 1990s", "Q2 2023"."""

from __future__ import annotations

import re
from datetime import date

from geo.times.intervals import Interval, month_of, months, year_of, years
from geo.times.rules import (
    Reading,
    Rule,
    Setting,
    relative_year,
    rule,
    unresolved,
    word,
    words_of,
)
from geo.times.words import DASH, NOT_COUNTED, ORDINAL, SEASON, SPACE, WORDS, YEAR

_OF_A_YEAR = (
    rf"(?:(?:{SPACE}(?i:of)|,)?{SPACE}(?:(?P<year>{YEAR}){NOT_COUNTED}"
    rf"|(?P<which>(?i:last|this|next)){SPACE}year(?!\w)))"
)
_BEFORE_YEAR = (
    r"(?i:in|since|by|until|till|before|after|during|from|of|to|through|around|between|and|early"
    r"|late|mid|year|the|its|a|an)"
)

_NAMES_IT = re.compile(r"(?:the|The)\s\d{4}\s[A-Z]")


def _year(match: re.Match[str], _: Setting) -> Reading | None:
    if _NAMES_IT.match(match.string[max(0, match.start("year") - 4) : match.end() + 2]):
        return None  # "the 2030 Agenda"
    return Reading(interval=year_of(int(match["year"])), reason=f'"{match["year"]}" is a year')


def _year_range(match: re.Match[str], _: Setting) -> Reading | None:
    first, end = int(match["year"]), match["end"]
    if len(end) == 2 and int(end) <= first % 100:
        # 2023-01 counts no years: it is a month in figures.
        if match["sign"] != "-" or not 1 <= int(end) <= 12:
            return None
        return Reading(interval=month_of(first, int(end)), reason=f'"{match.group()}" is a month')
    last = int(end) if len(end) == 4 else first - first % 100 + int(end)
    if last <= first:
        return None
    return Reading(
        interval=years(first, last), reason=f'"{words_of(match)}" is {last - first + 1} years'
    )


def _decade(match: re.Match[str], setting: Setting) -> Reading | None:
    digits = match["decade"]
    first = int(digits)
    if len(digits) == 2:
        limit = setting.published.year if setting.published else date.max.year
        first = max(century + first for century in (1900, 2000) if century + first <= limit)
    return Reading(interval=years(first, first + 9), reason=f"the ten years from {first}")


def _century(match: re.Match[str], _: Setting) -> Reading | None:
    number = int(match["century"])
    if not 1 <= number <= 21:
        return None
    first = (number - 1) * 100 + 1
    return Reading(interval=years(first, first + 99), reason=f"the hundred years from {first}")


def _quarter_or_half(match: re.Match[str], setting: Setting) -> Reading | None:
    ordinal = word(match, "ordinal")
    index = int(ordinal) if ordinal.isdigit() else int(WORDS["ordinals"][ordinal])
    size = 6 if word(match, "unit") == "half" else 3
    if ordinal in ("last", "final"):
        if not word(match, "year"):
            return None  # "the last quarter" counts from the publication date
        index = 12 // size
    if index * size > 12:
        return None
    start, published = (index - 1) * size + 1, setting.published
    if word(match, "year"):
        year = int(match["year"])
    elif published is None:
        return unresolved(words_of(match))
    elif word(match, "which"):
        year = relative_year(match["which"], published)
    else:
        to_come = start > published.month
        passed = start + size - 1 < published.month
        year = published.year + (passed if setting.ahead else -to_come)
    return Reading(interval=months(year, start, size), reason=f'"{words_of(match)}" is in {year}')


def _season(match: re.Match[str], setting: Setting) -> Reading | None:
    start, published = int(WORDS["seasons"][word(match, "season")]), setting.published
    step = word(match, "step")
    if word(match, "year"):
        year = int(match["year"])
    elif published is None:
        return unresolved(words_of(match))
    elif word(match, "which"):
        year = relative_year(match["which"], published)
    else:
        around = [months(year, start, 3) for year in range(published.year - 2, published.year + 3)]
        year = _chosen_season(around, step, published, ahead=setting.ahead)
    return Reading(
        interval=months(year, start, 3),
        reason=f'"{words_of(match)}" begins in {year}, as seasons fall in the north',
    )


def _chosen_season(around: list[Interval], step: str, published: date, *, ahead: bool) -> int:
    starts = [season.first for season in around if season.first is not None]
    over = [s.first for s in around if s.first and s.last and s.last < published]
    begun = [first for first in starts if first <= published]
    if step == "last":
        return over[-1].year
    if step == "next" or (ahead and step != "this"):
        return starts[len(begun)].year
    if step == "this" and len(over) < len(begun):
        return begun[-1].year
    if step == "this":
        return min(starts, key=lambda first: abs((first - published).days)).year
    return begun[-1].year


RULES: tuple[Rule, ...] = (
    rule(
        "year range",
        rf"(?<![\w.,:/$€£¥+-])(?P<year>(?:1\d|20)\d\d)(?P<sign>{DASH})(?P<end>\d{{4}}|\d\d)"
        rf"(?![\w%-]|[.,:]\d){NOT_COUNTED}",
        _year_range,
        clues="1 2",
    ),
    rule(
        "year after a preposition",
        rf"(?<![\w-]){_BEFORE_YEAR}(?:{SPACE}|-)(?P<core>(?P<year>{YEAR}))(?!-\d){NOT_COUNTED}",
        _year,
        clues="1 2",
    ),
    rule(
        "year after a year",
        rf"(?<![\w.,$€£¥-])(?:19|20)\d\d(?:,|,?{SPACE}(?i:and|or|to|until|through)){SPACE}"
        rf"(?:in{SPACE})?(?P<core>(?P<year>(?:19|20)\d\d))(?![\w%]|[.,:]\d){NOT_COUNTED}",
        _year,
        clues="19 20",
    ),
    rule("year in brackets", r"\((?P<core>(?P<year>(?:19|20)\d\d))\)", _year),
    rule(
        "decade",
        r"(?<![\w.,$€£¥-])(?i:the )?(?P<decade>(?:1[5-9]|20)\d0)[’']?s(?!\w)",
        _decade,
        clues="0s",
    ),
    rule(
        "short decade",
        r"(?<!\w)(?i:the|early|mid|late)[ -][‘’'](?P<core>(?P<decade>[2-9]0)s)(?!\w)",
        _decade,
        clues="0s",
    ),
    rule(
        "century",
        rf"(?<!\w)(?P<century>\d{{1,2}})(?:st|nd|rd|th){SPACE}(?i:century)(?!\w)",
        _century,
        clues="century",
    ),
    rule(
        "quarter or half of a year",
        rf"(?<!\w)(?P<ordinal>{ORDINAL})(?:{SPACE}|-)(?P<unit>(?i:quarter|half)){_OF_A_YEAR}",
        _quarter_or_half,
        clues="quarter half",
    ),
    rule(
        "quarter",
        rf"(?<!\w)(?i:in|for|during|of){SPACE}(?i:the{SPACE})?(?P<core>(?P<ordinal>{ORDINAL})"
        rf"(?:{SPACE}|-)(?P<unit>(?i:quarter)))(?!{SPACE}(?:of|final|mile))(?!\w)",
        _quarter_or_half,
        floats=True,
        clues="quarter",
    ),
    rule(
        "quarter in short",
        rf"(?<!\w)(?P<unit>Q)(?P<ordinal>[1-4])(?!\w){_OF_A_YEAR}?",
        _quarter_or_half,
    ),
    rule(
        "season of a year",
        rf"(?<!\w)(?P<season>{SEASON})(?!\w){_OF_A_YEAR}",
        _season,
        clues="summer autumn winter spring fall",
    ),
    rule(
        "season",
        rf"(?<!\w)(?i:in{SPACE}the{SPACE})?(?P<core>(?:(?P<step>(?i:last|this|next)){SPACE}"
        rf"|(?i:(?<=the\s)))(?P<season>{SEASON}))(?!\w)",
        _season,
        floats=True,
        clues="summer autumn winter spring fall",
    ),
)
