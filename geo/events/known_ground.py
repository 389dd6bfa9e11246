"""Places that a sentence means without naming them: "the city", "there", the land of a vote.

News names a place once and then says "the town" or "there". What stands for a name told before is
taken from it, and said to be inherited; a state of emergency is where its government rules, and a
vote is held in the country whose vote it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.events.grammar import children, frame, lemma
from geo.events.reading import Reading
from geo.events.triggers import Trigger
from geo.events.venues import is_venue
from geo.places.features import is_capital
from geo.records import EventPlace, Mention, Place, Role

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
SPEAKING = frozenset({"say", "tell", "report", "announce", "official", "spokesman", "ministry"})
"""Who or what in a town only tells of the story."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointed:
    """Words that point at a place: "the city", "there", "the forest"."""

    token: Token
    ground: Mention | None
    """The ground without a name, where the words are one."""
    known: Mention
    """The name that they stand for, or that says about where the ground is."""
    meant: bool
    """True where they stand for that very place."""


def pointed_at(trigger: Trigger, reading: Reading) -> list[Pointed]:
    """What "the city", "there" or "the forest" of the event's sentence stand for, in text order."""
    found = []
    for token in trigger.sentence.span:
        if token.pos_ not in ("NOUN", "ADV", "PRON") and token.lower_ not in ("there", "here"):
            continue
        ground = reading.grounds.get((trigger.sentence.paragraph.start, token.i))
        meant = _meant(token, trigger, reading)
        if meant is None and ground is not None and _is_named_within(token, trigger, reading):
            continue
        known = meant
        if known is None and ground is not None:
            known = _people_of(token, trigger, reading) or _about(token, trigger, reading)
        if known is not None:
            found.append(Pointed(token=token, ground=ground, known=known, meant=meant is not None))
    return found


def _is_named_within(noun: Token, trigger: Trigger, reading: Reading) -> bool:
    """True for "a forest in Aleppo": the name says where."""
    behind = noun.doc[noun.i + 1 : min(noun.i + 4, noun.sent.end)]
    if not len(behind) or behind[0].lower_ not in ("in", "of", "at", "near", "outside"):
        return False
    paragraph = trigger.sentence.paragraph
    return any(reading.mention_at(paragraph, word) is not None for word in behind)


def as_place(pointed: Pointed, role: Role, score: float, reading: Reading) -> EventPlace:
    """The event's place by words that point at it: inherited, and less sure than a name."""
    place = reading.place_of(pointed.known)
    named: tuple[str, ...] = (pointed.known.id,)
    if pointed.ground is not None:
        named = (pointed.ground.id, pointed.known.id)
    return EventPlace(
        role=role, place=place.id if place else None, mentions=named, basis="inherited",
        score=round(score * (FACTOR if pointed.meant else ROUGHLY), 3),
    )  # fmt: skip


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
    towns = [
        mention
        for mention, place in before
        if place.precision in (*SETTLED, "district") and here - mention.end < NEAR
    ]
    if towns:
        return next((one for one in towns if not _is_aside(one, reading)), towns[0])
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
    if precisions == ("country",):
        lands = _lands(trigger, reading)
        if lands:
            return next((one for one in fitting if _country(one, reading) in lands), None)
    if lemma(token) == "capital":
        for mention in fitting:
            place = reading.place_of(mention)
            if place is not None and is_capital(place):
                return mention
    return next((one for one in fitting if not _is_aside(one, reading)),
                fitting[0] if fitting else None)  # fmt: skip


def _lands(trigger: Trigger, reading: Reading) -> set[str | None]:
    """Countries of the towns and provinces that the sentence names: "the country" is theirs."""
    paragraph, sentence = trigger.sentence.paragraph, trigger.sentence.span
    first, last = paragraph.at(sentence[0]), paragraph.end_of(sentence[-1])
    return {
        place.country for mention in reading.mentions
        if first <= mention.start < last
        and (place := reading.place_of(mention)) is not None
        and place.kind != "country" and place.country is not None
    }  # fmt: skip


def _country(mention: Mention, reading: Reading) -> str | None:
    place = reading.place_of(mention)
    return place.country if place is not None else None


def _is_aside(mention: Mention, reading: Reading) -> bool:
    """True for a town that somebody is from or goes to, or where somebody spoke: the story is
    not there."""
    if mention.id not in reading.heads:
        return False
    head = reading.heads[mention.id][1]
    if head.dep_ != "pobj":
        return False
    if head.head.lower_ in ("from", "to", "for"):
        return True
    above = head.head.head
    return lemma(above) in (
        "say",
        "tell",
        "report",
        "announce",
        "official",
        "spokesman",
        "ministry",
    )


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
