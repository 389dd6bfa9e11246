"""Whether a name means the ground or something that belongs to it.

"in Beijing" is literal; "Beijing said", "Chinese", "Paris Police Department" and "pressure on
Moscow" are associative: they must not put a dot on the map.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.mentions.base import Found
from geo.mentions.features import Facts
from geo.mentions.vocabulary import vocabulary
from geo.mentions.words import Line
from geo.records import Usage

if TYPE_CHECKING:
    from spacy.tokens import Token

_RULES_NESTED = frozenset(
    {"demonym", "organisation in a place", "organisation of a wide place", "untagged institution"}
)
_SHARING = frozenset({"amod", "compound", "nmod"})
"""How the first of several names hangs on what they share: "North" in "North and South Korea"."""
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})
_OBJECTS = frozenset({"dobj", "dative", "iobj"})


def usage_of(found: Found, line: Line, facts: Facts, rule: str) -> Usage:
    """Decide by what the name depends on in its sentence."""
    if facts.name.kind in vocabulary().never_govern and not facts.demonym:
        return "literal"
    if rule in _RULES_NESTED:
        return "associative"
    if facts.dateline or facts.contained:
        return "literal"
    token = _head(line, found)
    if found.label == "COORD":
        while token.dep_ in _SHARING and token.head.i > token.i:
            token = token.head
    grounded = token.head.lower_ in vocabulary().grounds
    if token.dep_ == "compound" and token.head.pos_ in ("NOUN", "PROPN"):
        return "literal" if facts.located or grounded else "associative"
    if token.dep_ in ("poss", "amod", "nmod"):
        return "literal" if grounded else "associative"
    if not _governs(facts):
        return "literal"
    return "associative" if _acts(token) else "literal"


def _head(line: Line, found: Found) -> Token:
    token: Token = line.words[found.last - 1].token
    return token


def _governs(facts: Facts) -> bool:
    """Whether the name may stand for a government: a country, province, capital or big city."""
    return facts.name.wide or facts.name.population >= 300_000 or not facts.name.known


def _acts(token: Token) -> bool:
    lists = vocabulary()
    head = token.head
    while token.dep_ in ("conj", "appos") and head.i != token.i:
        token, head = head, head.head
    if token.dep_ == "nsubj":
        return (
            head.lemma_.lower() in lists.speech_verbs or head.lemma_.lower() not in lists.suffered
        )
    if token.dep_ in _SUBJECTS:
        return head.lemma_.lower() in lists.speech_verbs
    if token.dep_ in _OBJECTS:
        return head.lemma_.lower() not in lists.motion
    if token.dep_ == "pobj":
        governor = head.head
        preposition = head.lower_
        if preposition == "with":
            return governor.lemma_.lower() not in lists.links
        if preposition in ("against", "by", "among"):
            return True
        if preposition in lists.about:
            return governor.lemma_.lower() in lists.pressure_words or any(
                child.dep_ == "dobj" and child.lemma_.lower() in lists.pressure_words
                for child in governor.children
            )
    return False
