"""Which names of its sentence are places of the event, and what they are to it.

The marks of each name (`place_marks`) give a chance for each role and for none; what the text
lists together goes together, of nested places the finest stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from geo.events.attachment import Pair
from geo.events.known_ground import Pointed, as_place
from geo.events.place_choice import Found, event_place, names_town, without_wider
from geo.events.place_marks import marks_of
from geo.events.place_pairs import pairs_of, pointed_pairs
from geo.events.place_weights import (
    place_chances,
    role_shares,
    shipped_place_trees,
    shipped_role_weights,
)
from geo.events.reading import Reading
from geo.events.triggers import Trigger
from geo.events.venues import is_ground
from geo.events.vocabulary import Vocabulary
from geo.records import EventPlace, Role

if TYPE_CHECKING:
    from spacy.tokens import Token

ACCEPT_FROM = 0.36
"""Chance from which a name is a place of the event."""
KEPT_FROM = 0.3
"""The same for what the rules of grammar keep."""
POINTED_FROM = 0.5
"""The same, beside a name, for words that point at a place: which they mean may be wrong too."""


Chances = dict[Role, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """All that may be the place of an event, with the marks of each."""

    pairs: Sequence[Pair]
    marks: Sequence[tuple[str, ...]]


def asked_of(
    trigger: Trigger, reading: Reading, vocabulary: Vocabulary, others: Sequence[Trigger]
) -> Asked:
    """What of its sentence may be the event's place."""
    named = pairs_of(trigger, reading, vocabulary, others)
    pointed = pointed_pairs(trigger, reading, vocabulary, others)
    marks = marks_of(named, pointed, trigger, others, reading, vocabulary)
    return Asked(pairs=[*named, *pointed], marks=marks)


def decided(
    asked: Asked, trigger: Trigger, reading: Reading, chances: Sequence[Chances] | None = None
) -> tuple[EventPlace, ...]:
    """The places of an event, likeliest first, what nothing holds last. `chances` of each pair;
    None for those of the shipped weights."""
    if chances is None:
        chances = chances_of(asked)
    accepted: list[tuple[Pair, Role, float]] = []
    for pair, by_role in zip(asked.pairs, chances, strict=True):
        role = max(by_role, key=lambda one: by_role[one])
        needed = ACCEPT_FROM if pair.kept is None else KEPT_FROM
        if pair.known is not None and accepted:
            needed = POINTED_FROM
        if by_role[role] >= needed:
            aimed_at = pair.hit is not None and pair.hit.role == "target"
            accepted.append((pair, "target" if aimed_at else role, by_role[role]))
    accepted = _without_what_holds_them(accepted, reading)
    made: dict[tuple[str, str], EventPlace] = {}
    for pair, role, chance in sorted(accepted, key=lambda one: -one[2]):
        place = _made(pair, role, chance, trigger, reading)
        made.setdefault((place.role, place.relation or place.place or place.mentions[0]), place)
    kept = without_wider(list(made.values()), reading)
    if not kept:
        kept = [pair.kept for pair in asked.pairs if pair.kept is not None
                and pair.kept.role == "scope"]  # fmt: skip
    return with_listed(tuple(kept), asked.pairs, reading)


def _without_what_holds_them(
    accepted: list[tuple[Pair, Role, float]], reading: Reading
) -> list[tuple[Pair, Role, float]]:
    """Drop the West Bank of "the West Bank city of Nablus": the town is the place."""
    text = reading.parsed.article.text
    return [
        one for one, after in zip_longest(accepted, accepted[1:])
        if after is None or one[0].known is not None
        or not names_town(text[one[0].mention.end : after[0].mention.start])
    ]  # fmt: skip


def chances_of(asked: Asked) -> list[Chances]:
    """How likely each pair is a place of the event in each role; where no trees are shipped, what
    the rules keep is certain."""
    trees, weights = shipped_place_trees(), shipped_role_weights()
    if trees is None:
        return [{pair.kept.role if pair.kept else "location": float(pair.kept is not None)}
                for pair in asked.pairs]  # fmt: skip
    found: list[Chances] = []
    for marks, chance in zip(asked.marks, place_chances(asked.marks, trees), strict=True):
        if chance < KEPT_FROM:
            found.append({"location": 0.0})
            continue
        found.append({role: share * chance for role, share in role_shares(marks, weights).items()})
    return found


def _made(pair: Pair, role: Role, chance: float, trigger: Trigger, reading: Reading) -> EventPlace:
    if pair.known is not None:
        ground = pair.mention if is_ground(pair.mention) else None
        pointed = Pointed(token=pair.head, ground=ground, known=pair.known, meant=pair.meant)
        return as_place(pointed, role, chance, reading)
    return event_place(Found(pair.mention, role, chance), trigger, reading)


def with_listed(
    places: Sequence[EventPlace], pairs: Sequence[Pair], reading: Reading
) -> tuple[EventPlace, ...]:
    """The places, and those that the text lists with them: of "in A, B and C" all or none, and
    all in one role."""
    by_name = {pair.mention.id: pair for pair in pairs}
    found: list[EventPlace] = []
    for place in places:
        pair = by_name.get(place.mentions[0]) if len(place.mentions) == 1 else None
        first = _first_of_list(pair.head) if pair is not None else None
        lead = next((one for one in found for name in one.mentions
                     if first is not None and name in by_name and by_name[name].head == first
                     and first != by_name[place.mentions[0]].head), None)  # fmt: skip
        found.append(replace(place, role=lead.role) if lead is not None else place)
    for pair in pairs:
        taken = {name for place in found for name in place.mentions}
        if pair.mention.id in taken or pair.head.dep_ != "conj" or pair.mention.usage != "literal":
            continue
        first = _first_of_list(pair.head)
        beside = next(
            (place for place in found
             if place.role != "scope" and place.relation is None and len(place.mentions) == 1
             and place.mentions[0] in by_name
             and _first_of_list(by_name[place.mentions[0]].head) == first),
            None,
        )  # fmt: skip
        known = reading.place_of(pair.mention)
        if beside is not None and (known is None or known.id != beside.place):
            found.append(replace(
                beside, place=known.id if known else None, mentions=(pair.mention.id,),
            ))  # fmt: skip
    return tuple(sorted(found, key=lambda place: place.place is None))


def _first_of_list(head: Token) -> Token:
    while head.dep_ == "conj" and head.head.pos_ in ("PROPN", "NOUN"):
        head = head.head
    return head
