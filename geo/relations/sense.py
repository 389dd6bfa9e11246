"""Whether a phrase is about water, land or air, from the words around it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from geo.relations.phrases import vocabulary
from geo.relations.vocabulary import words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from geo.language import Sentence

Surface = Literal["water", "land", "air", "unclear"]

FADES = 6.0
"""A clue this many words away counts half."""
AFTER = 0.7
"""What follows a phrase tells less about it than what leads to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """What a phrase is about, and the word that says so."""

    surface: Surface
    clue: str = ""


def sense_of(sentence: Sentence, start: int, end: int, skip: list[tuple[int, int]]) -> Sense:
    """Weigh the words of a sentence around its range [start, end); names (`skip`) say nothing."""
    tokens = list(sentence.span)
    paragraph = sentence.paragraph
    places = [(paragraph.at(token), token) for token in tokens]
    first = next((i for i, (at, _) in enumerate(places) if at >= start), len(places))
    last = next((i for i, (at, _) in enumerate(places) if at >= end), len(places)) - 1
    totals: dict[Surface, float] = {}
    best: dict[Surface, tuple[float, str]] = {}
    for index, (at, token) in enumerate(places):
        if any(begin <= at < stop for begin, stop in skip):
            continue
        surface = _surface(token)
        if surface is None:
            continue
        away = first - index if index < first else max(index - last, 0)
        weight = 1 / (1 + away / FADES) * (1.0 if index < first else AFTER)
        totals[surface] = totals.get(surface, 0.0) + weight
        best[surface] = max(best.get(surface, (0.0, "")), (weight, token.text))
    if not totals:
        return Sense(surface="unclear")
    chosen = max(totals, key=lambda s: (totals[s], s))
    return Sense(surface=chosen, clue=best[chosen][1])


def _surface(token: Token) -> Surface | None:
    if token.pos_ not in {"NOUN", "VERB", "ADJ", "PROPN", "ADV"}:
        return None
    return _clues().get((token.lemma_ or token.text).lower())


@cache
def _clues() -> dict[str, Surface]:
    older, lists = vocabulary(), words()
    clues: dict[str, Surface] = dict.fromkeys(older["land"] | lists.land, "land")
    clues |= dict.fromkeys(older["water"] | lists.water, "water")
    clues |= dict.fromkeys(lists.air, "air")
    return clues
