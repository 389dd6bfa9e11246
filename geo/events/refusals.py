"""What somebody says that he will not do: a refusal, whatever the verb."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from geo.events.grammar import children, governor, lemma
from geo.events.triggers import REFUSES, Trigger
from geo.events.vocabulary import Sense
from geo.language import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

SAYING = frozenset({"say", "tell", "announce", "declare", "insist", "vow", "add", "repeat", "warn",
                    "reply", "answer", "state", "reiterate", "confirm"})  # fmt: skip
UNREFUSED = frozenset({"be", "have", "comment", "say", "speculate", "elaborate", "know", "happen",
                       "hesitate", "rule", "need", "matter", "mean", "expect", "think", "believe",
                       "want", "like", "mind", "become", "get", "give", "name", "last", "work",
                       "survive", "recover", "affect", "change"})  # fmt: skip
"""What is no refusal when somebody says that he will not: "would not comment"."""


def with_refusals(sentence: Sentence, triggers: Sequence[Trigger]) -> list[Trigger]:
    """The triggers of a sentence in text order, refused verbs in the place of what they tell."""
    refused = {token: one for token in sentence.span if (one := _refusal(token, sentence))}
    kept = [one for one in triggers if one.verb not in refused]
    return sorted((*kept, *refused.values()), key=lambda one: one.head.i)


def _refusal(token: Token, sentence: Sentence) -> Trigger | None:
    """What somebody says that he will not do: "said it would not pay"."""
    helpers = [child.lower_ for child in children(token, "aux")]
    refused = children(token, "neg") and {"will", "would", "wo"} & set(helpers)
    if not refused or token.tag_ != "VB" or lemma(token) in UNREFUSED:
        return None
    if children(token, "auxpass") or "have" in helpers or _is_conditional(token):
        return None
    first = token.head if token.dep_ == "conj" and not children(token, "nsubj") else token
    subjects = children(first, "nsubj")
    above = governor(first)
    if above is None or above[1] != "ccomp" or lemma(above[0]) not in SAYING:
        return None
    speakers = children(above[0], "nsubj")
    if not speakers or not subjects or subjects[0].lower_ not in ("it", "they", "he", "she"):
        return None
    sense = Sense(words=(lemma(token),), noun=False, type="REJECT", mode=None, score=0.7)
    before = [child for child in token.children if child.dep_ in ("aux", "neg")]
    return Trigger(
        sense=sense, head=token, carrier=None, role=REFUSES, sentence=sentence,
        words=tuple(sorted({token, *before}, key=lambda t: t.i)),
    )  # fmt: skip


def _is_conditional(verb: Token) -> bool:
    """True for "would not pay unless …" and "if it would not pay"."""
    marks = [child.lower_ for child in children(verb, "mark")]
    return any(word != "that" for word in marks) or bool(children(verb, "advcl"))
