"""The place of this event, and no other: not every place in the sentence, not the speaker's city.

Every name of the sentence, and every word that points at a place, is asked how it stands to the
event (`place_pairs`); fitted weights make of the marks what it is to it (`place_decision`). Where
none is told, a vote has its country and people flee from the attack told before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geo.events.grammar import lemma
from geo.events.known_ground import ruled
from geo.events.place_decision import asked_of, decided
from geo.events.place_roles import VIOLENT
from geo.events.reading import Reading
from geo.events.triggers import Trigger
from geo.events.vocabulary import Vocabulary
from geo.records import EventPlace

OUTCOMES = frozenset({"kill", "wound", "injure", "destroy", "damage", "maim", "leave"})
"""What an attack or a crash does: where that was, this was."""
FLEEING = frozenset({"flee", "escape", "evacuate", "fall", "retreat", "withdraw", "pull"})
MOVES = frozenset({"origin", "destination", "path"})
AT_SECOND_HAND = 0.85


def places_of(
    trigger: Trigger, reading: Reading, vocabulary: Vocabulary, others: Sequence[Trigger]
) -> tuple[EventPlace, ...]:
    """The stated places of an event with their roles, best first within a role."""
    leader = _leader(trigger, others)
    if leader is not None and not _names_place(trigger, reading):
        led = tuple(
            replace(place, role="location" if place.role == "target" else place.role)
            for place in places_of(leader, reading, vocabulary, others)
            if place.role in ("location", "target", "path")
        )
        if led:
            return led
    found = decided(asked_of(trigger, reading, vocabulary, others), trigger, reading)
    roles = {place.role for place in found if place.role != "scope"}
    if not roles or (trigger.sense.motion and roles <= MOVES - {"origin"}):
        found += _fled_from(trigger, reading, vocabulary, others)
    return found or ruled(trigger, reading)


def _fled_from(
    trigger: Trigger, reading: Reading, vocabulary: Vocabulary, others: Sequence[Trigger]
) -> tuple[EventPlace, ...]:
    """Where people flee from: the attack or disaster that their sentence tells before."""
    verb = trigger.verb
    if verb is None or not trigger.sense.motion or lemma(verb) not in FLEEING:
        return ()
    for other in others:
        if other.sense.type in VIOLENT and other.head.i < trigger.head.i:
            for place in places_of(other, reading, vocabulary, [other]):
                if place.role in ("location", "target"):
                    score = round(place.score * AT_SECOND_HAND, 3)
                    return (replace(place, role="origin", basis="inherited", score=score),)
    return ()


def _leader(trigger: Trigger, others: Sequence[Trigger]) -> Trigger | None:
    """The attack or crash whose outcome this is: "struck the villages of A and B, killing 20"."""
    verb = trigger.head
    if trigger.sense.noun or verb.tag_ != "VBG" or verb.dep_ != "advcl":
        return None
    if lemma(verb) not in OUTCOMES:
        return None
    return next(
        (other for other in others
         if other is not trigger and other.verb == verb.head and verb.head.i < verb.i
         and other.sense.type in ("ASSAULT", "ACCIDENT", "HAZARD")),
        None,
    )  # fmt: skip


def _names_place(trigger: Trigger, reading: Reading) -> bool:
    """True where the clause of an outcome names a place of its own."""
    paragraph = trigger.sentence.paragraph
    return any(reading.mention_at(paragraph, token) is not None for token in trigger.head.subtree)
