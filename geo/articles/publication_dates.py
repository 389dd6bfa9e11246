"""When was this article published? From what is stated, else the earliest day that fits.

Pure functions over the text. A date in a caption or in the body is only a lower bound, for news
is published on or after the days it tells of; "will … on Jan. 13" is an upper bound; and
weekdays must fit: news says "on Monday" of a day or two ago, not of last week.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from geo.articles.furniture import Furniture, find_furniture
from geo.records import DateSource, TimeExpression
from geo.times import find_times
from geo.times.tense import tense_near

EARLY = 600
"""Code points: a full date beyond this in the body may be history and bounds nothing alone."""
FRESH = 2
"""Days: the lead's bare weekday is at most this old."""
SEARCHED = 13
"""Days after the lower bound in which a fitting weekday is sought."""
NEAR_FUTURE = 60
"""Days: an announced day this near after a date in the body confirms that date."""
LEAD = 900
"""Code points from the first line of news in which the lead's weekday stands."""
HEAD_LINES = 12

_DATELINE = re.compile(
    r"(?:^|\n)[^\S\n]*(?P<place>[A-Z][\w.’'‘ /()-]{1,40}(?:,[^\S\n]?[\w.’' -]{2,30})?),[^\S\n]?"
    r"(?P<day>(?:[A-Z][a-z]{2,8}\.?|[A-Z]{3,9}\.?)[^\S\n]\d{1,2}(?:,?[^\S\n]\d{4})?"
    r"|\d{1,2}[^\S\n](?:[A-Z][a-z]{2,8}\.?|[A-Z]{3,9}\.?)(?:[^\S\n]\d{4}|[^\S\n]\d\d)?)"
    r"[^\S\n]*(?:\([^()\n]{2,60}\))?[^\S\n]*(?:[—–:]|--?[^\S\n])"
)
_DATE_LINE_WORDS = re.compile(
    r"(?P<kind>(?:first[^\S\n])?published|posted|updated|modified)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicationDate:
    """A publication date with where it comes from."""

    day: date | None
    source: DateSource
    reason: str


def read_stated_date(words: str) -> date | None:
    """The day of a date as metadata write it; None where it cannot be told for sure.

    >>> read_stated_date("2023-01-09T23:30:00-05:00"), read_stated_date("03/04/2023")
    (datetime.date(2023, 1, 9), None)
    """
    words = words.strip()[:100]
    compact = re.match(r"(\d{4})(\d\d)(\d\d)(?:\D|T\d+Z?|$)", words)
    slashed = re.match(r"(\d{4})[/.](\d\d?)[/.](\d\d?)(?!\d)", words)
    iso = re.match(r"(\d{4})-(\d\d?)-(\d\d?)(?!\d)", words)
    for match in (iso, compact, slashed):
        if match is not None:
            try:
                return date(*map(int, match.groups()))
            except ValueError:
                return None
    days = [t.first for t in find_times(words, published=None) if t.precision == "day"]
    return days[0] if len(days) == 1 else None


def publication_date(
    text: str, *, stated: str | None = None, given: date | None = None
) -> PublicationDate:
    """The publication date of an article.

    In this order: `stated`, what its metadata say; `given`, what the user says of articles that
    state none; a dateline or date line in the text; the earliest day that fits the text.
    """
    note = ""
    if stated:
        day = read_stated_date(stated)
        if day is not None:
            return PublicationDate(
                day=day, source="stated", reason=f"the article's metadata say {stated.strip()[:60]}"
            )
        note = f'; the stated date "{stated.strip()[:60]}" cannot be read, write it as 2023-01-31'
    if given is not None:
        return PublicationDate(day=given, source="stated", reason=f"given by the user{note}")
    found = _from_text(text)
    return PublicationDate(day=found.day, source=found.source, reason=found.reason + note)


def _from_text(text: str) -> PublicationDate:
    furniture = find_furniture(text)
    stamped = _date_line(text, furniture)
    if stamped is not None:
        return stamped
    bounds = _bounds(text, furniture)
    dateline = _DATELINE.search(text[: 2 * LEAD])
    if dateline is not None:
        found = _from_dateline(dateline, bounds)
        if found is not None:
            return found
    return _earliest_fit(text, furniture, bounds)


def _date_line(text: str, furniture: tuple[Furniture, ...]) -> PublicationDate | None:
    """A line of its own near the top with a full date: "Published: Jan. 9, 2023"."""
    head = _end_of_head(text)
    lines = [text[f.start : f.end] for f in furniture if f.kind == "timestamp" and f.end <= head]
    lines.sort(key=_is_update)
    for line in lines:
        day = read_stated_date(line) or _only_day(line)
        if day is not None:
            return PublicationDate(
                day=day, source="stated", reason=f'the line "{line[:60]}" at the head of the text'
            )
    return None


def _is_update(line: str) -> bool:
    word = _DATE_LINE_WORDS.search(line)
    return word is not None and word["kind"].casefold() in {"updated", "modified"}


def _only_day(line: str) -> date | None:
    days = {t.first for t in find_times(line, published=None) if t.precision == "day"}
    return days.pop() if len(days) == 1 else None


def _end_of_head(text: str) -> int:
    end = seen = 0
    for line in text.split("\n"):
        end += len(line) + 1
        seen += bool(line.strip())
        if seen == HEAD_LINES:
            break
    return end


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bounds:
    """What the dates of a text say about its day of publication."""

    latest: TimeExpression | None
    """The latest full day that is not in the future: the lower bound."""
    in_caption: bool
    upper: date | None
    upper_words: str
    year_floor: date | None
    """First day of the latest month or year told as past."""


def _bounds(text: str, furniture: tuple[Furniture, ...]) -> _Bounds:
    latest: TimeExpression | None = None
    floor: date | None = None
    upper, upper_words, in_caption = None, "", False
    for time in find_times(text, published=None):
        if time.first is None or time.last is None:
            continue
        ahead = tense_near(text, time.start, time.end) == "future"
        if ahead:
            if time.precision == "day" and (upper is None or time.first < upper):
                upper, upper_words = time.first, time.text
        elif time.precision != "day":
            floor = time.first if floor is None else max(floor, time.first)
        elif latest is None or latest.first is None or time.first > latest.first:
            latest = time
            in_caption = any(
                f.kind == "caption" and f.start <= time.start < f.end for f in furniture
            )
    if latest is not None and latest.first is not None:
        announced, words = _announced_after(text, latest.first)
        if announced is not None and (upper is None or announced < upper):
            upper, upper_words = announced, words
    return _Bounds(
        latest=latest, in_caption=in_caption, upper=upper, upper_words=upper_words, year_floor=floor
    )


def _announced_after(text: str, day: date) -> tuple[date | None, str]:
    """The first day without year that the text announces, taken after a known day."""
    stated = {t.start for t in find_times(text, published=None) if t.first is not None}
    announced = [
        (t.first, t.text)
        for t in find_times(text, published=day)
        if t.precision == "day"
        and t.first is not None
        and t.first >= day
        and t.start not in stated
        and any(map(str.isdigit, t.text))
        and tense_near(text, t.start, t.end) == "future"
    ]
    return min(announced, default=(None, ""))


def _from_dateline(match: re.Match[str], bounds: _Bounds) -> PublicationDate | None:
    words = match["day"]
    full = _only_day(words)
    if full is not None:
        return PublicationDate(day=full, source="stated", reason=f'the dateline says "{words}"')
    known = bounds.latest.first if bounds.latest is not None else None
    if known is None:
        return None  # years alone may be history: "25 JAN" and "since 1949"
    known = max(known, bounds.year_floor or known)
    in_year = _only_day(f"{words}, {known.year}")
    if in_year is not None and in_year < known:
        in_year = _only_day(f"{words}, {known.year + 1}")
    if in_year is None or (bounds.latest is None and in_year.year > known.year):
        return None
    return PublicationDate(
        day=in_year,
        source="inferred",
        reason=f'the dateline says "{words}"; the first such day from {known}, the latest date '
        "in the text",
    )


def _earliest_fit(text: str, furniture: tuple[Furniture, ...], bounds: _Bounds) -> PublicationDate:
    latest = bounds.latest
    if latest is None or latest.first is None:
        return _unknown("no full date stands in the text, and none is stated")
    lower = latest.first
    where = "the caption" if bounds.in_caption else "the text"
    confirmed = bounds.upper is not None and 0 <= (bounds.upper - lower).days <= NEAR_FUTURE
    if bounds.year_floor is not None and bounds.year_floor > lower:
        return _unknown(f"the latest full date, {lower}, is older than other dates of the text")
    if not (bounds.in_caption or latest.start < EARLY or confirmed):
        return _unknown(f"the latest full date, {lower}, may be history: it stands far down")
    reasons = [f'"{latest.text}" in {where} means {lower} or later']
    upper = bounds.upper if bounds.upper is not None and bounds.upper >= lower else None
    if upper is not None:
        reasons.append(f'"{bounds.upper_words}" is announced, so {upper} or earlier')
    day = lower
    weekday = _lead_weekday(text, furniture, lower)
    if weekday is not None:
        fitting = [
            candidate
            for ahead in range(SEARCHED + 1)
            if (candidate := lower + timedelta(days=ahead)) <= (upper or candidate)
            and (candidate.weekday() - weekday.first_weekday) % 7 <= FRESH
        ]
        if fitting:
            day = fitting[0]
            reasons.append(f'{day} is the earliest day that fits "{weekday.words}" in the lead')
    return PublicationDate(day=day, source="inferred", reason="; ".join(reasons))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Weekday:
    words: str
    first_weekday: int


def _lead_weekday(text: str, furniture: tuple[Furniture, ...], about: date) -> _Weekday | None:
    """The first bare weekday of the news itself that tells of the past."""
    stated = {t.start for t in find_times(text, published=None) if t.first is not None}
    outside = [
        t
        for t in find_times(text, published=about)
        if not any(f.start <= t.start < f.end for f in furniture)
    ]
    for time in outside:
        bare = re.fullmatch(
            r"(?i:(?:on|early|late|by|in|during|\s)*)(?P<day>[A-Z][a-z]+day)(?:\s\w+)?", time.text
        )
        if (
            bare is not None
            and time.first is not None
            and time.start not in stated
            and time.start < LEAD + _start_of_news(text, furniture)
            and tense_near(text, time.start, time.end) != "future"
        ):
            return _Weekday(words=time.text, first_weekday=time.first.weekday())
    return None


def _start_of_news(text: str, furniture: tuple[Furniture, ...]) -> int:
    head = _end_of_head(text)
    return max((f.end for f in furniture if f.end <= head), default=0)


def _unknown(reason: str) -> PublicationDate:
    return PublicationDate(day=None, source="unknown", reason=reason)
