"""What the words around a mention say: what it lies in, and the kind of place that is meant."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from geo.records import Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """Clues of one mention."""

    container: int | None = None
    """Index of the mention that names what it lies in: Texas for "Paris, Texas"."""
    contained: int | None = None
    """Index of the mention that lies in it: Paris for the same words."""
    kinds: frozenset[str] = frozenset()
    """Kinds of place that the words ask for; empty when they ask for none."""
    word: str = ""
    """The word that asks."""
    dateline: bool = False
    headline: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class KindWords:
    """Words that ask for a kind of place, from `geo/data/places/kinds.toml`."""

    kinds: Mapping[str, frozenset[str]]
    """Word in the singular → kinds of place."""
    droppable: frozenset[str]
    """Last words that a look-up may drop when the whole name is not held."""
    parts: frozenset[str]
    """First words that say which part of a place is meant."""


@lru_cache(maxsize=1)
def kind_words() -> KindWords:
    """Read the data file; the result is shared and never changed."""
    path = files("geo") / "data" / "places" / "kinds.toml"
    table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    return KindWords(
        kinds={word: frozenset(kinds) for word, kinds in table["kinds"].items()},
        droppable=frozenset(table["droppable"]),
        parts=frozenset(table["parts"]),
    )


_STRONG_NEXT = re.compile(r",\s+$|\s\($")
_OF = re.compile(
    r"(?:'s|\u2019s)?\s+(?:[a-z]+\s+)?(?:city|town|village|capital|port|suburb|hamlet|community|resort|"
    r"province|region|district|state|island)(?:\s+city|\s+of|\s+town)?\s+$"
)
_AFTER = re.compile(r"(?:'s|\u2019s)?[\s-]+([A-Za-z]+)")
_BEFORE = re.compile(r"([A-Za-z]+)\s+(?:of\s+)?(?:the\s+)?$")


def clues(text: str, mentions: Sequence[Mention]) -> tuple[Clue, ...]:
    """Clues for each mention, in order. `text` is the article's."""
    containers: dict[int, int] = {}
    for index, (mention, following) in enumerate(pairwise(mentions)):
        between = text[mention.end : following.start]
        if len(between) > 30 or following.label == "NORP":
            continue
        if mention.label != "NORP" and _STRONG_NEXT.search(between) and len(between) < 4:
            containers[index] = index + 1
        elif _OF.fullmatch(between):
            containers[index + 1] = index
    contained = {container: inner for inner, container in containers.items()}
    return tuple(
        _clue(text, mention, containers.get(index), contained.get(index))
        for index, mention in enumerate(mentions)
    )


def _clue(text: str, mention: Mention, container: int | None, contained: int | None) -> Clue:
    word, kinds = asked_kind(text, mention)
    return Clue(
        container=container,
        contained=contained,
        kinds=kinds,
        word=word,
        dateline=mention.start < 3 or text[max(0, mention.start - 2) : mention.start] == "\n\n",
    )


def politics(text: str) -> float:
    """How much an article speaks of governments: 1 for six such words in a thousand letters.

    >>> politics("The president met the foreign minister."), politics("A dog ran.")
    (0.5, 0.0)
    """
    found = len(_POLITICS.findall(text))
    return min(1.0, found / 6 / max(1.0, len(text) / 1000)) if found > 1 else 0.0


_POLITICS = re.compile(
    r"\b(?:president|prime minister|minister|administration|white house|congress|pentagon|senate|"
    r"kremlin|parliament|talks|summit|treaty|sanctions?|diplomats?|ambassador|embassy|foreign|"
    r"government|leaders|bilateral|federal|state department|nato|united nations|u\.n\.)\b",
    re.IGNORECASE,
)


def asked_kind(text: str, mention: Mention) -> tuple[str, frozenset[str]]:
    """The word that asks for a kind of place, in the name or beside it, and the kinds."""
    words = kind_words().kinds
    own = mention.query.split()
    if len(own) > 1:
        for word in (own[-1], own[0]):
            kinds = words.get(_singular(word.lower()))
            if kinds:
                return word.lower(), kinds
    after = _AFTER.match(text, mention.end, mention.end + 30)
    if after and after.group(1).islower():
        kinds = words.get(_singular(after.group(1)))
        if kinds:
            return after.group(1), kinds
    before = _BEFORE.search(text[max(0, mention.start - 30) : mention.start])
    if before and text[max(0, mention.start - 4) : mention.start].rstrip().endswith("of"):
        kinds = words.get(_singular(before.group(1).lower()))
        if kinds:
            return before.group(1).lower(), kinds
    return "", frozenset()


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
