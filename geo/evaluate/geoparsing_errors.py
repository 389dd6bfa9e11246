"""How wrong, how sure, and what changed: error distances, calibration, gains and losses.

Reads scored answers one by one; `geoparsing.py` counts, this file looks at the single toponym.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import fmean, median
from typing import Any

from geo.evaluate.gold import GoldArticle, corpus_name, read_gold
from geo.evaluate.rightness import HoldsPoint, no_shapes, outcome
from geo.records import AnalyzedArticle, Article

FARTHEST_KM = 20_039.0
"""Half the Earth's way round, as the field's common script has it."""
BINS = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
_AROUND = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One linked gold toponym and what became of it."""

    corpus: str
    article: str
    start: int
    end: int
    text: str
    words: str
    """The words around it, for the reader of a comparison; never stored in a run."""
    demonym: bool
    found: bool
    """Whether its span was found exactly."""
    place: str | None
    score: float
    km: float | None
    """Distance from the gold, 0 where they are the same place; None without an answer."""
    right: bool
    same_id: bool
    country_right: bool | None
    """None where gold or answer has no country."""

    @property
    def key(self) -> str:
        """What the same toponym is called in every run."""
        return f"{self.corpus}/{self.article}/{self.start}-{self.end}"


def answers(
    gold_paths: Iterable[str | Path],
    *,
    analyze: Callable[[Iterable[Article]], Iterable[AnalyzedArticle]],
    is_demonym: Callable[[str], bool],
    country_at: Callable[[float, float], str | None] | None = None,
    holds: HoldsPoint = no_shapes,
) -> list[Answer]:
    """All linked gold toponyms with their answers.

    `country_at` gives the ISO code of the country at (lon, lat), so that countries can be told
    right or wrong; `load_regions().where(lon, lat).country` is meant.
    """
    result: list[Answer] = []
    for path in gold_paths:
        gold = list(read_gold(path))
        for row, found in zip(gold, analyze(row.article for row in gold), strict=True):
            result += article_answers(corpus_name(path), row, found, is_demonym, country_at, holds)
    return result


def article_answers(
    corpus: str,
    gold: GoldArticle,
    found: AnalyzedArticle,
    is_demonym: Callable[[str], bool],
    country_at: Callable[[float, float], str | None] | None = None,
    holds: HoldsPoint = no_shapes,
) -> list[Answer]:
    """The answers of one article."""
    places = {place.id: place for place in found.places}
    decisions = {r.mention: r for r in found.resolutions}
    by_span = {(m.start, m.end): m for m in found.mentions}
    text = gold.article.text
    result = []
    for toponym in gold.toponyms:
        if not toponym.linked or toponym.lat is None or toponym.lon is None:
            continue
        mention = by_span.get((toponym.start, toponym.end))
        decision = decisions.get(mention.id) if mention else None
        place = places.get(decision.place or "") if decision else None
        judged = outcome(toponym, place, holds) if place is not None else None
        country = country_at(toponym.lon, toponym.lat) if country_at and place else None
        result.append(
            Answer(
                corpus=corpus,
                article=gold.article.id,
                start=toponym.start,
                end=toponym.end,
                text=toponym.text,
                words=" ".join(
                    text[max(0, toponym.start - _AROUND) : toponym.end + _AROUND].split()
                ),
                demonym=toponym.what == "demonym" or is_demonym(toponym.text),
                found=mention is not None,
                place=place.id if place else None,
                score=decision.score if decision else 0.0,
                km=judged.km if judged else None,
                right=judged is not None and judged.right,
                same_id=judged is not None and judged.same_id,
                country_right=country == place.country
                if country and place and place.country
                else None,
            )
        )
    return result


def error_auc(kilometres: Sequence[float]) -> float:
    """Area under the curve of log errors, between 0 (all exact) and 1 (all at the antipodes).

    >>> error_auc([0.0, 0.0]), round(error_auc([20_039.0, 20_039.0]), 6)
    (0.0, 1.0)
    """
    if not kilometres:
        return 0.0
    top = math.log(1 + FARTHEST_KM)
    logs = sorted(math.log(1 + min(km, FARTHEST_KM)) / top for km in kilometres)
    if len(logs) == 1:
        return logs[0]
    steps = [(left + right) / 2 for left, right in pairwise(logs)]
    return fmean(steps)


def errors_as_json(found: Sequence[Answer]) -> dict[str, dict[str, Any]]:
    """Error distances, country right and calibration as plain numbers, by corpus and pooled."""
    groups: dict[str, list[Answer]] = {}
    for answer in found:
        groups.setdefault(answer.corpus, []).append(answer)
    return {name: _summary(group) for name, group in {**groups, "pooled": list(found)}.items()}


