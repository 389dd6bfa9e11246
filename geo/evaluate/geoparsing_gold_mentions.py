"""Resolution alone: the annotators' spans are given, only their places are asked.

Over all linked gold, answered or not. So recognition costs nothing here and the ranker is
compared with the literature's "gold mentions" figures.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from geo.evaluate.geoparsing import Scores, score_article
from geo.evaluate.geoparsing_errors import Answer, article_answers
from geo.evaluate.gold import GoldArticle, corpus_name, read_gold
from geo.evaluate.rightness import HoldsPoint, no_shapes
from geo.gazetteer.base import Gazetteer
from geo.mentions.vocabulary import vocabulary
from geo.places import Weights, resolve
from geo.records import AnalyzedArticle, Mention

if TYPE_CHECKING:
    from geo.language import Parsed, Parser
    from geo.regions import Regions


def answer_gold_mentions(
    gold_paths: Iterable[str | Path],
    *,
    parser: Parser,
    gazetteer: Gazetteer,
    regions: Regions,
    holds: HoldsPoint = no_shapes,
) -> list[Answer]:
    """The ranker's answers on the annotators' spans."""
    found: list[Answer] = []
    for path in gold_paths:
        gold = list(read_gold(path))
        for row, parsed in zip(gold, parser.parse(r.article for r in gold), strict=True):
            found += article_answers(
                corpus_name(path),
                row,
                resolved_gold(row, parsed, gazetteer, regions),
                lambda words: bool(gazetteer.demonym(words)),
                lambda lon, lat: regions.where(lon, lat).country,
                holds,
            )
    return found


def score_on_gold_mentions(
    gold: GoldArticle,
    parsed: Parsed,
    gazetteer: Gazetteer,
    regions: Regions | None,
    weights: Weights | None = None,
) -> Scores:
    """Score one article."""
    result = resolved_gold(gold, parsed, gazetteer, regions, weights)
    return score_article(gold, result, lambda words: bool(gazetteer.demonym(words)))


def resolved_gold(
    gold: GoldArticle,
    parsed: Parsed,
    gazetteer: Gazetteer,
    regions: Regions | None,
    weights: Weights | None = None,
) -> AnalyzedArticle:
    """One article with the annotators' spans as mentions, and the ranker's places."""
    mentions = gold_mentions(gold, gazetteer)
    resolved = resolve(parsed, mentions, gazetteer, regions, weights=weights)
    return AnalyzedArticle(
        article=gold.article,
        mentions=mentions,
        resolutions=resolved.resolutions,
        places=resolved.places,
    )


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
