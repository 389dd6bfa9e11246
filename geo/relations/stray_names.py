"""Names that no recogniser took, but that a relation's words vouch for: "15 km south of Xai-Xai".

They are known to the gazetteer, stand where only a name can stand, and live in this room only:
a relation over one has fewer mentions than arguments.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from geo.records import Mention, Place
from geo.relations.vocabulary import river_mouths

if TYPE_CHECKING:
    from geo.gazetteer import Gazetteer
    from geo.language import Sentence

_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w'-]*"
_AFTER_CUE = re.compile(
    rf"\b(?P<cue>(?:km|miles|kilomet(?:re|er)s)\sfrom"
    rf"|(?:north|south|east|west)(?:[- ]?(?:east|west))?\sof"
    rf"|near|close\sto|outside|around|off|between|and|from|to|into|coast\sof|mouth\sof|northern|southern"
    rf"|eastern|western|central)\s(?:the\s)?(?P<name>{_CAPITAL}(?:\s(?:{_CAPITAL}|of|de|la|el|al))*)"
)
_NO_PLACE = {"DATE", "MONEY", "PERCENT", "LAW"}
"""What the model is seldom wrong about; it takes unknown towns for people and times."""
_OTHER = {"PERSON", "ORG", "TIME", "NORP", "EVENT", "PRODUCT", "WORK_OF_ART"}
KNOWN_TOWN = 30_000
"""People of a town whose name, after a weak cue, stands although the model read a person."""
_STRONG = re.compile(r"^(?:km|miles|kilomet|north|south|east|west|mouth)")
_DISTANCE = re.compile(r"^(?:km|miles|kilomet|(?:north|south|east|west)\S*\sof)")
_CALENDAR = re.compile(
    r"^(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Christmas|Easter)\b"
)


def stray_names(
    sentence: Sentence,
    mentions: Sequence[Mention],
    gazetteer: Gazetteer | None,
    first_number: int,
) -> list[tuple[Mention, Place | None]]:
    """Return names of a sentence that are no mentions, with the place each most likely means.

    Their ids begin with "~". Sentences without a mention count too.
    """
    if gazetteer is None:
        return []
    paragraph = sentence.paragraph
    begin = sentence.start - paragraph.start
    text = paragraph.text[begin : sentence.end - paragraph.start]
    found: list[tuple[Mention, Place | None]] = []
    position = 0
    while match := _AFTER_CUE.search(text, position):
        position = match.end("cue")
        start = sentence.start + match.start("name")
        words = match.group("name").split()
        for size in range(len(words), 0, -1):
            name = " ".join(words[:size]).removesuffix("'s")
            end = start + len(name)
            if any(m.start < end and start < m.end for m in mentions):
                continue
            cue = match.group("cue")
            place, known = _known(name, cue, gazetteer)
            if size == len(words) and _DISTANCE.match(cue) and place is None:
                known = True  # nothing but a place lies "40 km south of"
            if not known or not _may_be_place(sentence, start, end, cue, place):
                continue
            mention = Mention(
                id=f"~{first_number + len(found)}",
                start=start,
                end=end,
                text=name,
                usage="literal",
                query=name,
                label="GAZ",
                found_by=("relations",),
            )
            found.append((mention, place))
            break
    return found


def _known(name: str, cue: str, gazetteer: Gazetteer) -> tuple[Place | None, bool]:
    from geo.gazetteer import fold

    if _CALENDAR.match(name) or len(name) < 3:
        return None, False
    if cue.startswith("mouth") and fold(name) in river_mouths():
        return None, True
    for written in (name, f"{name} Sea", f"{name} Island"):
        for candidate in gazetteer.candidates(written, limit=3):
            if fold(candidate.matched_name) == fold(written):
                return candidate.place, True
    return None, False


def _may_be_place(sentence: Sentence, start: int, end: int, cue: str, place: Place | None) -> bool:
    tokens = sentence.paragraph.tokens(start, end)
    if tokens is None:
        return False
    after = sentence.paragraph.doc[tokens.end] if tokens.end < len(sentence.paragraph.doc) else None
    if after is not None and after.pos_ == "PROPN" and after.text[:1].isupper():
        return False  # the name goes on: it is another
    kinds = {token.ent_type_ for token in tokens}
    if kinds & _NO_PLACE:
        return False
    if not kinds & _OTHER or _STRONG.match(cue):
        return True
    return place is not None and (
        place.precision != "settlement" or (place.population or 0) >= KNOWN_TOWN
    )
