"""Fit the weights by which reports of different articles become one event.

    python tools/train_merging.py --gold GOLD            # writes geo/data/events/merging.json
    python tools/train_merging.py --gold GOLD --check    # writes nothing, prints both figures
    python tools/train_merging.py --gold GOLD --rarity   # rebuilds geo/data/events/rarity.json

`--rarity` counts in how many sentences of the development texts each stem stands; the weights
are fitted on event_merge_ecbplus_dev, whose texts are not in that count. The check fits on seven
topics and scores the eighth, thresholds included, eight times.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import numpy as np

from geo.evaluate.events import analyzer
from geo.evaluate.events_gold import read_rows
from geo.evaluate.events_linking import compared, pairs_of, untokenised
from geo.events import load_vocabulary
from geo.events.merge import gathered
from geo.events.merging.likeness import FEATURES, Weights, contradict, features
from geo.events.merging.pairs import pairs_across
from geo.events.merging.told import Told, prepare
from geo.events.merging.wording import rarity, stems
from geo.records import Article

DATA = Path(__file__).parent.parent / "geo" / "data" / "events"
PRIOR = Path(__file__).with_name("merging_prior.toml")
COUNTED = ("geoparsing_lgl_dev", "geoparsing_trnews_dev", "geoparsing_geowebnews_dev",
           "event_location_dev", "events_muc4_dev")  # fmt: skip
RARE = 4
"""Sentences that a stem must stand in to have a weight of its own."""
PULL = 10.0
"""How strongly weights are drawn towards the prior."""
FIXED = 1e6
"""For what the development data cannot tell: hardly a document of theirs has a date, and no town
of theirs sees two happenings of one kind in a week, as capitals do; one sea of theirs sees two."""
JOINS = (0.7,)
HOLDS = (0.5,)
"""Thresholds to choose from. One each: ECB+ holds little but happenings told many times, so its
best threshold joins too much elsewhere. Two arrests in one town, told in the same week in other
words, reach 0.65; two accounts of one reach 0.98 (tests/events/test_merge.py). Two groups are one
where two of their members are on average more likely one event than not."""

Pair = tuple[int, int]


def main() -> None:
    """Read the arguments and do what they ask."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--gold", type=Path, required=True)
    arguments.add_argument("--check", action="store_true")
    arguments.add_argument("--rarity", action="store_true")
    asked = arguments.parse_args()
    if asked.rarity:
        write_rarity(asked.gold)
        return
    prior = tomllib.loads(PRIOR.read_text(encoding="utf-8"))
    told, happening, topic = read_told(asked.gold / "event_merge_ecbplus_dev.jsonl.gz")
    task = Task(told, happening, topic, prior)
    print(f"{len(happening)} documents, {len(told)} reports, {len(task.pairs)} pairs to judge")
    weights = task.fitted(None)
    for name, value in zip(FEATURES, weights.of, strict=True):
        print(f"  {name:<24}{value:>7.2f}   (prior {prior['weights'][name]:.2f})")
    print(f"  join {weights.join}, hold {weights.hold}")
    print("in sample:", task.scored(weights, None))
    print("by topic held out:", task.cross_validated())
    if not asked.check:
        (DATA / "merging.json").write_text(
            json.dumps(
                {
                    "weights": {n: round(v, 3) for n, v in zip(FEATURES, weights.of, strict=True)},
                    "join": weights.join, "hold": weights.hold,
                    "kindred": prior["families"]["kindred"],
                },
                indent=1,
            ) + "\n", encoding="utf-8",
        )  # fmt: skip


class Task:
    """Reports of gold documents, the pairs that nothing keeps apart, and their features."""

    def __init__(
        self, told: list[Told], happening: dict[str, str], topic: dict[str, str],
        prior: dict[str, dict[str, object]],
    ) -> None:  # fmt: skip
        self.told, self.happening, self.topic = told, happening, topic
        self.gold = pairs_of(happening)
        self.prior = np.array([float(str(prior["weights"][name])) for name in FEATURES])
        kindred = prior["families"]["kindred"]
        assert isinstance(kindred, list)  # noqa: S101 — our own file
        self.kindred = frozenset(frozenset(pair) for pair in kindred)
        weigh = rarity()
        self.pairs: list[Pair] = [
            (a, b)
            for a, b in pairs_across(told, weigh)
            if not contradict(told[a], told[b], self.kindred)
        ]
        self.values = np.array([features(told[a], told[b], weigh) for a, b in self.pairs])
        self.same = np.array([self._group(a) == self._group(b) for a, b in self.pairs], float)

    def _group(self, index: int) -> str:
        return self.happening[self.told[index].report.article]

    def _topic(self, index: int) -> str:
        return self.topic[self.told[index].report.article]

    def fitted(self, without: str | None) -> Weights:
        """Weights and thresholds from all topics but one."""
        kept = np.array([without not in (self._topic(a), self._topic(b)) for a, b in self.pairs])
        of = _signed(self.values[kept], self.same[kept], self.prior)
        start = Weights(of=tuple(of), join=0.5, hold=0.3, kindred=self.kindred)
        tried = [replace(start, join=join, hold=hold) for join in JOINS for hold in HOLDS]
        return max(tried, key=lambda one: self._f1(one, without))

    def _f1(self, weights: Weights, without: str | None) -> float:
        return compared(*self._links(weights, leave=without)).f1

    def _links(
        self, weights: Weights, *, leave: str | None = None, only: str | None = None
    ) -> tuple[set[frozenset[str]], set[frozenset[str]]]:
        told = [one for one in self.told if self.topic[one.report.article] != leave]
        links = set()
        for members in gathered(told, rarity(), weights):
            holders = sorted({told[index].report.article for index in members})
            links |= {frozenset(pair) for pair in combinations(holders, 2)}

        def counts(pair: frozenset[str]) -> bool:
            topics = {self.topic[one] for one in pair}
            return leave not in topics and (only is None or only in topics)

        return {pair for pair in links if counts(pair)}, {p for p in self.gold if counts(p)}

    def scored(self, weights: Weights, only: str | None) -> str:
        """Pairwise figures in words."""
        return _words(*self._links(weights, only=only))

    def cross_validated(self) -> str:
        """Each topic judged by weights and thresholds that the others gave."""
        found: set[frozenset[str]] = set()
        for topic in sorted(set(self.topic.values())):
            links, _ = self._links(self.fitted(topic), only=topic)
            found |= links
        return _words(found, self.gold)


