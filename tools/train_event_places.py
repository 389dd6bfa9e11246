"""Train `geo/data/weights/event-places.npz`: which name of a sentence is the event's place.

Boosted trees over the numbers of `geo.events.attachment`. Needs the package lightgbm, for training
alone; the program reads the arrays with numpy. GOLD is a file of sentences with `verb` and
`event_location`. The rows that `geo evaluate events` draws from it, and rows of the same text, are
never trained on, so that its figures stay honest. Run:

    python tools/train_event_places.py GOLD              train and write
    python tools/train_event_places.py GOLD --check      five folds: the model against the rules
"""

import argparse
import hashlib
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from boosted_trees import boosted, write

from geo.evaluate.events_gold import Row, overlap, read_rows, sample
from geo.events.attachment import NAMES, Pair, rows
from geo.events.place_decision import WEIGHED, by_rules, weighed
from geo.events.reading import Reading, is_heading, read, span_of
from geo.events.sifting import sift
from geo.events.status import judge
from geo.events.triggers import Trigger, find_triggers
from geo.events.venues import find_venues
from geo.events.vocabulary import Vocabulary, load_vocabulary
from geo.events.where import pairs_of
from geo.language import Parsed, tense_reader
from geo.mentions import find_mentions
from geo.mentions.trees import Trees
from geo.pipeline import Tools, open_tools
from geo.places import resolve
from geo.records import Article, EventPlace
from geo.relations import derive
from geo.times import find_times

TARGET = Path(__file__).parent.parent / "geo/data/weights/event-places.npz"
ROUNDS = 90
ACCEPT_FROM = 0.3
SETTINGS = {
    "objective": "binary",
    "learning_rate": 0.07,
    "num_leaves": 12,
    "min_data_in_leaf": 30,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "seed": 7,
    "num_threads": 1,
    "deterministic": True,
    "force_row_wise": True,
    "verbosity": -1,
}
FOLDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One trigger that the annotators ask about, and the names of its sentence."""

    text: str
    trigger: Trigger
    reading: Reading
    pairs: Sequence[Pair]
    table: Any
    right: Any
    gold: Sequence[tuple[int, int]]


def main() -> None:
    """Train, or check what training gives on texts that it has not seen."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("gold", type=Path, help="event_location_dev.jsonl.gz")
    options.add_argument("--check", action="store_true", help="print scores instead of writing")
    chosen = options.parse_args()
    kind, gold = read_rows(chosen.gold)
    kept = {row["text"] for row in sample(gold, None, kind)}
    seen = [row for row in gold if row["text"] not in kept]
    print(f"{len(seen)} of {len(gold)} rows to learn from", file=sys.stderr)
    samples = list(samples_of(seen, open_tools(progress=False), load_vocabulary()))
    if chosen.check:
        print(check(samples))
        return
    digest = hashlib.sha256(chosen.gold.read_bytes()).hexdigest()
    write(trained(samples), TARGET, {chosen.gold.name: digest})


def samples_of(gold: Sequence[Row], tools: Tools, vocabulary: Vocabulary) -> Iterator[Sample]:
    """The samples of all rows, in order."""
    articles = (Article(id=str(row["id"]), text=row["text"], language="en") for row in gold)
    for row, parsed in zip(gold, tools.parser.parse(articles), strict=True):
        yield from samples_in(row, reading_of(parsed, tools), vocabulary)


def reading_of(parsed: Parsed, tools: Tools) -> Reading:
    """A sentence as the events' room reads it."""
    mentions = find_mentions(parsed, tools.gazetteer)
    resolved = resolve(parsed, mentions, tools.gazetteer, tools.regions)
    resolutions = {resolution.mention: resolution for resolution in resolved.resolutions}
    places = {place.id: place for place in resolved.places}
    by_mention = {
        mention: places[one.place] for mention, one in resolutions.items() if one.place is not None
    }
    derived = derive(parsed, mentions, by_mention, tools.regions, tools.gazetteer)
    places |= {place.id: place for place in derived.places}
    times = find_times(
        parsed.article.text, published=parsed.article.date, tense_at=tense_reader(parsed)
    )
    everything = (*mentions, *find_venues(parsed, mentions))
    return read(parsed, everything, resolutions, places, derived.relations, times)


