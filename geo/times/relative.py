"""Expressions that count from the publication date: "yesterday", "Monday", "two weeks ago".

A bare weekday is the most recent one, the day of publication included, unless the sentence
speaks of the future. "The next day" and its kin count from the last day named before them.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from geo.times.intervals import (
    UNKNOWN,
    Interval,
    days,
    month_of,
    months,
    one_day,
    part_of,
    shifted_month,
    week_of,
    weekday_on_or_after,
    weekday_on_or_before,
    year_of,
)
from geo.times.rules import Reading, Rule, Setting, rule, unresolved, word, words_of
from geo.times.words import (
    NUMBER,
    PART_OF_DAY,
    SPACE,
    WEEKDAY,
    WORDS,
    any_of,
    number,
    weekday_number,
)

_DAYS = {
    "the day before yesterday": -2,
    "yesterday": -1,
    "last night": -1,
    "today": 0,
    "tonight": 0,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "tomorrow": 1,
    "the day after tomorrow": 2,
}
_END = re.compile(r"(?<!\w)(?i:until|till|through|by|from)\s$")
_UNITS = r"(?P<unit>(?i:hour|day|night|week|month|year|decade))s?(?!\w)"
_ABOUT = (
    rf"(?:(?i:about|around|nearly|almost|roughly|some|just|only|over|more{SPACE}than"
    rf"|less{SPACE}than){SPACE})?"
)


def _named_day(match: re.Match[str], setting: Setting) -> Reading | None:
    words = " ".join(word(match, "day").split())
    if re.search(
        r"(?:better|brighter|safer)\s$", match.string[max(0, match.start() - 9) : match.start()]
    ):
        return None  # "a better tomorrow"
    if match["day"][0].isupper() and _inside_a_sentence(match):
        return None  # the paper USA Today, the show Today
    if setting.published is None:
        return unresolved(words)
    when = setting.published + timedelta(days=_DAYS[words])
    return Reading(interval=one_day(when), reason=f'"{words}", published {setting.published}')


def _inside_a_sentence(match: re.Match[str]) -> bool:
    return (
        re.search(r"[\w,;]['’]?\s$", match.string[max(0, match.start() - 3) : match.start()])
        is not None
    )


def _weekday(match: re.Match[str], setting: Setting) -> Reading | None:
    if _is_no_date(match):
        return None
    name, step, published = match["weekday"].capitalize(), word(match, "step"), setting.published
    if published is None:
        return unresolved(words_of(match))
    weekday, week = weekday_number(name), word(match, "week")
    if week:
        shift = {"last": -7, "next": 7}.get(week, 0)
        monday = weekday_on_or_before(published, 0) + timedelta(days=shift)
        when, why = monday + timedelta(days=weekday), f"in the week of {monday}"
    elif step in {"last", "past", "this past", "previous", "the previous"}:
        when = weekday_on_or_before(published - timedelta(days=1), weekday)
        why = f"the last {name} before {published}"
    elif step in {"next", "coming", "this coming"}:
        when = weekday_on_or_after(published + timedelta(days=1), weekday)
        why = f"the first {name} after {published}"
    elif setting.ahead or (setting.tense is None and (step == "this" or _is_end(match))):
        when = weekday_on_or_after(published, weekday)
        why = f"the next {name} from {published}, since the sentence looks ahead"
    else:
        when = weekday_on_or_before(published, weekday)
        why = f"the most recent {name} up to {published}"
    return Reading(interval=one_day(when), reason=f'"{words_of(match)}" is {why}')


def _is_end(match: re.Match[str]) -> bool:
    """True after "until", "by" and "from": what holds till Sunday ends on the next one."""
    return _END.search(match.string[max(0, match.start() - 12) : match.start()]) is not None


def _is_no_date(match: re.Match[str]) -> bool:
    """Black Friday, the Friday Mosque, every Monday, the Sunday Times, Mr Sunday Eze."""
    start = match.start("weekday")
    before = re.search(r"([\w’']+)[^\S\n]+$", match.string[max(0, start - 25) : start])
    after = re.match(r"[^\S\n]([\w’']+)", match.string[match.end() : match.end() + 25])
    preceding = before.group(1).casefold() if before else ""
    if preceding in WORDS["no_weekday_after"]:
        return True
    if after is None:
        return False
    following = after.group(1)
    if following.casefold() in WORDS["no_weekday_before"]:
        return True
    named = (
        before is not None and before.group(1).istitle() and before.start() > 0
        and preceding not in WORDS["opens_a_sentence"]
    )  # fmt: skip
    return following[0].isupper() and (preceding == "the" or named)


def _unit(match: re.Match[str], setting: Setting) -> Reading | None:
    """This week, last month, next year; earlier and later in them."""
    unit, step, side = word(match, "unit"), word(match, "step"), word(match, "side")
    published = setting.published
    if published is None:
        return unresolved(words_of(match))
    if unit == "weekend" and step == "this" and setting.tense == "past":
        return _weekend(match, setting)
    shift = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(
        step.split()[-1], 0
    )
    if side == "earlier" and unit == "week" and published.weekday() == 0:
        shift -= 1  # on a Monday the week that began with it holds nothing earlier
    whole = _shifted(unit, published, shift)
    if side in {"early", "start", "beginning"}:
        whole = part_of(whole, "early")
    elif side in {"mid", "middle"}:
        whole = part_of(whole, "mid")
    elif side in {"late", "end"}:
        whole = part_of(whole, "late")
    return Reading(interval=whole, reason=f'"{words_of(match)}", published {published}')


def _shifted(unit: str, when: date, count: int) -> Interval:
    if unit == "weekend":
        saturday = week_of(when + timedelta(weeks=count)).first
        saturday = (saturday or when) + timedelta(days=5)
        return days(saturday, saturday + timedelta(days=1))
    if unit == "week":
        return week_of(when + timedelta(weeks=count))
    if unit == "month":
        return shifted_month(when, count)
    if unit == "quarter":
        index = when.year * 4 + (when.month - 1) // 3 + count
        return months(index // 4, index % 4 * 3 + 1, 3)
    if unit == "decade":
        first = (when.year // 10 + count) * 10
        return days(date(first, 1, 1), date(first + 9, 12, 31))
    if unit == "centur":
        return year_of(when.year + 100 * count)
    if unit == "hour":
        return one_day(when + timedelta(hours=count) if abs(count) >= 24 else when)
    if unit == "day":
        return one_day(when + timedelta(days=count))
    return year_of(when.year + count)


def _overnight(match: re.Match[str], setting: Setting) -> Reading | None:
    published = setting.published
    if published is None:
        return unresolved(words_of(match))
    return Reading(
        interval=days(published - timedelta(days=1), published),
        reason=f'"{words_of(match)}" is the night before {published}',
    )


def _weekend(match: re.Match[str], setting: Setting) -> Reading | None:
    """ "The weekend": the one that last began, or the coming one."""
    published = setting.published
    if published is None:
        return unresolved(words_of(match))
    if setting.ahead:
        sunday = weekday_on_or_after(published, 6)
        saturday = sunday - timedelta(days=1)
    else:
        saturday = weekday_on_or_before(published, 5)
    return Reading(
        interval=days(saturday, saturday + timedelta(days=1)),
        reason=f'"{words_of(match)}", published {published}',
    )


def _ago(match: re.Match[str], setting: Setting) -> Reading | None:
    published = setting.published
    return _counted(match, published, -1) if published else unresolved(words_of(match))


def _years_to_the_month(match: re.Match[str], setting: Setting) -> Reading | None:
    """Two years ago this month."""
    published = setting.published
    if published is None:
        return unresolved(words_of(match))
    when = month_of(published.year - number(match["count"]), published.month)
    return Reading(interval=when, reason=f'"{words_of(match)}", published {published}')


def _from_now(match: re.Match[str], setting: Setting) -> Reading | None:
    if not setting.ahead and not word(match, "sure"):
        return None  # "in three days 40 people died" is a duration
    published = setting.published
    return _counted(match, published, 1) if published else unresolved(words_of(match))


def _after_that(match: re.Match[str], setting: Setting) -> Reading | None:
    """Two days later, the next day, the same month: counted from the last day named."""
    whole = word(match, "unit") in {"month", "year"}
    origin = setting.previous_year if whole else setting.previous
    if origin is None:
        return Reading(
            interval=UNKNOWN,
            reason=f'"{words_of(match)}" counts from a day that the text does not name before it',
        )
    direction = word(match, "direction")
    sign = {"earlier": -1, "previous": -1, "before": -1, "same": 0, "that": 0}.get(direction, 1)
    return _counted(match, origin, sign)


def _counted(match: re.Match[str], origin: date, sign: int) -> Reading | None:
    count = number(match["count"]) if word(match, "count") else 1
    unit = word(match, "unit")
    if unit == "hour" and count < 24:
        return None
    if unit in {"night", "morning", "evening", "afternoon"}:
        unit = "day"
    if unit == "week" and word(match, "count"):
        unit, count = "day", 7 * count  # "two weeks ago" is that day, "the next week" a week
    return Reading(
        interval=_shifted(unit, origin, sign * count),
        reason=f'"{words_of(match)}" counts from {origin}',
    )


def _since_then(match: re.Match[str], setting: Setting) -> Reading | None:
    """Since then: from the last day, month or year that was named."""
    if setting.previous_year is None:
        return None
    return Reading(
        interval=days(setting.previous_year, None),
        reason=f'"{words_of(match)}" counts from {setting.previous_year}',
    )


def _all_week(match: re.Match[str], setting: Setting) -> Reading | None:
    if setting.published is None:
        return unresolved(words_of(match))
    whole = _shifted(word(match, "unit"), setting.published, 0)
    return Reading(interval=whole, reason=f'"{words_of(match)}", published {setting.published}')


def _past_span(match: re.Match[str], setting: Setting) -> Reading | None:
    """The past two weeks: from then up to the day of publication."""
    published = setting.published
    if published is None:
        return unresolved(words_of(match))
    count, unit = number(match["count"]), word(match, "unit")
    lengths = {"hour": timedelta(hours=1), "day": timedelta(days=1), "week": timedelta(weeks=1)}
    if unit in lengths:
        first = published - max(lengths[unit] * count, timedelta(days=1))
    else:
        size = {"month": 1, "year": 12, "decade": 120}[unit]
        start = shifted_month(published, -size * count).first or published
        whole = month_of(start.year, start.month).last or published
        first = start.replace(day=min(published.day, whole.day))
    return Reading(interval=days(first, published), reason=f'"{words_of(match)}" up to {published}')


RULES: tuple[Rule, ...] = (
    rule(
        "named day",
        rf"(?<![\w-])(?P<day>{any_of(_DAYS)})(?:{SPACE}{PART_OF_DAY})?(?![\w-])",
        _named_day,
        clues="today yesterday tomorrow night this",
    ),
    rule(
        "weekday",
        rf"(?<![\w-])(?:(?P<step>(?i:last|next|this{SPACE}(?:past|coming)|this|past|coming|previous))"
        rf"{SPACE})?(?P<weekday>{WEEKDAY})(?:{SPACE}{PART_OF_DAY}(?!\w))?"
        rf"(?:,?{SPACE}(?:of{SPACE})?(?P<week>(?i:last|this|next)){SPACE}week(?!\w))?",
        _weekday,
        floats=True,
        clues="monday tuesday wednesday thursday friday saturday sunday",
    ),
    rule(
        "unit",
        rf"(?<![\w-])(?:(?P<side>(?i:earlier|later|early|late|mid))(?:{SPACE}|-))?"
        rf"(?P<step>(?i:last|this|next|(?:the{SPACE})(?:past|previous|coming)))"
        rf"{SPACE}(?P<unit>(?i:week(?:end)?|month|year|quarter))(?![\w-])",
        _unit,
        clues="week month year quarter",
    ),
    rule(
        "part of a unit",
        rf"(?<!\w)(?:the{SPACE})?(?P<side>(?i:start|beginning|middle|end)){SPACE}of{SPACE}"
        rf"(?P<step>(?i:last|this|next|the)){SPACE}(?P<unit>(?i:week|month|year|decade))(?![\w-])",
        _unit,
        clues="start beginning middle end",
    ),
    rule(
        "in the course of a unit",
        rf"(?<!\w)(?P<side>(?i:earlier|later)){SPACE}(?i:in){SPACE}(?P<step>(?i:the)){SPACE}"
        r"(?P<unit>(?i:week|month|year))(?![\w-])",
        _unit,
        clues="earlier later",
    ),
    rule("weekend", r"(?<!\w)(?i:the)\s(?i:weekend)(?![\w-])", _weekend, clues="weekend"),
    rule(
        "overnight",
        rf"(?<![\w-])(?i:overnight)(?=[.,;:)]|$|{SPACE}(?:in|on|at|near|to|into|from|by|after|as|and"
        r"|when|while|with|without|before|between|across|over|off|around|but|because)\b)",
        _overnight,
        clues="overnight",
    ),
    rule(
        "centuries ago",
        rf"(?<![\w.,-]){_ABOUT}(?P<count>{NUMBER}){SPACE}(?P<unit>(?i:centur))(?:y|ies){SPACE}"
        r"(?i:ago)(?!\w)",
        _ago,
        clues="centur",
    ),
    rule(
        "years ago this month",
        rf"(?<![\w.,-])(?P<count>{NUMBER}){SPACE}(?i:years?){SPACE}(?i:ago){SPACE}(?i:this){SPACE}"
        r"(?i:month)(?!\w)",
        _years_to_the_month,
        clues="ago",
    ),
    rule(
        "ago",
        rf"(?<![\w.,-]){_ABOUT}(?P<count>{NUMBER}){SPACE}{_UNITS}{SPACE}(?i:ago)(?!\w)",
        _ago,
        clues="ago",
    ),
    rule(
        "from now",
        rf"(?<!\w)(?i:in|within){SPACE}{_ABOUT}(?:the{SPACE}next{SPACE})?(?P<count>{NUMBER}){SPACE}"
        rf"{_UNITS}(?P<sure>[’']?{SPACE}time(?!\w))?",
        _from_now,
        clues="hour day week month year decade",
    ),
    rule(
        "surely from now",
        rf"(?<![\w.,-])(?P<count>{NUMBER}){SPACE}{_UNITS}{SPACE}(?P<sure>from{SPACE}now)(?!\w)",
        _from_now,
        clues="now",
    ),
    rule(
        "counted from there",
        rf"(?<![\w.,-]){_ABOUT}(?P<count>{NUMBER}){SPACE}{_UNITS}{SPACE}"
        r"(?P<direction>(?i:earlier|later|before(?=[.,;:)]|$)))(?!\w)",
        _after_that,
        clues="earlier later before",
    ),
    rule(
        "next to it",
        rf"(?<!\w)(?i:the){SPACE}(?P<direction>(?i:next|following|previous|same)){SPACE}"
        r"(?P<unit>(?i:day|night|morning|evening|afternoon|week|month|year))(?![\w-])",
        _after_that,
        clues="next following previous same",
    ),
    rule(
        "that one",
        rf"(?<!\w)(?P<direction>(?i:that)){SPACE}"
        r"(?P<unit>(?i:day|night|morning|evening|afternoon|week|month|year))(?![\w-])",
        _after_that,
        clues="that",
    ),
    rule(
        "the day before",
        rf"(?<!\w)(?i:the|a){SPACE}(?P<unit>(?i:day)){SPACE}(?P<direction>before|after)(?=[.,;:)]|$"
        r"|\s(?:to|in|at|and|but|for|with|near|outside|from)\b)",
        _after_that,
        clues="before after",
    ),
    rule(
        "since then",
        rf"(?<!\w)(?i:(?:ever{SPACE})?since{SPACE}then)(?![\w-])",
        _since_then,
        clues="since",
    ),
    rule(
        "all week",
        rf"(?<!\w)(?i:all){SPACE}(?P<unit>(?i:week|month|year))(?![\w-])(?!{SPACE}(?:long|round))",
        _all_week,
        clues="all",
    ),
    rule(
        "past span",
        rf"(?<!\w)(?i:the|this){SPACE}(?:past|last|previous){SPACE}(?P<count>{NUMBER}){SPACE}{_UNITS}",
        _past_span,
        clues="past last previous",
    ),
)
