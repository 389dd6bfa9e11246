"""Types of events: gold sentences with the words of their event and PLOVER's type.

A row's trigger is found when a report's trigger overlaps one of the marked words; its type is
right when such a report has the gold's type. Rows mark up to three words ("agreed … cooperate")
under one type, so the strict figure asks the same of the first such report alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from geo.evaluate.events_gold import Row
from geo.evaluate.events_places import Analyze, triggered
from geo.evaluate.events_scores import Result
from geo.records import Article


def score_types(rows: Sequence[Row], analyze: Analyze) -> Result:
    """Score sentences with `spans` labelled EVT and `event_type_v08`; rows without EVT words
    count by any report of the sentence."""
    result = Result(kind="event types", rows=len(rows), of_rows=len(rows))
    articles = [Article(id=str(row["id"]), text=row["text"], language="en") for row in rows]
    for row, analyzed in zip(rows, analyze(articles), strict=True):
        words = [
            (span["start"], span["end"]) for span in row["spans"] if span["label"].startswith("EVT")
        ]
        reports = triggered(analyzed, words or [(0, len(row["text"]))])
        types = [report.type for report in reports]
        gold = row["event_type_v08"]
        result.share("trigger found").count(bool(reports))
        result.share("type right").count(gold in types)
        result.share("type right, first report only").count(types[:1] == [gold])
        if gold not in types:
            what = "type wrong" if reports else "trigger missed"
            given = ", ".join(
                f"{row['text'][r.trigger.start : r.trigger.end]} {r.type}" for r in reports
            )
            marked = "/".join(row["text"][start:end] for start, end in words)
            result.misses.append(
                f"{what} {row['id']} “{marked}”: {given or 'none'}, expected {gold} | {row['text']}"
            )
    result.beside["best prototype, type right"] = 0.50
    result.beside["bar, trigger found"] = 0.85
    result.beside["bar, type right"] = 0.55
    result.notes.append(
        "All rows are scored. The first form of the word lists was written without these rows; "
        "docs/accuracy-events.md says what has happened since."
    )
    return result
