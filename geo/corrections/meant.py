"""Which events an entry means, and which entries contradict each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from geo.corrections.file import Correction, Corrections
from geo.records import AnalyzedArticle, Event, Report

ANSWERS: Mapping[str, tuple[str, ...]] = {
    "date": ("from", "to"),
    "event_place": ("place", "lon", "lat", "called"),
}
"""Kind → the values that two entries of it must share to say the same."""
Said = Mapping[str, Sequence[tuple[bool, Correction]]]
"""Event id → (whether by a sentence alone, entry), in the file's order."""


def meant_by(
    entries: Iterable[Correction],
    events: Sequence[Event],
    texts: Mapping[str, AnalyzedArticle],
) -> Said:
    """Tell which entries speak of each event.

    An entry with an id and a sentence falls back on the sentence where the id is gone, if it
    tells one event: which of several the id meant, nobody knows.
    """
    said: dict[str, list[tuple[bool, Correction]]] = defaultdict(list)
    for entry in entries:
        name, words = entry.get("event"), entry.get("words")
        if name is None and words is None:
            continue
        found = [event for event in events if name is not None and name in _names(event)]
        loose = not found and words is not None
        if loose:
            found = [event for event in events if _tells(event, entry, texts)]
            if name is not None and len(found) > 1:
                found = []
        for event in found:
            said[event.id].append((loose and name is None, entry))
    return said


def in_agreement(said: Said, corrections: Corrections) -> dict[str, list[Correction]]:
    """The entries of each event that may be applied: the narrower of two that contradict each
    other, or none of them, which is told."""
    return {name: _agreed(entries, corrections) for name, entries in said.items()}


def _agreed(
    entries: Sequence[tuple[bool, Correction]], corrections: Corrections
) -> list[Correction]:
    refused: set[int] = set()
    for (loose, one), (other_loose, other) in combinations(entries, 2):
        if not _contradict(one, other):
            continue
        if loose == other_loose:
            refused |= {one.line, other.line}
            corrections.contradict(other, one)
        else:
            refused.add(one.line if loose else other.line)
    return [entry for _, entry in entries if entry.line not in refused]


def _contradict(one: Correction, other: Correction) -> bool:
    if one.kind != other.kind:
        return "not_an_event" in (one.kind, other.kind)
    if one.kind == "event_place" and _role(one) != _role(other):
        return False
    return answer_of(one) != answer_of(other)


def answer_of(entry: Correction) -> tuple[object, ...]:
    """What an entry says of its event."""
    return tuple(entry.get(name) for name in ANSWERS.get(entry.kind, ()))


def _role(entry: Correction) -> str:
    return entry.get("role") or "location"


def _tells(event: Event, entry: Correction, texts: Mapping[str, AnalyzedArticle]) -> bool:
    return any(
        report.article == entry.get("article") and _same(entry.get("words"), report, texts)
        for report in event.reports
    )


def _same(words: str, report: Report, texts: Mapping[str, AnalyzedArticle]) -> bool:
    text = texts[report.article].article.text[report.sentence.start : report.sentence.end]
    return words.split() == text.split()


def _names(event: Event) -> set[str]:
    return {event.id, *event.aliases, *(report.id for report in event.reports)}
