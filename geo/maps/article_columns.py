"""What is read one article at a time: texts, marks and the reasons of each decision.

Articles go out in chunks of columns, each a block of its own that the page unpacks when one of
its articles is first opened. Offsets are UTF-16 and count from the article's first character;
they are written as steps, which pack better: `assets/js/articles.js` adds them up again.
All rows of a chunk are worked on at once, as arrays: that takes a third of the time.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from geo.features import shores
from geo.maps.codes import (
    ById,
    Codes,
    Ints,
    Known,
    after,
    ints,
    numbered,
    owners,
    signed_or_none,
    starts,
    steps,
)
from geo.maps.report_columns import ReportColumns, ends, ordinals
from geo.maps.text_pieces import TextMode, text_pieces
from geo.maps.utf16 import Utf16Offsets
from geo.records import AnalyzedArticle, Span

CHUNK = 128
"""Articles in a block: it takes the page some ten milliseconds to read."""
AS_SAID = 0
"""Place of an event place that is the one of its words; 1 is none, others are numbers plus 2."""

Json = dict[str, Any]
Rows = NDArray[np.bool_]


class Chunk:
    """Columns of the articles of one block."""

    def __init__(
        self,
        articles: Sequence[AnalyzedArticle],
        reports: ReportColumns,
        per_article: Ints,
        places: Known,
        mode: TextMode,
    ) -> None:
        """Take articles, their reports (of each article in text order), places' numbers by id."""
        self._articles = articles
        self._reports = reports
        self._texts = [analyzed.article.text for analyzed in articles]
        self._units = Utf16Offsets(self._texts)
        lengths = ints([len(text) for text in self._texts])
        # Positions in all the texts, one after the other, so that one search finds any of them.
        self._base = starts(lengths + 2)[:-1]
        self._owner = owners(per_article)
        self._spot_owner = self._owner[owners(reports.per_report)]
        self._places = places
        self._words = Codes()
        self._words.one(None)
        self.left_out = 0
        """How many names and descriptions of these articles found no place."""
        self.marked: list[tuple[Ints, Ints]] = []
        """Places that carried words are marked with: numbers of articles here, of places."""
        self.literal: Ints
        """Places that these articles mention themselves, as `features.literal_mentions` counts."""
        self.columns: Json = {"words": [], "wide": self._wide()}
        """Everything by table and column; words are numbers into `words`."""
        self._add_texts(mode, lengths)
        self._add_relations()
        self._add_mentions()
        self._add_times()
        self._add_reports()
        self.columns["words"] = self._words.values

    def _wide(self) -> dict[int, list[int]]:
        return {n: np.diff(wide, prepend=0).tolist() for n, wide in self._units.wide.items()}

    def _add_texts(self, mode: TextMode, lengths: Ints) -> None:
        """The sentences behind the events, each once, and the pieces of text that are carried."""
        start, end = self._reports.sentence_starts, self._reports.sentence_ends
        order = np.lexsort((end, start, self._owner))
        owner, start, end = self._owner[order], start[order], end[order]
        new = np.r_[True, (np.diff(owner) | np.diff(start) | np.diff(end)) != 0][: len(order)]
        self._sentence = np.empty(len(order), np.int64)
        self._sentence[order] = np.cumsum(new) - 1
        owner, start, end = owner[new], start[new], end[new]
        count = np.bincount(owner, minlength=len(lengths))
        sentences = np.zeros(0, np.int64)
        if mode == "evidence":
            first, to = text_pieces(self._base[owner] + start, self._base[owner] + end)
            of, at = owner[first], start[first]
            sentences = np.diff(np.r_[first, len(owner)])
        else:
            of = np.flatnonzero(lengths) if mode == "full" else sentences
            at, to = np.zeros_like(of), self._base[of] + lengths[of]
            sentences = at
        self._piece_starts, self._piece_ends = self._base[of] + at, np.r_[to, -1]
        stops = (to - self._base[of]).tolist()
        self.columns["pieces"] = {
            "per_article": np.bincount(of, minlength=len(lengths)),
            # How many sentences the piece joins; it starts where the first of them does.
            "sentences": sentences,
            "text": [
                self._texts[article][a:b]
                for article, a, b in zip(of.tolist(), at.tolist(), stops, strict=True)
            ],
        }
        start, end = self._units.of(owner, start), self._units.of(owner, end)
        self._sentence_starts = start[self._sentence]
        self.columns["sentences"] = {
            "per_article": count,
            "gap": after(start, end, count),
            "length": end - start,
        }

    def _carried(self, owner: Ints, start: Ints, end: Ints) -> Rows:
        """Which of these ranges lie inside one of the pieces."""
        base = self._base[owner]
        piece = np.searchsorted(self._piece_starts, base + start, "right") - 1
        # Before the first piece this is -1: the last of the ends, which is before everything.
        inside: Rows = base + end <= self._piece_ends[piece]
        return inside

    def _add_relations(self) -> None:
        count = ints([len(analyzed.relations) for analyzed in self._articles])
        relations = [one for analyzed in self._articles for one in analyzed.relations]
        owner = owners(count)
        start, end = ends(relations)
        self._relation_places = numbered(self._places, [one.place for one in relations]) + 1
        nowhere = np.array([one.place is None for one in relations], dtype=bool)
        self.left_out += int(nowhere.sum())
        here = self._carried(owner, start, end) & ~nowhere
        self.marked.append((owner[here], self._relation_places[here] - 1))
        said = np.zeros(len(relations), np.int64)
        said[nowhere] = self._words.of(
            [
                self._texts[owner[row]][relations[row].start : relations[row].end]
                for row in np.flatnonzero(nowhere).tolist()
            ]
        )
        start, end = self._units.of(owner, start), self._units.of(owner, end)
        self._relation_rows = ById(owner, [one.id for one in relations], len(count))
        self._relations_of = starts(count)[:-1]
        self.columns["relations"] = {
            "per_article": count,
            "start": steps(start, count),
            "length": end - start,
            "text": said,
            "place": np.where((self._relation_places == 0) & ~nowhere, -1, self._relation_places),
            "reason": self._words.of([one.reason for one in relations]),
        }

    def _add_mentions(self) -> None:
        """Mentions that are marked, left out, or the places of an event; then the event places."""
        count = ints([len(analyzed.mentions) for analyzed in self._articles])
        mentions = list(chain.from_iterable([one.mentions for one in self._articles]))
        decisions = list(chain.from_iterable([one.resolutions for one in self._articles]))
        owner = owners(count)
        start, end = ends(mentions)
        usages = Codes()
        usage = usages.of([one.usage for one in mentions])
        rows_of = ById(owner, [one.id for one in mentions], len(count))
        place = numbered(self._places, [one.place for one in decisions])
        literal = (usage == usages.one("literal")) & (place >= 0)
        literal[self._shores(rows_of)] = False
        self.literal = place[literal]
        here = self._carried(owner, start, end)
        self.marked.append((owner[here & (place >= 0)], place[here & (place >= 0)]))
        spot, said = self._said(rows_of)
        used = np.zeros(len(mentions), dtype=bool)
        used[said] = True
        kept = np.flatnonzero((place < 0) | here | used)
        per_article = np.bincount(owner[kept], minlength=len(count))
        number = np.full(len(mentions), -1)
        number[kept] = np.arange(len(kept)) - starts(per_article)[:-1][owner[kept]]
        self._add_spots(spot, number[said], place[said] + 1)

        runners = np.zeros(len(mentions), np.int64)
        others = [decisions[row].runners_up for row in np.flatnonzero(used).tolist()]
        runners[used] = [len(one) for one in others]
        flat = list(chain.from_iterable(others))
        rows = kept.tolist()
        absent = kept[~here[kept]].tolist()
        text = np.zeros(len(mentions), np.int64)
        text[absent] = self._words.of([mentions[row].text for row in absent])
        # Names that were taken for no place stand after the article's mentions.
        rejected = [one for analyzed in self._articles for one in analyzed.left_out]
        taken = owners(ints([len(analyzed.left_out) for analyzed in self._articles]))
        self.left_out += len(rejected) + int((place < 0).sum())
        both = np.r_[owner[kept], taken]
        order = np.argsort(both, kind="stable")
        per_article = np.bincount(both, minlength=len(count))
        first, last = ends(rejected)
        shown = self._carried(taken, first, last)
        words = self._words.of
        unsaid = np.zeros(len(rejected), np.int64)
        unsaid[~shown] = words([rejected[row].text for row in np.flatnonzero(~shown).tolist()])
        none = np.zeros(len(rejected), np.int64)
        at = self._units.of(both, np.r_[start[kept], first])
        to = self._units.of(both, np.r_[end[kept], last])
        self.columns["mentions"] = {
            "per_article": per_article,
            "start": steps(at[order], per_article),
            "length": (to - at)[order],
            # The words of what is carried stand in the text.
            "text": np.r_[text[kept], unsaid][order],
            "usage": np.r_[words(usages.values)[usage[kept]], words(["literal"])[none]][order],
            "place": np.r_[place[kept] + 1, none][order],
            "reason": np.r_[
                words([decisions[row].reason for row in rows]),
                words([one.reason for one in rejected]),
            ][order],
            "runners": np.r_[runners[kept], none][order],
            "runner_name": words([other.name for other in flat]),
            "runner_id": words([other.place for other in flat]),
            "runner_reason": words([other.reason for other in flat]),
        }

    def _shores(self, rows_of: ById) -> Ints:
        """Rows of the mentions that only say between which shores a described water lies."""
        found = [
            (number, mention)
            for number, analyzed in enumerate(self._articles)
            if analyzed.relations
            for mention in shores(analyzed)
        ]
        rows = rows_of.of(ints([number for number, _ in found]), [mention for _, mention in found])
        return rows[rows >= 0]

    def _said(self, rows_of: ById) -> tuple[Ints, Ints]:
        """The mentions of the event places: number of the event place, row of the mention."""
        mentions = [spot.mentions for spot in self._reports.spots]
        spots = owners(ints([len(one) for one in mentions]))
        rows = rows_of.of(self._spot_owner[spots], list(chain.from_iterable(mentions)))
        return spots[rows >= 0], rows[rows >= 0]

    def _add_spots(self, spot: Ints, mention: Ints, place: Ints) -> None:
        """The event places. Each one's place is that of its words, as a rule: then it is left out.

        `mention` numbers a mention in its article, `place` is its place's number plus 1.
        """
        order = np.lexsort((mention, spot))
        spot, mention, place = spot[order], mention[order], place[order]
        new = np.r_[True, (np.diff(spot) | np.diff(mention)) != 0][: len(order)]
        spot, mention, place = spot[new], mention[new], place[new]
        spots = self._reports.spots
        own = self._reports.place + 1
        said = np.zeros(len(spots), np.int64)
        said[spot[::-1]] = place[::-1]
        row = self._relation_rows.of(self._spot_owner, [one.relation for one in spots])
        made = row >= 0
        said[made] = self._relation_places[row[made]]
        words = self._words.of
        self.columns["spots"] = {
            "role": words(self._reports.roles),
            "place": np.where(own == said, AS_SAID, own + 1),
            "basis": words([one.basis for one in spots]),
            "relation": np.where(made, row - self._relations_of[self._spot_owner] + 1, 0),
            "mentions": np.bincount(spot, minlength=len(spots)),
            "mention": mention,
        }

    def _add_times(self) -> None:
        times = list(chain.from_iterable([analyzed.times for analyzed in self._articles]))
        owner = owners(ints([len(analyzed.times) for analyzed in self._articles]))
        start, end = ends(times)
        here = self._carried(owner, start, end)
        owner, start, end = owner[here], start[here], end[here]
        kept = [times[row] for row in np.flatnonzero(here).tolist()]
        day = ordinals([analyzed.article.date for analyzed in self._articles])
        count = np.bincount(owner, minlength=len(day))
        first = ordinals([time.first for time in kept])
        last = ordinals([time.last for time in kept])
        start, end = self._units.of(owner, start), self._units.of(owner, end)
        self.columns["times"] = {
            "per_article": count,
            "start": steps(start, count),
            "length": end - start,
            "first": signed_or_none(first - day[owner], first > 0),
            "last": signed_or_none(last - day[owner], last > 0),
            "reason": self._words.of([time.reason for time in kept]),
        }

    def _add_reports(self) -> None:
        words = self._words.of
        reports, owner, sentence = self._reports, self._owner, self._sentence_starts

        def placed(spans: Sequence[Any], report: Ints) -> tuple[Ints, Ints]:
            """How far after its sentence's start each span starts, and its length; 0 for None."""
            start, end = ends([span or NO_SPAN for span in spans])
            known = end > 0
            start, end = self._units.of(owner[report], start), self._units.of(owner[report], end)
            return np.where(known, start - sentence[report], 0), end - start

        every = np.arange(len(reports))
        trigger, trigger_length = placed(reports.triggers, every)
        span, span_length = placed(reports.time_spans, every)
        self.columns["reports"] = {
            # Numbers of sentences in the chunk, as steps.
            "sentence": np.diff(self._sentence, prepend=0),
            "trigger": trigger,
            "trigger_length": trigger_length,
            "basis": words(reports.bases),
            "text": words(reports.time_words),
            "reason": words(reports.time_reasons),
            "span": span,
            "span_length": span_length,
            "attributed": words(reports.attributed),
            "actors": reports.actors,
            "recipients": reports.recipients,
            "places": reports.per_report,
            "numbers": reports.figures,
        }
        of_person = owners(reports.actors + reports.recipients)
        start, length = placed([person.mention for person in reports.people], of_person)
        self.columns["people"] = {
            "name": words(reports.names),
            "country": words(reports.countries),
            "kind": words([person.kind for person in reports.people]),
            "start": start,
            "length": length,
        }
        start, length = placed(reports.numbers, owners(reports.figures))
        self.columns["numbers"] = {
            "kind": words([number.kind for number in reports.numbers]),
            "value": [number.value for number in reports.numbers],
            "said": words([f"{number.value:g}" for number in reports.numbers]),
            "start": start,
            "length": length,
        }


NO_SPAN = Span(start=0, end=0)
