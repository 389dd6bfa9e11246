"""How many an event was done to, by its grammar: "arrested a man", "killed two men and a boy".

Patterns (`numbers`) read figures wherever they stand. What is told without a figure, or in two
parts, only the parse tells: one person with "a", and the sum of what is joined by "and".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.events.grammar import children, frame, lemma
from geo.events.numbers import number
from geo.events.triggers import Trigger
from geo.records import Number

if TYPE_CHECKING:
    from spacy.tokens import Token

DONE = {
    "kill": "killed", "murder": "killed", "execute": "killed", "assassinate": "killed",
    "behead": "killed", "lynch": "killed", "die": "killed", "drown": "killed",
    "wound": "injured", "injure": "injured", "hurt": "injured", "stab": "injured",
    "arrest": "arrested", "detain": "arrested", "capture": "arrested", "recapture": "arrested",
    "abduct": "abducted", "kidnap": "abducted",
}  # fmt: skip
"""Verbs of what is done to people, and the kind of their figure."""
ONE = frozenset({"a", "an", "another", "one", "his", "her", "their", "its"})
THINGS = frozenset({"house", "home", "town", "village", "city", "base", "building", "position",
                    "hill", "vehicle", "car", "boat", "ship", "weapon", "bill", "plan", "deal",
                    "hope", "attention", "imagination", "market", "title", "seat", "area",
                    "trawler", "vessel", "plane", "tanker", "truck"})  # fmt: skip


def counted(trigger: Trigger) -> Number | None:
    """The people of a verb as one figure with the span of its first word; None where they are
    not all counted or there is no figure but one that stands alone."""
    verb = trigger.head
    kind = DONE.get(lemma(verb)) if not trigger.sense.noun else None
    if kind is None:
        return None
    parts = frame(verb)
    people = (
        parts.doers if lemma(verb) in ("die", "drown") and not parts.passive else (parts.undergoers)
    )
    if not people:
        return None
    total, first = 0.0, people[0]
    for person in people:
        value = _how_many(person)
        if value is None:
            return None
        total += value
    return Number(
        kind=kind, value=total, start=trigger.sentence.paragraph.at(first.left_edge),
        end=trigger.sentence.paragraph.end_of(first),
    )  # fmt: skip


def _how_many(person: Token) -> float | None:
    if person.pos_ == "NUM":
        return number(person.text)
    figures = children(person, "nummod")
    if figures:
        return number(" ".join(word.text for word in figures[0].subtree if word.pos_ == "NUM"))
    if person.tag_ != "NN" and person.ent_type_ != "PERSON":
        return None
    if person.pos_ == "PRON" or lemma(person) in THINGS:
        return None
    named = person.ent_type_ == "PERSON"
    single = any(child.lower_ in ONE for child in children(person, "det", "poss", "nummod"))
    return 1.0 if named or single else None
