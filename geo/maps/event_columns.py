"""What the page needs of all events before it can show its first one, in columns.

Reports stand article by article, so that what belongs together is packed together; events point
at them by number. What only the reading of one event or article needs is in `article_columns`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

from geo.facets import place_keys, where_keys, who_keys
from geo.features import geometry_place, type_labels
from geo.maps.codes import Codes, coded
from geo.records import AnalyzedArticle, Event, Place, Report

Json = dict[str, Any]
HASH = re.compile(r"[0-9a-f]{16}")
"""An id as the analysis makes it; a column of these needs no commas."""


def reports_by_article(
    articles: Sequence[AnalyzedArticle], events: Sequence[Event]
) -> list[list[Report]]:
    """The events' reports, article by article, in text order."""
    numbers = {analyzed.article.id: number for number, analyzed in enumerate(articles)}
    found: list[list[Report]] = [[] for _ in articles]
    for event in events:
        for report in event.reports:
            found[numbers[report.article]].append(report)
    for reports in found:
        reports.sort(key=_in_text)
    return found


def _in_text(report: Report) -> tuple[int, str]:
    return (report.trigger.start, report.id)


def article_list(articles: Sequence[AnalyzedArticle]) -> Json:
    """Columns of what is known about each article, its text left out."""
    known = [analyzed.article for analyzed in articles]
    notices = {n: list(a.notices) for n, a in enumerate(articles) if a.notices}
    return {
        "id": [article.id for article in known],
        "title": [article.title for article in known],
        "date": [article.date.toordinal() if article.date else 0 for article in known],
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


def report_list(
    articles: Sequence[AnalyzedArticle], by_article: Sequence[Sequence[Report]]
) -> Json:
    """Columns of the reports, in the order of `reports_by_article`.

    Days count from the day of the article, or from day 0 of the calendar where it has none.
    """
    reports = [report for group in by_article for report in group]
    times = [
        (report.time, day)
        for analyzed, group in zip(articles, by_article, strict=True)
        for day in [analyzed.article.date.toordinal() if analyzed.article.date else 0]
        for report in group
    ]
    ids = [report.id for report in reports]
    return {
        "per_article": [len(group) for group in by_article],
        "id": "".join(ids) if all(map(HASH.fullmatch, ids)) else ids,
        "label": [report.label for report in reports],
        "type": coded(report.type for report in reports),
        "mode": coded(report.mode for report in reports),
        "status": coded(report.status for report in reports),
        "prominence": coded(report.prominence for report in reports),
        "thousandths": [int(round(report.confidence, 3) * 1000 + 0.5) for report in reports],
        "first": [time.first.toordinal() - day if time.first else None for time, day in times],
        "last": [
            (time.last - time.first).days if time.last and time.first
            else time.last.toordinal() - day if time.last
            else None
            for time, day in times
        ],
        "precision": coded(time.precision for time, _ in times),
    }  # fmt: skip


def event_list(
    events: Sequence[Event],
    by_article: Sequence[Sequence[Report]],
    places: Mapping[str, Place],
    numbers: Mapping[str, int],
) -> Json:
    """Columns of the events, in their order; `numbers` gives each place's index in the list."""
    positions = {id(report): n for n, report in enumerate(r for group in by_article for r in group)}
    keys = {place_id: place_keys(place) for place_id, place in places.items()}
    where, who, actors = Codes(), Codes(), Codes()
    leads = [positions[id(event.reports[0])] for event in events]
    shown = [geometry_place(event, places) for event in events]
    return {
        "lead": None if in_order(events) else leads,
        "others": {
            n: [positions[id(report)] for report in event.reports[1:]]
            for n, event in enumerate(events)
            if len(event.reports) > 1
        },
        "id": {n: e.id for n, e in enumerate(events) if e.id != e.reports[0].id},
        "aliases": {
            n: list(event.aliases)
            for n, event in enumerate(events)
            if event.aliases != tuple(report.id for report in event.reports[1:])
        },
        "place": [numbers[one.place] + 1 if one and one.place else 0 for one in shown],
        "where": where.of(tuple(where_keys(event, keys)) for event in events),
        "who": who.of(tuple(who_keys(event)) for event in events),
        "actors": actors.of(_actors(event) for event in events),
        "sources": {n: event.sources for n, event in enumerate(events) if event.sources},
        "review": coded(event.review for event in events),
        "first_seen": {n: e.first_seen.isoformat() for n, e in enumerate(events) if e.first_seen},
        "last_seen": {n: e.last_seen.isoformat() for n, e in enumerate(events) if e.last_seen},
        "tables": {"where": where.values, "who": who.values, "actors": actors.values},
        "type_labels": {
            code: type_labels().get(code, code)
            for code in dict.fromkeys(event.reports[0].type for event in events)
        },
    }


def in_order(events: Sequence[Event]) -> bool:
    """Whether the events stand by first day, undated last, then by id: what the page can tell."""
    keys = [(event.reports[0].time.first or date.max, event.reports[0].id) for event in events]
    return all(before < after for before, after in pairwise(keys))


def _actors(event: Event) -> tuple[str, ...]:
    return tuple(dict.fromkeys(actor.name for report in event.reports for actor in report.actors))
