"""Fit `geo/data/events/dating.toml`: which time of the text is the event's.

GOLD are files of own events that may be seen. A report whose trigger overlaps that of a gold event
asks twice: which time of its own sentence is the event's, if any ("own"), and where none is, which
time told before ("before"). The marks of each time (`geo.events.dating`, `dating_before`) are
weighed by a conditional logit: a time's probability is its share among all times and the answer
"none"; several words for one interval stand together. Weights are pulled towards those of
`times_prior.toml`, what grammar says before anything is counted. Run:

    python tools/train_event_times.py GOLD...             fit and write
    python tools/train_event_times.py GOLD... --check     ten folds by article, and file by file
"""

import argparse
import hashlib
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from event_readings import reading_of

from geo.evaluate.events_gold import Row, day, overlap, read_rows
from geo.evaluate.events_own import article_of
from geo.events.borrowing import Draft
from geo.events.clauses import looks_back
from geo.events.counted_days import shifted_time
from geo.events.dating import own_marks, pairs_of
from geo.events.dating_before import earlier_times, undated_marks
from geo.events.grammar import remembering
from geo.events.reading import Reading
from geo.events.reports import drafts_of
from geo.events.time_weights import chosen
from geo.events.vocabulary import load_vocabulary
from geo.events.when import ahead, from_expression
from geo.pipeline import open_tools

TARGET = Path(__file__).parent.parent / "geo/data/events/dating.toml"
PRIOR: dict[str, dict[str, float]] = tomllib.loads(
    (Path(__file__).parent / "times_prior.toml").read_text(encoding="utf-8")
)
FOLDS = 10
PULL = {"own": 3.0, "before": 5.0}
"""Strength of the pull towards no weight: what stands before needs more, there is less to see."""
LEAN = {"own": 0.0, "before": 0.6}
"""How much a time is favoured over none: a time in the sentence is the first thing that offers
itself, and of what is told before too little is found otherwise."""
LEAST = 3
"""Times that a mark must be seen to have a weight."""
OPTIONAL = 0.7
"""What an event counts that a sensible reader could leave out."""
STEPS = 400
HEAD = """\
# Written by tools/train_event_times.py: how much each mark of a time speaks for it (log-odds).
# "own": times of the event's own sentence; "before": times told before it.
"""
Interval = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """An event, the times that it may have, and which of them it has."""

    article: str
    part: str
    marks: tuple[tuple[str, ...], ...]
    """Of each time; last those of none."""
    intervals: tuple[Interval | None, ...]
    """Of each time; last None."""
    answer: Interval | None
    weight: float


