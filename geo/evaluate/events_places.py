"""The place of *this* event: gold sentences with one marked verb and the places of its event.

The answer is the union of the places of all reports whose trigger overlaps the verb. A trigger
that was missed leaves its places missed; a place that no gazetteer holds counts, its words stand
in the text all the same. What an event is about (`scope`) is no place of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from geo.evaluate.events_gold import Row, overlap
from geo.evaluate.events_scores import Result
from geo.records import AnalyzedArticle, Article, Report

Analyze = Callable[[Iterable[Article]], Iterator[AnalyzedArticle]]
Range = tuple[int, int]


def score_places(rows: Sequence[Row], analyze: Analyze) -> Result:
    """Score sentences with `verb` and `event_location`."""
    result = Result(kind="event places", rows=len(rows), of_rows=len(rows))
    articles = [Article(id=str(row["id"]), text=row["text"], language="en") for row in rows]
    for row, analyzed in zip(rows, analyze(articles), strict=True):
        _add(result, row, analyzed)
    result.beside["places by the first preposition, F1"] = 0.489
    result.beside["sentences by the first preposition"] = 0.504
    result.beside["bar, places F1"] = 0.70
    result.beside["bar, sentences"] = 0.65
    return result


def answer(analyzed: AnalyzedArticle, reports: Iterable[Report]) -> list[frozenset[Range]]:
    """Each place of these reports once, as the ranges of its mentions in the text."""
    spans = {mention.id: (mention.start, mention.end) for mention in analyzed.mentions}
    found = {
        frozenset(spans[mention] for mention in place.mentions if mention in spans)
        for report in reports
        for place in report.places
        if place.role != "scope"
    }
    return sorted((ranges for ranges in found if ranges), key=sorted)


def triggered(analyzed: AnalyzedArticle, ranges: Iterable[Range]) -> list[Report]:
    """The reports whose trigger overlaps one of the ranges."""
    wanted = list(ranges)
    return [
        report
        for report in analyzed.reports
        if any(overlap(report.trigger.start, report.trigger.end, *one) for one in wanted)
    ]


def _add(result: Result, row: Row, analyzed: AnalyzedArticle) -> None:
    gold = [(one["start"], one["end"]) for one in row["event_location"]]
    reports = triggered(analyzed, [(one["start"], one["end"]) for one in row["verb"]])
    found = answer(analyzed, reports)
    right = [one for one in found if any(overlap(*a, *b) for a in one for b in gold)]
    met = [b for b in gold if any(overlap(*a, *b) for one in found for a in one)]
    places = result.matching("place of the event")
    places.found += len(found)
    places.found_right += len(right)
    places.gold += len(gold)
    places.gold_right += len(met)
    exact = len(right) == len(found) and len(met) == len(gold)
    result.share("sentence right").count(exact)
    result.share("trigger found").count(bool(reports))
    if not gold:
        result.share("no place, and none given").count(not found)
    if not exact:
        text = row["text"]
        verb = "/".join(text[one["start"] : one["end"]] for one in row["verb"])
        wanted = ", ".join(text[a:b] for a, b in gold) or "none"
        given = ", ".join("+".join(text[a:b] for a, b in sorted(one)) for one in found) or "none"
        what = "place wrong" if reports else "trigger missed"
        result.misses.append(f"{what} {row['id']} “{verb}”: {given}, expected {wanted} | {text}")
