"""Composes the rooms into the whole road; it has no logic of its own.

articles → mentions → places → relations → times → events. Everything streams in input order.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from geo.records import AnalyzedArticle, Article, Event, Findings, Skipped

if TYPE_CHECKING:
    from geo.events import Vocabulary
    from geo.gazetteer import Gazetteer
    from geo.geocoders.base import Geocoder
    from geo.language import Parsed, Parser
    from geo.regions import Regions

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What the rooms work with, opened once a process."""

    parser: Parser
    gazetteer: Gazetteer
    regions: Regions
    geocoder: Geocoder | None = None
    """Asked only for names that the gazetteer does not hold; None stays offline."""
    vocabulary: Vocabulary | None = None
    """Types and triggers of events; None for the shipped ones."""


def open_tools(
    *,
    model: str | None = None,
    geocoder: str | None = None,
    regions_file: Path | None = None,
    vocabulary_file: Path | None = None,
    progress: bool = True,
) -> Tools:
    """Load the language model, the gazetteer and the regions, with those of a user's file.

    The gazetteer's index is built on first use, which takes a while; `progress` shows a bar.
    Raises `MissingDataError` for a model that is not installed, `OptionError` for a geocoder that
    is not known, `InputError` for a region or vocabulary file that cannot be used.
    """
    from geo.events import load_vocabulary
    from geo.gazetteer import load_gazetteer
    from geo.gazetteer.with_regions import GazetteerWithRegions
    from geo.language import DEFAULT_MODEL, Parser
    from geo.regions import load_regions
    from geo.regions.user_regions import load_user_regions
    from geo.registry import load

    vocabulary = load_vocabulary(vocabulary_file)
    online = load("geocoder", geocoder)() if geocoder else None
    regions = load_regions()
    own = load_user_regions(regions_file) if regions_file else ()
    if own:
        regions = regions.with_user(own)
    gazetteer = load_gazetteer(progress=progress)
    if own:
        gazetteer = GazetteerWithRegions(gazetteer, regions, [region for region, _ in own])
    return Tools(
        gazetteer=gazetteer,
        regions=regions,
        parser=Parser(model or DEFAULT_MODEL),
        geocoder=online,
        vocabulary=vocabulary,
    )


def analyze_articles(
    articles: Iterable[Article], tools: Tools
) -> Iterator[AnalyzedArticle | Skipped]:
    """Yield what is found in each article, in input order.

    An article that breaks the analysis is reported as `Skipped`; the others go on.
    """
    for parsed in tools.parser.parse(articles):
        try:
            yield analyze_parsed(parsed, tools)
        except Exception as error:
            log.debug("analysis failed", exc_info=True)
            # One article must not cost the others.
            yield Skipped(
                where=parsed.article.title or parsed.article.id,
                what=f"the analysis failed ({type(error).__name__}: {error}).",
                todo="This is a fault of geo: please report it with the article's text.",
            )


def analyze_parsed(parsed: Parsed, tools: Tools) -> AnalyzedArticle:
    """Everything that the rooms find in one parsed article."""
    from geo.events import extract, find_venues, settle_venues
    from geo.language import tense_reader
    from geo.mentions import find_mentions_with_rejects
    from geo.places import resolve
    from geo.relations import derive
    from geo.times import find_times

    article = parsed.article
    mentions, left_out = find_mentions_with_rejects(parsed, tools.gazetteer)
    resolved = resolve(parsed, mentions, tools.gazetteer, tools.regions, geocoder=tools.geocoder)
    resolutions = {resolution.mention: resolution for resolution in resolved.resolutions}
    places = {place.id: place for place in resolved.places}
    if not parsed.analysed:
        return AnalyzedArticle(
            article=article,
            mentions=mentions,
            resolutions=resolved.resolutions,
            places=resolved.places,
            notices=(_not_spoken(article.language, tools.parser.language),),
        )
    by_mention = {
        mention: places[resolution.place]
        for mention, resolution in resolutions.items()
        if resolution.place is not None
    }
    derived = derive(parsed, mentions, by_mention, tools.regions, tools.gazetteer)
    places |= {place.id: place for place in derived.places}
    times = find_times(article.text, published=article.date, tense_at=tense_reader(parsed))
    words = tools.vocabulary
    venues = find_venues(parsed, mentions, vocabulary=words)
    reports = extract(
        parsed, (*mentions, *venues), resolutions, places, derived.relations, times,
        vocabulary=words,
    )  # fmt: skip
    own_mentions, own_resolutions, reports = settle_venues(mentions, venues, reports)
    return AnalyzedArticle(
        article=article,
        mentions=(*mentions, *own_mentions),
        resolutions=(*resolved.resolutions, *own_resolutions),
        places=tuple(places.values()),
        relations=derived.relations,
        times=times,
        reports=reports,
        left_out=left_out,
    )


def _not_spoken(language: str | None, spoken: str) -> str:
    return (
        f"The language is {language!r}, not {spoken!r}: places were looked for by name, no events "
        "are claimed."
    )


def collect(
    results: Iterable[AnalyzedArticle | Skipped],
    merging: Callable[[Sequence[AnalyzedArticle]], Iterable[Event]] | None = None,
) -> Findings:
    """Gather results and merge their reports into events; undated events come last.

    `merging` merges instead of `geo.events.merge`, to the same result.
    """
    from geo.events import merge

    articles, skipped = [], []
    for result in results:
        if isinstance(result, Skipped):
            skipped.append(result)
        else:
            articles.append(result)

    def day(event: Event) -> date:
        time = event.reports[0].time
        return time.first or time.last or date.max

    events = sorted((merging or merge)(articles), key=lambda event: (day(event), event.id))
    return Findings(articles=tuple(articles), events=tuple(events), skipped=tuple(skipped))
