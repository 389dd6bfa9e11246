"""Train `geo/data/places/weights.toml`: how much each feature speaks for a candidate.

A conditional logit over the candidates of each name and "none of these", in the setting that
the weights by hand (`places_prior.toml`) give, drawn towards those: what the corpora hardly hold
(seas, islands, vague regions) stays near those. Run:

    python tools/train_places.py --gold DIR            train on all corpora and print the table
    python tools/train_places.py --gold DIR --check    scores out of family and in family
"""

import argparse
import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from geo.evaluate.geoparsing import Scores, as_table
from geo.evaluate.geoparsing_gold_mentions import gold_mentions, score_on_gold_mentions
from geo.evaluate.gold import GoldArticle, GoldToponym, corpus_name, read_gold
from geo.evaluate.rightness import is_right, same_id
from geo.gazetteer import Gazetteer, load_gazetteer
from geo.language import Parsed, Parser
from geo.places.features import NAMES, vectors
from geo.places.group import Group, group_mentions
from geo.places.rank import Weights, weights_from
from geo.places.resolve import settled
from geo.regions import Regions, load_regions

PRIOR = Path(__file__).parent / "places_prior.toml"
DRAWN = 0.1
"""Strength of the pull towards the weights set by hand, per name and squared point."""
SHORT = 0.15
"""Weight of a name in a single paragraph, beside 1 in its whole article."""
STEPS = 400
RATE = 0.15
FOLDS = 5

Row = tuple[str, GoldArticle, Parsed]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One name of one article: features of its candidates, and which of them are right."""

    table: Any
    right: Any
    """Booleans, one a candidate and the last for "none of these"."""
    count: float


def main() -> None:
    """Train, or check what training gives on texts that it has not seen."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--gold", type=Path, required=True, help="folder of geoparsing_*.jsonl.gz")
    options.add_argument("--check", action="store_true", help="print scores instead of weights")
    chosen = options.parse_args()
    gazetteer, regions = load_gazetteer(), load_regions()
    rows = list(read(sorted(chosen.gold.glob("geoparsing_*.jsonl.gz"))))
    if chosen.check:
        print(check(rows, gazetteer, regions))
        return
    found = trained([choices(gold, parsed, gazetteer) for _, gold, parsed in rows])
    print(as_toml(found))


def by_hand() -> Weights:
    """The weights that training starts from and is drawn to."""
    return weights_from(tomllib.loads(PRIOR.read_text(encoding="utf-8")), PRIOR.name)


def read(paths: Sequence[Path]) -> Iterator[Row]:
    """(corpus, gold, parse) of each article."""
    parser = Parser()
    for path in paths:
        gold = list(read_gold(path))
        parses = parser.parse(row.article for row in gold)
        for row, parsed in zip(gold, parses, strict=True):
            yield corpus_name(path), row, parsed


def choices(gold: GoldArticle, parsed: Parsed, gazetteer: Gazetteer) -> list[Choice]:
    """The names of one article that annotators linked; and again by paragraph, as short news."""
    found = _choices(gold, parsed, gazetteer, 1.0)
    for start, end in _paragraphs(gold.article.text):
        inside = tuple(
            replace(t, start=t.start - start, end=t.end - start)
            for t in gold.toponyms
            if start <= t.start and t.end <= end
        )
        if inside:
            article = replace(gold.article, text=gold.article.text[start:end], url=None)
            short = Parsed(article=article, paragraphs=(), analysed=True)
            found += _choices(
                GoldArticle(article=article, toponyms=inside), short, gazetteer, SHORT
            )
    return found


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"[^\n]+", text):
        yield match.span()


def _choices(
    gold: GoldArticle, parsed: Parsed, gazetteer: Gazetteer, weight: float
) -> list[Choice]:
    mentions = gold_mentions(gold, gazetteer)
    groups, demonyms = group_mentions(parsed, mentions, gazetteer)
    setting = settled(groups, demonyms, mentions, by_hand())
    found = []
    for group in groups:
        linked = [gold.toponyms[i] for i in group.members if gold.toponyms[i].linked]
        if linked and group.candidates:
            right = _right(group, linked[0])
            found.append(
                Choice(
                    table=np.array(vectors(group.question, group.candidates, setting)),
                    right=np.array([*right, not any(right)]),
                    count=weight * (1 + float(np.log(len(linked)))),
                )
            )
    return found


