"""Train `geo/data/weights/mentions.npz`: which proposed spans are toponyms.

Boosted trees over the numbers of `geo.mentions.numbers`. Needs the package lightgbm, for training
alone; the program reads the arrays with np. Run:

    python tools/train_mentions.py --gold DIR              train on all corpora and write
    python tools/train_mentions.py --gold DIR --check      scores out of family and in family
"""

import argparse
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

import numpy as np
from boosted_trees import boosted, write

from geo.evaluate.geoparsing import PRF
from geo.evaluate.gold import GoldArticle, corpus_name, read_gold
from geo.gazetteer import Gazetteer, load_gazetteer
from geo.language import Parsed, Parser
from geo.mentions.features import NameBook
from geo.mentions.find import Proposal, all_proposals, guarded, likeliest
from geo.mentions.numbers import NAMES, rows
from geo.mentions.trees import Trees
from geo.mentions.words import lines

TARGET = Path(__file__).parent.parent / "geo/data/weights/mentions.npz"
ROUNDS = 160
ACCEPT_FROM = 0.36
SETTINGS = {
    "objective": "binary",
    "learning_rate": 0.06,
    "num_leaves": 20,
    "min_data_in_leaf": 25,
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
    """The proposals of one article."""

    corpus: str
    table: Any
    right: Any
    proposals: list[Proposal]
    spans: list[tuple[int, int]]
    demonyms: frozenset[tuple[int, int]]
    gold: frozenset[tuple[int, int]]


def main() -> None:
    """Train, or check what training gives on texts that it has not seen."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--gold", type=Path, required=True, help="folder of geoparsing_*.jsonl.gz")
    options.add_argument("--check", action="store_true", help="print scores instead of writing")
    chosen = options.parse_args()
    paths = sorted(chosen.gold.glob("geoparsing_*.jsonl.gz"))
    gazetteer, parser = load_gazetteer(), Parser()
    samples = [
        sample(corpus_name(path), gold, parsed, gazetteer)
        for path in paths
        for gold, parsed in parses(path, parser)
    ]
    if chosen.check:
        print(check(samples))
        return
    write(trained(samples), TARGET, {path.name: _hash(path) for path in paths})


def parses(path: Path, parser: Parser) -> Iterator[tuple[GoldArticle, Parsed]]:
    """Gold articles with their parses."""
    gold = list(read_gold(path))
    yield from zip(gold, parser.parse(row.article for row in gold), strict=True)


def sample(corpus: str, gold: GoldArticle, parsed: Parsed, gazetteer: Gazetteer) -> Sample:
    """The proposals of one article as numbers, with what the annotators say."""
    proposals = all_proposals(parsed, NameBook(gazetteer=gazetteer), lines(parsed))
    spans = [(p.found.start, p.found.end) for p in proposals]
    right = {(t.start, t.end) for t in gold.toponyms}
    text = gold.article.text
    demonyms = {span for span in (*spans, *right) if gazetteer.demonym(text[slice(*span)])}
    return Sample(
        corpus=corpus,
        table=np.array(rows(proposals), dtype=float).reshape(-1, len(NAMES)),
        right=np.array([span in right for span in spans], dtype=bool),
        proposals=proposals,
        spans=spans,
        demonyms=frozenset(demonyms),
        gold=frozenset(right),
    )


def trained(samples: Sequence[Sample]) -> Trees:
    """Train on some articles."""
    return boosted(
        np.vstack([s.table for s in samples]),
        np.concatenate([s.right for s in samples]),
        settings=SETTINGS,
        rounds=ROUNDS,
        names=NAMES,
        accept_from=ACCEPT_FROM,
    )


def check(samples: Sequence[Sample]) -> str:
    """Exact-span scores without demonyms, out of family and in family."""
    corpora = sorted({s.corpus for s in samples})
    result = []
    out = {
        corpus: _scored(
            trained([s for s in samples if s.corpus != corpus]),
            [s for s in samples if s.corpus == corpus],
        )
        for corpus in corpora
    }
    result.append(_line("out of family", out))
    inside = {corpus: PRF() for corpus in corpora}
    order = np.random.default_rng(3).permutation(len(samples))
    for fold in range(FOLDS):
        unseen = set(order[fold::FOLDS].tolist())
        trees = trained([s for i, s in enumerate(samples) if i not in unseen])
        for i in sorted(unseen):
            inside[samples[i].corpus] += _scored(trees, [samples[i]])
    result.append(_line(f"in family, {FOLDS} folds", inside))
    return "\n".join(result)


def _scored(trees: Trees, samples: Sequence[Sample]) -> PRF:
    total = PRF()
    for s in samples:
        chances = guarded(s.proposals, trees.probabilities(s.table))
        chosen = likeliest(s.spans, chances, trees)
        kept = {s.spans[i] for i in chosen} - s.demonyms
        gold = s.gold - s.demonyms
        total += PRF(right=len(kept & gold), found=len(kept), gold=len(gold))
    return total


def _line(title: str, scores: dict[str, PRF]) -> str:
    parts = [
        f"{name} {100 * s.precision:.1f}/{100 * s.recall:.1f}/{100 * s.f1:.1f}"
        for name, s in scores.items()
    ]
    return f"{title}: macro F1 {100 * fmean(s.f1 for s in scores.values()):.1f}; " + ", ".join(
        parts
    )


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
