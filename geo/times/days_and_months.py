"""Expressions that name a day or a month: "Jan. 13", "3-5 June 2023", "in December".

Where the year is missing, the tense decides: the most recent such day or month, the current one
included, unless the sentence speaks of the future.
"""

from __future__ import annotations

import re
from datetime import date

from geo.times.intervals import UNKNOWN, days, month_of, one_day
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
from geo.times.words import (
    DASH,
    DAY,
    FULL_MONTH,
    MONTH,
    NOT_COUNTED,
    SPACE,
    WEEKDAY,
    WORDS,
    YEAR,
    any_of,
    day_number,
    month_number,
    weekday_number,
)

YEARS_AROUND = 8
"""Years to look around for a 29 February."""
WIRE_PIVOT = 60
"""Two figures of a year from here on are of the twentieth century."""

_START = r"(?<![\w.,:/$€£¥+-])"
_TO = rf"(?:[^\S\n]?{DASH}[^\S\n]?|{SPACE}(?i:to|through|until|till|and){SPACE})"
_OF_YEAR = rf"(?:(?:{SPACE}(?i:of)|,)?{SPACE}(?P<year>{YEAR}){NOT_COUNTED})"
_OF_THAT_YEAR = (
    rf"(?:(?:{SPACE}(?i:of))?{SPACE}(?P<which>(?i:last|this|next|that|(?:the{SPACE})?same)){SPACE}"
    r"year(?!\w))"
)
_NAMED = rf"(?:(?P<named>{WEEKDAY}),?{SPACE})?"
_DOUBTFUL = WORDS["doubtful_months"]
_THAT = re.compile(r"that\s\w+(?:[.,;:)]|$)")
"""Of the year told before: "in August 1999 …; they were freed that October"."""
_CLEAR = [name for name in WORDS["months"] if name not in _DOUBTFUL]
_CLEAR_MONTH = any_of([form for m in _CLEAR for form in (m, m.upper())], plain_case=False)
_BEFORE_DOUBTFUL = any_of(WORDS["month_prepositions"])
_STEP = rf"(?:(?P<step>(?i:last|next|this)){SPACE})?"


def _iso_day(match: re.Match[str], _: Setting) -> Reading | None:
    when = _day(int(match["year"]), int(match["month"]), int(match["day"]))
    return None if when is None else _full_date(match, when)


def _numeric_day(match: re.Match[str], _: Setting) -> Reading | None:
    first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
    slashes = match["sign"] == "/"
    if slashes and first != second and max(first, second) <= 12:
        reason = f'"{words_of(match)}" may be month/day or day/month'
        return Reading(interval=UNKNOWN, reason=reason)
    month_first = slashes and second > 12
    when = _day(year, first, second) if month_first else _day(year, second, first)
    return None if when is None else _full_date(match, when)


def _feast(match: re.Match[str], setting: Setting) -> Reading | None:
    month, day = WORDS["feasts"][" ".join(match["feast"].split())]
    return _on_day(match, setting, month, day, day)


def _month_day(match: re.Match[str], setting: Setting) -> Reading | None:
    month, day = month_number(match["month"]), day_number(match["day"])
    last_day = day_number(match["last_day"]) if word(match, "last_day") else day
    if last_day < day or _is_name(match):
        return None
    return _on_day(match, setting, month, day, last_day)


def _on_day(
    match: re.Match[str], setting: Setting, month: int, day: int, last_day: int
) -> Reading | None:
    stated = word(match, "year")
    published = setting.published
    if stated:
        year, why = int(stated), "as it says"
    elif published is None:
        return unresolved(words_of(match))
    elif word(match, "which"):
        year, why = _year_meant(match, setting, published)
    elif (known := _known_year(match, month, day, published)) is not None:
        year, why = known, "the year that is meant without being named"
    else:
        found = _fitting_year(month, day, word(match, "named"), setting)
        if found is None:
            return None
        year, why = found
    first, last = _day(year, month, day), _day(year, month, last_day)
    if first is None or last is None:
        return None
    interval = one_day(first) if first == last else days(first, last)
    return Reading(interval=interval, reason=f'"{words_of(match)}" is in {year}, {why}')


def _known_year(match: re.Match[str], month: int, day: int, published: date) -> int | None:
    """2001 for "the Sept. 11 attacks"."""
    following = " ".join(match.string[match.end() : match.end() + 40].casefold().split())
    for known in WORDS["known_days"]:
        if (known["month"], known["day"]) == (month, day) and known["year"] <= published.year:
            nouns = "|".join(map(re.escape, known["nouns"]))
            if re.match(rf"(?:{nouns})\b", following):
                return int(known["year"])
    return None


