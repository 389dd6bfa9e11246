"""Which names are places of the event: the rules' choice, weighed by the trained model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING, cast

from geo.events.attachment import NAMES, Pair, rows
from geo.events.place_choice import Found, event_place, names_town, without_wider
from geo.events.place_roles import preposition_name
from geo.events.reading import Reading
from geo.events.triggers import Trigger
from geo.events.vocabulary import Vocabulary
from geo.mentions.trees import shipped_trees
from geo.records import EventPlace, Role

if TYPE_CHECKING:
    from spacy.tokens import Token

MODEL = "event-places"
"""Name of the weights."""
WEIGHED = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "ACCIDENT", "HAZARD"})
"""Types that the training data holds enough of; the others keep the rules' choice."""

KEPT = frozenset({"scope", "path", "origin", "destination"})
"""Roles that the training data does not tell apart: what the rules say of them stands."""


def decide(
    pairs: Sequence[Pair], trigger: Trigger, others: Sequence[Trigger], reading: Reading,
    vocabulary: Vocabulary,
) -> tuple[EventPlace, ...]:  # fmt: skip
    """The places of an event, what nothing holds last."""
    trees = shipped_trees(MODEL, NAMES) if trigger.sense.type in WEIGHED and pairs else None
    if trees is None:
        return with_listed(by_rules(pairs), pairs, reading)
    chances = trees.probabilities(rows(pairs, trigger, others, reading, vocabulary))
    chosen = weighed(pairs, chances, trees.accept_from, trigger, reading, vocabulary)
    return with_listed(chosen, pairs, reading)


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


def weighed(
    pairs: Sequence[Pair], chances: Sequence[float], accept_from: float, trigger: Trigger,
    reading: Reading, vocabulary: Vocabulary,
) -> tuple[EventPlace, ...]:  # fmt: skip
    """The places that the model accepts, and of some roles what the rules kept."""
    accepted = [
        (pair, chance)
        for pair, chance in zip(pairs, chances, strict=True)
        if (chance >= accept_from and (pair.hit is None or pair.hit.role != "scope"))
        or (pair.kept is not None and pair.kept.role in KEPT)
    ]
    text = reading.parsed.article.text
    towns = [
        (pair, chance)
        for (pair, chance), after in zip_longest(accepted, accepted[1:])
        if after is None or not names_town(text[pair.mention.end : after[0].mention.start])
    ]
    made: dict[tuple[str, str], EventPlace] = {}
    for pair, chance in sorted(towns, key=lambda one: -one[1]):
        place = pair.kept
        if place is None:
            found = pair.hit or Found(pair.mention, _role(pair, trigger, vocabulary), chance)
            place = event_place(replace(found, score=chance), trigger, reading)
        key = (place.role, place.relation or place.place or place.mentions[0])
        made.setdefault(key, place)
    kept = without_wider(list(made.values()), reading)
    return tuple(sorted(kept, key=lambda place: place.place is None))


def by_rules(pairs: Sequence[Pair]) -> tuple[EventPlace, ...]:
    """What the rules keep, best first, what nothing holds last."""
    kept: list[EventPlace] = []
    for pair in pairs:
        if pair.kept is not None and pair.kept not in kept:
            kept.append(pair.kept)
    ordered = sorted(kept, key=lambda place: -place.score)
    return tuple(sorted(ordered, key=lambda place: place.place is None))


def _role(pair: Pair, trigger: Trigger, vocabulary: Vocabulary) -> Role:
    """The role of a place that the rules did not see, by the preposition before it."""
    head = _first_of_list(pair.head)
    above = head.head
    if not trigger.sense.motion or head.dep_ != "pobj":
        return "location"
    role = vocabulary.roles["motion"].get(preposition_name(above), "location")
    return cast("Role", role) if role != "scope" else "location"
