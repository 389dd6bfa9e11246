"""How good mentions and places are, by the field's measures.

A mention is right *exactly* when it starts and ends where the gold does, and *overlaps* when
they share a character. A place is right by `rightness.py`. End to end: right span and right
place, over all gold that has a place.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from statistics import fmean, median
from typing import Any

from geo.evaluate.gold import GoldArticle, GoldToponym, corpus_name, read_gold
from geo.evaluate.rightness import HoldsPoint, no_shapes, outcome
from geo.records import AnalyzedArticle, Article, Mention, Place, Resolution

SURE = 0.7
"""Scores from here on are shown as sure; the share that is right is counted apart."""


@dataclass(slots=True, kw_only=True)
class PRF:
    """Counts of right, found and gold; they add up over corpora."""

    right: int = 0
    found: int = 0
    gold: int = 0

    def __iadd__(self, other: PRF) -> PRF:
        self.right += other.right
        self.found += other.found
        self.gold += other.gold
        return self

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 0 where nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found; 0 where there is no gold."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / (self.found + self.gold) if self.found + self.gold else 0.0


@dataclass(slots=True, kw_only=True)
class Scores:
    """Everything counted for one corpus; `add` pools."""

    documents: int = 0
    exact: PRF = field(default_factory=PRF)
    overlap: PRF = field(default_factory=PRF)
    exact_no_demonyms: PRF = field(default_factory=PRF)
    overlap_no_demonyms: PRF = field(default_factory=PRF)
    literal: PRF = field(default_factory=PRF)
    """Exact, literal gold only; mentions that match associative gold are left out."""
    linked: int = 0
    """Gold toponyms that have a place."""
    linked_no_demonyms: int = 0
    matched: int = 0
    """Linked gold whose span was found exactly."""
    answered: int = 0
    """Of these, those that were given a place."""
    right_place: int = 0
    right_id: int = 0
    right_place_no_demonyms: int = 0
    sure: int = 0
    """Answered with a score of 0.7 or more."""
    sure_right: int = 0
    usage_right: int = 0
    usage_known: int = 0
    """Exact matches whose gold says literal or associative."""
    errors_km: list[float] = field(default_factory=list)
    """Distance from the gold for each answer, in km."""

    def add(self, other: Scores) -> None:
        """Add another corpus."""
        for item in fields(self):
            mine, theirs = getattr(self, item.name), getattr(other, item.name)
            setattr(self, item.name, mine.__iadd__(theirs) if _mutable(mine) else mine + theirs)

    @property
    def end_to_end(self) -> float:
        """Right span and right place, over all linked gold."""
        return self.right_place / self.linked if self.linked else 0.0

    @property
    def end_to_end_no_demonyms(self) -> float:
        """The same without demonyms."""
        return (
            self.right_place_no_demonyms / self.linked_no_demonyms
            if self.linked_no_demonyms
            else 0.0
        )

    @property
    def accuracy(self) -> float:
        """Right places among the linked gold whose span was found."""
        return self.right_place / self.matched if self.matched else 0.0


def _mutable(value: object) -> bool:
    return isinstance(value, PRF | list)


Analyze = Callable[[Iterable[Article]], Iterable[AnalyzedArticle]]


def evaluate(
    gold_paths: Iterable[str | Path],
    *,
    analyze: Analyze,
    is_demonym: Callable[[str], bool] | None = None,
    holds: HoldsPoint = no_shapes,
) -> dict[str, Scores]:
    """Score the program on gold files; the last entry, "pooled", adds them up.

    `analyze` turns articles into analysed articles, in order. `is_demonym` tells which words
    the scores without demonyms leave out, in gold and answers alike; by default those that the
    shipped gazetteer holds as demonyms. `holds` tells whether a place's shape holds a point.
    """
    demonym = is_demonym or shipped_demonyms()
    scores: dict[str, Scores] = {}
    for path in gold_paths:
        corpus = scores.setdefault(corpus_name(path), Scores())
        for row, result in _analyzed(path, analyze):
            corpus.add(score_article(row, result, demonym, holds))
    pooled = Scores()
    for corpus in list(scores.values()):
        pooled.add(corpus)
    scores["pooled"] = pooled
    return scores


def evaluate_classes(
    gold_paths: Iterable[str | Path],
    *,
    analyze: Analyze,
    is_demonym: Callable[[str], bool] | None = None,
    holds: HoldsPoint = no_shapes,
) -> dict[str, Scores]:
    """Score by what the articles were written to test; empty for gold that does not say."""
    demonym = is_demonym or shipped_demonyms()
    scores: dict[str, Scores] = {}
    for path in gold_paths:
        for row, result in _analyzed(path, analyze):
            if row.about:
                one = score_article(row, result, demonym, holds)
                scores.setdefault(row.about, Scores()).add(one)
    return dict(sorted(scores.items()))


def _analyzed(path: str | Path, analyze: Analyze) -> Iterator[tuple[GoldArticle, AnalyzedArticle]]:
    gold = list(read_gold(path))
    yield from zip(gold, analyze(row.article for row in gold), strict=True)


def shipped_demonyms() -> Callable[[str], bool]:
    """A test for demonyms by the shipped gazetteer."""
    from geo.gazetteer import load_gazetteer

    gazetteer = load_gazetteer()

    def is_demonym(words: str) -> bool:
        return bool(gazetteer.demonym(words))

    return is_demonym


def score_article(
    gold: GoldArticle,
    result: AnalyzedArticle,
    is_demonym: Callable[[str], bool],
    holds: HoldsPoint = no_shapes,
) -> Scores:
    """Score one article."""
    scores = Scores(documents=1)
    mentions = result.mentions
    marked = {(t.start, t.end) for t in gold.toponyms if t.what == "demonym"}
    plain_gold = [
        t for t in gold.toponyms if (t.start, t.end) not in marked and not is_demonym(t.text)
    ]
    plain_mentions = [
        m for m in mentions if (m.start, m.end) not in marked and not is_demonym(m.text)
    ]
    scores.exact = exact_spans(gold.toponyms, mentions)
    scores.overlap = overlapping_spans(gold.toponyms, mentions)
    scores.exact_no_demonyms = exact_spans(plain_gold, plain_mentions)
    scores.overlap_no_demonyms = overlapping_spans(plain_gold, plain_mentions)
    scores.literal = _literal(gold.toponyms, mentions)
    _score_places(scores, gold.toponyms, result, is_demonym, holds)
    return scores


def exact_spans(gold: Sequence[GoldToponym], mentions: Sequence[Mention]) -> PRF:
    """Same start and same end."""
    spans = {(t.start, t.end) for t in gold}
    right = sum((m.start, m.end) in spans for m in mentions)
    return PRF(right=right, found=len(mentions), gold=len(spans))


def overlapping_spans(gold: Sequence[GoldToponym], mentions: Sequence[Mention]) -> PRF:
    """One shared character is enough; each gold toponym and each mention counts once."""
    mentions = sorted(mentions, key=lambda m: m.start)
    ends = [m.end for m in mentions]
    right, used = 0, -1
    for toponym in sorted(gold, key=lambda t: t.start):
        index = max(bisect_left(ends, toponym.start + 1), used + 1)
        if index < len(mentions) and mentions[index].start < toponym.end:
            right += 1
            used = index
    return PRF(right=right, found=len(mentions), gold=len(gold))


def _literal(gold: Sequence[GoldToponym], mentions: Sequence[Mention]) -> PRF:
    if not any(t.kind for t in gold):
        return PRF()
    associative = {(t.start, t.end) for t in gold if t.kind == "associative"}
    return exact_spans(
        [t for t in gold if t.kind == "literal"],
        [m for m in mentions if (m.start, m.end) not in associative],
    )


def _score_places(
    scores: Scores,
    gold: Sequence[GoldToponym],
    result: AnalyzedArticle,
    is_demonym: Callable[[str], bool],
    holds: HoldsPoint,
) -> None:
    places = {place.id: place for place in result.places}
    decisions: Mapping[str, Resolution] = {r.mention: r for r in result.resolutions}
    by_span = {(m.start, m.end): m for m in result.mentions}
    for toponym in gold:
        mention = by_span.get((toponym.start, toponym.end))
        if mention is not None and toponym.kind in ("literal", "associative"):
            scores.usage_known += 1
            scores.usage_right += mention.usage == toponym.kind
        if not toponym.linked:
            continue
        plain = toponym.what != "demonym" and not is_demonym(toponym.text)
        scores.linked += 1
        scores.linked_no_demonyms += plain
        if mention is None:
            continue
        scores.matched += 1
        decision = decisions.get(mention.id)
        place = places.get(decision.place or "") if decision else None
        if decision is None or place is None:
            continue
        _score_answer(scores, toponym, place, decision.score, holds, plain=plain)


def _score_answer(
    scores: Scores,
    toponym: GoldToponym,
    place: Place,
    score: float,
    holds: HoldsPoint,
    *,
    plain: bool,
) -> None:
    judged = outcome(toponym, place, holds)
    scores.answered += 1
    scores.right_id += judged.same_id
    scores.right_place += judged.right
    scores.right_place_no_demonyms += judged.right and plain
    scores.errors_km.append(judged.km)
    if score >= SURE:
        scores.sure += 1
        scores.sure_right += judged.right


def as_json(scores: Mapping[str, Scores]) -> dict[str, dict[str, Any]]:
    """Scores as plain numbers, by corpus, for `--json`."""
    return {name: _numbers(corpus) for name, corpus in scores.items()}


def _numbers(s: Scores) -> dict[str, Any]:
    prf = {
        item: {
            "precision": round(value.precision, 4),
            "recall": round(value.recall, 4),
            "f1": round(value.f1, 4),
            "right": value.right,
            "found": value.found,
            "gold": value.gold,
        }
        for item in ("exact", "overlap", "exact_no_demonyms", "overlap_no_demonyms", "literal")
        if (value := getattr(s, item)).gold
    }
    return {
        "documents": s.documents,
        "recognition": prf,
        "resolution": {
            "linked_gold": s.linked,
            "matched": s.matched,
            "answered": s.answered,
            "right": s.right_place,
            "right_id": s.right_id,
            "accuracy_of_matched": round(s.accuracy, 4),
            "median_error_km": round(median(s.errors_km), 1) if s.errors_km else None,
            "mean_error_km": round(fmean(s.errors_km), 1) if s.errors_km else None,
            "sure": s.sure,
            "sure_right": s.sure_right,
        },
        "end_to_end": {
            "all": round(s.end_to_end, 4),
            "no_demonyms": round(s.end_to_end_no_demonyms, 4),
        },
        "usage": {"known": s.usage_known, "right": s.usage_right},
    }


def as_table(scores: Mapping[str, Scores]) -> str:
    """Recognition and end to end as lines of text for a terminal, one corpus a line."""
    head = (
        f"{'recognition':<14}{'docs':>5}  {'exact P/R/F1':>14}  {'no demonyms':>14}  "
        f"{'overlap P/R/F1':>14}  {'no demonyms':>14}  {'literal only':>14}  {'usage':>5}  "
        f"{'e2e':>5}  {'e2e nd':>6}"
    )
    return "\n".join([head, *(_row(name, corpus) for name, corpus in scores.items())])


def _row(name: str, s: Scores) -> str:
    shares = (s.exact, s.exact_no_demonyms, s.overlap, s.overlap_no_demonyms, s.literal)
    return (
        f"{name:<14}{s.documents:>5}  {'  '.join(f'{_prf(value):>14}' for value in shares)}  "
        f"{_percent(s.usage_right, s.usage_known):>5}  {100 * s.end_to_end:>5.1f}  "
        f"{100 * s.end_to_end_no_demonyms:>6.1f}"
    )


def _prf(value: PRF) -> str:
    if not value.gold and not value.found:
        return "-"
    return f"{100 * value.precision:.1f}/{100 * value.recall:.1f}/{100 * value.f1:.1f}"


def classes_as_table(scores: Mapping[str, Scores]) -> str:
    """Scores by what the articles were written to test, with what was found and is no gold."""
    head = (
        f"{'about':<14}{'docs':>5}  {'gold':>5}  {'found':>6}  {'false':>6}  "
        f"{'exact P/R/F1':>16}  {'e2e':>5}"
    )
    rows = [
        f"{name:<14}{s.documents:>5}  {s.exact.gold:>5}  {s.exact.right:>6}  "
        f"{s.exact.found - s.exact.right:>6}  {_prf(s.exact):>16}  "
        f"{_percent(s.right_place, s.linked):>5}"
        for name, s in scores.items()
    ]
    return "\n".join([head, *rows])


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f}" if whole else "-"
