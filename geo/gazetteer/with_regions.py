"""A gazetteer that also knows a user's own regions by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from geo.gazetteer.base import Gazetteer
from geo.gazetteer.entries import waters_of
from geo.gazetteer.folding import fold
from geo.records import Candidate, Place, Region
from geo.regions import Regions
from geo.regions.as_place import place_of_region


class GazetteerWithRegions:
    """The given gazetteer, with candidates from a user's regions before its own."""

    def __init__(self, gazetteer: Gazetteer, regions: Regions, own: Iterable[Region]) -> None:
        self._gazetteer = gazetteer
        self._places: dict[str, Place] = {}
        self._names: dict[str, list[Candidate]] = defaultdict(list)
        self._beginnings: set[str] = set()
        for given in own:
            # Asked again by id: the region set has placed it under its waters by now.
            region = regions.region(given.id) or given
            place = place_of_region(region, regions, seas=waters_of(region, regions))
            self._places[place.id] = place
            for name in (region.name, *region.names):
                match = "name" if name == region.name else "alternate"
                candidate = Candidate(place=place, matched_name=name, match=match)
                words = fold(name).split()
                self._names[" ".join(words)].append(candidate)
                self._beginnings |= {" ".join(words[:end]) for end in range(1, len(words) + 1)}

    @property
    def version(self) -> str:
        """Name and versions of what it was built from."""
        return f"{self._gazetteer.version}, {len(self._places)} regions of the user"

    def candidates(self, toponym: str, *, limit: int = 50) -> tuple[Candidate, ...]:
        """Places of this name, the user's own first; never more than `limit`."""
        own = tuple(self._names.get(fold(toponym), ()))
        return (*own, *self._gazetteer.candidates(toponym, limit=limit))[:limit]

    def knows(self, toponym: str) -> bool:
        """Whether any place has this name."""
        return fold(toponym) in self._names or self._gazetteer.knows(toponym)

    def begins(self, words: str) -> bool:
        """Whether any name begins with these whole words."""
        return fold(words) in self._beginnings or self._gazetteer.begins(words)

    def demonym(self, word: str) -> tuple[Place, ...]:
        """Places whose people or adjective this is."""
        return self._gazetteer.demonym(word)

    def place(self, place_id: str) -> Place | None:
        """The place of an id, else None."""
        return self._places.get(place_id) or self._gazetteer.place(place_id)
