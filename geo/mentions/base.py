"""What a recogniser is: a line of text in, spans that may be toponyms out.

Recognisers propose and never decide; `judge.py` accepts or rejects what they found together.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from geo.gazetteer.base import Gazetteer
from geo.mentions.words import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A span that may be a toponym: words `first` to `last` (exclusive) of one line."""

    start: int
    """Position in the article's text; with the full stop of an abbreviation inside."""
    end: int
    first: int
    last: int
    label: str
    """GPE, LOC, FAC, NORP from a model; GAZ, DEM, ABBR, DESIG, ROAD, COORD from rules."""
    by: str
    """Name of the recogniser."""
    query: str | None = None
    """The name to look up, where it is not the words themselves."""


def found(
    line: Line, first: int, last: int, *, label: str, by: str, query: str | None = None
) -> Found:
    """A proposal whose span is exactly its words."""
    return Found(
        start=line.words[first].start,
        end=line.words[last - 1].end,
        first=first,
        last=last,
        label=label,
        by=by,
        query=query,
    )


class Recogniser(Protocol):
    """A backend that proposes spans."""

    name: str

    def find(self, line: Line, gazetteer: Gazetteer) -> Iterator[Found]:
        """Yield proposals in text order; they may overlap."""
