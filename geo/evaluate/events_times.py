"""Own gold of times: sentences with every calendar expression and its interval.

An expression is found when the spans overlap, and right when its interval is the gold's, open
ends included. A duration alone gives no day and is no answer.
"""

from __future__ import annotations

from collections.abc import Sequence

from geo.evaluate.events_gold import Row, day, overlap
from geo.evaluate.events_own import article_of
from geo.evaluate.events_places import Analyze
from geo.evaluate.events_scores import Result
from geo.records import AnalyzedArticle


def score_times(rows: Sequence[Row], analyze: Analyze) -> Result:
    """Score sentences with `text`, `date` and `times` in the form of tests/gold/README.md."""
    result = Result(kind="own times", rows=len(rows), of_rows=len(rows))
    articles = [article_of(row) for row in rows]
    for row, analyzed in zip(rows, analyze(articles), strict=True):
        _add(result, row, analyzed)
    return result


def _add(result: Result, row: Row, analyzed: AnalyzedArticle) -> None:
    spans, intervals = result.matching("expression found"), result.matching("interval right")
    found = [one for one in analyzed.times if one.first or one.last]
    left = list(found)
    for wanted in row["times"]:
        met = [o for o in left if overlap(o.start, o.end, wanted["start"], wanted["end"])]
        days = (day(wanted["from"]), day(wanted["to"]))
        met.sort(key=lambda one: (one.first, one.last) != days)
        right = bool(met) and (met[0].first, met[0].last) == days
        for count, good in ((spans, bool(met)), (intervals, right)):
            count.gold += 1
            count.gold_right += good
            count.found_right += good
        if met:
            left.remove(met[0])
        if right:
            result.share("precision right, of right ones").count(
                met[0].precision == wanted["precision"]
            )
        else:
            given = f"{met[0].text} {met[0].first}..{met[0].last}" if met else "nothing"
            result.misses.append(
                f"{'wrong' if met else 'missed'} {row['id']} “{wanted['text']}”: {given}, "
                f"expected {days[0]}..{days[1]} | {row['date']} {row['text']}"
            )
    spans.found += len(found)
    intervals.found += len(found)
    result.misses.extend(
        f"extra {row['id']} “{one.text}”: {one.first}..{one.last} | {row['text']}" for one in left
    )
