"""How a noun phrase is named: without what only says when, or what somebody's office is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.grammar import children, lemma

if TYPE_CHECKING:
    from spacy.tokens import Token

TITLES = frozenset(
    {"archbishop", "ayatollah", "bishop", "chancellor", "colonel", "councillor", "father", "imam",
     "judge", "minister", "pastor", "president", "professor", "rabbi", "secretary", "senator",
     "sergeant", "sheikh", "sheriff", "sister", "superintendent"}
)  # fmt: skip
"""What stands before a person's name and before nothing else."""
TIMES = frozenset({"day", "night", "morning", "evening", "week", "month", "year", "hour"})
WHICH = frozenset({"same", "next", "last", "previous", "following", "that", "this"})
ARTICLES = frozenset({"the", "a", "an", "some", "its", "their", "his", "her", "whose"})
NAME_WORDS = 2
"""A person's name has at least so many words after the title."""


def untitled(name: str) -> str:
    """Take the office off a person's name.

    >>> untitled("Sheriff Tomas Escobedo Ruiz"), untitled("Health Secretary Pascoe Ume")
    ('Tomas Escobedo Ruiz', 'Pascoe Ume')
    >>> untitled("Sheriff Department"), untitled("President of Chad")
    ('Sheriff Department', 'President of Chad')
    """
    words = name.split()
    for at, word in enumerate(words[:3]):
        rest = words[at + 1 :]
        if word.lower() in TITLES and word[0].isupper() and len(rest) >= NAME_WORDS:
            named = all(one[0].isupper() and one.isalpha() for one in rest)
            return " ".join(rest) if named else name
    return name


def after_the_day(noun: Token, first: int) -> int:
    """Where a noun phrase begins that the parser let begin with a day or a spot.

    "The same day commandos …", "two days earlier militants …", "on Sunday border guards …",
    "on one corner youths …".
    """
    for child in children(noun, "compound", "nmod", "amod"):
        if child.i < noun.i and _is_aside(child, first):
            first = max(first, child.i + 1)
    return first


def _is_aside(word: Token, first: int) -> bool:
    if lemma(word) in TIMES:
        return any(below.lower_ in WHICH for below in word.children)
    if word.lower_ in ("earlier", "later"):
        return any(lemma(below) in TIMES for below in word.children)
    edge = word.left_edge
    before = word.doc[edge.i - 1] if edge.i == first and edge.i > word.sent.start else None
    # A preposition without its noun: the noun phrase has swallowed it.
    return before is not None and before.dep_ == "prep" and not children(before, "pobj")


def after_the_article(noun: Token, first: int, last: int) -> int:
    """Where a noun phrase begins without its article; "a dozen" and "both" say how many."""
    first = after_the_day(noun, first)
    while first < last:
        word = noun.doc[first]
        counted = word.lower_ == "a" and lemma(noun.doc[first + 1]) in ("dozen", "few")
        if word.lower_ == "both" or counted or not (word.pos_ == "DET" or word.lower_ in ARTICLES):
            break
        first += 1
    return first
