"""Words for what was drawn: a described place's own name, and how it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.relations.sense import Sense
    from geo.relations.wording import Phrase

UNITS = {1.0: "km", 1.609344: "miles", 1.852: "nautical miles", 0.001: "m"}


def figure(phrase: Phrase) -> str:
    """Return the written distance: "85 nautical miles"."""
    amount = (phrase.km or 0.0) / phrase.unit_km
    return f"{amount:,g} {UNITS[phrase.unit_km]}"


def with_direction(phrase: Phrase, name: str) -> str:
    """Return a name with the phrase's direction before it: "northern Ghana"."""
    return f"{adjective(phrase.direction)} {name}" if phrase.direction else name


def adjective(direction: str) -> str:
    """Return a direction's word as what stands before a name.

    >>> adjective("south-west"), adjective("northernmost"), adjective("interior")
    ('south-western', 'northernmost', 'central')
    """
    word = direction.lower()
    if word in {"centre", "center", "interior", "middle"}:
        return "central"
    word = word.split()[0] if "ern" in word else word
    return word if word.endswith(("ern", "most")) or word == "central" else f"{word}ern"


def about(sense: Sense) -> str:
    """Return what the words around a phrase told: " (water, from 'trawler')", or nothing."""
    return f" ({sense.surface}, from {sense.clue!r})" if sense.clue else ""
