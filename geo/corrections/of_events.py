"""Corrections of events: wrong dates and places, events that are none, two that are one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from geo.corrections.file import Correction, Corrections
from geo.corrections.meant import in_agreement, meant_by
from geo.corrections.new_places import FindPlace, PlaceFinder
from geo.records import (
    AnalyzedArticle,
    Event,
    EventPlace,
    EventTime,
    Findings,
    Place,
    Report,
    Review,
    Role,
    TimePrecision,
)

SINGLE = ("date", "event_place", "not_an_event", "right")
"""Kinds that say something of one event."""


def correct_events(findings: Findings, corrections: Corrections, find_place: FindPlace) -> Findings:
    """Apply what the corrections say of events, and give each event its review state.

    An event is meant by its id, by an alias, by the id of any of its reports, or by an article
    and the words of one of its sentences; an id is narrower than a sentence and wins over it.
    """
    if not corrections.entries:
        return findings
    events = list(findings.events)
    apart, together = _kept_apart(corrections)
    for entry in apart:
        events = _separated(events, entry, corrections)
    for entry in together:
        events = _joined(events, entry, corrections)
    desk = _Desk(findings, corrections, find_place)
    texts = {one.article.id: one for one in findings.articles}
    said = in_agreement(meant_by(corrections.of(*SINGLE), events, texts), corrections)
    changed = [desk.changed(event, said.get(event.id, ())) for event in events]
    return replace(
        findings,
        articles=desk.articles(),
        events=tuple(_reviewed(event) for event in changed if event is not None),
    )


class _Desk:
    """Where events are put right; remembers the places that articles got by it."""

    def __init__(self, findings: Findings, corrections: Corrections, find_place: FindPlace) -> None:
        self._articles, self._corrections = findings.articles, corrections
        self._finder = PlaceFinder(corrections, find_place, findings.articles)
        self._added: dict[str, dict[str, Place]] = {}

    def articles(self) -> tuple[AnalyzedArticle, ...]:
        """The articles with the places that their events were given."""
        if not self._added:
            return self._articles
        return tuple(
            replace(one, places=tuple({p.id: p for p in (*added.values(), *one.places)}.values()))
            if (added := self._added.get(one.article.id))
            else one
            for one in self._articles
        )

    def changed(self, event: Event, entries: Iterable[Correction]) -> Event | None:
        """The event as the entries want it; None for one that is none."""
        now: Event | None = event
        for entry in entries:
            if now is None:
                break
            if entry.kind == "event_place":
                now = self._placed(now, entry)
                continue
            self._corrections.note(entry)
            if entry.kind == "date":
                now = _dated(now, entry)
            elif entry.kind == "right":
                now = _confirmed(now)
            else:
                now = None
        return now

    def _placed(self, event: Event, entry: Correction) -> Event:
        """The event at the place that the entry names, instead of those that it had in that
        role; without one, at none."""
        place = self._finder.of(entry, entry.get("called"))
        if place is None and entry.get("place") != "":
            return event
        self._corrections.note(entry)
        role: Role = entry.get("role") or "location"
        reports = [
            replace(
                report,
                places=tuple(item for item in report.places if item.role != role),
                review="corrected",
            )
            for report in event.reports
        ]
        if place is not None:
            lead = reports[0]
            self._added.setdefault(lead.article, {})[place.id] = place
            spot = EventPlace(role=role, place=place.id, mentions=(), score=1.0)
            reports[0] = replace(lead, places=(spot, *lead.places))
        return replace(event, reports=tuple(reports))


def _dated(event: Event, entry: Correction) -> Event:
    first, last = entry.get("from"), entry.get("to")
    first, last = first or last, last or first
    precision: TimePrecision = "unknown" if first is None else "day" if first == last else "range"
    time = EventTime(
        first=first, last=last, precision=precision, basis="stated", reason="corrected"
    )
    lead = replace(event.reports[0], time=time, review="corrected")
    return replace(event, reports=(lead, *event.reports[1:]))


def _confirmed(event: Event) -> Event:
    reports = tuple(
        replace(report, review="confirmed") if report.review == "unreviewed" else report
        for report in event.reports
    )
    return replace(event, reports=reports, review=_stronger(event.review, "confirmed"))


def _kept_apart(corrections: Corrections) -> tuple[list[Correction], list[Correction]]:
    """Entries that part events, and those that join some; without those that do both to two."""
    apart, together = corrections.of("separate"), corrections.of("same_event")
    refused = set()
    for one in apart:
        for other in together:
            if len(set(one.get("events")) & set(other.get("events"))) > 1:
                corrections.contradict(one, other)
                refused |= {one.line, other.line}
    return (
        [entry for entry in apart if entry.line not in refused],
        [entry for entry in together if entry.line not in refused],
    )


def _joined(events: Sequence[Event], entry: Correction, corrections: Corrections) -> list[Event]:
    """The events that an entry names as one; the first one's id stays."""
    wanted = entry.get("events")
    named = [event for event in events if _names(event) & set(wanted)]
    if len(named) < 2:
        return list(events)
    _tell_unknown(entry, events, corrections)
    corrections.note(entry)
    first = next(
        (event for name in wanted for event in named if name in _names(event)),
        named[0],
    )
    others = [event for event in named if event is not first]
    names = dict.fromkeys(name for event in (first, *others) for name in (event.id, *event.aliases))
    days = [event.first_seen for event in named if event.first_seen]
    whole = replace(
        first,
        aliases=tuple(name for name in names if name != first.id),
        reports=tuple(report for event in (first, *others) for report in event.reports),
        first_seen=min(days, default=None),
        review="corrected",
    )
    return [whole if event is first else event for event in events if event not in others]


