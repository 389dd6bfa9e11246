"""Which of those named before a pronoun may stand for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.events.grammar import lemma
from geo.events.vocabulary import Vocabulary
from geo.records import Participant

if TYPE_CHECKING:
    from spacy.tokens import Token

NEAR = 700
"""Code points that a pronoun may lie behind the words that it stands for."""
NEAR_PERSON = 300
"""The same for "he" and "she": farther back, somebody else has mostly come between."""
ONE_PERSON = ("man", "woman", "president", "minister", "leader", "suspect", "boy", "girl")
WOMEN = frozenset({"woman", "girl", "mother", "daughter", "wife", "widow", "sister", "queen",
                   "spokeswoman", "actress", "princess"})  # fmt: skip
MEN = frozenset({"man", "boy", "father", "son", "husband", "widower", "brother", "king",
                 "spokesman", "priest", "prince", "gunman"})  # fmt: skip
HUMAN = frozenset({"captain", "driver", "pilot", "owner", "officer", "judge", "mayor", "governor",
                   "director", "manager", "official", "teacher", "doctor", "priest", "bishop",
                   "policeman", "soldier", "student", "journalist", "prisoner", "hostage",
                   "spokesman", "spokeswoman", "commander", "prosecutor", "lawyer", "ambassador",
                   "envoy", "king", "queen", "gunman", "senator", "deputy", "mother", "father",
                   "nurse", "teenager"})  # fmt: skip
"""Nouns of one person, beside ONE_PERSON."""
NOBODY = frozenset({"nobody", "none", "nothing", "everyone", "everybody", "someone", "somebody",
                    "anyone", "anybody", "something", "anything", "everything",
                    "there"})  # fmt: skip
"""They take nobody up that was named before."""
TOGETHER = ("side", "party")
"""Of these, both stand in one sentence: who "both sides" are, nobody should have to guess."""
VEHICLES = frozenset({"trawler", "lorry", "truck", "bus", "train", "car", "satellite", "balloon"})
MOVED = ("vessels", "aircraft", "storms", "fires")
STANDING = ("in", "at", "near", "from", "to", "into", "through", "via", "outside", "around")
"""A place after one of these is where something is, and answers for nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Somebody the article has named, where and how."""

    at: int
    sentence: int
    """Start of the sentence."""
    who: tuple[Participant, ...]
    """Empty for a thing that "it" may mean: a ship, a storm."""
    person: bool
    plural: bool
    subject: bool
    noun: str
    """Lemma of the noun that says what it is."""
    standing: bool = False
    """A place that is only where something is: "in Vienna"."""


def agrees(word: str, known: Known, pronouns: Mapping[str, frozenset[str]]) -> bool:
    """True where number and kind fit: "he" is no woman, "they" are several, "it" is nobody."""
    if word in pronouns["person"]:
        other = WOMEN if word in ("he", "him", "his", "himself") else MEN
        one = not known.plural and (known.noun in ONE_PERSON or known.noun in HUMAN)
        return (known.person or one) and known.noun not in other
    if word in pronouns["many"]:
        return known.plural
    return (not known.person and not known.plural) or known.noun in ("group", "party")


def is_moved(token: Token, vocabulary: Vocabulary) -> bool:
    """True for a thing that goes places itself, so that "it" may well be that thing."""
    classes = vocabulary.classes
    return (
        token.pos_ == "NOUN"
        and token.tag_ == "NN"
        and (lemma(token) in VEHICLES or any(lemma(token) in classes[name] for name in MOVED))
    )


def thing_beside(fitting: Sequence[Known], here: int) -> Known | None:
    """The ship or storm that was told of last, in this sentence or the one before."""
    last = max((known.sentence for known in fitting if known.sentence < here), default=here)
    return next(
        (known for known in reversed(fitting) if not known.who and known.sentence >= last), None
    )


def one_sentence(before: Sequence[Known]) -> list[Known]:
    """Those of the last sentence that names two countries; the nearest first, as they came."""
    before = [known for known in before if not known.standing]
    for known in before:
        same = [one for one in before if one.sentence == known.sentence]
        if len({who.country for one in same for who in one.who if who.country}) > 1:
            return same
    return []
