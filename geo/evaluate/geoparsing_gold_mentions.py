"""Resolution alone: the annotators' spans are given, only their places are asked.

Over all linked gold without demonyms, answered or not. So recognition costs nothing here and the
ranker is compared with the literature's "gold mentions" figures.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from geo.evaluate.geoparsing import Scores, score_article
from geo.evaluate.gold import GoldArticle, corpus_name, read_gold
from geo.gazetteer.base import Gazetteer
from geo.mentions.vocabulary import vocabulary
from geo.places import Weights, resolve
from geo.records import AnalyzedArticle, Mention

if TYPE_CHECKING:
    from geo.language import Parsed, Parser
    from geo.regions import Regions


def score_gold_mentions(
    gold_paths: Iterable[str | Path],
    *,
    parser: Parser,
    gazetteer: Gazetteer,
    regions: Regions | None,
) -> dict[str, Scores]:
    """Scores of the ranker on the annotators' spans; the last entry, "pooled", adds them up."""
    found: dict[str, Scores] = {}
    for path in gold_paths:
        corpus = found.setdefault(corpus_name(path), Scores())
        gold = list(read_gold(path))
        for row, parsed in zip(gold, parser.parse(r.article for r in gold), strict=True):
            corpus.add(score_on_gold_mentions(row, parsed, gazetteer, regions))
    pooled = Scores()
    for corpus in list(found.values()):
        pooled.add(corpus)
    found["pooled"] = pooled
    return found


def score_on_gold_mentions(
    gold: GoldArticle,
    parsed: Parsed,
    gazetteer: Gazetteer,
    regions: Regions | None,
    weights: Weights | None = None,
) -> Scores:
    """Score one article."""
    mentions = gold_mentions(gold, gazetteer)
    resolved = resolve(parsed, mentions, gazetteer, regions, weights=weights)
    result = AnalyzedArticle(
        article=gold.article,
        mentions=mentions,
        resolutions=resolved.resolutions,
        places=resolved.places,
    )
    return score_article(gold, result, lambda words: bool(gazetteer.demonym(words)))


def gold_mentions(gold: GoldArticle, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """The annotators' spans as mentions, with the query that the recogniser would give."""
    names = vocabulary().state_names
    mentions = []
    for number, toponym in enumerate(gold.toponyms, 1):
        words = toponym.text
        demonym = bool(gazetteer.demonym(words))
        associative = demonym or toponym.kind == "associative"
        mentions.append(
            Mention(
                id=f"m{number}",
                start=toponym.start,
                end=toponym.end,
                text=words,
                usage="associative" if associative else "literal",
                query=names.get(words, names.get(f"{words}.", words)),
                label="NORP" if demonym else "GPE",
                found_by=("annotators",),
            )
        )
    return tuple(mentions)
