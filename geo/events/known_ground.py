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
from geo.places.features import is_capital
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
LANDS = frozenset(KINDS) | {"coast", "border", "frontier", "shore", "area", "desert", "jungle",
                            "suburb", "mountain", "highland", "prison", "base"}  # fmt: skip
"""What lies in the land of those whose it is."""
POINTING = ("the", "this", "that", "same", "their", "his", "her", "its")
RULING = ("martial-law", "curfew")
"""Modes of what holds where its government rules."""
FACTOR = 0.6
"""What a place that is only pointed at is worth, of one that is named."""
ROUGHLY = 0.5
"""The same of a ground that only lies thereabouts."""
NEAR = 500
"""Code points between a ground without a name and the town that it lies in."""
RULED = 0.5

Hit = Callable[["Token", Mention], Found | None]
"""Asks how a word, standing for a mention, hangs on the event."""


def pointed_at(trigger: Trigger, reading: Reading, hit: Hit) -> tuple[EventPlace, ...]:
    """The places that "the city", "there" or "the forest" of the event's sentence stand for, one
    for each role."""
    made: dict[str, EventPlace] = {}
    for token in trigger.sentence.span:
        ground = reading.grounds.get((trigger.sentence.paragraph.start, token.i))
        meant = _meant(token, trigger, reading)
        known = meant
        if known is None and ground is not None:
            known = _people_of(token, trigger, reading) or _about(token, trigger, reading)
        found = hit(token, ground or known) if known is not None else None
        if found is None or known is None or found.role == "scope":
            continue
        place = reading.place_of(known)
        named = (ground.id, known.id) if ground is not None else (known.id,)
        made.setdefault(found.role, EventPlace(
            role=found.role, place=place.id if place else None, mentions=named, basis="inherited",
            score=round(found.score * (FACTOR if meant is not None else ROUGHLY), 3),
        ))  # fmt: skip
    return tuple(made.values())


def _people_of(noun: Token, trigger: Trigger, reading: Reading) -> Mention | None:
    """Whose the ground is: of "the Colombian city" the last such town, else the country. An
    embassy stands elsewhere."""
    if lemma(noun) not in LANDS:
        return None
    paragraph = trigger.sentence.paragraph
    for word in children(noun, "amod", "compound", "nmod", "poss"):
        whose = reading.mention_at(paragraph, word)
        land = reading.place_of(whose) if whose is not None else None
        if land is None or land.kind != "country":
            continue
        kinds, here = KINDS.get(lemma(noun), ()), paragraph.at(noun)
        for mention in reversed(reading.mentions):
            place = reading.place_of(mention)
            if place is None or place.country != land.country or place.precision not in kinds:
                continue
            seat = lemma(noun) == "capital"
            if is_capital(place) if seat else mention.end <= here and mention.usage == "literal":
                return mention
        return whose
    return None


def _about(token: Token, trigger: Trigger, reading: Reading) -> Mention | None:
    """The name that says about where a ground without one is: the last town, else the dateline,
    else the last province or region named before."""
    here = trigger.sentence.paragraph.at(token)
    before = [
        (mention, place)
        for mention in reversed(reading.mentions)
        if mention.end <= here and mention.usage == "literal" and not is_venue(mention)
        and (place := reading.place_of(mention)) is not None
    ]  # fmt: skip
    for mention, place in before:
        if place.precision in (*SETTLED, "district") and here - mention.end < NEAR:
            return mention
    if reading.dateline is not None and reading.dateline.end <= here:
        return reading.dateline
    return next((mention for mention, place in before if place.precision != "country"), None)


def _meant(token: Token, trigger: Trigger, reading: Reading) -> Mention | None:
    if token.lower_ == "here" and token.tag_ == "RB" and token.dep_ == "advmod":
        return _dateline(token, trigger, reading)
    by_preposition = token.dep_ in ("pobj", "pcomp") and token.head.pos_ == "ADP"
    if token.lower_ == "there" and (
        by_preposition or (token.tag_ == "RB" and token.dep_ == "advmod")
    ):
        return _last(token, trigger, reading, (*SETTLED, "district", "province", "country"))
    kinds = KINDS.get(lemma(token)) if token.pos_ == "NOUN" else None
    if kinds is not None and any(child.lower_ == "this" for child in token.children):
        return _dateline(token, trigger, reading) or _last(token, trigger, reading, kinds)
    if kinds is None or token.tag_ == "NNS" or not _points(token):
        return None
    if reading.mention_at(trigger.sentence.paragraph, token) is not None:
        return None
    return _last(token, trigger, reading, kinds)


def _dateline(token: Token, trigger: Trigger, reading: Reading) -> Mention | None:
    """Where the article was written, for "here" and "this city"."""
    line = reading.dateline
    here = trigger.sentence.paragraph.at(token)
    return line if line is not None and line.end <= here else None


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
    fitting = [
        mention for mention in reversed(reading.mentions)
        if mention.start < here and not is_venue(mention)
        and (place := reading.place_of(mention)) is not None and place.precision in precisions
        and (mention.usage == "literal" or place.kind == "country")
    ]  # fmt: skip
    if lemma(token) == "capital":
        for mention in fitting:
            place = reading.place_of(mention)
            if place is not None and is_capital(place):
                return mention
    return fitting[0] if fitting else None


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
