"""Corrections of names and shapes, and events that were missed: article by article."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from geo.corrections.file import Correction, Corrections
from geo.records import (
    AnalyzedArticle,
    EventPlace,
    EventTime,
    Mention,
    Place,
    Report,
    Resolution,
    Span,
    TimePrecision,
)

FindPlace = Callable[[str], Place | None]
"""Place id → place."""


def correct_articles(
    analyzed: Iterable[AnalyzedArticle], corrections: Corrections, find_place: FindPlace
) -> Iterator[AnalyzedArticle]:
    """Apply what the corrections say of names, shapes and missed events.

    The narrowest entry wins: this mention, then this article, then everywhere. Two entries of one
    scope that say different things are both left alone and reported.
    """
    rules = _Rules(corrections, find_place)
    for one in analyzed:
        yield rules.with_new_events(rules.with_shapes(rules.with_names(one)))


class _Rules:
    def __init__(self, corrections: Corrections, find_place: FindPlace) -> None:
        self._all = corrections
        self._find = find_place
        self._names = _by_target(corrections)
        self._shapes = {entry.get("place"): entry for entry in corrections.of("shape")}

    def with_names(self, one: AnalyzedArticle) -> AnalyzedArticle:
        """The article with its names meaning what the corrections say."""
        places = {place.id: place for place in one.places}
        changed: dict[str, str | None] = {}
        resolutions = []
        for mention, resolution in zip(one.mentions, one.resolutions, strict=True):
            entry = self._entry_for(mention, one.article.id)
            if entry is None:
                resolutions.append(resolution)
                continue
            place = self._meant(entry, mention)
            if place is None and entry.kind == "place":
                resolutions.append(resolution)
                continue
            self._all.used.add(entry.line)
            if entry.kind == "right":
                resolutions.append(replace(resolution, review="confirmed"))
                continue
            if place is not None:
                places[place.id] = place
            changed[mention.id] = place.id if place else None
            resolutions.append(_corrected(resolution, place))
        if not changed:
            return replace(one, resolutions=tuple(resolutions))
        reports = tuple(_with_places(report, changed) for report in one.reports)
        return replace(
            one,
            resolutions=tuple(resolutions),
            places=tuple(places.values()),
            reports=reports,
        )

    def with_shapes(self, one: AnalyzedArticle) -> AnalyzedArticle:
        """The article with places in the shapes that the corrections give them."""
        if not any(place.id in self._shapes for place in one.places):
            return one
        return replace(one, places=tuple(self._shaped(place) for place in one.places))

    def with_new_events(self, one: AnalyzedArticle) -> AnalyzedArticle:
        """The article with the events that the analysis missed."""
        entries = [e for e in self._all.of("event") if e.get("article") == one.article.id]
        if not entries:
            return one
        places = {place.id: place for place in one.places}
        reports = list(one.reports)
        for entry in entries:
            start = one.article.text.find(entry.get("words"))
            if start < 0:
                self._all.problems.append(
                    f"line {entry.line}: the article {one.article.id} does not have these words."
                )
                continue
            place = self._place_of(entry, entry.get("place")) if entry.get("place") else None
            if place is not None:
                places.setdefault(place.id, place)
            self._all.used.add(entry.line)
            span = Span(start=start, end=start + len(entry.get("words")))
            reports.append(_new_report(entry, one, span, place))
        reports.sort(key=lambda report: (report.trigger.start, report.trigger.end, report.type))
        return replace(one, places=tuple(places.values()), reports=tuple(reports))

    def _entry_for(self, mention: Mention, article: str) -> Correction | None:
        for target in (
            (mention.text, article, mention.start),
            (mention.text, article, None),
            (mention.text, None, None),
        ):
            entry = self._names.get(target)
            if entry is not None:
                return entry
        return None

    def _meant(self, entry: Correction, mention: Mention) -> Place | None:
        if entry.kind != "place":
            return None
        if entry.get("means"):
            return self._place_of(entry, entry.get("means"))
        name = entry.get("called") or mention.text
        lon, lat = float(entry.get("lon")), float(entry.get("lat"))
        return Place(
            id=f"user:{hashlib.sha256(f'{name} {lon} {lat}'.encode()).hexdigest()[:12]}",
            name=name,
            kind="point",
            lon=lon,
            lat=lat,
            precision="exact",
            source="corrections",
        )

    def _place_of(self, entry: Correction, place_id: str) -> Place | None:
        place = self._find(place_id)
        if place is None:
            problem = f"line {entry.line}: there is no place {place_id!r}; see geo gazetteer find."
            if problem not in self._all.problems:
                self._all.problems.append(problem)
        return place

    def _shaped(self, place: Place) -> Place:
        entry = self._shapes.get(place.id)
        if entry is None or entry.shape is None:
            return place
        self._all.used.add(entry.line)
        inside = entry.shape.representative_point()
        return replace(place, geometry=entry.shape, lon=inside.x, lat=inside.y)


_Target = tuple[str, str | None, int | None]


def _by_target(corrections: Corrections) -> Mapping[_Target, Correction]:
    """Entries by what they speak of; contradictions are left out, and told."""
    found: dict[_Target, Correction] = {}
    refused: set[_Target] = set()
    for entry in corrections.of("place", "not_a_place", "right"):
        if entry.get("name") is None:
            continue
        target = (entry.get("name"), entry.get("article"), entry.get("start"))
        other = found.get(target)
        if other is not None and (other.kind, *_answer(other)) != (entry.kind, *_answer(entry)):
            refused.add(target)
            corrections.problems.append(
                f"line {entry.line}: this [[{entry.kind}]] contradicts line {other.line}; "
                "neither is applied."
            )
            corrections.problems.append(f"line {other.line}: contradicted by line {entry.line}.")
        found.setdefault(target, entry)
        if other is not None and target not in refused:
            corrections.used.add(entry.line)
    return {target: entry for target, entry in found.items() if target not in refused}


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
