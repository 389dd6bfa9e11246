"""What an engine is: it runs the analysis over articles, somewhere, and keeps their order."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from geo.records import AnalyzedArticle, Article, Skipped

Analyze = Callable[[Iterable[Article]], Iterator[AnalyzedArticle | Skipped]]
"""The whole road for a stream of articles; keeps order, one result an article."""


class Engine(Protocol):
    """Runs an analysis. Results come in input order, one an article."""

    def run(
        self, make_analyze: Callable[[], Analyze], articles: Iterable[Article]
    ) -> Iterator[AnalyzedArticle | Skipped]:
        """Yield results as they come.

        `make_analyze` is called where the work is done, once a worker, so that models load there.
        """
