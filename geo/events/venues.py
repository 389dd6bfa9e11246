"""Places that no gazetteer holds: the hall, the hospital, the hamlet where it happened.

The recognisers of the mentions' room look for toponyms and rightly let "Crocus City Hall" or a
hamlet of forty houses go. An event may be there all the same. A venue is a proposal, made from
how a name stands in its sentence ("near the … crossing", "in the village of …"); it becomes a
mention of the article only where an event takes it for its place, and it stays unresolved.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.events.grammar import SHIPS, lemma
from geo.events.grounds import find_grounds
from geo.events.vocabulary import Vocabulary, load_vocabulary
from geo.language import Paragraph, Parsed
from geo.records import Mention, Report, Resolution

if TYPE_CHECKING:
    from spacy.tokens import Token

FOUND_BY = "events"
"""What `Mention.found_by` says of a venue."""
SHIP_PREFIXES: frozenset[str] = frozenset().union(*SHIPS.values())
REASON = "no gazetteer holds it: an event's place by the words around it"
NEVER = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "NORP", "CARDINAL", "ORDINAL",
                   "LANGUAGE", "EVENT", "LAW"})  # fmt: skip
"""What the parser calls these is no place."""
ZONES = frozenset({"UTC", "GMT", "EST", "EDT", "CET", "CEST", "PST", "PDT", "BST", "IST"})
PLACES = ("GPE", "LOC", "FAC")
WITHIN = frozenset({"of", "de", "del", "da", "do", "di", "al", "el", "la", "le", "the", "-", "'s",
                    "'", "`", "‘", "’", "ul", "bin", "abu", "st.", "des", "du"})  # fmt: skip
"""Words inside a name."""
PROPER_NOUN = 96
"""spaCy's number for the part of speech PROPN, which its arrays hold."""
LONGEST = 7
"""Words of a venue's name."""


def find_venues(
    parsed: Parsed, mentions: Sequence[Mention], *, vocabulary: Vocabulary | None = None
) -> tuple[Mention, ...]:
    """Names that stand where a place stands and that no recogniser took, in text order; then
    grounds without a name.

    Their ids ("v1", "v2" …, "g1" …) are those of no mention of the article.
    """
    if not parsed.analysed:
        return ()
    words = vocabulary or load_vocabulary()
    found = [span for paragraph in parsed.paragraphs for span in _spans(paragraph, mentions, words)]
    text = parsed.article.text
    vessels = "|".join(sorted(map(re.escape, words.classes["vessels"])))
    found = [span for span in found if not _is_called_ship(text[slice(*span)], text, vessels)]
    named = tuple(
        Mention(
            id=f"v{number}", start=start, end=end, text=text[start:end], usage="literal",
            query=text[start:end], label="FAC", found_by=(FOUND_BY,),
        )
        for number, (start, end) in enumerate(sorted(set(found)), 1)
    )  # fmt: skip
    unnamed = tuple(
        Mention(
            id=f"g{number}", start=start, end=end, text=text[start:end], usage="literal",
            query="", label="FAC", found_by=(FOUND_BY,),
        )
        for number, (start, end) in enumerate(find_grounds(parsed, (*mentions, *named)), 1)
    )  # fmt: skip
    return named + unnamed


def is_venue(mention: Mention) -> bool:
    """True for a proposal of `find_venues`."""
    return mention.found_by == (FOUND_BY,)


def is_ground(mention: Mention) -> bool:
    """True for a proposal without a name to look up: "the forest"."""
    return is_venue(mention) and not mention.query


def settle_venues(
    mentions: Sequence[Mention], venues: Sequence[Mention], reports: Sequence[Report]
) -> tuple[tuple[Mention, ...], tuple[Resolution, ...], tuple[Report, ...]]:
    """The venues that events take place in, as mentions with ids that follow the article's,
    their resolutions (none), and the reports with those ids."""
    used = {name for report in reports for place in report.places for name in place.mentions}
    kept = [venue for venue in venues if venue.id in used]
    ids = {venue.id: f"m{len(mentions) + n}" for n, venue in enumerate(kept, 1)}
    named = tuple(replace(venue, id=ids[venue.id]) for venue in kept)
    unresolved = tuple(
        Resolution(mention=venue.id, place=None, score=0.0, reason=REASON) for venue in named
    )
    return named, unresolved, tuple(_renamed(report, ids) for report in reports)


def _renamed(report: Report, ids: dict[str, str]) -> Report:
    if not any(name in ids for place in report.places for name in place.mentions):
        return report
    return replace(
        report,
        places=tuple(
            replace(place, mentions=tuple(ids.get(name, name) for name in place.mentions))
            for place in report.places
        ),
    )


