"""The reports, participants and places of all events as arrays, gathered once for a page."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from geo.features import GEOMETRY_ORDER
from geo.maps.codes import Ints, ints, owners, starts
from geo.records import AnalyzedArticle, Event, Report

HASHES = re.compile(r"[0-9a-f]*")
RANKS = {role: rank for rank, role in enumerate(GEOMETRY_ORDER)}


class EventRows:
    """Events with their reports, numbered article by article, in text order."""

    def __init__(
        self,
        articles: Sequence[AnalyzedArticle],
        events: Sequence[Event],
        places: Mapping[str | None, int],
    ) -> None:
        """`places` has each place's number by its id."""
        self.events = events
        self.per_event = ints([len(event.reports) for event in events])
        self.event = owners(self.per_event)
        """Number of the event of each of `told`."""
        self.told = [report for event in events for report in event.reports]
        """Reports as the events list them."""
        self._places = places
        numbers = {analyzed.article.id: number for number, analyzed in enumerate(articles)}
        article = ints([numbers[report.article] for report in self.told])
        at = ints([report.trigger.start for report in self.told])
        order = self._with_ties(np.lexsort((at, article)), article, at)
        self.reports: list[Report] = [self.told[row] for row in order.tolist()]
        self.per_article = np.bincount(article, minlength=len(articles))
        self.number = np.empty(len(order), np.int64)
        """Position in `reports` of each of `told`."""
        self.number[order] = np.arange(len(order))
        self.leads = self.number[starts(self.per_event)[:-1]]
        """Position in `reports` of each event's leading report."""

    @cached_property
    def ids(self) -> list[str]:
        """Id of each of `reports`."""
        return [report.id for report in self.reports]

    @cached_property
    def hashes(self) -> bytes | None:
        """The ids as eight bytes each, one after the other; None where any is no such hash."""
        every = "".join(self.ids)
        whole = set(map(len, self.ids)) <= {16} and HASHES.fullmatch(every)
        return bytes.fromhex(every) if whole else None

    @cached_property
    def first(self) -> Ints:
        """First day of each of `reports` as a number of the calendar, 0 where unknown."""
        return ordinals([report.time.first for report in self.reports])

    @cached_property
    def actors(self) -> Ints:
        """How many actors each of `told` has."""
        return ints([len(report.actors) for report in self.told])

    def _with_ties(self, order: Ints, article: Ints, at: Ints) -> Ints:
        """Reports that start at the same word stand by id."""
        same = (np.diff(article[order]) == 0) & (np.diff(at[order]) == 0)
        if not same.any():
            return order
        ids = [report.id for report in self.told]
        rows = sorted(range(len(ids)), key=lambda row: (article[row], at[row], ids[row]))
        return ints(rows)

    @cached_property
    def _spots(self) -> tuple[Ints, Ints, Ints]:
        """Events, place numbers and ranks of roles of all event places on the map but scope."""
        get = self._places.get
        spots = [spot for report in self.told for spot in report.places]
        event = np.repeat(self.event, ints([len(report.places) for report in self.told]))
        place = ints([get(spot.place, -1) for spot in spots])
        rank = ints([RANKS.get(spot.role, -1) for spot in spots])
        located = (place >= 0) & (rank >= 0)
        return event[located], place[located], rank[located]

    def where(self) -> tuple[Ints, Ints]:
        """Events and their places' numbers, as reported."""
        event, place, _ = self._spots
        return event, place

    def shown(self) -> Ints:
        """Number of the place that each event stands on, or -1: by role, then as reported."""
        event, place, rank = self._spots
        order = np.lexsort((rank, event))
        found = np.full(len(self.events), -1)
        found[event[order][::-1]] = place[order][::-1]
        return found

    @cached_property
    def foreground(self) -> NDArray[np.bool_]:
        """Which events the articles report, rather than recall."""
        leading = [event.reports[0].prominence == "foreground" for event in self.events]
        return np.array(leading, dtype=bool)

    def places_of(self, events: NDArray[np.bool_]) -> list[int]:
        """Numbers of the places of some events, each once, as reported."""
        event, place, _ = self._spots
        found: list[int] = in_turn(place[events[event]]).tolist()
        return found


def ordinals(days: Sequence[date | None]) -> Ints:
    """Days as numbers of the calendar; 0 where none is known."""
    return ints([day.toordinal() if day else 0 for day in days])


def in_turn(numbers: Ints) -> Ints:
    """Each number once, in order of first appearance.

    >>> in_turn(ints([7, 3, 7])).tolist()
    [7, 3]
    """
    values, first = np.unique(numbers, return_index=True)
    found: Ints = values[np.argsort(first)]
    return found


def groups(rows: Ints, codes: Ints, count: int) -> tuple[Ints, list[tuple[int, ...]]]:
    """Give each of `count` rows a number into a table of the tuples of codes that occur.

    `rows` says whose code each is and is sorted; a tuple holds a row's codes as they stand, each
    once.

    >>> numbers, table = groups(ints([0, 2, 2, 3]), ints([5, 5, 6, 5]), 4)
    >>> numbers.tolist(), table
    ([1, 0, 2, 1], [(), (5,), (5, 6)])
    """
    many = np.bincount(rows, minlength=count)
    begin = starts(many)
    table: dict[tuple[int, ...], int] = {(): 0}
    numbers = np.zeros(count, np.int64)
    single = np.flatnonzero(many == 1)
    values, inverse = np.unique(codes[begin[single]], return_inverse=True)
    table.update(((value,), number) for number, value in enumerate(values.tolist(), 1))
    numbers[single] = inverse + 1
    listed = codes.tolist()
    for row in np.flatnonzero(many > 1).tolist():
        key = tuple(dict.fromkeys(listed[begin[row] : begin[row + 1]]))
        numbers[row] = table.setdefault(key, len(table))
    return numbers, list(table)
