"""The next day, week or month that words mean when they speak of what is still to come."""

from __future__ import annotations

from datetime import date

from geo.times import find_times

A_YEAR = 366
"""Days; nothing that is to come is read as later."""


def next_such(
    words: str, last: date | None, published: date | None
) -> tuple[date | None, date] | None:
    """First and last day of the next such time, if these words, read as past, ended at `last`.

    None where they lie ahead already or mean no other day: "on 5 March 2019".

    >>> next_such("on Monday", date(2024, 5, 13), date(2024, 5, 15))
    (datetime.date(2024, 5, 20), datetime.date(2024, 5, 20))
    >>> next_such("on 5 March 2019", date(2019, 3, 5), date(2024, 5, 15)) is None
    True
    """
    if published is None or not words or last is None or last > published:
        return None
    read = find_times(words, published=published, tense_at=lambda _: "future")
    if len(read) != 1 or read[0].last is None or read[0].last <= last:
        return None
    if (read[0].last - published).days > A_YEAR:
        return None
    return read[0].first, read[0].last
