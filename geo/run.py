"""One run: inputs in, results out in input order, with progress on the terminal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from geo.articles import AnalyzedLine, ReadOptions, read_inputs
from geo.errors import GeoError, InputError
from geo.interchange import from_json
from geo.pipeline import Tools, analyze_articles, collect, open_tools
from geo.records import AnalyzedArticle, Article, Skipped
from geo.registry import load
from geo.renaming import renamed
from geo.tables import Analysis

if TYPE_CHECKING:
    from geo.dataset import Dataset
    from geo.fetching import Fetcher

Result = AnalyzedArticle | Skipped
Item = Article | AnalyzedLine | Result


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a run analyses."""

    date: date | None = None
    """Publication date of articles that state none."""
    model: str | None = None
    """Name of an installed spaCy pipeline; None for the default one."""
    geocoder: str | None = None
    """Name of an online geocoder; None stays offline."""
    regions: Path | None = None
    """GeoJSON file of the user's own regions."""
    vocabulary: Path | None = None
    """TOML file of the user's own types and triggers of events."""
    offline: bool = False
    """Nothing leaves the machine: addresses are reported instead of fetched."""
    allow_private: bool = False
    """Addresses inside private networks may be fetched."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """Field → the column of the user's tables that holds it, where it cannot be guessed."""
    separator: str | None = None
    """A line that stands between two articles of one text file."""
    engine: str = "in-process"
    quiet: bool = False
    """No progress bars."""


class Run:
    """Reads and analyses inputs. Iterate it once; then `sent` tells what left the machine.

    `articles` are at hand already and come before those of the inputs.
    """

    def __init__(
        self,
        inputs: Iterable[str],
        settings: Settings,
        dataset: Dataset | None = None,
        *,
        articles: Iterable[Article] = (),
    ) -> None:
        self._inputs = tuple(inputs)
        self._articles = articles
        self._settings = settings
        self._dataset = dataset
        self._engine = load("engine", settings.engine)()
        self._tools: Tools | None = None

    @property
    def sent(self) -> tuple[str, ...]:
        """Names that were sent to an online geocoder."""
        online = self._tools.geocoder if self._tools else None
        return online.sent if online else ()

    @property
    def asked(self) -> tuple[str, ...]:
        """Addresses that were asked for, robots.txt included; kept pages are not asked for."""
        return tuple(self._fetcher.asked) if "_fetcher" in self.__dict__ else ()

    def __iter__(self) -> Iterator[Result]:
        """Yield one result an input, in input order."""
        from tqdm import tqdm

        results = in_order(
            self._items(), lambda articles: self._engine.run(self._make_analyze, articles)
        )
        # None hides the bar where nobody watches: when stderr is no terminal.
        hide = True if self._settings.quiet else None
        for result in tqdm(results, desc="Analysing", unit=" articles", disable=hide):
            if self._dataset is not None and isinstance(result, AnalyzedArticle):
                self._dataset.keep(result)
            yield result

    def _items(self) -> Iterator[Item]:
        """The inputs, those of the dataset after them; what it knows comes as analysed."""

        def read(names: Iterable[str]) -> Iterator[Article | AnalyzedLine | Skipped]:
            options = ReadOptions(
                columns=self._settings.columns,
                separator=self._settings.separator,
                fetcher=None if self._settings.offline else lambda: self._fetcher,
            )
            return read_inputs(names, date=self._settings.date, options=options)

        if self._dataset is None:
            return chain(self._articles, read(self._inputs))
        return self._dataset.screen(self._inputs, read)

    @cached_property
    def _fetcher(self) -> Fetcher:
        """Opened when the first address comes: most runs fetch nothing."""
        from geo.fetching import Fetcher

        return Fetcher(allow_private=self._settings.allow_private)

    def _make_analyze(self) -> _Analysis:
        self._tools = _open(self._settings)
        return _Analysis(self._tools)


@dataclass(frozen=True, slots=True)
class _Analysis:
    tools: Tools

    def __call__(self, articles: Iterable[Article]) -> Iterator[Result]:
        return analyze_articles(articles, self.tools)


def analyze(articles: Iterable[Article], settings: Settings) -> Iterator[Result]:
    """Analyse articles that are at hand, in order."""
    return analyze_articles(articles, _open(settings))


def analyze_or_fail(articles: Iterable[Article], settings: Settings) -> Iterator[AnalyzedArticle]:
    """Analyse articles in order; one that breaks the analysis raises `GeoError`."""
    for result in analyze(articles, settings):
        if isinstance(result, Skipped):
            raise GeoError(result.what, where=result.where, todo=result.todo)
        yield result


def analyze_all(
    articles: Iterable[Article | Skipped], *, model: str | None = None, geocoder: str | None = None
) -> Analysis:
    """Analyse articles as `geo.read_articles` yields them, and gather what is found.

    `model` names an installed spaCy pipeline, `geocoder` an online service to ask for names that
    the offline gazetteer does not hold. Inputs that could not be read are kept in
    `findings.skipped`.
    """
    settings = Settings(model=model, geocoder=geocoder, quiet=True)
    results = in_order(articles, lambda stream: analyze(stream, settings))
    return Analysis(findings=renamed(collect(results), {}))


def _open(settings: Settings) -> Tools:
    return open_tools(
        model=settings.model,
        geocoder=settings.geocoder,
        regions_file=settings.regions,
        vocabulary_file=settings.vocabulary,
        progress=not settings.quiet,
    )


def in_order(
    items: Iterable[Item],
    analyze: Callable[[Iterable[Article]], Iterator[Result]],
) -> Iterator[Result]:
    """Send the articles among the items through `analyze`; everything else keeps its place.

    Nothing is analysed, and no model loaded, where the items hold no article.
    """
    before: dict[int, list[Result]] = defaultdict(list)
    """What stands before the article of that number; the engine may read ahead."""
    number = 0

    def articles() -> Iterator[Article]:
        nonlocal number
        for item in items:
            if isinstance(item, Article):
                number += 1
                yield item
            else:
                before[number].append(_analyzed(item) if isinstance(item, AnalyzedLine) else item)

    stream = articles()
    first = next(stream, None)
    if first is not None:
        for done, result in enumerate(analyze(chain([first], stream))):
            yield from before.pop(done, ())
            yield result
    for left in sorted(before):
        yield from before[left]


def _analyzed(line: AnalyzedLine) -> Result:
    try:
        return from_json(line.value, where=line.where)
    except InputError as error:
        return Skipped(where=line.where, what=error.what, todo=error.todo or "")