def _fitting_year(month: int, day: int, named: str, setting: Setting) -> tuple[int, str] | None:
    published = setting.published
    if published is None:
        return None
    around = range(published.year - YEARS_AROUND, published.year + YEARS_AROUND + 1)
    found = [when for year in around if (when := _day(year, month, day)) is not None]
    # "Sunday, Jan. 8" is in a year in which that day is a Sunday.
    fitting = [when for when in found if named and when.weekday() == weekday_number(named)]
    found = fitting or found
    ahead = [when for when in found if when >= published]
    past = [when for when in found if when <= published]
    if setting.ahead and ahead:
        return ahead[0].year, f"the next such day from {published}, since the sentence looks ahead"
    if setting.tense == "past" and past:
        return past[-1].year, f"the most recent such day up to {published}"
    # Nothing tells the tense: a caption's "Jan. 13" is nearer than eleven months.
    nearest = min(found, key=lambda when: abs((when - published).days), default=None)
    return (nearest.year, f"the nearest such day to {published}") if nearest else None


def _month(match: re.Match[str], setting: Setting) -> Reading | None:
    month, words, published = month_number(match["month"]), words_of(match), setting.published
    if word(match, "year"):
        return Reading(interval=month_of(int(match["year"]), month), reason=f'"{words}" as it says')
    if _is_name(match):
        return None
    if published is None:
        return unresolved(words)
    step = word(match, "step")
    told = setting.told_year or setting.previous_year
    if told is not None and _THAT.fullmatch(match.string, *_around(match)):
        return Reading(interval=month_of(told.year, month), reason=f'"{words}" of {told.year}')
    if word(match, "which"):
        year, why = _year_meant(match, setting, published)
    elif step == "this":
        year, why = published.year, "this year's"
    elif step == "next" or (not step and setting.ahead):
        passed = month < published.month or (step == "next" and month == published.month)
        year, why = published.year + passed, f"the next one from {published}"
    else:
        to_come = month > published.month or (step == "last" and month == published.month)
        year, why = published.year - to_come, f"the most recent one up to {published}"
    return Reading(interval=month_of(year, month), reason=f'"{words}" is {year}, {why}')


def _year_meant(match: re.Match[str], setting: Setting, published: date) -> tuple[int, str]:
    """Of "last year", or of "that year", the one told before."""
    which, told = match["which"].casefold(), setting.told_year or setting.previous_year
    if which in {"last", "this", "next"}:
        return relative_year(which, published), f"counted from {published}"
    if told is None:
        raise ValueError("no year was told before")
    return told.year, f"the year of {told}"