def _right(group: Group, toponym: GoldToponym) -> list[bool]:
    same = [same_id(toponym, c.place) for c in group.candidates]
    return same if any(same) else [is_right(toponym, c.place) for c in group.candidates]


def trained(articles: Sequence[Sequence[Choice]]) -> Weights:
    """Fit the weights by gradient ascent with a pull towards those by hand."""
    start = by_hand()
    prior = np.array([*start.weights, start.none])
    weights = prior.copy()
    rows, owner, right, counts = _stacked(articles)
    names = len(counts)
    momentum = np.zeros_like(weights)
    squares = np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        points = rows @ weights
        shares = _shares(points, owner, names)
        wanted = _shares(np.where(right, points, -1e9), owner, names)
        pull = ((wanted - shares) * counts[owner]) @ rows
        gradient = pull / counts.sum() - DRAWN * (weights - prior) / 10
        momentum = 0.9 * momentum + 0.1 * gradient
        squares = 0.999 * squares + 0.001 * gradient**2
        rate = RATE * (1 - step / (STEPS + 1))
        weights += (
            rate * (momentum / (1 - 0.9**step)) / (np.sqrt(squares / (1 - 0.999**step)) + 1e-8)
        )
    return Weights(
        weights=tuple(np.round(weights[:-1], 2).tolist()),
        none=round(float(weights[-1]), 2),
        temperature=1.0,
    )


def _stacked(articles: Sequence[Sequence[Choice]]) -> tuple[Any, Any, Any, Any]:
    tables, owners, rights = [], [], []
    counts: list[float] = []
    for choice in (choice for article in articles for choice in article):
        many = len(choice.table)
        table = np.zeros((many + 1, len(NAMES) + 1))
        table[:many, :-1] = choice.table
        table[many, -1] = 1.0
        tables.append(table)
        owners.append(np.full(many + 1, len(counts)))
        rights.append(choice.right)
        counts.append(choice.count)
    return (
        np.vstack(tables), np.concatenate(owners), np.concatenate(rights),
        np.array(counts),
    )  # fmt: skip


def _shares(points: Any, owner: Any, names: int) -> Any:
    top = np.full(names, -np.inf)
    np.maximum.at(top, owner, points)
    raised = np.exp(points - top[owner])
    return raised / np.bincount(owner, raised, names)[owner]


def check(rows: Sequence[Row], gazetteer: Gazetteer, regions: Regions) -> str:
    """Resolution of gold mentions with the weights by hand, out of family and in family."""
    asked = [choices(gold, parsed, gazetteer) for _, gold, parsed in rows]
    order = np.random.default_rng(3).permutation(len(rows))
    fold_of = {int(i): fold for fold in range(FOLDS) for i in order[fold::FOLDS]}
    result = []
    for title, key in (
        ("weights by hand", lambda _: 0),
        ("out of family", lambda i: rows[i][0]),
        (f"in family, {FOLDS} folds", fold_of.__getitem__),
    ):
        result.append(f"{title}\n{as_table(_scored(rows, asked, gazetteer, regions, key))}")
    return "\n\n".join(result)


def _scored(
    rows: Sequence[Row],
    asked: Sequence[Sequence[Choice]],
    gazetteer: Gazetteer,
    regions: Regions,
    part_of: Callable[[int], Any],
) -> dict[str, Scores]:
    found: dict[str, Scores] = {}
    parts = [part_of(i) for i in range(len(rows))]
    for part in dict.fromkeys(parts):
        others = [asked[i] for i in range(len(rows)) if parts[i] != part]
        weights = trained(others) if others else by_hand()
        for i in range(len(rows)):
            if parts[i] == part:
                corpus, gold, parsed = rows[i]
                found.setdefault(corpus, Scores()).add(
                    score_on_gold_mentions(gold, parsed, gazetteer, regions, weights)
                )
    return found


def as_toml(weights: Weights) -> str:
    """The table as the data file writes it."""
    lines = [f"none = {weights.none}", f"temperature = {weights.temperature}", "", "[weights]"]
    lines += [f"{name} = {value}" for name, value in zip(NAMES, weights.weights, strict=True)]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
