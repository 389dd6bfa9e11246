"""What an event takes over from one told before: its place. (`dating_before` has its day.)

News says once where, and goes on. An event that states no place takes that of the one told before
it where nothing speaks against it; what was taken over says so (`basis`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from geo.events.reading import Reading
from geo.events.status import Judgement
from geo.events.triggers import Trigger
from geo.events.venues import is_venue
from geo.records import EventPlace, Report, Status

INHERITED = 0.5
FROM_DATELINE = 0.4
SPREADING = frozenset({"ASSAULT", "HAZARD", "ACCIDENT", "PROTEST", "ELECTION", "COERCE"})
"""Types whose events are told over several sentences: the place was said before."""
AT_DATELINE = frozenset({"ASSAULT", "HAZARD", "ACCIDENT", "PROTEST", "RETREAT"})
"""Types that without more are where the article was written."""
NEAR_SENTENCES = 2
"""An event may take over place and time of one told at most so many sentences before."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A report with what it was made from."""

    trigger: Trigger
    judgement: Judgement
    report: Report
    number: int
    """Which sentence of the article."""
    others: tuple[Trigger, ...] = ()
    """All triggers of the sentence that stand, this one too."""


def may_be_one(report: Report, other: Report) -> bool:
    """No doer of the one contradicts the other's."""
    ours = {who.country for who in report.actors if who.country}
    theirs = {who.country for who in other.actors if who.country}
    if ours and theirs and not ours & theirs:
        return False
    return _calm(report.status) == _calm(other.status)


def _calm(status: Status) -> str:
    return {"happened": "real", "ongoing": "real"}.get(status, status)


def _names(report: Report) -> set[str]:
    return {who.name for who in (*report.actors, *report.recipients)}


def borrowed_places(
    report: Report, near: Sequence[Report], reading: Reading
) -> tuple[EventPlace, ...]:
    """The place of one told before, nearest first, else the dateline's; () if neither serves."""
    for other in near:
        if _is_other_day(report, other):
            continue
        if (
            report.type not in SPREADING
            and report.mode != "police"
            and len(_names(report) & _names(other)) < 2
        ):
            continue  # a tour is not where the meeting was
        found = tuple(
            replace(place, basis="inherited", score=round(place.score * INHERITED, 3))
            for place in other.places
            if place.role in ("location", "path", "target")
        )
        if found:
            return found
    dateline = reading.dateline
    in_court = is_in_court(report)
    if dateline is None or not (
        in_court or report.type in AT_DATELINE or report.mode == "appointment"
    ):
        return ()
    if report.prominence != "foreground" or dateline.end > report.sentence.end:
        return ()
    place = reading.place_of(dateline)
    if place is None or place.precision == "country":
        return ()
    if report.sentence.start > dateline.end + 400 or (
        not in_court
        and any(
            other.usage == "literal" and other.id != dateline.id and not is_venue(other)
            for other in reading.mentions
            if report.sentence.start <= other.start < report.sentence.end
        )
    ):
        return ()
    return (
        EventPlace(role="location", place=place.id, mentions=(dateline.id,), basis="inherited",
                   score=FROM_DATELINE),
    )  # fmt: skip


def is_in_court(report: Report) -> bool:
    """True for verdicts and trials: told without more, they are where the court sits."""
    return report.mode in ("convict", "court") or report.type == "CONCEDE"


def is_aftermath(report: Report, other: Report) -> bool:
    """True for what the police, the doctors or the crowd do where something has just happened:
    arrests, searches, shots, releases."""
    after = report.mode in ("arrest", "seize", "police", "rescue", "release", "crowd-control")
    real = report.status in ("happened", "ongoing") and other.status in ("happened", "ongoing")
    shared = report.time.basis != "stated" or report.time.first == other.time.first
    return (
        after and real and shared and other.prominence == "foreground"
        and other.type in ("PROTEST", "ASSAULT", "ACCIDENT", "HAZARD", "COERCE", "MOVEMENT")
        and may_be_one(report, other)
    )  # fmt: skip


def _is_other_day(report: Report, other: Report) -> bool:
    """True where both tell their day and the days do not meet: "a similar crash in March"."""
    ours, theirs = report.time, other.time
    if ours.basis != "stated" or not theirs.text:
        return False
    if ours.first is None or ours.last is None or theirs.first is None or theirs.last is None:
        return False
    return ours.last < theirs.first or theirs.last < ours.first
