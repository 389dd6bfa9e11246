"""Corrections of names and shapes, and events that were missed: article by article."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from geo.corrections.file import Correction, Corrections
from geo.corrections.new_places import FindPlace, PlaceFinder
from geo.records import (
    AnalyzedArticle,
    EventPlace,
    EventTime,
    Mention,
    Participant,
    Place,
    Report,
    Resolution,
    Span,
    TimePrecision,
)


def correct_articles(
    analyzed: Iterable[AnalyzedArticle], corrections: Corrections, find_place: FindPlace
) -> Iterator[AnalyzedArticle]:
    """Apply what the corrections say of names, shapes and missed events.

    The narrowest entry wins: this mention, then this article, then everywhere. Two entries of one
    scope that say different things are both left alone and reported.
    """
    articles = tuple(analyzed)
    rules = _Rules(corrections, PlaceFinder(corrections, find_place, articles))
    for one in articles:
        yield rules.with_new_events(rules.with_shapes(rules.with_names(one)))


class _Rules:
    def __init__(self, corrections: Corrections, finder: PlaceFinder) -> None:
        self._all = corrections
        self._finder = finder
        self._names = _by_target(corrections)
        self._new = _once(corrections)

    def with_names(self, one: AnalyzedArticle) -> AnalyzedArticle:
        """The article with its names meaning what the corrections say."""
        places = {place.id: place for place in one.places}
        changed: dict[str, str | None] = {}
        moved: list[_Moved] = []
        resolutions = []
        for mention, resolution in zip(one.mentions, one.resolutions, strict=True):
            entry = self._entry_for(mention, one.article.id)
            if entry is None:
                resolutions.append(resolution)
                continue
            place = (
                self._finder.of(entry, entry.get("called") or mention.text)
                if entry.kind == "place"
                else None
            )
            if place is None and entry.kind == "place":
                resolutions.append(resolution)
                continue
            self._all.note(entry)
            if entry.kind == "right":
                resolutions.append(replace(resolution, review="confirmed"))
                continue
            if place is not None:
                places[place.id] = place
            changed[mention.id] = place.id if place else None
            moved.append((mention, places.get(resolution.place or ""), place))
            resolutions.append(_corrected(resolution, place))
        if not changed:
            return replace(one, resolutions=tuple(resolutions))
        reports = tuple(
            _with_people(_with_places(report, changed), moved, one.article.text)
            for report in one.reports
        )
        return replace(
            one,
            resolutions=tuple(resolutions),
            places=tuple(places.values()),
            reports=reports,
        )

    def with_shapes(self, one: AnalyzedArticle) -> AnalyzedArticle:
        """The article with places in the shapes that the corrections give them."""
        shaped = tuple(map(self._finder.shaped, one.places))
        return one if shaped == one.places else replace(one, places=shaped)

    def with_new_events(self, one: AnalyzedArticle) -> AnalyzedArticle:
        """The article with the events that the analysis missed."""
        entries = [entry for entry in self._new if entry.get("article") == one.article.id]
        if not entries:
            return one
        places = {place.id: place for place in one.places}
        reports = list(one.reports)
        for entry in entries:
            found = _verbatim(entry.get("words"), one.article.text)
            if found is None:
                self._all.problem(entry, f"the article {one.article.id} does not have these words.")
                continue
            place = self._finder.of(entry, None)
            if place is not None:
                places.setdefault(place.id, place)
            self._all.note(entry)
            span = Span(start=found.start(), end=found.end())
            reports.append(_new_report(entry, one, span, place))
        reports.sort(key=lambda report: (report.trigger.start, report.trigger.end, report.type))
        return replace(one, places=tuple(places.values()), reports=tuple(reports))

    def _entry_for(self, mention: Mention, article: str) -> Correction | None:
        name = " ".join(mention.text.split())
        for target in ((name, article, mention.start), (name, article, None), (name, None, None)):
            entry = self._names.get(target)
            if entry is not None:
                return entry
        return None


OF = ("of", "in", "from")
"""What stands between people and the place that they are named by."""
_Moved = tuple[Mention, Place | None, Place | None]
"""A name, the place that it was taken for, and the one that it means."""
_Target = tuple[str, str | None, int | None]


def _by_target(corrections: Corrections) -> Mapping[_Target, Correction]:
    """Entries by what they speak of; contradictions are left out, and told."""
    found: dict[_Target, Correction] = {}
    refused: set[_Target] = set()
    for entry in corrections.of("place", "not_a_place", "right"):
        if entry.get("name") is None:
            continue
        name = " ".join(entry.get("name").split())
        target = (name, entry.get("article"), entry.get("start"))
        other = found.setdefault(target, entry)
        if other is entry:
            continue
        if (other.kind, *_answer(other)) != (entry.kind, *_answer(entry)):
            refused.add(target)
            corrections.contradict(entry, other)
        elif target not in refused:
            corrections.used.add(entry.line)
    return {target: entry for target, entry in found.items() if target not in refused}


def _once(corrections: Corrections) -> list[Correction]:
    """Entries of missed events, each event once."""
    found: dict[tuple[object, ...], Correction] = {}
    refused = set()
    for entry in corrections.of("event"):
        target = (entry.get("article"), tuple(entry.get("words").split()), entry.get("type"))
        other = found.setdefault(target, entry)
        if other is not entry and other.values != entry.values:
            refused.add(target)
            corrections.contradict(entry, other)
        elif other is not entry:
            corrections.used.add(entry.line)
    return [entry for target, entry in found.items() if target not in refused]


def _verbatim(words: str, text: str) -> re.Match[str] | None:
    """Where a text has these words, however its spaces and line breaks are."""
    parts = [re.escape(part) for part in words.split()]
    return re.search(r"\s+".join(parts), text) if parts else None


def _answer(entry: Correction) -> tuple[object, ...]:
    return tuple(entry.get(name) for name in ("means", "lon", "lat", "called"))


def _corrected(resolution: Resolution, place: Place | None) -> Resolution:
    reason = "no place: corrected" if place is None else f"{place.name}: corrected"
    return replace(
        resolution,
        place=place.id if place else None,
        score=1.0,
        reason=reason,
        runners_up=(),
        review="corrected",
    )


def _with_places(report: Report, changed: Mapping[str, str | None]) -> Report:
    """The report with its places following its names; one that is no place is no place of it.

    A shape that words like "north of" made out of a corrected name is given up for the place
    itself: the old shape would be wrong, and the new one was not measured.
    """
    kept = []
    touched = False
    for item in report.places:
        answers = [changed[mention] for mention in item.mentions if mention in changed]
        if not answers:
            kept.append(item)
            continue
        touched = True
        if answers[-1] is not None:
            kept.append(replace(item, place=answers[-1], relation=None, score=1.0))
    if not touched:
        return report
    return replace(report, places=tuple(kept), review="corrected")


def _with_people(report: Report, moved: Iterable[_Moved], text: str) -> Report:
    """The report with its participants' countries following the names that they had them from:
    "Georgian police", "police in Georgia"."""

    def of(participant: Participant) -> Participant:
        span = participant.mention
        for mention, was, now in moved:
            overlap = mention.start < span.end and span.start < mention.end
            named = overlap or text[span.end : mention.start].split() in ([w] for w in OF)
            if named and was is not None and was.country == participant.country is not None:
                return replace(participant, country=now.country if now else None)
        return participant

    actors, recipients = tuple(map(of, report.actors)), tuple(map(of, report.recipients))
    if (actors, recipients) == (report.actors, report.recipients):
        return report
    return replace(report, actors=actors, recipients=recipients, review="corrected")


def _new_report(entry: Correction, one: AnalyzedArticle, span: Span, place: Place | None) -> Report:
    digest = hashlib.sha256(
        f"{one.article.id} {span.start} {span.end} {entry.get('type')} added".encode()
    )
    first, last = entry.get("from"), entry.get("to") or entry.get("from")
    precision: TimePrecision = "unknown" if first is None else "day" if first == last else "range"
    return Report(
        id=digest.hexdigest()[:16],
        article=one.article.id,
        type=entry.get("type"),
        mode=None,
        label=entry.get("label") or entry.get("words"),
        status=entry.get("status") or "happened",
        prominence="foreground",
        trigger=span,
        sentence=span,
        time=EventTime(
            first=first, last=last, precision=precision, basis="stated", reason="added by hand"
        ),
        places=(
            (EventPlace(role="location", place=place.id, mentions=(), score=1.0),)
            if place is not None
            else ()
        ),
        confidence=1.0,
        review="corrected",
    )