def _spans(
    paragraph: Paragraph, mentions: Sequence[Mention], vocabulary: Vocabulary
) -> Iterator[tuple[int, int]]:
    doc = paragraph.doc
    end = paragraph.start + len(paragraph.text)
    taken = [
        (mention.start, mention.end)
        for mention in mentions
        if paragraph.start <= mention.start < end
    ]
    cues = vocabulary.cues["venue"]
    last = -1
    for at in (doc.to_array("POS") == PROPER_NOUN).nonzero()[0].tolist():
        if at <= last or not _begins(doc[at]):
            continue
        token = doc[at]
        if any(start <= paragraph.at(token) < stop for start, stop in taken):
            continue
        name = _name_from(token, cues["nouns"])
        last = name[-1].i
        span = (paragraph.at(name[0]), paragraph.end_of(name[-1]))
        if any(start < span[1] and span[0] < stop for start, stop in taken):
            continue
        if _stands_as_place(name, cues) and not _is_ship(name) and not _is_body(name, cues):
            yield span


def _begins(token: Token) -> bool:
    return token.text[:1].isalnum() and token.ent_type_ not in NEVER


def _name_from(first: Token, nouns: Collection[str]) -> list[Token]:
    """The words of a name from its first on, with the noun that says what it is."""
    doc, name = first.doc, [first]
    at = first.i + 1
    while at < len(doc) and len(name) < LONGEST:
        token = doc[at]
        follows = doc[at + 1] if at + 1 < len(doc) else None
        if token.pos_ == "PROPN" and token.ent_type_ not in NEVER:
            name.append(token)
        elif token.lower_ in nouns and token.pos_ in ("NOUN", "PROPN"):
            name.append(token)
            break
        elif (
            token.lower_ in WITHIN
            and follows is not None
            and follows.pos_ == "PROPN"
            and follows.ent_type_ not in NEVER
            and (token.lower_ != "of" or name[-1].lower_ in nouns or token.ent_type_)
        ):
            name.append(token)
        else:
            break
        at += 1
    return name


def _is_called_ship(name: str, text: str, vessels: str) -> bool:
    """True for "the Sierra Madre, a rusting warship"."""
    called = rf"{re.escape(name)},?\s(?:a|an|the|its)\s(?:[\w-]+\s){{0,3}}(?:{vessels})\b"
    return re.search(called, text) is not None


def _is_ship(name: Sequence[Token]) -> bool:
    """True for "the BRP Sierra Madre" and, after that, the Sierra Madre alone."""
    words = name[0].doc
    if any(token.text in SHIP_PREFIXES for token in name):
        return True
    before = words[max(0, name[0].i - 2) : name[0].i]
    if any(token.text in SHIP_PREFIXES for token in before):
        return True
    return any(
        token.text == name[0].text and token.i > 0 and token.nbor(-1).text in SHIP_PREFIXES
        for token in words
    )


def _stands_as_place(name: Sequence[Token], cues: Mapping[str, frozenset[str]]) -> bool:
    """True where a preposition, a noun of ground or the parser says that a place is named."""
    first, last = name[0], name[-1]
    if len(name) > 1 and last.lower_ in cues["nouns"] | cues["ground"]:
        return True
    if last.ent_type_ in PLACES:
        return True
    following = last.nbor() if last.i + 1 < len(last.doc) else None
    if following is not None and following.pos_ == "NOUN" and lemma(following) in cues["ground"]:
        return True
    person = any(token.ent_type_ == "PERSON" for token in name)
    return _is_placed(first, cues, person=person)


def _is_body(name: Sequence[Token], cues: Mapping[str, frozenset[str]]) -> bool:
    """True for what the parser takes for an organisation and no preposition of rest places:
    "handed to the Red Cross"; and for the zone of an hour: "at 06.20 UTC"."""
    if len(name) == 1 and name[0].text in ZONES:
        return True
    if name[-1].lower_ in cues["nouns"] or any(token.ent_type_ != "ORG" for token in name):
        return False
    above = name[-1]
    while above.dep_ in ("compound", "nmod", "conj"):
        above = above.head
    return above.dep_ == "pobj" and above.head.lower_ in ("to", "with", "by")


def _is_placed(first: Token, cues: Mapping[str, frozenset[str]], *, person: bool) -> bool:
    """True after "in", "near the", "the village of", or beside a name that stands so.

    `person`: the parser takes the name for somebody's, so that only a noun of ground will do.
    """
    doc, at = first.doc, first.i - 1
    while at >= 0 and doc[at].pos_ in ("DET", "ADJ", "NUM", "PUNCT") and doc[at].text != ",":
        at -= 1
    if at < 1 or _is_parted(at, first):
        return at == 0 and not person and doc[at].lower_ in cues["prepositions"]
    before, second = doc[at], doc[at - 1]
    if before.lower_ in cues["prepositions"]:
        return not person
    if before.lower_ == "of":
        return lemma(second) in cues["ground"] | cues["nouns"] | cues["parts"]
    if before.pos_ == "NOUN" and lemma(before) in cues["ground"]:
        return True
    if before.text == "," and lemma(second) in cues["ground"]:
        return True
    if before.lower_ in ("and", ",") and second.pos_ == "PROPN":
        start = second
        while start.i > 0 and start.nbor(-1).pos_ == "PROPN":
            start = start.nbor(-1)
        return not _is_parted(start.i, first) and _is_placed(start, cues, person=person)
    return False


def _is_parted(at: int, first: Token) -> bool:
    """True where a sentence begins between a word and a name behind it."""
    return any(first.doc[place].is_sent_start for place in range(at + 1, first.i + 1))
