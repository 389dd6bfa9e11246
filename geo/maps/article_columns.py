"""What is read one article at a time: texts, marks and the reasons of each decision.

Articles go out in chunks of columns, each a block of its own that the page unpacks when one of
its articles is first opened. Offsets are UTF-16 and count from the article's first character;
they are written as differences, which pack better: `assets/js/decode.js` adds them up again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from geo.maps.codes import Codes, differences
from geo.maps.text_pieces import TextMode, text_pieces
from geo.maps.utf16 import Utf16Offsets, astral
from geo.records import (
    AnalyzedArticle,
    EventPlace,
    Mention,
    Participant,
    Rejected,
    Relation,
    Report,
    Resolution,
    RunnerUp,
    Span,
    TimeExpression,
)

CHUNK = 128
"""Articles in a block: it takes the page some ten milliseconds to read."""

Json = dict[str, Any]
Decided = tuple[Mention, Resolution | None, int, bool]
"""A mention, what was decided, the place's number or -1, and whether its words are carried."""


class Chunk:
    """Columns of the articles of one block: first all are added, then the columns are asked for."""

    def __init__(self, places: Mapping[str, int], mode: TextMode) -> None:
        self._places = places
        self._mode = mode
        self._words = Codes()
        self._words.one(None)
        self.left_out = 0
        """How many names and descriptions of these articles found no place."""
        self.marked: list[tuple[int, int]] = []
        """Places that carried words are marked with: number of the article here, of the place."""
        self._wide: dict[int, list[int]] = {}
        self._pieces: list[list[tuple[int, str]]] = []
        self._mentions: list[list[Decided]] = []
        self._runners: list[Sequence[RunnerUp]] = []
        self._relations: list[Sequence[Relation]] = []
        self._relation_words: list[str | None] = []
        self._times: list[list[tuple[TimeExpression, int]]] = []
        self._reports: list[Report] = []
        self._spot_mentions: list[list[int]] = []
        self._spot_relations: list[int] = []

    def add(self, analyzed: AnalyzedArticle, reports: Sequence[Report]) -> None:
        """Take one article and its reports, in text order."""
        article = len(self._pieces)
        text = analyzed.article.text
        pieces = text_pieces(text, reports, self._mode)
        carried = _carrier(pieces)
        starts = [start for start, _ in pieces]
        at: Callable[[int], int] | None = None
        if astral(text):
            offsets = Utf16Offsets(text)
            self._wide[article] = offsets.wide
            at = offsets.of
            starts = [at(start) for start in starts]
        self._pieces.append(
            [(at, text[start:end]) for at, (start, end) in zip(starts, pieces, strict=True)]
        )
        kept = self._add_mentions(analyzed, reports, carried)
        for relation in analyzed.relations:
            nowhere = relation.place is None
            self._relation_words.append(text[relation.start : relation.end] if nowhere else None)
            self.left_out += nowhere
            if not nowhere and carried(relation.start, relation.end):
                self.marked.append((article, self._places.get(relation.place or "", -1)))
        times = [time for time in analyzed.times if carried(time.start, time.end)]
        self._add_spots(reports, kept, analyzed.relations)
        if at:
            self._mentions[-1] = [(_moved(row[0], at), *row[1:]) for row in self._mentions[-1]]
            times = [_moved(time, at) for time in times]
            reports = [_moved_report(report, at) for report in reports]
            self._relations.append([_moved(relation, at) for relation in analyzed.relations])
        else:
            self._relations.append(analyzed.relations)
        day = analyzed.article.date.toordinal() if analyzed.article.date else 0
        self._times.append([(time, day) for time in times])
        self._reports += reports

    def _add_mentions(
        self,
        analyzed: AnalyzedArticle,
        reports: Sequence[Report],
        carried: Callable[[int, int], bool],
    ) -> dict[str, int]:
        """Mentions that are marked, left out, or the places of an event; their numbers by id."""
        used = {m for report in reports for place in report.places for m in place.mentions}
        decisions = {decision.mention: decision for decision in analyzed.resolutions}
        places = self._places
        article = len(self._mentions)
        kept: dict[str, int] = {}
        rows: list[Decided] = []
        for mention in analyzed.mentions:
            decision = decisions.get(mention.id)
            place = places.get(decision.place, -1) if decision and decision.place else -1
            here = carried(mention.start, mention.end)
            if place < 0:
                self.left_out += 1
            elif here:
                self.marked.append((article, place))
            elif mention.id not in used:
                continue
            kept[mention.id] = len(kept)
            rows.append((mention, decision, place, here))
            self._runners.append(decision.runners_up if decision and mention.id in used else ())
        for words in analyzed.left_out:
            self.left_out += 1
            rows.append((*_as_mention(words), -1, carried(words.start, words.end)))
            self._runners.append(())
        self._mentions.append(rows)
        return kept

    def _add_spots(
        self, reports: Sequence[Report], kept: Mapping[str, int], relations: Sequence[Relation]
    ) -> None:
        numbers = {relation.id: n for n, relation in enumerate(relations)}
        for report in reports:
            for spot in report.places:
                self._spot_mentions.append(sorted({kept[m] for m in spot.mentions if m in kept}))
                self._spot_relations.append(
                    numbers.get(spot.relation, -1) + 1 if spot.relation else 0
                )

    def columns(self) -> Json:
        """Everything added, by table and column; words are numbers into `words`."""
        tables = {
            "wide": {n: list(differences(wide)) for n, wide in self._wide.items()},
            "pieces": self._piece_columns(),
            "mentions": self._mention_columns(),
            "relations": self._relation_columns(),
            "times": self._time_columns(),
            **self._report_columns(),
        }
        return {"words": self._words.values, **tables}

    def _piece_columns(self) -> Json:
        flat = list(chain.from_iterable(self._pieces))
        return {
            "per_article": [len(pieces) for pieces in self._pieces],
            "start": list(differences([start for start, _ in flat])),
            "text": [text for _, text in flat],
        }

    def _mention_columns(self) -> Json:
        words = self._words.of
        rows = list(chain.from_iterable(self._mentions))
        mentions = [row[0] for row in rows]
        runners = list(chain.from_iterable(self._runners))
        return {
            "per_article": [len(rows) for rows in self._mentions],
            "start": list(differences([mention.start for mention in mentions])),
            "length": [mention.end - mention.start for mention in mentions],
            # The words of what is carried stand in the text.
            "text": words(None if here else mention.text for mention, _, _, here in rows),
            "usage": words(mention.usage for mention in mentions),
            "place": [place + 1 for _, _, place, _ in rows],
            "reason": words(row[1].reason if row[1] else None for row in rows),
            "runners": [len(others) for others in self._runners],
            "runner_name": words(other.name for other in runners),
            "runner_id": words(other.place for other in runners),
            "runner_score": [round(other.score * 100) for other in runners],
            "runner_reason": words(other.reason for other in runners),
        }

    def _relation_columns(self) -> Json:
        flat = list(chain.from_iterable(self._relations))
        return {
            "per_article": [len(relations) for relations in self._relations],
            "start": list(differences([relation.start for relation in flat])),
            "length": [relation.end - relation.start for relation in flat],
            "text": self._words.of(self._relation_words),
            "place": [self._places.get(one.place, -2) + 1 if one.place else 0 for one in flat],
            "reason": self._words.of(relation.reason for relation in flat),
        }

    def _time_columns(self) -> Json:
        rows = list(chain.from_iterable(self._times))
        return {
            "per_article": [len(times) for times in self._times],
            "start": list(differences([time.start for time, _ in rows])),
            "length": [time.end - time.start for time, _ in rows],
            "first": [time.first.toordinal() - day if time.first else None for time, day in rows],
            "last": [time.last.toordinal() - day if time.last else None for time, day in rows],
            "reason": self._words.of(time.reason for time, _ in rows),
        }

    def _report_columns(self) -> Json:
        words = self._words.of
        reports = self._reports
        sentences = [report.sentence.start for report in reports]
        both = list(zip(reports, sentences, strict=True))
        times = [report.time for report in reports]
        spots = [spot for report in reports for spot in report.places]
        people = [
            (person, sentence)
            for report, sentence in both
            for group in (report.actors, report.recipients)
            for person in group
        ]
        numbers = [(number, sentence) for report, sentence in both for number in report.numbers]
        return {
            "reports": {
                "sentence": list(differences(sentences)),
                "sentence_length": [r.sentence.end - r.sentence.start for r in reports],
                "trigger": [report.trigger.start - sentence for report, sentence in both],
                "trigger_length": [r.trigger.end - r.trigger.start for r in reports],
                "basis": words(time.basis for time in times),
                "text": words(time.text for time in times),
                "reason": words(time.reason for time in times),
                "span": [_start(r.time.span, sentence) for r, sentence in both],
                "span_length": [_length(time.span) for time in times],
                "attributed": words(r.attributed_to and r.attributed_to.name for r in reports),
                "actors": [len(report.actors) for report in reports],
                "recipients": [len(report.recipients) for report in reports],
                "places": [len(report.places) for report in reports],
                "numbers": [len(report.numbers) for report in reports],
            },
            "people": {
                "name": words(person.name for person, _ in people),
                "country": words(person.country for person, _ in people),
                "kind": words(person.kind for person, _ in people),
                "start": [_start(person.mention, sentence) for person, sentence in people],
                "length": [_length(person.mention) for person, _ in people],
            },
            "spots": self._spot_columns(spots),
            "numbers": {
                "kind": words(number.kind for number, _ in numbers),
                "value": [number.value for number, _ in numbers],
                "said": words(f"{number.value:g}" for number, _ in numbers),
                "start": [number.start - sentence for number, sentence in numbers],
                "length": [number.end - number.start for number, _ in numbers],
            },
        }

    def _spot_columns(self, spots: Sequence[EventPlace]) -> Json:
        words = self._words.of
        get = self._places.get
        return {
            "role": words(spot.role for spot in spots),
            "place": [get(spot.place, -1) + 1 if spot.place else 0 for spot in spots],
            "basis": words(spot.basis for spot in spots),
            "score": [round(spot.score * 100) for spot in spots],
            "relation": self._spot_relations,
            "mentions": [len(numbers) for numbers in self._spot_mentions],
            "mention": list(chain.from_iterable(self._spot_mentions)),
        }


