"""Places that a sentence means without naming them: "the city", "there", the land of a vote.

News names a place once and then says "the town" or "there". What stands for a name told before is
taken from it, and said to be inherited; a state of emergency is where its government rules, and a
vote is held in the country whose vote it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from geo.events.grammar import children, frame, lemma
from geo.events.place_choice import Found
from geo.events.reading import Reading
from geo.events.triggers import Trigger
from geo.events.venues import is_venue
from geo.records import EventPlace, Mention, Place

if TYPE_CHECKING:
    from spacy.tokens import Token

SETTLED = ("settlement", "exact")
KINDS: dict[str, tuple[str, ...]] = {
    "city": SETTLED, "town": SETTLED, "village": SETTLED, "port": SETTLED, "township": SETTLED,
    "capital": SETTLED, "country": ("country",), "kingdom": ("country",), "nation": ("country",),
    "republic": ("country",), "province": ("province",), "region": ("province", "region"),
    "state": ("province",), "district": ("district", "province"), "island": ("exact", "region"),
    "archipelago": ("exact", "region", "country"),
}  # fmt: skip
"""Nouns that stand for a place told before, and how precise that place is."""
POINTING = ("the", "this", "that", "same", "their", "his", "her", "its")
RULING = ("martial-law", "curfew")
"""Modes of what holds where its government rules."""
FACTOR = 0.6
"""What a place that is only pointed at is worth, of one that is named."""
RULED = 0.5

Hit = Callable[["Token", Mention], Found | None]
"""Asks how a word, standing for a mention, hangs on the event."""


def pointed_at(trigger: Trigger, reading: Reading, hit: Hit) -> tuple[EventPlace, ...]:
    """The place that "the city", "the country" or "there" of the event's sentence stands for."""
    for token in trigger.sentence.span:
        meant = _meant(token, trigger, reading)
        if meant is None:
            continue
        found = hit(token, meant)
        place = reading.place_of(meant)
        if found is None or place is None or found.role == "scope":
            continue
        return (
            EventPlace(
                role=found.role, place=place.id, mentions=(meant.id,), basis="inherited",
                score=round(found.score * FACTOR, 3),
            ),
        )  # fmt: skip
    return ()


def _meant(token: Token, trigger: Trigger, reading: Reading) -> Mention | None:
    if token.lower_ == "there" and token.tag_ == "RB" and token.dep_ == "advmod":
        return _last(token, trigger, reading, (*SETTLED, "district", "province", "country"))
    kinds = KINDS.get(lemma(token)) if token.pos_ == "NOUN" else None
    if kinds is None or token.tag_ == "NNS" or not _points(token):
        return None
    if reading.mention_at(trigger.sentence.paragraph, token) is not None:
        return None
    return _last(token, trigger, reading, kinds)


def _points(noun: Token) -> bool:
    """True for "the city" alone: "the city of Homs" and "the Syrian city" name their own."""
    if not any(child.lower_ in POINTING for child in noun.children):
        return False
    return not any(
        child.dep_ in ("compound", "nmod", "appos", "relcl", "acl")
        or (child.dep_ == "amod" and child.text[:1].isupper())
        or (child.dep_ == "prep" and child.lower_ in ("of", "in"))
        for child in noun.children
    )


def _last(
    token: Token, trigger: Trigger, reading: Reading, precisions: tuple[str, ...]
) -> Mention | None:
    """The last mention before a word whose place is as precise as that."""
    here = trigger.sentence.paragraph.at(token)
    for mention in reversed(reading.mentions):
        if mention.start >= here or is_venue(mention):
            continue
        place = reading.place_of(mention)
        if place is None or place.precision not in precisions:
            continue
        if mention.usage == "literal" or place.kind == "country":
            return mention
    return None


def ruled(trigger: Trigger, reading: Reading) -> tuple[EventPlace, ...]:
    """Where an emergency holds and where a vote is held, by whose it is."""
    if trigger.sense.mode in RULING:
        rulers = list(_rulers(trigger, reading))
    elif trigger.sense.type == "ELECTION":
        rulers = list(_voters(trigger, reading))
    else:
        return ()
    made: dict[str, EventPlace] = {}
    for mention, place in rulers:
        made.setdefault(place.id, EventPlace(
            role="location", place=place.id, mentions=(mention.id,), basis="stated", score=RULED,
        ))  # fmt: skip
    return tuple(made.values())


def _rulers(trigger: Trigger, reading: Reading) -> Iterator[tuple[Mention, Place]]:
    """The lands of those who declare it: "Panama declared", "governors of Ohio and Virginia"."""
    if trigger.verb is None:
        return
    paragraph = trigger.sentence.paragraph
    for doer in frame(trigger.verb).doers:
        for word in doer.subtree:
            mention = reading.mention_at(paragraph, word)
            place = reading.place_of(mention) if mention is not None else None
            if mention is not None and place is not None and word.ent_type_ != "NORP":
                yield mention, place


def _voters(trigger: Trigger, reading: Reading) -> Iterator[tuple[Mention, Place]]:
    """The one country that the sentence names, else the one that the article has named so far."""
    end = trigger.sentence.end
    countries = [
        (mention, place)
        for mention in reading.mentions
        if mention.start < end and (place := reading.place_of(mention)) is not None
        and place.kind == "country"
    ]  # fmt: skip
    inside = [pair for pair in countries if pair[0].start >= trigger.sentence.start]
    named = inside or countries
    if len({place.id for _, place in named}) == 1:
        yield named[-1]


def is_at_bidding(step: Token) -> bool:
    """True for "at the request of Egypt", "at the invitation of": by whose wish, not where."""
    return any(
        lemma(thing) in ("request", "invitation", "urging", "behest", "insistence", "initiative",
                         "expense", "suggestion")
        for thing in children(step, "pobj")
    )  # fmt: skip
