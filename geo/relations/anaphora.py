""" "The strait", "the island", "there": the last fitting place that the article named before.

Limits: an antecedent lies in the same sentence or the two before; who says "the sea" about
nothing named gets nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from geo.relations.vocabulary import words
from geo.relations.wording import Masked

if TYPE_CHECKING:
    from geo.language import Sentence
    from geo.records import Mention, Place

BACK = 2
"""Sentences to look back."""
GROUND = {"island", "islands"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A place that was named at a position of the article."""

    position: int
    sentence: int
    place: Place
    mention: Mention | None
    """None for a place that a relation made."""
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Anaphor:
    """Words that take up a place named before."""

    start: int
    end: int
    noun: str
    named: Named


def find_anaphora(
    masked: Masked,
    sentence: Sentence,
    number: int,
    named: Sequence[Named],
    is_island: Callable[[Named], bool],
) -> Iterator[Anaphor]:
    """Yield the anaphors of one sentence; `named` holds what was named up to its end.

    `is_island` tells of places that are an island besides what their kind says: Malta, Hokkaido.
    """
    for match in _pattern().finditer(masked.text):
        start, end = masked.starts[match.start()], masked.ends[match.end() - 1]
        noun = (match.group("noun") or "there").lower()
        earlier = [n for n in named if n.position < start and number - n.sentence <= BACK]
        if noun == "there":
            if not _is_place_adverb(sentence, start):
                continue
            # "There" takes up where the sentence before was, not who spoke in it.
            found = next((n for n in reversed(earlier) if _is_location(n)), None)
        else:
            if not _stands_alone(sentence, end):
                continue
            kinds = words().anaphora[noun]
            found = next(
                (
                    n
                    for n in reversed(earlier)
                    if n.place.kind in kinds or (kinds & GROUND and is_island(n))
                ),
                None,
            )
        if found is not None:
            yield Anaphor(start=start, end=end, noun=noun, named=found)


@cache
def _pattern() -> re.Pattern[str]:
    nouns = "|".join(sorted(words().anaphora, key=len, reverse=True))
    return re.compile(
        rf"\b(?:[Tt]h(?:e|at|is)\s(?P<noun>{nouns})\b(?!\s(?:of|between)\b)|[Tt]here\b)"
    )


def _stands_alone(sentence: Sentence, end: int) -> bool:
    """Whether the noun heads its phrase: not "the sea wall"."""
    paragraph = sentence.paragraph
    token = next((t for t in sentence.span if paragraph.end_of(t) == end), None)
    if token is None or token.pos_ not in {"NOUN", "PROPN"}:
        return False
    return token.dep_ != "compound" or token.head.i < token.i


def _is_place_adverb(sentence: Sentence, start: int) -> bool:
    paragraph = sentence.paragraph
    token = next((t for t in sentence.span if paragraph.at(t) == start), None)
    return token is not None and token.dep_ != "expl" and token.tag_ != "EX" and token.pos_ == "ADV"


def _is_location(named: Named) -> bool:
    return (
        named.mention is not None
        and named.mention.usage == "literal"
        and named.mention.label != "NORP"
    )
