"""What of a sentence may be the place of its event: names, and words that point at a place.

Each is asked by what path it hangs on the event, and what the rules of grammar make of that
(`place_rules`); of all that hang there the rules keep the finest (`place_choice`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.events.attachment import Pair
from geo.events.grammar import children
from geo.events.known_ground import pointed_at
from geo.events.place_choice import Found, choose
from geo.events.place_paths import Hooks, hooks_of, outside, path_of
from geo.events.place_rules import found_on, in_where_clause, is_elsewhere, may_place
from geo.events.reading import Reading
from geo.events.triggers import Trigger
from geo.events.vocabulary import Vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Token

    from geo.records import Mention

THERE = 0.8
STILL = frozenset({"in", "at", "on", "off", "near", "around"})
"""What a place that only serves to compare has before it, beside "than" or "as"."""
FARTHEST = 16
"""Words from a name up to the clause it stands in, at most."""


def pairs_of(
    trigger: Trigger, reading: Reading, vocabulary: Vocabulary, others: Sequence[Trigger]
) -> list[Pair]:
    """Every name of the event's sentence that may be its place, with the rules' opinion."""
    hooks = hooks_of(trigger, others)
    asked: list[Pair] = []
    for mention in reading.mentions_of(trigger.sentence):
        made = reading.related.get(mention.id)
        if mention.id not in reading.heads or (mention.label == "NORP" and made is None):
            continue
        head, first = reading.heads[mention.id][1], reading.firsts[mention.id]
        if _is_of_next(head, trigger) or _is_compared(head):
            continue
        path = outside(path_of(head, first, trigger, hooks), made, trigger)
        if is_elsewhere(path, trigger):
            continue
        hit = in_where_clause(mention, head, trigger) or found_on(
            mention, path, trigger, reading, vocabulary, hooks
        )
        if hit is not None and made is None and not may_place(hit, head):
            hit = None
        asked.append(Pair(
            mention=mention, head=head, first=first, hit=hit, ends_on=path.ends_on,
            names=tuple(path.names),
        ))  # fmt: skip
    kept = choose([pair.hit for pair in asked if pair.hit is not None], trigger, reading)
    of = {name: place for place in reversed(kept) for name in place.mentions}
    return [replace(pair, kept=of.get(pair.mention.id)) for pair in asked]


def pointed_pairs(
    trigger: Trigger, reading: Reading, vocabulary: Vocabulary, others: Sequence[Trigger]
) -> list[Pair]:
    """What of the event's sentence points at a place without naming it."""
    hooks = hooks_of(trigger, others)
    found = []
    for pointed in pointed_at(trigger, reading):
        token, mention = pointed.token, pointed.ground or pointed.known
        path = path_of(token, token, trigger, hooks)
        hit = (
            _there(mention, token, trigger, hooks) if token.lower_ in ("there", "here")
            else found_on(mention, path, trigger, reading, vocabulary, hooks)
        )  # fmt: skip
        found.append(Pair(
            mention=mention, head=token, first=token, hit=hit, ends_on=path.ends_on,
            names=tuple(path.names), known=pointed.known, meant=pointed.meant,
        ))  # fmt: skip
    return found


def _there(mention: Mention, token: Token, trigger: Trigger, hooks: Hooks) -> Found | None:
    above = token.head
    if above.pos_ == "ADP" and above.head in hooks.words:  # "fled from there"
        comes = above.lower_ == "from" and trigger.sense.motion
        return Found(mention, "origin" if comes else "location", THERE)
    own = hooks.words | hooks.objects
    part = above.dep_ == "pobj" and above.head.head in own  # "marched on the base here"
    return Found(mention, "location", THERE) if above in own or part else None


def _is_compared(head: Token) -> bool:
    """True for what an event is only likened to: "larger than Greece", "twice the size of Cyprus",
    "more than in Haiti", "as in Kampala"."""
    above = head.head
    if above.lower_ == "than":
        return True
    if head.dep_ != "pobj" or not above.i:
        return False
    before = above.nbor(-1)
    if above.lower_ == "of":
        return above.head.lower_ == "size"
    likened = before.lower_ == "than" or (before.lower_ == "as" and above.head == before)
    return likened and above.lower_ in STILL


def _is_of_next(head: Token, trigger: Trigger) -> bool:
    """True for a place in a clause that goes on with a tense of its own: "were arrested and will
    be tried in Rennes"."""
    verb = trigger.verb
    if verb is None or head.i < verb.i:
        return False
    low = head
    for _ in range(FARTHEST):
        if low.head in (low, verb):
            break
        low = low.head
    tensed = any(child.tag_ == "MD" for child in children(low, "aux"))
    return low.dep_ == "conj" and low.head == verb and tensed
