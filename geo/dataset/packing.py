"""Analyses as a dataset stores them: a line of JSON each, a place that many share stored once.

A sea's shape has thousands of points, and every article that names the sea has it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping

from geo.interchange import Json, dumps, from_json, read_place
from geo.records import AnalyzedArticle, Place


class Packing:
    """Packs analyses, and knows the places that their lines name by a key."""

    def __init__(self, places: Mapping[str, str]) -> None:
        self._texts = dict(places)
        self._places: dict[str, Place] = {}
        self._used: dict[str, None] = {}

    def packed(self, line: Json) -> str:
        """The line of an analysis as `to_json` gives it, with keys for its places."""
        return dumps({**line, "places": [self._key(place) for place in line["places"]]})

    def unpacked(self, text: str, *, where: str) -> AnalyzedArticle:
        """The analysis of a packed line; raises `InputError` where it is broken."""
        return from_json(json.loads(text), where=where, place=self._place)

    def used(self) -> Iterator[tuple[str, str]]:
        """Key and JSON of the places that lines of this run name."""
        return ((key, self._texts[key]) for key in sorted(self._used))

    def _key(self, place: Json) -> str:
        text = dumps(place)
        key = hashlib.sha256(text.encode()).hexdigest()[:24]
        self._texts[key] = text
        self._used[key] = None
        return key

    def _place(self, key: str) -> Place:
        found = self._places.get(key)
        if found is None:
            found = self._places[key] = read_place(json.loads(self._texts[key]))
            self._used[key] = None
        return found
