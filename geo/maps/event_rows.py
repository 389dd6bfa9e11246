"""The reports, participants and places of all events as arrays, gathered once for a page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray

from geo.maps.codes import Ints, Known, gathered, ints, numbered, owners, regrouped, starts
from geo.maps.report_columns import ReportColumns, Tables
from geo.records import AnalyzedArticle, Event, Report

HASHES = re.compile(r"[0-9a-f]*")


class EventRows:
    """Events with their reports, numbered article by article, in text order.

    What reports hold is read in that order, in which it lies in memory: that takes half the time.
    """

    def __init__(
        self,
        articles: Sequence[AnalyzedArticle],
        events: Sequence[Event],
        places: Known,
        block: int,
    ) -> None:
        """`places` has each place's number by its id; `block` articles are read at a time."""
        numbers = Known((analyzed.article.id, n) for n, analyzed in enumerate(articles))
        self.own = gathered(
            events, "reports", "id", "aliases", "sources", "review", "first_seen", "last_seen"
        )
        """What the events themselves hold, by name."""
        told: list[Report] = list(chain.from_iterable(self.own["reports"]))
        read = gathered(told, "article", "trigger.start")
        article = numbered(numbers, read["article"])
        order = _with_ties(article, ints(read["trigger.start"]), told)
        self.per_event = ints([len(reports) for reports in self.own["reports"]])
        self.event = owners(self.per_event)
        """Number of the event of each report, as the events list them."""
        self.per_article = np.bincount(article, minlength=len(articles))
        self.number = np.empty(len(order), np.int64)
        """Position in the articles of each report, as the events list them."""
        self.number[order] = np.arange(len(order))
        self.leads = self.number[starts(self.per_event)[:-1]]
        """Position of each event's leading report."""
        self.tables = Tables()
        rows, reports_of = order.tolist(), starts(self.per_article)
        edges = [*reports_of[:-1:block].tolist(), len(rows)]
        self.parts = [
            ReportColumns([told[row] for row in rows[start:stop]], self.tables, places)
            for start, stop in pairwise(edges)
        ]
        """The reports of each block of articles."""

    def joined(self, name: str) -> Ints:
        """A column of all reports, or of what they hold."""
        return joined([getattr(part, name) for part in self.parts])

    @cached_property
    def ids(self) -> list[str]:
        """Id of each report."""
        return [one for part in self.parts for one in part.ids]

    @cached_property
    def hashes(self) -> bytes | None:
        """The ids as eight bytes each, one after the other; None where any is no such hash."""
        every = "".join(self.ids)
        whole = set(map(len, self.ids)) <= {16} and HASHES.fullmatch(every)
        return bytes.fromhex(every) if whole else None

    @cached_property
    def first(self) -> Ints:
        """First day of each report as a number of the calendar, 0 where unknown."""
        return self.joined("first")

    def per_item(self, counts: Ints) -> tuple[Ints, Ints]:
        """Events, in their order, and positions of items of which each report has so many."""
        return np.repeat(self.event, counts[self.number]), regrouped(counts, self.number)

    @cached_property
    def _spots(self) -> tuple[Ints, Ints, Ints]:
        """Events, place numbers and ranks of roles of all event places on the map but scope."""
        event, turn = self.per_item(self.joined("per_report"))
        place, rank = self.joined("place")[turn], self.joined("rank")[turn]
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
        found = np.full(len(self.per_event), -1)
        found[event[order][::-1]] = place[order][::-1]
        return found

    @cached_property
    def foreground(self) -> NDArray[np.bool_]:
        """Which events the articles report, rather than recall."""
        told = np.array([one == "foreground" for one in self.tables.prominence.values], dtype=bool)
        return told[self.joined("prominence")[self.leads]]

    def places_of(self, events: NDArray[np.bool_]) -> list[int]:
        """Numbers of the places of some events, each once, as reported."""
        event, place, _ = self._spots
        found: list[int] = in_turn(place[events[event]]).tolist()
        return found


def joined(columns: Sequence[Ints]) -> Ints:
    """Columns, one after the other."""
    return np.concatenate((np.zeros(0, np.int64), *columns))


def _with_ties(article: Ints, at: Ints, told: Sequence[Report]) -> Ints:
    """Rows by article, then by the word they start at; those of one word by id."""
    order = np.lexsort((at, article))
    same = (np.diff(article[order]) == 0) & (np.diff(at[order]) == 0)
    if not same.any():
        return order
    ids = [report.id for report in told]
    rows = sorted(range(len(ids)), key=lambda row: (article[row], at[row], ids[row]))
    return ints(rows)


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