def _separated(events: Sequence[Event], entry: Correction, corrections: Corrections) -> list[Event]:
    """Reports that were taken for one event, each of those that the entry names on its own."""
    wanted = set(entry.get("events"))
    result: list[Event] = []
    for event in events:
        apart = [report for report in event.reports if report.id in wanted]
        rest = [report for report in event.reports if report.id not in wanted]
        if len(apart) + bool(rest) < 2 or not apart:
            result.append(event)
            continue
        corrections.note(entry)
        groups = [rest, *([report] for report in apart)] if rest else [[r] for r in apart]
        result.extend(_parts(event, groups))
    if entry.line in corrections.used:
        _tell_unknown(entry, events, corrections)
    return result


def _tell_unknown(entry: Correction, events: Sequence[Event], corrections: Corrections) -> None:
    known = {name for event in events for name in _names(event)}
    for name in entry.get("events"):
        if name not in known:
            corrections.problems.append(f"line {entry.line}: there is no event {name!r}.")


def _parts(event: Event, groups: Sequence[Sequence[Report]]) -> Iterable[Event]:
    """One event a group; the group with the report that gave the event its id keeps it."""
    for group in groups:
        ids = [report.id for report in group]
        keeps = event.id in ids
        name = event.id if keeps else ids[0]
        yield replace(
            event,
            id=name,
            aliases=tuple(other for other in ids if other != name),
            reports=tuple(group),
            review="corrected",
        )


def _names(event: Event) -> set[str]:
    return {event.id, *event.aliases, *(report.id for report in event.reports)}


_STRENGTH: Mapping[Review, int] = {"unreviewed": 0, "confirmed": 1, "corrected": 2}


def _stronger(one: Review, other: Review) -> Review:
    """Corrected tops confirmed: what a map shows is then not what the program found."""
    return max(one, other, key=_STRENGTH.__getitem__)


def _reviewed(event: Event) -> Event:
    """An event of a corrected report is corrected itself, also where somebody confirmed it."""
    if any(report.review == "corrected" for report in event.reports):
        return replace(event, review="corrected")
    return event
