"""Finding "between A and B" in a sentence, from the words and the mentions.

Not from the dependency tree alone: in "between the main Okinawa island and Miyakojima island"
a small model hangs everything on the common noun, and the names are compounds below it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from geo.records import Mention
from geo.relations.vocabulary import words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from geo.language import Paragraph, Parsed, Sentence

Sense = Literal["water", "land", "place", "dealing", "unclear"]

BEFORE_NAME = 5
"""Most words between "between" or "and" and the name: "the main southern island of"."""
AFTER_NAME = 6
"""Most words between the first name and "and"."""
WINDOW = 12
"""How many words before "between" may say what it is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A or B: the mention that names it, and what the words beside it say."""

    mention: Mention
    island: bool
    """The words call it an island."""
    end: int
    """Where its words end in the article, a following "island" with them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """One "between A and B" with what the sentence says around it."""

    start: int
    one: Side
    other: Side
    sense: Sense
    clue: str
    """The word that gave the sense; "" for none."""


@cache
def vocabulary() -> dict[str, Any]:
    """Return the word lists of geo/data/relations/between.toml as sets."""
    import tomllib

    path = Path(__file__).parents[1] / "data" / "relations" / "between.toml"
    lists = tomllib.loads(path.read_text(encoding="utf-8"))
    return {
        **{name: frozenset(lists[name]) for name in ("dealing", "water", "land", "place")},
        "beside": frozenset(lists["island"]["beside"]),
        "endings": tuple(sorted(lists["island"]["endings"], key=len, reverse=True)),
        "bridge": frozenset(lists["inside"]["bridge"]),
    }


def find_between(parsed: Parsed, mentions: Sequence[Mention]) -> Iterator[Between]:
    """Yield each "between A and B" whose A and B are mentions, in text order."""
    if not parsed.analysed:
        return
    for sentence in parsed.sentences():
        inside = [m for m in mentions if sentence.start <= m.start and m.end <= sentence.end]
        if len(inside) < 2:
            continue
        for token in sentence.span:
            if token.lower_ == "between":
                found = _phrase(token, sentence, inside)
                if found is not None:
                    yield found


def _phrase(between: Token, sentence: Sentence, mentions: Sequence[Mention]) -> Between | None:
    paragraph = sentence.paragraph
    tokens = list(sentence.span)
    owner = _owners(tokens, mentions, paragraph)
    at = between.i - sentence.span.start + 1
    one, at = _side(tokens, owner, at, BEFORE_NAME, paragraph)
    if one is None:
        return None
    for step in range(AFTER_NAME + 1):
        if at + step >= len(tokens) or tokens[at + step].is_sent_end:
            return None
        word = tokens[at + step]
        if word.lower_ in {"and", "&"} and owner[at + step] is None:
            break
        if owner[at + step] is None and not _may_follow(word):
            return None
    else:
        return None
    other, _ = _side(tokens, owner, at + step + 1, BEFORE_NAME, paragraph)
    if other is None:
        return None
    sense, clue = _sense(between, tokens[: between.i - sentence.span.start])
    return Between(start=paragraph.at(between), one=one, other=other, sense=sense, clue=clue)


def _owners(
    tokens: list[Token], mentions: Sequence[Mention], paragraph: Paragraph
) -> list[Mention | None]:
    """Return for each token the mention that it belongs to."""
    owners: list[Mention | None] = []
    for token in tokens:
        start, end = paragraph.at(token), paragraph.end_of(token)
        owners.append(next((m for m in mentions if m.start < end and start < m.end), None))
    return owners


def _side(
    tokens: list[Token], owner: list[Mention | None], at: int, most: int, paragraph: Paragraph
) -> tuple[Side | None, int]:
    """Read one noun phrase from `at`; return its side and where it ends."""
    lists = vocabulary()
    first = next(
        (i for i in range(at, min(at + most + 1, len(tokens))) if owner[i] is not None), None
    )
    if first is None or not all(_may_lead(token) for token in tokens[at:first]):
        return None, at
    mention, last = owner[first], first
    island = any(t.lower_ in lists["beside"] for t in tokens[at:first])
    position = first
    while position < len(tokens):
        if owner[position] is not None:
            mention, last = owner[position], position
        elif tokens[position].lower_ not in lists["bridge"]:
            break
        elif tokens[position].lower_ in lists["beside"]:
            island, last = True, position
        position += 1
    if mention is None:
        return None, at
    island = island or any(part in lists["beside"] for part in mention.text.lower().split())
    end = max(mention.end, paragraph.end_of(tokens[last]))
    return Side(mention=mention, island=island, end=end), position


def _may_lead(word: Token) -> bool:
    """Whether a word may stand before a name in its noun phrase: "the main southern island of".

    A name that is no mention, or a preposition, means that the mention belongs elsewhere.
    """
    if word.lower_ == "of" or word.lower_ in vocabulary()["bridge"]:
        return True
    return word.pos_ in {"DET", "ADJ", "NOUN", "ADV", "NUM"} and not word.is_punct


def _may_follow(word: Token) -> bool:
    return word.is_punct or word.pos_ in {"NOUN", "ADJ", "DET", "ADP", "PART", "PROPN", "NUM"}


def _sense(between: Token, before: list[Token]) -> tuple[Sense, str]:
    """Say what the phrase is about: its head first, then the nearest telling word before it."""
    lists = vocabulary()
    head = between.head
    heads = [head, *(a for a in head.ancestors)][:3] if head is not between else []
    near = [token for token in reversed(before) if not token.is_punct][:WINDOW]
    kinds: tuple[Sense, ...] = ("dealing", "water", "land", "place")
    for token in [*heads[:1], *near, *heads[1:]]:
        kind = next((k for k in kinds if _lemma(token) in lists[k]), None)
        if kind == "dealing":
            return kind, token.text
        if kind is not None:
            break
    else:
        return _by_clue([*heads, *near])
    # Somebody sails or lies there. What does, and where, makes it water or land.
    told = [*heads, *near]
    for wanted in ("water", "land"):
        for word in told:
            if _lemma(word) in lists[wanted]:
                return wanted, word.text
    return "place", token.text


def _by_clue(told: list[Token]) -> tuple[Sense, str]:
    """Take what lies on water or land as a sign that a place is meant: "a dhow sank between"."""
    lists = words()
    for token in told:
        if _lemma(token) in lists.water:
            return "water", token.text
        if _lemma(token) in lists.land:
            return "land", token.text
    return "unclear", ""


def _lemma(token: Token) -> str:
    return (token.lemma_ or token.text).lower()
