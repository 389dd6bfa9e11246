"""Clauses as dating reads them: their tense, and how words hang on one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.grammar import children, governor
from geo.events.triggers import Trigger

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


def form(trigger: Trigger) -> str:
    """The tense that the event is told in: "simple past", "perfect", "earlier past", "noun" …"""
    return "noun" if trigger.verb is None else form_of(trigger.verb)


def form_of(verb: Token) -> str:
    """The tense of a verb with its helpers."""
    helpers = {word.lower_ for word in children(verb, "aux", "auxpass")}
    for names, name in (({"had"}, "earlier past"), ({"has", "have"}, "perfect"),
                        ({"will", "would", "wo", "'ll", "may", "could", "might", "can", "should"},
                         "modal"),
                        ({"was", "were", "did"}, "simple past"), ({"is", "are"}, "present"),
                        ({"to"}, "infinitive")):  # fmt: skip
        if helpers & names:
            return name
    return {"VBD": "simple past", "VBZ": "present", "VBP": "present", "VB": "infinitive",
            "VBG": "participle", "VBN": "participle"}.get(verb.tag_, "participle")  # fmt: skip


def is_definite(noun: Token) -> bool:
    """True for "the attack", "their talks"."""
    return any(
        child.lower_ in ("the", "this", "that", "these", "those") or child.dep_ == "poss"
        for child in noun.children
    )


def clause_of(token: Token) -> Token:
    """The verb of the clause that a word stands in; the root where there is none."""
    while token.pos_ not in ("VERB", "AUX") and token.head != token:
        token = token.head
    if token.dep_ in ("aux", "auxpass") and token.head != token:
        return token.head
    return token


def anchor_of(words: Span) -> Token:
    """The word that a time hangs on, past its prepositions."""
    token = next((word for word in words if word.dep_ == "poss"), words.root)
    first, last = words.start, words.end
    while token.head != token:
        token = token.head
        if not first <= token.i < last and token.pos_ != "ADP":
            break
    return token


def way_up(low: Token, top: Token) -> list[Token] | None:
    """The words from one up to another above it, the top left out; None where it is not above."""
    steps = []
    while low != top:
        steps.append(low)
        if low.head == low:
            return None
        low = low.head
    return steps


def looks_back(trigger: Trigger) -> bool:
    """True for what may have been: "an explosion on Saturday may have been caused …"."""
    verb = trigger.verb
    if verb is None:
        above = governor(trigger.head)
        verb = above[0] if above is not None and above[0].pos_ == "VERB" else None
    return verb is not None and any(
        word.lower_ in ("have", "has", "had") for word in children(verb, "aux")
    )
