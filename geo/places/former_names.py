"""Names that places had once, weighed by the article's date.

"Salisbury" is Harare in 1975 and a town in England today; "Peking" is Beijing at any time, and
surely so in 1967.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files

from geo.gazetteer import fold
from geo.gazetteer.base import Gazetteer
from geo.records import Candidate, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerName:
    """One name of one place, with the years in which it was in use."""

    today: str
    """Folded."""
    title: str
    """The place's name today, as the data file writes it."""
    country: str
    kind: str
    first: int
    last: int

    def means(self, place: Place) -> bool:
        """Whether a place is the one that had this name."""
        same = place.country == self.country and place.kind == self.kind
        return same and fold(place.name) == self.today

    def in_use(self, published: date) -> bool:
        """Whether newspapers of that year wrote it so."""
        return self.first <= published.year <= self.last


@lru_cache(maxsize=1)
def former_names() -> Mapping[str, tuple[FormerName, ...]]:
    """Folded former name → the places that had it; read once."""
    path = files("geo") / "data" / "places" / "former-names.toml"
    found: dict[str, list[FormerName]] = {}
    for old, today, country, kind, first, last in tomllib.loads(path.read_text("utf-8"))["names"]:
        found.setdefault(fold(old), []).append(
            FormerName(
                today=fold(today), title=today, country=country, kind=kind, first=first, last=last
            )
        )
    return {name: tuple(places) for name, places in found.items()}


def with_former(
    query: str, found: Sequence[Candidate], gazetteer: Gazetteer
) -> tuple[Candidate, ...]:
    """Candidates, and after them the places that had the name and are not among them."""
    names = former_names().get(fold(query), ())
    missing = [name for name in names if not any(name.means(c.place) for c in found)]
    added = [
        Candidate(place=candidate.place, matched_name=query, match="alternate")
        for name in missing
        for candidate in gazetteer.candidates(name.title, limit=20)
        if name.means(candidate.place)
    ]
    return (*found, *added)


def in_use(query: str, place: Place, published: date | None) -> bool | None:
    """Whether a place had the name when the article appeared; None for all that is not known."""
    if published is None:
        return None
    fitting = [name for name in former_names().get(fold(query), ()) if name.means(place)]
    return any(name.in_use(published) for name in fitting) if fitting else None
