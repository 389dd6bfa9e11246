"""The marks of a name as the place of an event: what speaks for each role, in words.

Each mark is a readable fact: what the rules say, the preposition, on what of the event the path
ends, the clauses between and the order of words (`attachment`), what kind of place it is, what the
verb does. `place_weights` has what each mark counts for each role.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from geo.events.attachment import Pair, Standing
from geo.events.grammar import frame, lemma
from geo.events.place_roles import (
    ARRIVING,
    CROSSING,
    DRIVING,
    LEAVING,
    PHYSICAL,
    REACHING,
    SPOKEN,
    TAKING,
)
from geo.events.place_rules import FIRING, GOING, SENDING
from geo.events.reading import Reading
from geo.events.triggers import Trigger
from geo.events.venues import is_ground, is_venue
from geo.events.vocabulary import Vocabulary

VERBS = (("leaves", LEAVING), ("arrives", ARRIVING), ("crosses", CROSSING), ("reaches", REACHING),
         ("drives out", DRIVING), ("takes", TAKING), ("sends", SENDING), ("goes", GOING),
         ("fires", FIRING))  # fmt: skip
WORN = frozenset({"in", "at", "on", "near", "from", "to", "of", "into", "through", "off", "across",
                  "over", "outside", "inside", "along", "between", "around", "toward", "towards",
                  "against", "for", "by", "with", "via", "past", "after", "about"})  # fmt: skip
"""Prepositions common enough to count for themselves."""
SURE, LIKELY = 0.8, 0.55


def marks_of(
    named: Sequence[Pair], pointed: Sequence[Pair], trigger: Trigger, others: Sequence[Trigger],
    reading: Reading, vocabulary: Vocabulary,
) -> list[tuple[str, ...]]:  # fmt: skip
    """The marks of each pair: of the names, then of what points at a place."""
    of_trigger = tuple(_of_trigger(trigger))
    kept = {pair.kept.role for pair in named if pair.kept is not None}
    found = []
    for pairs in (named, pointed):
        if not pairs:
            continue
        standing = Standing(pairs, trigger, others, reading, vocabulary)
        for order, pair in enumerate(pairs):
            marks = [
                *_by_rules(pair, kept),
                *_by_kind(pair, reading),
                *_by_preposition(pair, trigger),
                *standing.marks(order),
                *of_trigger,
            ]
            if len(named) == 1 and pair.known is None:
                marks.append("the only name")
            found.append(tuple(dict.fromkeys(marks)))
    return found


def _by_rules(pair: Pair, kept: Collection[str]) -> Iterator[str]:
    if pair.hit is None:
        yield "rules: nothing"
    else:
        yield f"rules: {pair.hit.role}"
        score = pair.hit.score
        yield (
            "rules: sure"
            if score >= SURE
            else ("rules: likely" if score >= LIKELY else "rules: faint")
        )
        if pair.kept is None and pair.known is None:
            yield "rules drop it"
    own = pair.kept.role if pair.kept is not None else None
    for role in sorted(set(kept) - {own}):
        yield f"rules keep another as {role}"
    if not kept:
        yield "rules keep none"


def _by_kind(pair: Pair, reading: Reading) -> Iterator[str]:
    mention = pair.mention
    place = reading.place_of(pair.known or mention)
    if pair.known is not None:
        yield "points at that place" if pair.meant else "points at a place thereabouts"
        yield "a ground" if is_ground(mention) else "there or here"
        return
    if mention.id in reading.related:
        yield "in a relation"
    if is_venue(mention):
        yield "a venue"
        return
    yield f"label {mention.label}"
    if mention.usage != "literal":
        yield "stands for people"
    yield f"{place.precision} place" if place is not None else "unresolved"
    if reading.dateline is not None and mention.id == reading.dateline.id:
        yield "the dateline"


def _by_preposition(pair: Pair, trigger: Trigger) -> Iterator[str]:
    ends = pair.ends_on or "nothing"
    yield f"ends on {ends}"
    if not pair.names:
        yield f"as {pair.head.dep_}"
        yield f"as {pair.head.dep_} on {ends}"
        return
    inner, outer = (name if name in WORN else "other" for name in (pair.names[0], pair.names[-1]))
    sense = trigger.sense
    kind = "words" if sense.type in SPOKEN else "motion" if sense.motion else "deeds"
    yield f"“{inner}”"
    yield f"“{inner}” of {kind}"
    yield f"“{inner}” on {ends}"
    yield f"on {ends}, of {kind}"
    if len(pair.names) > 1:
        yield f"beyond “{outer}”"


def _of_trigger(trigger: Trigger) -> Iterator[str]:
    sense = trigger.sense
    yield f"type {sense.type}"
    yield "of deeds" if sense.type in PHYSICAL else "of words"
    yield "noun" if sense.noun and trigger.carrier is None else "verb"
    if sense.motion:
        yield "of motion"
    verb = trigger.verb
    if verb is not None:
        word = lemma(verb)
        yield from (name for name, words in VERBS if word in words)
        if frame(verb).passive:
            yield "passive"
