"""Places that an article means without a name: "the forest", "outside the courthouse".

News names the town once and then says where in it. Such words are no toponyms, but an event may
be there. Like a venue, a ground is a proposal (`venues`); an event takes it only where it has no
place with a name and where the article has named one before, which then says about where it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from geo.events.grammar import lemma, noun_phrase
from geo.language import Paragraph, Parsed
from geo.records import Mention

if TYPE_CHECKING:
    from spacy.tokens import Token

NOUNS = frozenset({
    "airfield", "airport", "airstrip", "apartment", "archipelago", "area", "bar", "barracks",
    "barricade", "base", "bay", "bazaar", "beach", "border", "bridge", "building", "cafe",
    "camp", "campus", "canal", "canyon", "capital", "cathedral", "cemetery", "checkpoint", "church",
    "city", "clinic", "cliff", "coast", "college", "compound", "consulate", "country",
    "courthouse", "crater", "crossing", "crossroads", "dam", "depot", "desert", "district",
    "dock", "embassy", "factory", "farm", "field", "forest", "frontier", "garage", "gate", "gorge",
    "gulf", "harbour", "harbor", "hangar", "headquarters", "highway", "hill", "hillside",
    "hospital", "hostel", "hotel", "island", "islet", "jail", "jetty", "junction", "kingdom",
    "lagoon", "lake", "mall", "market", "marketplace", "mill", "mine", "monastery", "mosque",
    "motorway", "mountain", "museum", "neighborhood", "neighbourhood", "nightclub", "oilfield",
    "outskirts", "outskirt", "palace", "park", "parliament", "peninsula", "pier", "plain",
    "plant", "plateau", "platform", "port", "prison", "province", "pub", "quarry", "quarter",
    "quay", "railway", "ranch", "reef", "refinery", "region", "reservoir", "restaurant", "ridge",
    "river", "riverbank", "road", "roadblock", "ruin", "runway", "school", "sea", "shipyard",
    "shoal", "shop", "shore", "shrine", "site", "slope", "slum", "square", "stadium", "state",
    "station", "strait", "street", "suburb", "summit", "supermarket", "swamp", "synagogue",
    "temple", "terminal", "theatre", "theater", "town", "township", "tunnel", "university",
    "valley", "village", "volcano", "warehouse", "waterfront", "wharf",
})  # fmt: skip
"""Nouns of what stands or lies somewhere."""


def find_grounds(parsed: Parsed, mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Ranges of phrases that say a ground and hold no name, in text order.

    `mentions`: the article's names, venues with them. A people's name before the noun is none
    ("the Chilean capital").
    """
    for paragraph in parsed.paragraphs:
        end = paragraph.start + len(paragraph.text)
        taken = [
            (mention.start, mention.end) for mention in mentions
            if paragraph.start <= mention.start < end and mention.label != "NORP"
        ]  # fmt: skip
        for token in paragraph.doc:
            if token.pos_ == "NOUN" and lemma(token) in NOUNS and _is_free(token):
                span = _span(paragraph, token)
                last = paragraph.end_of(token.right_edge)
                if not any(start < last and span[0] < stop for start, stop in taken):
                    yield span


def _is_free(noun: Token) -> bool:
    """False for the first part of another word ("a road accident") and for "states parties"."""
    return noun.dep_ not in ("compound", "nmod", "amod", "npadvmod", "poss", "ROOT")


def _span(paragraph: Paragraph, noun: Token) -> tuple[int, int]:
    """The noun with what stands before it, without its article."""
    first, _ = noun_phrase(noun)
    doc = noun.doc
    while first < noun.i and doc[first].pos_ in ("DET", "PRON", "PUNCT", "ADP"):
        first += 1
    return paragraph.at(doc[first]), paragraph.end_of(noun)