def _words(found: set[frozenset[str]], gold: set[frozenset[str]]) -> str:
    counts = compared(found, gold)
    return f"P {counts.precision:.3f} R {counts.recall:.3f} F1 {counts.f1:.3f}"


def _signed(values: np.ndarray, same: np.ndarray, prior: np.ndarray) -> np.ndarray:
    """The fit in which no weight goes against the prior's sign: what does is left out, the worst
    first. "The same kind of crime in the same country" must not speak against one event because
    a topic of the development data holds two."""
    kept = np.ones(len(prior), bool)
    while True:
        weights = np.where(kept, _regression(values * kept, same, prior * kept), 0.0)
        against = kept & (weights * prior < 0)
        if not against.any():
            return weights
        kept[np.argmax(np.where(against, np.abs(weights), 0.0))] = False


def _regression(
    values: np.ndarray, same: np.ndarray, prior: np.ndarray, steps: int = 60
) -> np.ndarray:
    """Logistic regression by Newton's method, drawn towards the prior; the constant too."""
    weights, pull = prior.copy(), np.full(len(prior), PULL)
    for name in ("one_undated", "same_place", "same_wide_place", "near"):
        pull[FEATURES.index(name)] = FIXED
    for _ in range(steps):
        chance = 1 / (1 + np.exp(-np.clip(values @ weights, -30, 30)))
        slope = values.T @ (chance - same) + pull * (weights - prior)
        bend = (values * (chance * (1 - chance))[:, None]).T @ values + np.diag(pull)
        step = np.linalg.solve(bend, slope)
        step /= max(1.0, float(np.abs(step).max()))  # far from the goal Newton overshoots
        weights = weights - step
        if float(np.abs(step).max()) < 1e-8:
            break
    return weights


def read_told(path: Path) -> tuple[list[Told], dict[str, str], dict[str, str]]:
    """Reports of the gold documents, and the documents' happenings and topics."""
    from geo.pipeline import open_tools

    _, rows = read_rows(path)
    articles = [Article(id=str(row["id"]), text=untokenised(row["text"]), language="en")
                for row in rows]  # fmt: skip
    analyzed = list(analyzer(open_tools())(articles))
    return (
        prepare(analyzed, load_vocabulary(), rarity()),
        {str(row["id"]): str(row["seminal_event"]) for row in rows},
        {str(row["id"]): str(row["topic"]) for row in rows},
    )


def write_rarity(gold: Path) -> None:
    """Count stems in sentences and write the table: tenths of ln(sentences / sentences with it)."""
    counts: Counter[str] = Counter()
    total = 0
    for name in COUNTED:
        for sentence in _sentences(gold / f"{name}.jsonl.gz", capitals=name == "events_muc4_dev"):
            found = set(stems(sentence))
            if len(found) >= RARE:
                counts.update(found)
                total += 1
    levels: dict[int, list[str]] = {}
    for stem, number in counts.items():
        if number >= RARE and stem.isalpha():
            levels.setdefault(round(10 * math.log(total / number)), []).append(stem)
    table = {
        "unseen": round(math.log(total / 2), 1),
        "tenths": {str(level): " ".join(sorted(levels[level])) for level in sorted(levels)},
    }
    (DATA / "rarity.json").write_text(
        json.dumps(table, ensure_ascii=False, indent=0) + "\n", encoding="utf-8"
    )
    print(f"{total} sentences, {sum(map(len, levels.values()))} stems")


def _sentences(path: Path, *, capitals: bool) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            text = json.loads(line)["text"]
            if capitals:  # lines are broken at a width there
                text = re.sub(r"\s*\n\s{0,2}(?=\S)", " ", text)
            yield from re.split(r"(?<=[.!?])[\"')]*\s+|\n\s*\n", text)


if __name__ == "__main__":
    main()
