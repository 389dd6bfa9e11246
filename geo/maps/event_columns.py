"""What the page needs of all events before it can show its first one, in columns.

Reports stand article by article, so that what belongs together is packed together; events point
at them by number. What only the reading of one event or article needs is in `article_columns`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import numpy as np

from geo.facets import NOWHERE
from geo.features import type_label
from geo.maps.codes import Codes, Ints, coded, ints, owners, signed_or_none
from geo.maps.event_rows import EventRows, groups, ordinals
from geo.records import AnalyzedArticle, OwnType

Json = dict[str, Any]


def article_list(articles: Sequence[AnalyzedArticle]) -> Json:
    """Columns of what is known about each article, its text left out."""
    known = [analyzed.article for analyzed in articles]
    notices = {n: list(a.notices) for n, a in enumerate(articles) if a.notices}
    return {
        "id": [article.id for article in known],
        "title": [article.title for article in known],
        "date": _days(articles),
        "date_source": coded(article.date_source for article in known),
        "date_reason": coded(article.date_reason for article in known),
        "source": coded(article.source for article in known),
        "url": [article.url for article in known],
        "language": coded(article.language for article in known),
        "notices": notices,
        # The host of an address as the exported table reads it, where no outlet is named.
        "host": {
            n: urlsplit(article.url).netloc
            for n, article in enumerate(known)
            if article.url and not article.source
        },
    }


def _days(articles: Iterable[AnalyzedArticle]) -> Ints:
    return ordinals([analyzed.article.date for analyzed in articles])


def report_list(articles: Sequence[AnalyzedArticle], rows: EventRows) -> Json:
    """Columns of the reports, in their order.

    First days count from the day of the article, or from day 0 of the calendar where it has
    none; last days from the first one, where there is one.
    """
    reports = rows.reports
    times = [report.time for report in reports]
    day = _days(articles)[owners(rows.per_article)]
    first, last = rows.first, ordinals([time.last for time in times])
    return {
        "per_article": rows.per_article,
        "id": rows.ids if rows.hashes is None else rows.hashes,
        "label": [report.label for report in reports],
        "type": coded(rows.types),
        "mode": coded([report.mode for report in reports]),
        "status": coded([report.status for report in reports]),
        "prominence": coded([report.prominence for report in reports]),
        "thousandths": _thousandths([report.confidence for report in reports]),
        "first": signed_or_none(first - day, first > 0),
        "last": signed_or_none(last - np.where(first > 0, first, day), last > 0),
        "precision": coded([time.precision for time in times]),
    }


def _thousandths(shares: Sequence[float]) -> Ints:
    """Shares as exported tables round them, times a thousand."""
    rounded = {share: int(round(share, 3) * 1000 + 0.5) for share in set(shares)}
    return ints([rounded[share] for share in shares])


def event_list(
    rows: EventRows,
    place_keys: Sequence[tuple[str, ...]],
    own_types: tuple[OwnType, ...] = (),
) -> Json:
    """Columns of the events, in their order.

    `place_keys` says where each place counts, `own_types` what a user's own types are called.
    """
    events = rows.events
    where, where_table = _where(rows, place_keys)
    who, who_table = _who(rows)
    actors, actor_table = _actors(rows)
    several = np.flatnonzero(rows.per_event > 1).tolist()
    listed = rows.number.tolist()
    first = np.cumsum(rows.per_event) - rows.per_event
    leads = rows.leads.tolist()
    return {
        "lead": None if in_order(rows) else rows.leads,
        "others": {
            n: listed[at + 1 : at + len(events[n].reports)]
            for n, at in zip(several, first[several].tolist(), strict=True)
        },
        "id": {n: e.id for n, e in enumerate(events) if e.id != rows.ids[leads[n]]},
        "aliases": {
            n: list(event.aliases)
            for n, event in enumerate(events)
            if (event.aliases or len(event.reports) > 1)
            and event.aliases != tuple(report.id for report in event.reports[1:])
        },
        "place": rows.shown() + 1,
        "where": where,
        "who": who,
        "actors": actors,
        "sources": {n: event.sources for n, event in enumerate(events) if event.sources},
        "review": coded([event.review for event in events]),
        "first_seen": {n: e.first_seen.isoformat() for n, e in enumerate(events) if e.first_seen},
        "last_seen": {n: e.last_seen.isoformat() for n, e in enumerate(events) if e.last_seen},
        "tables": {"where": where_table, "who": who_table, "actors": actor_table},
        "type_labels": {
            code: type_label(code, own_types)
            for code in dict.fromkeys([rows.types[lead] for lead in leads])
        },
    }


def in_order(rows: EventRows) -> bool:
    """Whether the events stand by first day, undated last, then by id: what the page can tell."""
    if rows.hashes is None:
        return False
    day, number = rows.first[rows.leads], np.frombuffer(rows.hashes, ">u8")[rows.leads]
    day = np.where(day > 0, day, date.max.toordinal())
    later = day[:-1] < day[1:]
    return bool((later | ((day[:-1] == day[1:]) & (number[:-1] < number[1:]))).all())


def _where(rows: EventRows, place_keys: Sequence[tuple[str, ...]]) -> tuple[Ints, list[list[str]]]:
    """Sets of the keys of all the events' places, sorted: `facets.where_keys` for all at once."""
    sets = Codes()
    of_place = sets.of(place_keys)
    event, place = rows.where()
    numbers, table = _sets(event, of_place[place], len(rows.events))
    values = sets.values
    return numbers, [
        sorted({key for code in codes for key in values[code]}) or [NOWHERE] for codes in table
    ]


def _who(rows: EventRows) -> tuple[Ints, list[list[str]]]:
    """Sets of the participants' countries: `facets.who_keys` for all events at once."""
    reports = rows.reports
    codes = Codes()
    unknown = codes.one(None)
    people = [one for r in reports for group in (r.actors, r.recipients) for one in group]
    country = codes.of([person.country for person in people])
    count = rows.actors + ints([len(report.recipients) for report in reports])
    event, turn = rows.per_item(count)
    country = country[turn]
    known = country != unknown
    numbers, table = _sets(event[known], country[known], len(rows.events))
    values = codes.values
    return numbers, [sorted(values[code] for code in one) or [NOWHERE] for one in table]


def _sets(rows: Ints, codes: Ints, count: int) -> tuple[Ints, list[tuple[int, ...]]]:
    """As `groups`, of sets: each row's codes sorted."""
    most = int(codes.max(initial=0)) + 1
    both = np.unique(rows * most + codes)
    return groups(both // most, both % most, count)


def _actors(rows: EventRows) -> tuple[Ints, list[list[str]]]:
    """The names of those who act, as reported, each once."""
    names = Codes()
    name = names.of([actor.name for report in rows.reports for actor in report.actors])
    event, turn = rows.per_item(rows.actors)
    numbers, table = groups(event, name[turn], len(rows.events))
    values = names.values
    return numbers, [[values[code] for code in one] for one in table]
