"""Choosing events by what the page also filters by, with the same meaning.

Where (countries and waters), who, type, status, time, prominence, precision, confidence, review,
source and search words: `geo.facets` gives what an event is filtered by to both; the rest follows
`counting.js`, and a browser test holds the two together.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches

from geo.errors import OptionError
from geo.facets import (
    SEA,
    folded,
    outlet_keys,
    place_keys,
    precision_key,
    search_words,
    where_keys,
    who_keys,
)
from geo.features import places_by_id, places_where, type_labels
from geo.records import Event, Findings, Place
from geo.regions import load_regions

ANY_SEA = "any"
"""Stands for all waters, as the page's box "At sea" does."""
MOST_LISTED = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What to keep; an empty collection or None lets everything through."""

    countries: Collection[str] = ()
    """ISO 3166-1 alpha-2 codes of *where*. Countries and seas are one filter: either will do."""
    seas: Collection[str] = ()
    """Names of basins and of narrowest waters, in any case; `ANY_SEA` for all."""
    who: Collection[str] = ()
    """ISO codes of the actors' and recipients' countries."""
    types: Collection[str] = ()
    statuses: Collection[str] = ()
    prominences: Collection[str] = ()
    precisions: Collection[str] = ()
    """Precisions of the place that gives the geometry; `none` for events without one."""
    sources: Collection[str] = ()
    """Outlets, in any case; an event of several passes by one."""
    reviews: Collection[str] = ()
    least_confidence: float | None = None
    first: date | None = None
    """Events that end before this day are left out."""
    last: date | None = None
    """Events that begin after this day are left out."""
    undated: bool = True
    """Whether events without a date pass. One that is bound by a day counts as of that day."""
    words: str = ""
    """Words that the label, type, title, names, quote or date must all have, in any order."""


def select(findings: Findings, selection: Selection) -> Findings:
    """Return the findings with the events that the selection keeps, in the same order."""
    look = _Look(findings, selection)
    return replace(findings, events=tuple(filter(look.keeps, findings.events)))


class _Look:
    """The findings as the selection looks at them."""

    def __init__(self, findings: Findings, selection: Selection) -> None:
        self._selection = selection
        self._places = places_by_id(findings.articles)
        self._articles = {analyzed.article.id: analyzed for analyzed in findings.articles}
        self._keys = {place_id: place_keys(place) for place_id, place in self._places.items()}
        self._seas = {folded(name) for name in selection.seas}
        self._sources = {folded(name) for name in selection.sources}
        self._words = folded(selection.words).split()
        self._labels = type_labels(findings.own_types)

    def keeps(self, event: Event) -> bool:
        """Whether the event passes every filter."""
        wanted, lead = self._selection, event.reports[0]
        confidence = round(max(report.confidence for report in event.reports), 3)
        return (
            self._lies_there(event)
            and _any(wanted.who, who_keys(event))
            and _any(wanted.types, (lead.type,))
            and _any(wanted.statuses, (lead.status,))
            and _any(wanted.prominences, (lead.prominence,))
            and _any(wanted.precisions, (precision_key(event, self._places),))
            and _any(wanted.reviews, (event.review,))
            and (wanted.least_confidence is None or confidence >= wanted.least_confidence)
            and _in_time(event, wanted)
            and _any(self._sources, map(folded, outlet_keys(event, self._articles)))
            and self._has_words(event)
        )

    def _lies_there(self, event: Event) -> bool:
        if not self._selection.countries and not self._seas:
            return True
        keys = where_keys(event, self._keys)
        if not set(self._selection.countries).isdisjoint(keys):
            return True
        return any(
            ANY_SEA in self._seas or not self._seas.isdisjoint(map(folded, _waters(key)))
            for key in keys
            if key.startswith(SEA)
        )

    def _has_words(self, event: Event) -> bool:
        if not self._words:
            return True
        text = search_words(event, self._articles, self._places, self._labels)
        return all(word in text for word in self._words)


def check_types(words: Iterable[str], known: Mapping[str, str]) -> frozenset[str]:
    """Codes of types that are meant by code or plain label, in any case.

    `known`: code → label. An unknown one raises `OptionError` with the menu.
    """
    by_words = {folded(label): code for code, label in known.items()}
    by_words |= {folded(code): code for code in known}
    found, unknown = set(), []
    for word in words:
        code = by_words.get(folded(word.strip()))
        if code is None:
            unknown.append(word)
        else:
            found.add(code)
    if unknown:
        menu = ", ".join(f"{code} ({label})" for code, label in sorted(known.items()))
        raise OptionError(
            f"No event type {', '.join(unknown)}.",
            todo=f"Known: {menu}. Your own need --vocabulary.",
        )
    return frozenset(found)


def check_countries(words: Iterable[str]) -> frozenset[str]:
    """ISO codes of countries that are meant by code or name; others raise `OptionError`."""
    names = {folded(one.name): one.country for one in load_regions().countries() if one.country}
    codes = set(names.values())
    found = set()
    for word in words:
        code = names.get(folded(word.strip()), word.strip().upper())
        if code not in codes:
            near = get_close_matches(folded(word), names, n=3)
            advice = f" Do you mean {' or '.join(names[name] for name in near)}?" if near else ""
            raise OptionError(
                f"No country {word!r}.{advice}",
                todo="Write an ISO 3166 code or an English name: JP, Japan.",
            )
        found.add(code)
    return frozenset(found)


def check_seas(words: Collection[str], findings: Findings) -> None:
    """Raise `OptionError` for a water that neither the events nor the world map know."""
    if not words:
        return
    here = sorted({water for place in _places_of(findings) for water in _waters_of(place)})
    known = {folded(name) for name in (*here, ANY_SEA)}
    if all(folded(word) in known for word in words):
        return
    for region in load_regions().all():
        known.update(map(folded, (region.name, *region.names)))
    for word in words:
        if folded(word) not in known:
            raise OptionError(
                f"No water is called {word!r}.",
                todo=f"{ANY_SEA} stands for all; these events lie in: {_listed(here)}.",
            )


def unknown_sources(words: Iterable[str], findings: Findings) -> list[str]:
    """Lines that name the outlets of which there is no event, and those of which there are."""
    articles = {analyzed.article.id: analyzed for analyzed in findings.articles}
    here = sorted({key for event in findings.events for key in outlet_keys(event, articles)})
    known = set(map(folded, here))
    return [
        f"No event is told by the source {word!r}; sources: {_listed(here)}."
        for word in words
        if folded(word) not in known
    ]


def _places_of(findings: Findings) -> Iterable[Place]:
    places = places_by_id(findings.articles)
    used = {item.place for event in findings.events for item in places_where(event)}
    return (place for place_id, place in places.items() if place_id in used)


def _waters_of(place: Place) -> Iterable[str]:
    return (water for key in place_keys(place) if key.startswith(SEA) for water in _waters(key))


def _waters(key: str) -> list[str]:
    """Basin and narrowest water of a water's key."""
    return key.removeprefix(SEA).split("/", 1)


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - MOST_LISTED} more" if len(names) > MOST_LISTED else ""
    return ", ".join(names[:MOST_LISTED]) + more if names else "none"


def _any(wanted: Collection[str], found: Iterable[str]) -> bool:
    return not wanted or not set(wanted).isdisjoint(found)


def _in_time(event: Event, selection: Selection) -> bool:
    """Days are inclusive; an event with an open end counts as of its known end."""
    time = event.reports[0].time
    starts, ends = time.first or time.last, time.last or time.first
    if not selection.undated and (time.precision == "unknown" or starts is None):
        return False
    if starts is None or ends is None:
        return True
    return ends >= (selection.first or date.min) and starts <= (selection.last or date.max)