def _as_mention(words: Rejected) -> tuple[Mention, Resolution]:
    """What was taken for no place, in the form of a mention that found none."""
    mention = Mention(
        id="", start=words.start, end=words.end, text=words.text, usage="literal",
        query=words.text, label="", found_by=(),
    )  # fmt: skip
    return mention, Resolution(mention="", place=None, score=0.0, reason=words.reason)


def _start(span: Span | None, sentence: int) -> int:
    return span.start - sentence if span else 0


def _length(span: Span | None) -> int:
    """Characters of a span; 0 where there is none."""
    return span.end - span.start if span else 0


def _carrier(pieces: Sequence[tuple[int, int]]) -> Callable[[int, int], bool]:
    """A test whether a range lies inside one of the pieces, which are in order."""
    starts = [start for start, _ in pieces]
    ends = [end for _, end in pieces]

    def carried(start: int, end: int) -> bool:
        index = bisect_right(starts, start) - 1
        return index >= 0 and end <= ends[index]

    return carried


def _moved(record: Any, at: Callable[[int], int]) -> Any:
    """A record with `start` and `end` in other units."""
    return replace(record, start=at(record.start), end=at(record.end))


def _moved_report(report: Report, at: Callable[[int], int]) -> Report:
    def people(group: Sequence[Participant]) -> tuple[Participant, ...]:
        return tuple(replace(p, mention=p.mention and _moved(p.mention, at)) for p in group)

    return replace(
        report,
        trigger=_moved(report.trigger, at),
        sentence=_moved(report.sentence, at),
        time=replace(report.time, span=report.time.span and _moved(report.time.span, at)),
        actors=people(report.actors),
        recipients=people(report.recipients),
        numbers=tuple(_moved(number, at) for number in report.numbers),
    )
