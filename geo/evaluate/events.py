"""How good events are: each kind of gold with its own measures, behind one command.

Articles are analysed by the whole pipeline, with tools opened once; what is scored is what a
user gets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from geo.errors import GeoError
from geo.evaluate.events_capitals import Recaser
from geo.evaluate.events_gold import Row, read_rows, sample
from geo.evaluate.events_incidents import score_incidents
from geo.evaluate.events_linking import score_linking
from geo.evaluate.events_own import score_own
from geo.evaluate.events_places import Analyze, score_places
from geo.evaluate.events_scores import Result
from geo.evaluate.events_times import score_times
from geo.evaluate.events_types import score_types
from geo.records import AnalyzedArticle, Article, Skipped

if TYPE_CHECKING:
    from geo.pipeline import Tools


def evaluate(
    paths: Iterable[str | Path], tools: Tools, *, number: int | None = None, progress: bool = True
) -> dict[str, Result]:
    """Score gold files; file name without endings → result.

    `number`: rows of each file, drawn with a fixed seed; None: the kind's usual number, 0: all.
    """
    analyze = analyzer(tools, progress=progress)
    scorers: Mapping[str, Callable[[Sequence[Row]], Result]] = {
        "event places": partial(score_places, analyze=analyze),
        "event types": partial(score_types, analyze=analyze),
        "same events": partial(score_linking, analyze=analyze),
        "own events": partial(score_own, analyze=analyze),
        "own times": partial(score_times, analyze=analyze),
        "incidents": partial(_incidents, analyze=analyze, tools=tools),
    }
    results = {}
    for path in paths:
        kind, rows = read_rows(path)
        result = scorers[kind](sample(rows, number, kind))
        result.of_rows = len(rows)
        results[Path(path).name.split(".")[0]] = result
    return results


def _incidents(rows: Sequence[Row], *, analyze: Analyze, tools: Tools) -> Result:
    recase = Recaser(tools.gazetteer, tools.parser.dictionary().kinds)
    return score_incidents(rows, analyze, recase)


def analyzer(tools: Tools, *, progress: bool = True) -> Analyze:
    """The whole pipeline as scorers want it; an article that cannot be analysed is an error."""
    from tqdm import tqdm

    from geo.pipeline import analyze_articles

    def analyze(articles: Iterable[Article]) -> Iterator[AnalyzedArticle]:
        rows = list(articles)
        for result in tqdm(
            analyze_articles(rows, tools), total=len(rows), desc="Scoring", unit=" rows",
            disable=None if progress else True,
        ):  # fmt: skip
            if isinstance(result, Skipped):
                raise GeoError(result.what, where=result.where, todo=result.todo)
            yield result

    return analyze