def _day_of_month(match: re.Match[str], setting: Setting) -> Reading | None:
    """On the 19th: the most recent one, or the next."""
    day, published = day_number(match["day"]), setting.published
    if published is None:
        return unresolved(words_of(match))
    months = [(published.year * 12 + published.month - 1 + step) for step in range(-3, 4)]
    found = [when for m in months if (when := _day(m // 12, m % 12 + 1, day)) is not None]
    ahead = [when for when in found if when >= published]
    past = [when for when in found if when <= published]
    when = ahead[0] if setting.ahead else past[-1]
    why = "the next" if setting.ahead else "the most recent"
    return Reading(interval=one_day(when), reason=f'"{words_of(match)}" is {why} from {published}')


def _around(match: re.Match[str]) -> tuple[int, int]:
    """A word before a month and a sign after it."""
    return max(0, match.start("month") - 5), match.end("month") + 1


def _is_name(match: re.Match[str]) -> bool:
    """A ship called "May 4", the group "Black September", Ms. May."""
    before = re.search(
        r"([\w.]+)[^\S\n]+$", match.string[max(0, match.start("month") - 30) : match.start("month")]
    )
    if before is None:
        return False
    previous = before.group(1)
    if previous.casefold() in WORDS["no_month_after"]:
        return True
    doubtful = match["month"].rstrip(".").casefold() == "may" and not word(match, "year")
    return doubtful and previous.istitle() and previous not in WORDS["weekdays"] and (
        previous.casefold() not in {"on", "in", "the", "by", "since", "from", "until", "early"}
    )  # fmt: skip


def _full_date(match: re.Match[str], when: date) -> Reading:
    return Reading(interval=one_day(when), reason=f'"{words_of(match)}" is a full date')


def _wire_day(match: re.Match[str], _: Setting) -> Reading | None:
    short = int(match["short"])
    century = 1900 if short >= WIRE_PIVOT else 2000
    when = _day(century + short, month_number(match["month"]), day_number(match["day"]))
    return None if when is None else _full_date(match, when)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


RULES: tuple[Rule, ...] = (
    rule(
        "iso day",
        r"(?<![\w/.-])(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])",
        _iso_day,
    ),
    rule(
        "numeric day",
        r"(?<![\w/.,-])(?P<first>\d\d?)(?P<sign>[/.])(?P<second>\d\d?)(?P=sign)(?P<year>(?:19|20)\d\d)(?![\w/.-]\w)",
        _numeric_day,
    ),
    rule(
        "feast",
        rf"(?<!\w)(?P<feast>{any_of(WORDS['feasts'], plain_case=False)})(?!\w)"
        rf"(?:{_OF_YEAR}|{_OF_THAT_YEAR})?",
        _feast,
        floats=True,
        clues="year valentine may hallow christmas boxing",
    ),
    rule(
        "month and days",
        rf"(?<![\w-]){_NAMED}(?P<month>{MONTH}){SPACE}(?P<day>{DAY}){_TO}(?P<last_day>{DAY})"
        rf"{NOT_COUNTED}(?:{_OF_YEAR}|{_OF_THAT_YEAR})?",
        _month_day,
        floats=True,
        clues="jan feb mar apr may jun jul aug sep oct nov dec",
    ),
    rule(
        "days and month",
        rf"{_START}(?P<day>{DAY}){_TO}(?i:the{SPACE})?(?P<last_day>{DAY})(?:{SPACE}(?i:of))?{SPACE}"
        rf"(?P<month>{MONTH})(?:{_OF_YEAR}|{_OF_THAT_YEAR})?",
        _month_day,
        floats=True,
        clues="jan feb mar apr may jun jul aug sep oct nov dec",
    ),
    rule(
        "day of a wire's dateline",
        rf"{_START}(?P<day>{DAY}){SPACE}(?P<month>{MONTH}){SPACE}(?P<short>\d\d)"
        r"(?=[^\S\n]*(?:\(|--|[\u2013\u2014]|$))",
        _wire_day,
        clues="jan feb mar apr may jun jul aug sep oct nov dec",
    ),
    rule(
        "month and day",
        rf"(?<![\w-]){_NAMED}(?P<month>{MONTH}){SPACE}(?P<day>{DAY}){NOT_COUNTED}"
        rf"(?:{_OF_YEAR}|{_OF_THAT_YEAR})?",
        _month_day,
        floats=True,
        clues="jan feb mar apr may jun jul aug sep oct nov dec",
    ),
    rule(
        "day and month",
        rf"{_START}{_NAMED}(?i:the{SPACE})?(?P<day>{DAY})(?:{SPACE}(?i:of))?{SPACE}(?P<month>{MONTH})"
        rf"(?:{_OF_YEAR}|{_OF_THAT_YEAR})?",
        _month_day,
        floats=True,
        clues="jan feb mar apr may jun jul aug sep oct nov dec",
    ),
    rule(
        "day of the month",
        rf"(?<!\w)(?i:on|by|until|till|since){SPACE}the{SPACE}"
        r"(?P<core>(?P<day>(?:[12]\d|3[01]|[1-9])(?:st|nd|rd|th)))(?=[.,;:)]|$|\s(?:and|but|as|to|in"
        r"|at|after|when|while|with|for)\b)",
        _day_of_month,
        clues="the",
    ),
    rule(
        "month of a year",
        rf"(?<![\w-])(?P<month>{MONTH}){_OF_YEAR}",
        _month,
        clues="jan feb mar apr may jun jul aug sep oct nov dec",
    ),
    rule(
        "month of that year",
        rf"(?<![\w-])(?P<month>{MONTH}){_OF_THAT_YEAR}",
        _month,
        clues="year",
    ),
    rule(
        "month",
        rf"(?<![\w’'-]){_STEP}(?P<month>{_CLEAR_MONTH})(?![\w-])",
        _month,
        floats=True,
        clues="jan feb mar apr may jun jul aug sep oct nov dec",
    ),
    rule(
        "month after early, mid",
        rf"(?i:mid|early|late)-(?P<core>(?P<month>{FULL_MONTH}))(?![\w-])",
        _month,
        floats=True,
        clues="mid- early- late-",
    ),
    rule(
        "doubtful month",
        rf"(?<![\w’'-]){_BEFORE_DOUBTFUL}(?<!this)(?<!next)(?<!last)(?:{SPACE}|(?<=-))"
        rf"(?P<core>(?P<month>{FULL_MONTH}))(?![\w’'-])(?!{SPACE}[A-Z])",
        _month,
        floats=True,
        clues="march april may june august",
    ),
    rule(
        "doubtful month after a month",
        rf"(?<![\w’'-]){FULL_MONTH}(?:{SPACE}{YEAR})?(?:{_TO}|,{SPACE}(?:and{SPACE})?)"
        rf"(?P<core>(?P<month>{FULL_MONTH}))(?![\w’'-])(?!{SPACE}[A-Z])",
        _month,
        floats=True,
        clues="march april may june august",
    ),
    rule(
        "doubtful month with a step",
        rf"(?<![\w’'-])(?P<step>(?i:last|next|this)){SPACE}(?P<month>{FULL_MONTH})(?![\w-])",
        _month,
        floats=True,
        clues="march april may june august",
    ),
    rule(
        "doubtful month before a noun",
        rf"(?<!\w)(?i:the|its|a|an){SPACE}(?P<core>(?P<month>March|April|May|June|August))"
        rf"{SPACE}(?=[a-z])(?!(?:for|on|of|to|and|or|was|is)\b)",
        _month,
        floats=True,
        clues="march april may june august",
    ),
)