def _summary(group: Sequence[Answer]) -> dict[str, Any]:
    errors = [a.km for a in group if a.km is not None]
    known = [a.country_right for a in group if a.country_right is not None]
    sure = [a for a in group if a.place is not None and a.score >= 0.7]
    plain = [a for a in group if not a.demonym]
    found = [a for a in group if a.found]
    return {
        "linked_gold": len(group),
        "found": len(found),
        "answered": len(errors),
        "right": sum(a.right for a in group),
        "right_of_found": _share(sum(a.right for a in found), len(found)),
        "exact_id": sum(a.same_id for a in group),
        "exact_id_of_found": _share(sum(a.same_id for a in found), len(found)),
        "end_to_end": _share(sum(a.right for a in group), len(group)),
        "end_to_end_no_demonyms": _share(sum(a.right for a in plain), len(plain)),
        "country_right": round(sum(known) / len(known), 4) if known else None,
        "median_error_km": round(median(errors), 1) if errors else None,
        "mean_error_km": round(fmean(errors), 1) if errors else None,
        "auc": round(error_auc(errors), 4),
        "sure_share": round(len(sure) / len(errors), 4) if errors else None,
        "sure_right": round(sum(a.right for a in sure) / len(sure), 4) if sure else None,
        "calibration": calibration(group),
    }


def calibration(found: Sequence[Answer]) -> list[dict[str, float | int]]:
    """By bins of the score: how many answers, their mean score, and how many are right."""
    rows: list[dict[str, float | int]] = []
    for low, high in pairwise(BINS):
        inside = [
            a
            for a in found
            if a.place is not None and low <= a.score and (a.score < high or high == 1.0)
        ]
        if inside:
            rows.append(
                {
                    "from": low,
                    "to": high,
                    "answers": len(inside),
                    "mean_score": round(fmean(a.score for a in inside), 3),
                    "right": round(sum(a.right for a in inside) / len(inside), 3),
                }
            )
    return rows


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def errors_as_table(found: Sequence[Answer]) -> str:
    """Resolution by corpus and pooled as lines of text for a terminal, shares in percent.

    "right" and "same id" are over the linked gold whose span was found, "country" over the
    answers that have one, the distances over the answers, "e2e" over all linked gold.
    """
    head = (
        f"{'resolution':<14}{'linked':>7}  {'found':>6}  {'answered':>8}  {'right':>6}  "
        f"{'same id':>7}  {'country':>7}  {'median km':>9}  {'mean km':>8}  {'AUC':>6}  "
        f"{'e2e':>5}  {'e2e nd':>6}  {'sure':>11}"
    )
    lines = [head]
    for name, s in errors_as_json(found).items():
        middle, mean = s["median_error_km"], s["mean_error_km"]
        lines.append(
            f"{name:<14}{s['linked_gold']:>7}  {s['found']:>6}  {s['answered']:>8}  "
            f"{_percent(s['right_of_found']):>6}  {_percent(s['exact_id_of_found']):>7}  "
            f"{_percent(s['country_right']):>7}  {'-' if middle is None else middle:>9}  "
            f"{'-' if mean is None else round(mean):>8}  {s['auc']:>6.3f}  "
            f"{_percent(s['end_to_end']):>5}  {_percent(s['end_to_end_no_demonyms']):>6}  "
            f"{_percent(s['sure_right'])} of {_percent(s['sure_share'])}"
        )
    return "\n".join(lines)


def calibration_as_table(found: Sequence[Answer]) -> str:
    """The pooled calibration: by bins of the score, its mean and the share that is right."""
    lines = [f"{'score':<14}{'answers':>9}  {'mean':>6}  {'right':>6}"]
    for row in calibration(found):
        span = f"{row['from']:.2f}-{row['to']:.2f}"
        lines.append(
            f"{span:<14}{row['answers']:>9}  {row['mean_score']:>6.2f}  {100 * row['right']:>6.1f}"
        )
    return "\n".join(lines)


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{100 * share:.1f}"


def run_as_json(found: Sequence[Answer]) -> dict[str, dict[str, Any]]:
    """One entry a toponym without any words of the text, to be stored and compared with later."""
    return {a.key: {"place": a.place, "right": a.right, "found": a.found} for a in found}


def compare(earlier: Mapping[str, Mapping[str, Any]], found: Sequence[Answer]) -> str:
    """Gains and losses against a stored run, each with the words around it."""
    gains = [a for a in found if a.right and not earlier.get(a.key, {}).get("right", False)]
    losses = [a for a in found if not a.right and earlier.get(a.key, {}).get("right", False)]
    lines = [f"{len(gains)} gains, {len(losses)} losses of {len(found)} linked toponyms"]
    for sign, group in (("+", gains), ("-", losses)):
        for a in group:
            before = earlier.get(a.key, {}).get("place")
            lines.append(f"{sign} {a.text}: {before} -> {a.place} | {a.words}")
    return "\n".join(lines)
