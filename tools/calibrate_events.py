"""Fit `geo/data/events/confidence.toml`: how often a report of such a score is an event.

GOLD are files of own events that may be seen. A report is right when its trigger overlaps that of
a gold event, optional ones included, and its type is one that the gold accepts. A logistic curve
on the log-odds of the score is fitted, with a weak pull towards leaving scores as they are. Run:

    python tools/calibrate_events.py GOLD...             fit and write
    python tools/calibrate_events.py GOLD... --check     five folds by article: the table of docs
"""

import argparse
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np

from geo.evaluate.events import analyzer
from geo.evaluate.events_gold import overlap, read_rows
from geo.evaluate.events_own import article_of
from geo.events.confidence import LEAST, calibrated, log_odds, score_of
from geo.pipeline import open_tools

TARGET = Path(__file__).parent.parent / "geo/data/events/confidence.toml"
FOLDS = 5
PULL = 4.0
"""Weight of the prior: a slope of one and a level of none, as if so many reports said so."""
EDGES = (0.0, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.0)
HEAD = """\
# Written by tools/calibrate_events.py: the probability that a report is an event, from the
# log-odds of its score.
"""


def main() -> None:
    """Fit, or check what fitting gives on articles that it has not seen."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("gold", type=Path, nargs="+", help="own events, JSON Lines")
    options.add_argument("--check", action="store_true", help="print the table instead of writing")
    chosen = options.parse_args()
    articles = reports_of(chosen.gold)
    if chosen.check:
        print(check(articles))
        return
    level, slope = fit([pair for article in articles for pair in article])
    TARGET.write_text(f"{HEAD}level = {level:.3f}\nslope = {slope:.3f}\n", encoding="utf-8")


def reports_of(gold: Sequence[Path]) -> list[list[tuple[float, bool]]]:
    """Score and rightness of each report, by article."""
    rows = [row for path in gold for row in read_rows(path)[1]]
    analyze = analyzer(open_tools(progress=False), progress=False)
    found = []
    for row, analyzed in zip(rows, analyze([article_of(row) for row in rows]), strict=True):
        told = [
            (one["start"], one["end"], {event["type"], *event["also"]})
            for event in row["events"]
            for one in (event["trigger"], *event["more_triggers"])
        ]
        found.append([
            (score_of(report.confidence),
             any(overlap(report.trigger.start, report.trigger.end, start, end)
                 and report.type in types for start, end, types in told))
            for report in analyzed.reports
        ])  # fmt: skip
    return found


def fit(pairs: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """Level and slope by Newton's method, pulled towards 0 and 1."""
    inputs = np.array([[1.0, log_odds(score)] for score, _ in pairs])
    right = np.array([float(good) for _, good in pairs])
    prior, weights = np.array([0.0, 1.0]), np.array([0.0, 1.0])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-inputs @ weights))
        slope = inputs.T @ (chance - right) + PULL * (weights - prior)
        curve = (inputs * (chance * (1 - chance))[:, None]).T @ inputs + PULL * np.eye(2)
        weights = weights - np.linalg.solve(curve, slope)
    return float(weights[0]), float(weights[1])


def check(articles: Sequence[Sequence[tuple[float, bool]]]) -> str:
    """Confidence beside the share that is right, each fold by the curve of the other four."""
    before, after = [], []
    for fold in range(FOLDS):
        rest = [pair for n, one in enumerate(articles) if n % FOLDS != fold for pair in one]
        curve = fit(rest)
        for n, one in enumerate(articles):
            if n % FOLDS == fold:
                before += [(score, good) for score, good in one]
                after += [(calibrated(score, curve), good) for score, good in one]
    lines = [f"{len(after)} reports; right {np.mean([good for _, good in after]):.3f}"]
    for name, pairs in (("score", before), ("calibrated", after)):
        brier = np.mean([(value - good) ** 2 for value, good in pairs])
        lines.append(f"{name}: Brier {brier:.4f}, calibration error {_error(pairs):.3f}")
    lines += ["| confidence | reports | mean | right |", "|---|---|---|---|"]
    for low, high in pairwise(EDGES):
        inside = [pair for pair in after if low <= pair[0] < high + LEAST * (high == EDGES[-1])]
        if inside:
            values, goods = zip(*inside, strict=True)
            lines.append(f"| {low:.2f} to {high:.2f} | {len(inside)} | {np.mean(values):.3f} "
                         f"| {np.mean(goods):.3f} |")  # fmt: skip
    return "\n".join(lines)


def _error(pairs: Sequence[tuple[float, bool]]) -> float:
    """Mean distance of confidence and share right over ten bins, weighted by their size."""
    total = 0.0
    for n in range(10):
        inside = [pair for pair in pairs if n <= 10 * min(pair[0], 0.999) < n + 1]
        if inside:
            values, goods = zip(*inside, strict=True)
            total += len(inside) * abs(float(np.mean(values)) - float(np.mean(goods)))
    return total / len(pairs)


if __name__ == "__main__":
    main()
