"""What the layers show of an article or event without corrections is known beforehand: settled.

It comes from its own analyses, and from the records that count for places on which articles
differ. Pure functions. A settled article or event with all of that as it was shows the same in
the next snapshot.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from geo.dataset.stored import StoredArticle, StoredEvent
from geo.features import places_by_id
from geo.records import AnalyzedArticle, Event, Place


def settled_articles(
    articles: Sequence[AnalyzedArticle],
    kept: Mapping[str, AnalyzedArticle],
    key: Callable[[Place], str],
) -> dict[str, str]:
    """The articles as they were analysed → keys of others' records that their places go by.

    `kept` are the analyses by article, before corrections.
    """
    counting = places_by_id(articles)

    def untouched(analyzed: AnalyzedArticle) -> bool:
        own = {place.id for place in analyzed.places}
        named = {resolution.place for resolution in analyzed.resolutions}
        named.update(item.place for report in analyzed.reports for item in report.places)
        return kept.get(analyzed.article.id) == analyzed and named - own <= {None}

    return {
        analyzed.article.id: " ".join(
            key(counting[place.id])
            for place in analyzed.places
            if counting[place.id] is not place and counting[place.id] != place
        )
        for analyzed in articles
        if untouched(analyzed)
    }


def settled_events(
    events: Iterable[Event], mended: Iterable[Event], articles: Collection[str]
) -> frozenset[str]:
    """Ids of events of settled articles alone that no correction touched.

    `events` are those before corrections, `mended` those after, `articles` the settled ones.
    """
    before = {event.id: event for event in events}
    return frozenset(
        event.id
        for event in mended
        if before.get(event.id) == event
        and all(report.article in articles for report in event.reports)
    )


def same_articles(past: Iterable[StoredArticle], now: Iterable[StoredArticle]) -> frozenset[str]:
    """Ids of settled articles that are as they were."""
    known = {stored.id: (stored.analysis, stored.shown) for stored in past}
    return frozenset(
        stored.id
        for stored in now
        if stored.shown is not None and known.get(stored.id) == (stored.analysis, stored.shown)
    )


def same_events(
    past: Iterable[StoredEvent],
    now: Iterable[StoredEvent],
    articles_of: Mapping[str, Collection[str]],
    articles: Collection[str],
) -> frozenset[str]:
    """Ids of settled events that are as they were, of articles that are.

    `articles_of` has the articles of each event that is settled now.
    """
    known = {event.id: event for event in past if event.settled}
    return frozenset(
        event.id
        for event in now
        if event.settled
        and known.get(event.id) == event
        and all(article in articles for article in articles_of[event.id])
    )