def samples_in(row: Row, reading: Reading, vocabulary: Vocabulary) -> Iterator[Sample]:
    """The triggers of a row that overlap the verb asked about."""
    gold = [(one["start"], one["end"]) for one in row["event_location"]]
    for sentence in reading.parsed.sentences():
        if reading.is_furniture(sentence.start, sentence.end):
            continue
        found = find_triggers(sentence, vocabulary)
        heading = is_heading(sentence.paragraph)
        judged = [(one, judge(one, vocabulary, heading=heading)) for one in found]
        others = [one for one, _ in sift(judged, reading, vocabulary)]
        for trigger in others:
            span = span_of(sentence.paragraph, trigger.first, trigger.last)
            asked = any(overlap(span.start, span.end, v["start"], v["end"]) for v in row["verb"])
            if not asked or trigger.sense.type not in WEIGHED:
                continue
            pairs = pairs_of(trigger, reading, vocabulary, others)
            if not pairs:
                continue
            right = [_overlaps(pair, gold) for pair in pairs]
            table = rows(pairs, trigger, others, reading, vocabulary)
            yield Sample(
                text=row["text"], trigger=trigger, reading=reading, pairs=pairs, gold=gold,
                table=np.array(table), right=np.array(right, dtype=bool),
            )  # fmt: skip


def _overlaps(pair: Pair, gold: Sequence[tuple[int, int]]) -> bool:
    return any(overlap(pair.mention.start, pair.mention.end, *one) for one in gold)


def trained(samples: Sequence[Sample]) -> Trees:
    """Train on some samples."""
    return boosted(
        np.vstack([s.table for s in samples]),
        np.concatenate([s.right for s in samples]),
        settings=SETTINGS,
        rounds=ROUNDS,
        names=NAMES,
        accept_from=ACCEPT_FROM,
    )


def check(samples: Sequence[Sample]) -> str:
    """Places of found triggers: the rules, and the model on texts that it has not seen."""
    every = [(sample, by_rules(sample.pairs)) for sample in samples]
    lines = [_line("rules", every)]
    words = load_vocabulary()
    fold = {s.text: int(hashlib.sha256(s.text.encode()).hexdigest(), 16) % FOLDS for s in samples}
    chances: list[tuple[Sample, list[float]]] = []
    for number in range(FOLDS):
        trees = trained([s for s in samples if fold[s.text] != number])
        unseen = [s for s in samples if fold[s.text] == number]
        chances += [(s, trees.probabilities(s.table.tolist())) for s in unseen]
    for accept_from in (0.3, 0.36, 0.42, 0.48, 0.54):
        answers = [
            (s, weighed(s.pairs, odds, accept_from, s.trigger, s.reading, words))
            for s, odds in chances
        ]
        lines.append(_line(f"model, {FOLDS} folds, from {accept_from}", answers))
    return "\n".join(lines)


def _line(title: str, answers: Iterable[tuple[Sample, Sequence[EventPlace]]]) -> str:
    found = right = gold = met = exact = number = 0
    for one, places in answers:
        spans = {m.id: (m.start, m.end) for m in one.reading.mentions_of(one.trigger.sentence)}
        given = {
            tuple(spans[name] for name in place.mentions if name in spans)
            for place in places
            if place.role != "scope"
        }
        hits = sum(any(overlap(*a, *b) for a in ranges for b in one.gold) for ranges in given)
        reached = sum(any(overlap(*a, *b) for r in given for a in r) for b in one.gold)
        found, right = found + len(given), right + hits
        gold, met = gold + len(one.gold), met + reached
        exact += hits == len(given) and reached == len(one.gold)
        number += 1
    precision, recall = right / max(found, 1), met / max(gold, 1)
    both = 2 * precision * recall / max(precision + recall, 1e-9)
    return (
        f"{title}: P {precision:.3f} R {recall:.3f} F1 {both:.3f}, "
        f"all places right {exact / max(number, 1):.3f} of {number} triggers"
    )


if __name__ == "__main__":
    main()
