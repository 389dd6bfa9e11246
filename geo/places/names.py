"""A name as written → candidates: the name itself, then careful variants, then a geocoder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from geo.gazetteer.base import Gazetteer
from geo.gazetteer.entries import MARINE_KINDS
from geo.geocoders.base import Geocoder
from geo.places.clues import kind_words
from geo.places.former_names import with_former
from geo.records import Candidate

LIMIT = 30
"""Candidates that are weighed for one name."""


def look_up(
    query: str,
    gazetteer: Gazetteer,
    *,
    geocoder: Geocoder | None = None,
) -> tuple[Candidate, ...]:
    """Candidates for a name, most prominent first; empty where nobody knows it."""
    found = _without_namesakes(gazetteer.candidates(query, limit=LIMIT))
    found = with_former(query, found, gazetteer)
    if found:
        return found
    for variant, asked in _variants(query):
        others = gazetteer.candidates(variant, limit=LIMIT)
        fitting = tuple(c for c in others if not asked or c.place.kind in asked)
        if fitting:
            return tuple(replace(c, match="alternate") for c in fitting)
    if geocoder is not None:
        return tuple(geocoder.candidates(query, limit=LIMIT))
    return ()


def _without_namesakes(found: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Without a province that has its country's name: "Taiwan" is the country."""
    countries = {c.place.country for c in found if c.place.kind == "country" and c.match == "name"}
    return tuple(c for c in found if c.place.kind != "admin1" or c.place.country not in countries)


def _variants(query: str) -> Iterator[tuple[str, frozenset[str]]]:
    """Shorter names, with the kinds that then must answer."""
    words = query.split()
    table = kind_words()
    if len(words) > 1 and words[-1].lower() in table.droppable:
        kinds = table.kinds.get(words[-1].lower().removesuffix("s"), frozenset())
        yield " ".join(words[:-1]), kinds
    if len(words) == 1:
        yield f"{query} Sea", MARINE_KINDS
    if len(words) > 1 and words[0].lower() in table.parts:
        yield " ".join(words[1:]), frozenset({"country", "admin1", "city", "area"})
