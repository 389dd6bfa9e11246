"""The places that entries name: by id, or by a point of their own."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from geo.corrections.file import Correction, Corrections
from geo.records import AnalyzedArticle, Place

FindPlace = Callable[[str], Place | None]
"""Place id → place."""


class PlaceFinder:
    """Finds places in the gazetteer and among those that the articles have, such as a user's own
    regions, and tells of ids that nobody knows."""

    def __init__(
        self, corrections: Corrections, find: FindPlace, articles: Iterable[AnalyzedArticle]
    ) -> None:
        self._corrections, self._find, self._articles = corrections, find, articles
        self._known: dict[str, Place] | None = None
        self._shapes = _by_place(corrections)

    def of(self, entry: Correction, name: str | None) -> Place | None:
        """The place of an entry's id, or a point called `name`; None where there is neither."""
        place_id = entry.get("means") or entry.get("place")
        if place_id:
            place = self._by_id(entry, place_id)
            return self.shaped(place) if place else None
        if entry.get("lon") is None or entry.get("lat") is None:
            return None
        lon, lat = float(entry.get("lon")), float(entry.get("lat"))
        name = name or f"{lat:g}, {lon:g}"
        return Place(
            id=f"user:{hashlib.sha256(f'{name} {lon} {lat}'.encode()).hexdigest()[:12]}",
            name=name,
            kind="point",
            lon=lon,
            lat=lat,
            precision="exact",
            source="corrections",
        )

    def shaped(self, place: Place) -> Place:
        """The place in the shape that the corrections give it, on a point inside."""
        entry = self._shapes.get(place.id)
        if entry is None or entry.shape is None:
            return place
        if entry.line not in self._corrections.used:
            self._corrections.note(entry)
        inside = entry.shape.representative_point()
        return replace(place, geometry=entry.shape, lon=inside.x, lat=inside.y)

    def _by_id(self, entry: Correction, place_id: str) -> Place | None:
        place = self._find(place_id) or self._in_articles(place_id)
        if place is None:
            self._corrections.problem(
                entry, f"there is no place {place_id!r}; see geo gazetteer find."
            )
        return place

    def _in_articles(self, place_id: str) -> Place | None:
        if self._known is None:
            self._known = {place.id: place for one in self._articles for place in one.places}
        return self._known.get(place_id)


def _by_place(corrections: Corrections) -> Mapping[str, Correction]:
    """Entries of shapes by their place; of two shapes of one place, neither."""
    found: dict[str, Correction] = {}
    refused = set()
    for entry in corrections.of("shape"):
        other = found.setdefault(entry.get("place"), entry)
        if other is not entry and other.get("file") != entry.get("file"):
            refused.add(entry.get("place"))
            corrections.contradict(entry, other)
        elif other is not entry:
            corrections.used.add(entry.line)
    return {place: entry for place, entry in found.items() if place not in refused}
