"""The reports, participants and places of all events as arrays, gathered once for a page."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from geo.features import GEOMETRY_ORDER
from geo.maps.codes import Ints, ints, numbered, owners, regrouped, starts
from geo.records import AnalyzedArticle, Event, Report

HASHES = re.compile(r"[0-9a-f]*")
RANKS = {role: rank for rank, role in enumerate(GEOMETRY_ORDER)}


class EventRows:
    """Events with their reports, numbered article by article, in text order.

    What reports hold is read in that order, in which it lies in memory: that takes half the time.
    """

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
        """Number of the event of each report, as the events list them."""
        told = [report for event in events for report in event.reports]
        self._places = places
        numbers = {analyzed.article.id: number for number, analyzed in enumerate(articles)}
        article = ints([numbers[report.article] for report in told])
        at = ints([report.trigger.start for report in told])
        order = _with_ties(np.lexsort((at, article)), article, at, told)
        self.reports: list[Report] = [told[row] for row in order.tolist()]
        self.per_article = np.bincount(article, minlength=len(articles))
        self.number = np.empty(len(order), np.int64)
        """Position in `reports` of each report, as the events list them."""
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
        """How many actors each of `reports` has."""
        return ints([len(report.actors) for report in self.reports])

    @cached_property
    def types(self) -> list[str]:
        """Type of each of `reports`."""
        return [report.type for report in self.reports]

    def per_item(self, counts: Ints) -> tuple[Ints, Ints]:
        """Events, in their order, and positions of items of which each of `reports` has so many."""
        return np.repeat(self.event, counts[self.number]), regrouped(counts, self.number)

    @cached_property
    def _spots(self) -> tuple[Ints, Ints, Ints]:
        """Events, place numbers and ranks of roles of all event places on the map but scope."""
        spots = [spot for report in self.reports for spot in report.places]
        count = ints([len(report.places) for report in self.reports])
        place = numbered(self._places, [spot.place for spot in spots])
        rank = numbered(RANKS, [spot.role for spot in spots])
        event, turn = self.per_item(count)
        place, rank = place[turn], rank[turn]
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
        told = [report.prominence == "foreground" for report in self.reports]
        return np.array(told, dtype=bool)[self.leads]

    def places_of(self, events: NDArray[np.bool_]) -> list[int]:
        """Numbers of the places of some events, each once, as reported."""
        event, place, _ = self._spots
        found: list[int] = in_turn(place[events[event]]).tolist()
        return found


def _with_ties(order: Ints, article: Ints, at: Ints, told: Sequence[Report]) -> Ints:
    """Reports that start at the same word stand by id."""
    same = (np.diff(article[order]) == 0) & (np.diff(at[order]) == 0)
    if not same.any():
        return order
    ids = [report.id for report in told]
    rows = sorted(range(len(ids)), key=lambda row: (article[row], at[row], ids[row]))
    return ints(rows)


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
