"""What an event takes over from one told before: its place, its day.

News says once where and when, and goes on. An event that states neither takes them from the one
told before it where nothing speaks against it; what was taken over says so (`basis`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from geo.events.reading import Reading
from geo.events.status import Judgement
from geo.events.triggers import Trigger
from geo.events.venues import is_venue
from geo.events.when import borrowed, is_simple_past
from geo.records import EventPlace, EventTime, Report, Status

INHERITED = 0.5
FROM_DATELINE = 0.4
SPREADING = frozenset({"ASSAULT", "HAZARD", "ACCIDENT", "PROTEST", "ELECTION", "COERCE"})
"""Types whose events are told over several sentences: the place was said before."""
NEAR_SENTENCES = 2
"""An event may take over place and time of one told at most so many sentences before."""
_HOUR = re.compile(
    r"\b(?:at|by|around|before|until|from) (?:noon|midday|midnight|dawn|dusk|nightfall|evening"
    r"|night|sunset|sunrise|\w+ (?:at night|in the (?:morning|evening|afternoon)))\b"
    r"|\bwithin (?:an|\w+) (?:hour|minute)s?\b|\b(?:hour|minute)s? later\b"
    r"|\bafter the (?:announcement|verdict|result|ruling)\b",
    re.IGNORECASE,
)
"""An hour that is told without its day: the day is that of what was told before."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A report with what it was made from."""

    trigger: Trigger
    judgement: Judgement
    report: Report
    number: int
    """Which sentence of the article."""


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
        if report.type not in SPREADING and len(_names(report) & _names(other)) < 2:
            continue  # a tour is not where the meeting was
        found = tuple(
            replace(place, basis="inherited", score=round(place.score * INHERITED, 3))
            for place in other.places
            if place.role in ("location", "path", "target")
        )
        if found:
            return found
    dateline = reading.dateline
    if dateline is None or report.type not in ("ASSAULT", "HAZARD", "ACCIDENT", "PROTEST"):
        return ()
    if report.prominence != "foreground" or dateline.end > report.sentence.end:
        return ()
    place = reading.place_of(dateline)
    if place is None or place.precision == "country":
        return ()
    if report.sentence.start > dateline.end + 400 or any(
        other.usage == "literal" and other.id != dateline.id and not is_venue(other)
        for other in reading.mentions
        if report.sentence.start <= other.start < report.sentence.end
    ):
        return ()
    return (
        EventPlace(role="location", place=place.id, mentions=(dateline.id,), basis="inherited",
                   score=FROM_DATELINE),
    )  # fmt: skip


def time_told_on(draft: Draft, before: Sequence[Draft], reading: Reading) -> EventTime:
    """The day of what was told just before, for an account that goes on in the past."""
    report = draft.report
    if report.status != "happened" or report.prominence != "foreground":
        return report.time
    words = reading.parsed.article.text[report.sentence.start : report.sentence.end]
    by_hour = _HOUR.search(words) is not None
    for other in reversed(before):
        told = other.report
        if draft.number - other.number > (NEAR_SENTENCES if by_hour else 1):
            break
        if by_hour and told.type == "HAZARD" and report.type != "HAZARD":
            continue  # the hour is one of the days after
        if (
            (
                by_hour
                or draft.number == other.number
                or _names(report) & _names(told)
                or (is_simple_past(draft.trigger) and _goes_on(report, told))
            )
            and told.time.precision == "day"
            and told.time.text
            and (told.status, told.prominence) == (report.status, report.prominence)
        ):
            return borrowed(told.time, f"told on from “{told.time.text}”")
    return report.time


def _goes_on(report: Report, told: Report) -> bool:
    """True for what spreads over sentences and names neither another place nor country."""
    if report.type not in SPREADING and report.mode != "rescue":
        return False
    if any(place.basis == "stated" for place in report.places):
        return False
    theirs = {who.country for who in (*told.actors, *told.recipients)}
    everyone = (*report.actors, *report.recipients)
    return all(who.country is None or who.country in theirs for who in everyone)


def borrowed_time(report: Report, near: Sequence[Report]) -> EventTime:
    """The time of one told before that may be the same; the report's own if none serves."""
    for other in near:
        if other.time.basis == "stated" and other.sentence == report.sentence:
            return borrowed(other.time, f"told in one breath with “{other.time.text}”")
    for other in near:
        told = other.time.basis in ("stated", "inherited") and other.time.text
        if told and report.prominence == other.prominence:
            return borrowed(other.time, f"as told before: “{other.time.text}”")
    return report.time
