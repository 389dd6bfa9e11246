"""What training gives on articles that it has not seen, end to end, for docs/accuracy.md.

Trains the recogniser and the ranker of `train_mentions.py` and `train_places.py` on some articles
and scores both together on the others: out of family (two corpora, tested on the third) and in
family (5 folds by article over all). Needs lightgbm. Run:

    python tools/check_geoparsing.py --gold DIR
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))

import train_mentions
import train_places

from geo.evaluate.geoparsing import Scores, as_table, score_article
from geo.evaluate.geoparsing_errors import (
    Answer,
    article_answers,
    calibration_as_table,
    errors_as_table,
)
from geo.evaluate.geoparsing_gold_mentions import resolved_gold
from geo.evaluate.gold import GoldArticle, corpus_name
from geo.gazetteer import Gazetteer, load_gazetteer
from geo.language import Parsed, Parser
from geo.mentions import find_mentions
from geo.places import resolve
from geo.records import AnalyzedArticle
from geo.regions import Regions, load_regions

FOLDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One article, ready for both models."""

    corpus: str
    gold: GoldArticle
    parsed: Parsed
    sample: train_mentions.Sample
    choices: list[train_places.Choice]


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """Scores and answers of one way of splitting."""

    scores: dict[str, Scores]
    answers: list[Answer]
    alone: list[Answer]
    """The ranker's answers on the annotators' spans."""


def main() -> None:
    """Print the tables of both ways of splitting."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--gold", type=Path, required=True, help="folder of geoparsing_*.jsonl.gz")
    gazetteer, regions = load_gazetteer(), load_regions()
    items = list(read(sorted(options.parse_args().gold.glob("geoparsing_*.jsonl.gz")), gazetteer))
    for title, splits in (
        ("Out of family", list(by_corpus(items))),
        (f"In family, {FOLDS} folds", list(by_fold(items))),
    ):
        result = scored(splits, gazetteer, regions)
        for name, table in (
            ("Recognition, and end to end", as_table(result.scores)),
            ("Resolution, with the program's own mentions", errors_as_table(result.answers)),
            ("Resolution alone, on gold mentions", errors_as_table(result.alone)),
            ("Calibration, pooled", calibration_as_table(result.answers)),
        ):
            print(f"{title}: {name}\n{table}\n", flush=True)


def read(paths: Sequence[Path], gazetteer: Gazetteer) -> Iterator[Item]:
    """All articles with what both trainings ask of them."""
    parser = Parser()
    for path in paths:
        corpus = corpus_name(path)
        for gold, parsed in train_mentions.parses(path, parser):
            yield Item(
                corpus=corpus,
                gold=gold,
                parsed=parsed,
                sample=train_mentions.sample(corpus, gold, parsed, gazetteer),
                choices=train_places.choices(gold, parsed, gazetteer),
            )


Split = tuple[list[Item], list[Item]]


def by_corpus(items: Sequence[Item]) -> Iterator[Split]:
    """(trained on, tested on) for each corpus left out."""
    for corpus in dict.fromkeys(item.corpus for item in items):
        yield (
            [item for item in items if item.corpus != corpus],
            [item for item in items if item.corpus == corpus],
        )


def by_fold(items: Sequence[Item]) -> Iterator[Split]:
    """(trained on, tested on) for each fold, drawn with seed 3."""
    order = np.random.default_rng(3).permutation(len(items)).tolist()
    for fold in range(FOLDS):
        unseen = set(order[fold::FOLDS])
        yield (
            [item for number, item in enumerate(items) if number not in unseen],
            [item for number, item in enumerate(items) if number in unseen],
        )


def scored(splits: Sequence[Split], gazetteer: Gazetteer, regions: Regions) -> Result:
    """Train on one side of each split, score the other."""
    scores: dict[str, Scores] = {}
    answers: list[Answer] = []
    alone: list[Answer] = []

    def demonym(words: str) -> bool:
        return bool(gazetteer.demonym(words))

    def country(lon: float, lat: float) -> str | None:
        return regions.where(lon, lat).country

    for known, unseen in splits:
        trees = train_mentions.trained([item.sample for item in known])
        weights = train_places.trained([item.choices for item in known])
        for item in unseen:
            mentions = find_mentions(item.parsed, gazetteer, trees=trees)
            resolved = resolve(item.parsed, mentions, gazetteer, regions, weights=weights)
            found = AnalyzedArticle(
                article=item.gold.article, mentions=mentions, resolutions=resolved.resolutions,
                places=resolved.places,
            )  # fmt: skip
            corpus = scores.setdefault(item.corpus, Scores())
            corpus.add(score_article(item.gold, found, demonym))
            answers += article_answers(item.corpus, item.gold, found, demonym, country)
            given = resolved_gold(item.gold, item.parsed, gazetteer, regions, weights)
            alone += article_answers(item.corpus, item.gold, given, demonym, country)
    pooled = Scores()
    for corpus in list(scores.values()):
        pooled.add(corpus)
    return Result(
        scores={**dict(sorted(scores.items())), "pooled": pooled}, answers=answers, alone=alone
    )


if __name__ == "__main__":
    main()