def main() -> None:
    """Fit, or check what fitting gives on articles that it has not seen."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("gold", type=Path, nargs="+", help="own events, JSON Lines")
    options.add_argument("--check", action="store_true", help="print shares instead of writing")
    chosen_options = options.parse_args()
    files = {path: questions(read_rows(path)[1]) for path in chosen_options.gold}
    if chosen_options.check:
        print(check(files))
        return
    everything = [one for found in files.values() for one in found]
    lines = [HEAD]
    lines += [
        f"# {path.name} sha256 {hashlib.sha256(path.read_bytes()).hexdigest()}\n"
        for path in chosen_options.gold
    ]
    for part in ("own", "before"):
        weights = fit([one for one in everything if one.part == part], part)
        lines.append(f"\n[{part}]\n")
        lines += [f'"{mark}" = {weight:.3f}\n' for mark, weight in sorted(weights.items())]
    TARGET.write_text("".join(lines), encoding="utf-8")


def questions(rows: Sequence[Row]) -> list[Question]:
    """What all reports of some articles ask."""
    tools, found = open_tools(progress=False), []
    for row, parsed in zip(rows, tools.parser.parse(map(article_of, rows)), strict=True):
        reading = reading_of(parsed, tools)
        words = load_vocabulary()
        with remembering([paragraph.doc for paragraph in parsed.paragraphs]):
            drafts = drafts_of(reading, words)
            for index, draft in enumerate(drafts):
                gold = _gold_of(draft, row)
                if gold is not None and shifted_time(draft.trigger, reading) is None:
                    found += list(_asked(draft, drafts[:index], reading, gold, row, words))
    return found


def _gold_of(draft: Draft, row: Row) -> dict[str, Any] | None:
    """The gold event that a report tells of, one of its type first."""
    span, best = draft.report.trigger, None
    for event in row["events"]:
        for further, one in enumerate((event["trigger"], *event["more_triggers"])):
            if overlap(span.start, span.end, one["start"], one["end"]):
                other = draft.report.type not in (event["type"], *event["also"])
                if best is None or (other, further > 0) < best[0]:
                    best = ((other, further > 0), event)
    return best[1] if best else None


def _asked(
    draft: Draft, before: Sequence[Draft], reading: Reading, gold: Any, row: Row, words: Any
) -> Iterator[Question]:
    told = gold["time"]
    answer = None if told is None else (day(told["from"]), day(told["to"]))
    pairs = pairs_of(draft.trigger, draft.judgement, reading, draft.others)
    own = tuple(_settled(draft, pair.time, reading) for pair in pairs)
    weight = OPTIONAL if gold["optional"] else 1.0
    if own:
        yield Question(
            article=str(row["id"]), part="own", intervals=(*own, None), weight=weight,
            marks=(*(pair.marks for pair in pairs), own_marks(draft.trigger, draft.judgement)),
            answer=answer if answer in own else None,
        )  # fmt: skip
    earlier = earlier_times(draft, before, reading, words)
    if not earlier or (answer is not None and answer in own):
        return
    intervals = tuple((one.time.first, one.time.last) for one in earlier)
    yield Question(
        article=str(row["id"]), part="before", intervals=(*intervals, None), weight=weight,
        marks=(*(one.marks for one in earlier), undated_marks(draft, reading)),
        answer=answer if answer in intervals else None,
    )  # fmt: skip


def _settled(draft: Draft, expression: Any, reading: Reading) -> Interval:
    """What the program makes of a time once it has chosen it."""
    time = from_expression(expression)
    if draft.report.status in ("planned", "possible") and not looks_back(draft.trigger):
        time = ahead(time, reading.parsed.article.date)
    return time.first, time.last


def fit(asked: Sequence[Question], part: str) -> dict[str, float]:
    """Weights by mark that make the answers likeliest, pulled towards none."""
    counts = Counter(mark for one in asked for marks in one.marks for mark in marks)
    names = sorted(mark for mark, count in counts.items() if count >= LEAST)
    index = {mark: place for place, mark in enumerate(names)}
    owner = np.array([n for n, one in enumerate(asked) for _ in one.marks])
    right = np.array([interval == one.answer for one in asked for interval in one.intervals], float)
    table = np.zeros((len(owner), len(names)))
    for row, marks in enumerate(marks for one in asked for marks in one.marks):
        table[row, [index[mark] for mark in marks if mark in index]] = 1.0
    scale = np.array([one.weight for one in asked])
    prior = np.array([float(PRIOR[part].get(name, 0.0)) for name in names])
    weights, previous = prior, None
    for _ in range(STEPS):
        scores = np.exp(table @ weights)
        share = scores / np.bincount(owner, scores)[owner]
        good = np.bincount(owner, share * right)[owner]
        slope = table.T @ (scale[owner] * (share - share * right / good)) + PULL[part] * (
            weights - prior
        )
        if np.abs(slope).max() < 1e-4:
            break
        rate = 0.01
        if previous is not None:  # Barzilai and Borwein's step
            moved, turned = weights - previous[0], slope - previous[1]
            rate = float(moved @ moved / max(moved @ turned, 1e-9))
        previous = (weights, slope)
        weights = weights - min(rate, 0.5) * slope
    found = PRIOR[part] | {mark: float(weights[place]) for mark, place in index.items()}
    nothing = "none" if part == "own" else "undated"
    found[nothing] = found.get(nothing, 0.0) - LEAN[part]
    return {mark: weight for mark, weight in found.items() if abs(weight) >= 0.005}


def check(files: dict[Path, list[Question]]) -> str:
    """Shares right by folds of articles, then of each file by the weights of the others."""
    lines = []
    everything = [one for found in files.values() for one in found]
    articles = sorted({one.article for one in everything})
    mixed = np.random.default_rng(1).permutation(articles)
    order = {name: place for place, name in enumerate(mixed)}
    for part in ("own", "before"):
        asked = [one for one in everything if one.part == part]
        right = []
        for fold in range(FOLDS):
            held = [one for one in asked if order[one.article] % FOLDS == fold]
            rest = [one for one in asked if order[one.article] % FOLDS != fold]
            right += _judged(held, fit(rest, part))
        lines.append(f"{part}, ten folds: {_shares(right)}")
        for path, found in files.items():
            held = [one for one in found if one.part == part]
            rest = [one for one in asked if one not in held]
            if rest and held:
                lines.append(f"{part}, {path.name}: {_shares(_judged(held, fit(rest, part)))}")
    return "\n".join(lines)


def _judged(asked: Sequence[Question], weights: dict[str, float]) -> list[tuple[bool, bool]]:
    """(has a time, answered rightly) of each."""
    found = []
    for one in asked:
        best = chosen(list(zip(one.intervals[:-1], one.marks[:-1], strict=True)),
                      one.marks[-1], weights)  # fmt: skip
        given = None if best is None else one.intervals[best]
        found.append((one.answer is not None, given == one.answer))
    return found


def _shares(right: Sequence[tuple[bool, bool]]) -> str:
    dated = [good for has, good in right if has]
    none = [good for has, good in right if not has]
    return (
        f"a time {sum(dated)} of {len(dated)} ({sum(dated) / max(len(dated), 1):.3f}), "
        f"none {sum(none)} of {len(none)} ({sum(none) / max(len(none), 1):.3f})"
    )


if __name__ == "__main__":
    main()
