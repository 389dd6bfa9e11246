"""Inclusive runs of days: the arithmetic of months, weeks, seasons and their early and late parts.

All functions are pure. Dates outside the years 1 to 9999 raise `ValueError` or `OverflowError`,
which the finder turns into an unresolved expression.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from geo.records import TimePrecision

Part = Literal["early", "mid", "late"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """From `first` to `last`, both included; None on a side that is open or unknown."""

    first: date | None
    last: date | None
    precision: TimePrecision


UNKNOWN = Interval(first=None, last=None, precision="unknown")


def one_day(when: date) -> Interval:
    """A single day."""
    return Interval(first=when, last=when, precision="day")


def days(first: date | None, last: date | None) -> Interval:
    """A run of days; either end may be open."""
    return Interval(first=first, last=last, precision="range")


def week_of(when: date) -> Interval:
    """The week, Monday to Sunday, that a day lies in."""
    monday = when - timedelta(days=when.weekday())
    return Interval(first=monday, last=monday + timedelta(days=6), precision="week")


def month_of(year: int, month: int) -> Interval:
    """A calendar month.

    >>> month_of(2024, 2).last
    datetime.date(2024, 2, 29)
    """
    first = date(year, month, 1)
    return Interval(first=first, last=_before(_next_month(first)), precision="month")


def year_of(year: int) -> Interval:
    """A calendar year."""
    return Interval(first=date(year, 1, 1), last=date(year, 12, 31), precision="year")


def years(first: int, last: int) -> Interval:
    """From the first day of one year to the last day of another."""
    return days(date(first, 1, 1), date(last, 12, 31))


def months(year: int, month: int, count: int) -> Interval:
    """A run of whole months, such as a quarter or a season; it may pass the end of the year.

    >>> months(2022, 12, 3).last
    datetime.date(2023, 2, 28)
    """
    last = date(year, month, 1)
    for _ in range(count):
        last = _next_month(last)
    return days(date(year, month, 1), _before(last))


def shifted_month(when: date, count: int) -> Interval:
    """The month that lies `count` months after (before, when negative) a day's month."""
    index = when.year * 12 + when.month - 1 + count
    return month_of(index // 12, index % 12 + 1)


def weekday_on_or_before(when: date, weekday: int) -> date:
    """The most recent such weekday (Monday is 0), the day itself included."""
    return when - timedelta(days=(when.weekday() - weekday) % 7)


def weekday_on_or_after(when: date, weekday: int) -> date:
    """The next such weekday (Monday is 0), the day itself included."""
    return when + timedelta(days=(weekday - when.weekday()) % 7)


def part_of(whole: Interval, part: Part) -> Interval:
    """The first, middle or last third of a range; days, weeks, months and years stay whole.

    Nobody can say where "late October" begins. A decade is cut after its fourth and seventh year.

    >>> part_of(years(1990, 1999), "late").first
    datetime.date(1997, 1, 1)
    >>> part_of(month_of(2023, 3), "mid").first
    datetime.date(2023, 3, 1)
    """
    if whole.first is None or whole.last is None or whole.precision != "range":
        return whole
    if _is_decade(whole.first, whole.last):
        cuts = (date(whole.first.year + 4, 1, 1), date(whole.first.year + 7, 1, 1))
    else:
        third = timedelta(days=((whole.last - whole.first).days + 1) // 3)
        cuts = (whole.first + third, whole.first + 2 * third)
    if part == "early":
        return days(whole.first, _before(cuts[0]))
    if part == "mid":
        return days(cuts[0], _before(cuts[1]))
    return days(cuts[1], whole.last)


def _is_decade(first: date, last: date) -> bool:
    ten_years = last.year == first.year + 9
    return ten_years and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)


def _next_month(first: date) -> date:
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)


def _before(when: date) -> date:
    return when - timedelta(days=1)
