"""Reports for the page's "Why here, why this date?" panel: each decision with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from geo.maps.utf16 import Utf16Offsets
from geo.records import AnalyzedArticle, EventPlace, Participant, Report

Json = dict[str, Any]


def report_data(
    report: Report,
    article_number: int,
    analyzed: AnalyzedArticle,
    offsets: Utf16Offsets,
    place_numbers: Mapping[str, int],
) -> Json:
    """One report for the page; spans are pairs of UTF-16 offsets into its article."""
    time = report.time
    return {
        "id": report.id,
        "article": article_number,
        "label": report.label,
        "type": report.type,
        "mode": report.mode,
        "status": report.status,
        "prominence": report.prominence,
        "confidence": round(report.confidence, 2),
        "trigger": offsets.span(report.trigger),
        "sentence": offsets.span(report.sentence),
        "time": {
            "first": time.first.isoformat() if time.first else None,
            "last": time.last.isoformat() if time.last else None,
            "precision": time.precision,
            "basis": time.basis,
            "text": time.text,
            "span": offsets.span(time.span),
            "reason": time.reason,
        },
        "attributed_to": report.attributed_to.name if report.attributed_to else None,
        "actors": _participants(report.actors, offsets),
        "recipients": _participants(report.recipients, offsets),
        "places": [_place(place, analyzed, offsets, place_numbers) for place in report.places],
        "numbers": [
            {"kind": n.kind, "value": n.value, "span": offsets.pair(n.start, n.end)}
            for n in report.numbers
        ],
    }


def _participants(participants: Iterable[Participant], offsets: Utf16Offsets) -> list[Json]:
    return [
        {"name": p.name, "country": p.country, "kind": p.kind, "span": offsets.span(p.mention)}
        for p in participants
    ]


def _place(
    place: EventPlace,
    analyzed: AnalyzedArticle,
    offsets: Utf16Offsets,
    place_numbers: Mapping[str, int],
) -> Json:
    mentions = [mention for mention in analyzed.mentions if mention.id in place.mentions]
    decisions = [d for d in analyzed.resolutions if d.mention in place.mentions]
    relation = next((r for r in analyzed.relations if r.id == place.relation), None)
    spans = [offsets.pair(mention.start, mention.end) for mention in mentions]
    if relation:
        spans.insert(0, offsets.pair(relation.start, relation.end))
    reasons = [relation.reason] if relation else []
    reasons += [decision.reason for decision in decisions if decision.reason]
    return {
        "role": place.role,
        "place": place_numbers.get(place.place) if place.place else None,
        "words": " … ".join(dict.fromkeys(mention.text for mention in mentions)),
        "basis": place.basis,
        "score": round(place.score, 2),
        "spans": spans,
        "reasons": list(dict.fromkeys(reasons)),
        "runners_up": [
            {"name": other.name, "score": round(other.score, 2), "reason": other.reason}
            for decision in decisions
            for other in decision.runners_up
        ],
    }
