"""What the page needs of all events before it can show its first one, in columns.

Reports stand article by article, so that what belongs together is packed together; events point
at them by number. What only the reading of one event or article needs is in `article_columns`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import numpy as np

from geo.events.codes import code_tables
from geo.facets import NOWHERE
from geo.features import type_label
from geo.maps.codes import Codes, Ints, coded, ints, owners, signed_or_none
from geo.maps.event_rows import EventRows, groups, in_turn
from geo.maps.report_columns import ordinals
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
        "date_source": coded([article.date_source for article in known]),
        "date_reason": coded([article.date_reason for article in known]),
        "source": coded([article.source for article in known]),
        "url": [article.url for article in known],
        "language": coded([article.language for article in known]),
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
    tables = rows.tables
    day = _days(articles)[owners(rows.per_article)]
    first, last = rows.first, rows.joined("last")
    return {
        "per_article": rows.per_article,
        "id": rows.ids if rows.hashes is None else np.frombuffer(rows.hashes, np.uint8),
        "label": [label for part in rows.parts for label in part.labels],
        **{
            name: {"table": getattr(tables, name).values, "codes": rows.joined(name)}
            for name in ("type", "mode", "status", "prominence", "precision")
        },
        "thousandths": _thousandths(tables.confidence.values)[rows.joined("confidence")],
        "first": signed_or_none(first - day, first > 0),
        "last": signed_or_none(last - np.where(first > 0, first, day), last > 0),
    }


def _thousandths(shares: Sequence[float]) -> Ints:
    """Shares as exported tables round them, times a thousand."""
    return ints([int(round(share, 3) * 1000 + 0.5) for share in shares])


def event_list(
    rows: EventRows,
    place_keys: Sequence[tuple[str, ...]],
    own_types: tuple[OwnType, ...] = (),
) -> Json:
    """Columns of the events, in their order.

    `place_keys` says where each place counts, `own_types` what a user's own types are called.
    """
    own = rows.own
    where, where_table = _where(rows, place_keys)
    who, who_table = _who(rows)
    actors, actor_table = _actors(rows)
    several = np.flatnonzero(rows.per_event > 1)
    listed = rows.number.tolist()
    first = (np.cumsum(rows.per_event) - rows.per_event)[several]
    others = {
        n: listed[at + 1 : at + count]
        for n, at, count in np.c_[several, first, rows.per_event[several]].tolist()
    }
    ids = zip(own["id"], map(rows.ids.__getitem__, rows.leads.tolist()), strict=True)
    types = [rows.tables.type.values[number] for number in dict.fromkeys(_lead_types(rows))]
    return {
        "lead": None if in_order(rows) else rows.leads,
        "others": others,
        "id": {n: one for n, (one, lead) in enumerate(ids) if one is not lead and one != lead},
        "aliases": _aliases(rows, others),
        "sources": {n: count for n, count in enumerate(own["sources"]) if count},
        "review": coded(own["review"]),
        **{
            name: {n: day.isoformat() for n, day in enumerate(own[name]) if day}
            for name in ("first_seen", "last_seen")
        },
        "place": rows.shown() + 1,
        "where": where,
        "who": who,
        "actors": actors,
        "tables": {"where": where_table, "who": who_table, "actors": actor_table},
        "type_labels": {code: type_label(code, own_types) for code in types},
        "codes": code_tables(types),
    }


def _lead_types(rows: EventRows) -> list[int]:
    """Numbers of the types that leading reports have, as the events list them."""
    found: list[int] = in_turn(rows.joined("type")[rows.leads]).tolist()
    return found


def _aliases(rows: EventRows, others: Mapping[int, list[int]]) -> dict[int, list[str]]:
    """Aliases of the events that have others than the ids of their `others`, reports by number."""
    aliases = rows.own["aliases"]
    asked = {n for n, names in enumerate(aliases) if names}.union(others)
    return {
        n: list(aliases[n])
        for n in sorted(asked)
        if list(aliases[n]) != [rows.ids[report] for report in others.get(n, ())]
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
    numbers, table = _sets(event, of_place[place], len(rows.per_event))
    values = sets.values
    return numbers, [
        sorted({key for code in codes for key in values[code]}) or [NOWHERE] for codes in table
    ]


def _who(rows: EventRows) -> tuple[Ints, list[list[str]]]:
    """Sets of the participants' countries: `facets.who_keys` for all events at once."""
    country = rows.joined("country")
    event, turn = rows.per_item(rows.joined("actors") + rows.joined("recipients"))
    country = country[turn]
    known = country != rows.tables.no_country
    numbers, table = _sets(event[known], country[known], len(rows.per_event))
    values = rows.tables.country.values
    return numbers, [sorted(values[code] for code in one) or [NOWHERE] for one in table]


def _sets(rows: Ints, codes: Ints, count: int) -> tuple[Ints, list[tuple[int, ...]]]:
    """As `groups`, of sets: each row's codes sorted."""
    most = int(codes.max(initial=0)) + 1
    both = np.unique(rows * most + codes)
    return groups(both // most, both % most, count)


def _actors(rows: EventRows) -> tuple[Ints, list[list[str]]]:
    """The names of those who act, as reported, each once."""
    actors, recipients = rows.joined("actors"), rows.joined("recipients")
    event, turn = rows.per_item(actors)
    # The actors of each report stand before its recipients.
    turn += (np.cumsum(recipients) - recipients)[owners(actors)][turn]
    numbers, table = groups(event, rows.joined("name")[turn], len(rows.per_event))
    values = rows.tables.name.values
    return numbers, [[values[code] for code in one] for one in table]
