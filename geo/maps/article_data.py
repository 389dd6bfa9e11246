"""Articles as the page's reading pane takes them: pieces of text and the marks on them.

How much text leaves is the user's choice: all of it (`full`, for one's own use), the sentences
behind the events (`evidence`, what one may publish), or none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from geo.maps.utf16 import Utf16Offsets
from geo.records import AnalyzedArticle, Report

TextMode = Literal["full", "evidence", "none"]
TEXT_MODES: tuple[TextMode, ...] = ("full", "evidence", "none")

Json = dict[str, Any]


def article_data(
    analyzed: AnalyzedArticle,
    reports: Iterable[Report],
    place_numbers: Mapping[str, int],
    mode: TextMode,
) -> Json:
    """One article for the page; offsets are UTF-16 and count from the article's first character.

    `reports` are this article's; `place_numbers` gives each place's index in the page's list.
    """
    article = analyzed.article
    offsets = Utf16Offsets(article.text)
    pieces = text_pieces(article.text, reports, mode)
    return {
        "id": article.id,
        "title": article.title,
        "date": article.date.isoformat() if article.date else None,
        "date_source": article.date_source,
        "date_reason": article.date_reason,
        "source": article.source,
        "url": article.url,
        "language": article.language,
        "notices": list(analyzed.notices),
        "pieces": [[offsets.of(start), article.text[start:end]] for start, end in pieces],
        "marks": [
            mark
            for start, end, mark in _marks(analyzed, offsets, place_numbers)
            if _carried(start, end, pieces)
        ],
        "left_out": _left_out(analyzed, offsets, place_numbers, pieces),
    }


def _carried(start: int, end: int, pieces: Iterable[tuple[int, int]]) -> bool:
    return any(first <= start and end <= last for first, last in pieces)


def text_pieces(text: str, reports: Iterable[Report], mode: TextMode) -> list[tuple[int, int]]:
    """Ranges of the text that the page carries, in order, not touching each other."""
    if mode == "none":
        return []
    if mode == "full":
        return [(0, len(text))] if text else []
    pieces: list[tuple[int, int]] = []
    for start, end in sorted({(r.sentence.start, r.sentence.end) for r in reports}):
        if pieces and start <= pieces[-1][1] + 1:
            pieces[-1] = (pieces[-1][0], max(pieces[-1][1], end))
        else:
            pieces.append((start, end))
    return pieces


def _marks(
    analyzed: AnalyzedArticle, offsets: Utf16Offsets, place_numbers: Mapping[str, int]
) -> list[tuple[int, int, Json]]:
    marks: list[tuple[int, int, Json]] = []
    decisions = {resolution.mention: resolution for resolution in analyzed.resolutions}
    for mention in analyzed.mentions:
        decision = decisions.get(mention.id)
        if decision is None or decision.place is None or decision.place not in place_numbers:
            continue
        mark = {
            "kind": "place",
            "span": offsets.pair(mention.start, mention.end),
            "place": place_numbers[decision.place],
            "usage": mention.usage,
            "reason": decision.reason,
        }
        marks.append((mention.start, mention.end, mark))
    for relation in analyzed.relations:
        if relation.place and relation.place in place_numbers:
            mark = {
                "kind": "relation",
                "span": offsets.pair(relation.start, relation.end),
                "place": place_numbers[relation.place],
                "reason": relation.reason,
            }
            marks.append((relation.start, relation.end, mark))
    for time in analyzed.times:
        mark = {
            "kind": "time",
            "span": offsets.pair(time.start, time.end),
            "first": time.first.isoformat() if time.first else None,
            "last": time.last.isoformat() if time.last else None,
            "reason": time.reason,
        }
        marks.append((time.start, time.end, mark))
    return sorted(marks, key=lambda item: (item[0], -item[1], item[2]["kind"]))


def _left_out(
    analyzed: AnalyzedArticle,
    offsets: Utf16Offsets,
    place_numbers: Mapping[str, int],
    pieces: Iterable[tuple[int, int]],
) -> list[Json]:
    """Names and descriptions that found no place, in text order, with the reason.

    Their words are names, not sentences, so each page carries them; their spans only where it
    carries the text around them.
    """
    decisions = {resolution.mention: resolution for resolution in analyzed.resolutions}
    found: list[tuple[int, int, str | None]] = []
    for mention in analyzed.mentions:
        decision = decisions.get(mention.id)
        if decision is None or decision.place not in place_numbers:
            found.append((mention.start, mention.end, decision.reason if decision else None))
    found += [(r.start, r.end, r.reason) for r in analyzed.relations if r.place is None]
    return [
        {
            "words": analyzed.article.text[start:end],
            "span": offsets.pair(start, end) if _carried(start, end, pieces) else None,
            "reason": reason,
        }
        for start, end, reason in sorted(found, key=lambda item: item[:2])
    ]
