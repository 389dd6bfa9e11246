"""Corrections of events: wrong dates, events that are none, two that are one, one that is two."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from geo.corrections.file import Correction, Corrections
from geo.records import AnalyzedArticle, Event, EventTime, Findings, Report, Review, TimePrecision


def correct_events(findings: Findings, corrections: Corrections) -> Findings:
    """Apply what the corrections say of events, and give each event its review state.

    An event is meant by its id, by an alias, by the id of any of its reports, or by an article
    and the words of one of its sentences.
    """
    events = list(findings.events)
    texts = {one.article.id: one for one in findings.articles}
    for entry in corrections.of("separate"):
        events = _separated(events, entry, corrections)
    for entry in corrections.of("same_event"):
        events = _joined(events, entry, corrections)
    for kind, change in _CHANGES.items():
        for entry in corrections.of(kind):
            events = _changed(events, entry, corrections, texts, change)
    return replace(findings, events=tuple(_reviewed(event) for event in events))


def _dated(event: Event, entry: Correction) -> Event:
    first, last = entry.get("from"), entry.get("to")
    first, last = first or last, last or first
    precision: TimePrecision = "unknown" if first is None else "day" if first == last else "range"
    time = EventTime(
        first=first, last=last, precision=precision, basis="stated", reason="corrected"
    )
    lead = replace(event.reports[0], time=time, review="corrected")
    return replace(event, reports=(lead, *event.reports[1:]))


def _rejected(_event: Event, _entry: Correction) -> None:
    return None


def _confirmed(event: Event, _entry: Correction) -> Event:
    return replace(event, review="confirmed")


Change = Callable[[Event, Correction], Event | None]
_CHANGES: dict[str, Change] = {
    "date": _dated,
    "not_an_event": _rejected,
    "right": _confirmed,
}


def _changed(
    events: Sequence[Event],
    entry: Correction,
    corrections: Corrections,
    texts: dict[str, AnalyzedArticle],
    change: Change,
) -> list[Event]:
    if entry.get("event") is None and entry.get("words") is None:
        return list(events)
    meant = _meant(entry, events, texts)
    kept = []
    for event in events:
        if event not in meant:
            kept.append(event)
            continue
        corrections.used.add(entry.line)
        now = change(event, entry)
        if now is not None:
            kept.append(now)
    return kept


def _meant(
    entry: Correction, events: Sequence[Event], texts: dict[str, AnalyzedArticle]
) -> list[Event]:
    """Events with the entry's id; without one, those with its sentence.

    An entry with both falls back on the sentence where the id is gone, if it tells one event:
    which of several the id meant, nobody knows.
    """
    name, words = entry.get("event"), entry.get("words")
    named = [event for event in events if name is not None and name in _names(event)]
    if named or words is None:
        return named
    told = [
        event
        for event in events
        if any(
            report.article == entry.get("article") and _same(words, report, texts)
            for report in event.reports
        )
    ]
    return told if name is None or len(told) == 1 else []


def _same(words: str, report: Report, texts: dict[str, AnalyzedArticle]) -> bool:
    text = texts[report.article].article.text[report.sentence.start : report.sentence.end]
    return words.split() == text.split()


def _joined(events: Sequence[Event], entry: Correction, corrections: Corrections) -> list[Event]:
    """The events that an entry names as one; the first one's id stays."""
    named = [event for event in events if _names(event) & set(entry.get("events"))]
    if len(named) < 2:
        return list(events)
    corrections.used.add(entry.line)
    first = next(
        (event for name in entry.get("events") for event in named if name in _names(event)),
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
        corrections.used.add(entry.line)
        groups = [rest, *([report] for report in apart)] if rest else [[r] for r in apart]
        result.extend(_parts(event, groups))
    return result


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


def _reviewed(event: Event) -> Event:
    """An event of a corrected report is corrected itself."""
    if event.review != "unreviewed":
        return event
    review: Review = (
        "corrected" if any(r.review == "corrected" for r in event.reports) else "unreviewed"
    )
    return replace(event, review=review)
