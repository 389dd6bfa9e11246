"""What reports hold, read once: the numbers and lists that several columns of a page come from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain
from typing import Any

from geo.features import GEOMETRY_ORDER
from geo.maps.codes import Codes, Ints, Known, ints, numbered
from geo.records import Report

RANKS = Known((role, rank) for rank, role in enumerate(GEOMETRY_ORDER))


class Tables:
    """Values that all reports of a page share, numbered."""

    def __init__(self) -> None:
        self.type, self.mode, self.status = Codes(), Codes(), Codes()
        self.prominence, self.precision, self.confidence = Codes(), Codes(), Codes()
        self.name, self.country = Codes(), Codes()
        self.no_country = self.country.one(None)


class ReportColumns:
    """Columns of reports that lie together in memory, as those of a block of articles do.

    Everything is read at one go: to come back to a report that has left the processor's cache
    takes several times as long as to read from it.
    """

    def __init__(self, reports: Sequence[Report], tables: Tables, places: Known) -> None:
        """`places` has each place's number by its id."""
        self.ids = [report.id for report in reports]
        self.labels = [report.label for report in reports]
        self.type = tables.type.of([report.type for report in reports])
        self.mode = tables.mode.of([report.mode for report in reports])
        self.status = tables.status.of([report.status for report in reports])
        self.prominence = tables.prominence.of([report.prominence for report in reports])
        self.confidence = tables.confidence.of([report.confidence for report in reports])
        self.triggers = [report.trigger for report in reports]
        self.sentence_starts, self.sentence_ends = ends([report.sentence for report in reports])
        self.attributed = [r.attributed_to and r.attributed_to.name for r in reports]
        self.figures = ints([len(report.numbers) for report in reports])
        self.numbers = [number for report in reports for number in report.numbers]
        self._read_times(reports, tables)
        self._read_people(reports, tables)
        self._read_places(reports, places)

    def __len__(self) -> int:
        return len(self.ids)

    def _read_times(self, reports: Sequence[Report], tables: Tables) -> None:
        times = [report.time for report in reports]
        self.first = ordinals([time.first for time in times])
        """First day of each report as a number of the calendar, 0 where unknown."""
        self.last = ordinals([time.last for time in times])
        self.precision = tables.precision.of([time.precision for time in times])
        self.bases = [time.basis for time in times]
        self.time_words = [time.text for time in times]
        self.time_reasons = [time.reason for time in times]
        self.time_spans = [time.span for time in times]

    def _read_people(self, reports: Sequence[Report], tables: Tables) -> None:
        self.actors = ints([len(report.actors) for report in reports])
        self.recipients = ints([len(report.recipients) for report in reports])
        self.people = list(chain.from_iterable([r.actors + r.recipients for r in reports]))
        """Of each report its actors, then its recipients."""
        self.names = [person.name for person in self.people]
        self.name = tables.name.of(self.names)
        self.countries = [person.country for person in self.people]
        self.country = tables.country.of(self.countries)

    def _read_places(self, reports: Sequence[Report], places: Known) -> None:
        self.per_report = ints([len(report.places) for report in reports])
        """How many places each report has; these follow one another in `spots`."""
        self.spots = [spot for report in reports for spot in report.places]
        self.place = numbered(places, [spot.place for spot in self.spots])
        self.roles = [spot.role for spot in self.spots]
        self.rank = numbered(RANKS, self.roles)


def ends(ranges: Iterable[Any]) -> tuple[Ints, Ints]:
    """Starts and ends of things that have them."""
    every = list(ranges)
    return ints([one.start for one in every]), ints([one.end for one in every])


def ordinals(days: Sequence[date | None]) -> Ints:
    """Days as numbers of the calendar; 0 where none is known."""
    return ints([day.toordinal() if day else 0 for day in days])
