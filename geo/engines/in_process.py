"""The engine that needs nothing: this process, one article after the other."""

from collections.abc import Callable, Iterable, Iterator

from geo.engines.base import Analyze
from geo.records import AnalyzedArticle, Article, Skipped


class InProcessEngine:
    """Runs the analysis here."""

    def run(
        self, make_analyze: Callable[[], Analyze], articles: Iterable[Article]
    ) -> Iterator[AnalyzedArticle | Skipped]:
        """Yield results as they come, in input order."""
        yield from make_analyze()(articles)
