"""Making places out of places: phrases in, relations and their places out."""

from __future__ import annotations

import re
from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, cast

from geo.records import Mention, Place, Relation
from geo.relations.anaphora import Named, find_anaphora
from geo.relations.arguments import Kept, Workshop
from geo.relations.between import make_between
from geo.relations.border import common_line
from geo.relations.judging import is_place
from geo.relations.making import make
from geo.relations.phrases import find_between
from geo.relations.referents import Referents
from geo.relations.sense import sense_of
from geo.relations.stray_names import stray_names
from geo.relations.wording import Masked, Phrase, find_phrases, masked

if TYPE_CHECKING:
    from geo.gazetteer import Gazetteer
    from geo.language import Parsed, Sentence
    from geo.regions import Regions

_BEFORE_BETWEEN = re.compile(
    r"(?:in|into|through|across)?\s?(?:the\s)?(?:waters|water|sea|gap|channel|strait|passage|ocean|"
    r"stretch|area|corridor|narrows|zone|seas|airspace)\s(?:lying\s)?$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """The relations of one article, and the places that they made."""

    relations: tuple[Relation, ...] = ()
    places: tuple[Place, ...] = ()


@dataclass(slots=True)
class _Work:
    """What has been found so far in one article."""

    found: list[tuple[Relation, Place | None]] = field(default_factory=list)
    named: list[Named] = field(default_factory=list)

    def add(
        self, kind: str, start: int, end: int, mentions: Sequence[str], place: Place | None,
        score: float, reason: str, *, new: bool = True,
    ) -> None:  # fmt: skip
        relation = Relation(
            id="",
            kind=kind,
            start=start,
            end=end,
            mentions=tuple(m for m in mentions if not m.startswith("~")),
            place=place.id if place else None,
            score=round(score, 3) if place else 0.0,
            reason=reason,
        )
        self.found.append((relation, place if new else None))

    def covers(self, start: int, end: int) -> bool:
        return any(r.start < end and start < r.end for r, _ in self.found)


def derive(
    parsed: Parsed,
    mentions: Sequence[Mention],
    resolved_places: Mapping[str, Place],
    regions: Regions,
    gazetteer: Gazetteer | None = None,
    *,
    without: Collection[str] = (),
) -> Derived:
    """Return the relations of an article and the places they make, in text order.

    `resolved_places` goes from mention id to place. `without` are ids of regions that no
    described place may be named after; evaluation needs it. The gazetteer is asked for names
    that stand where only a place can and are no mention, and for towns that share a province's
    name; without one such names are left alone.
    """
    if not parsed.analysed:
        return Derived()
    work = _Work()
    sentences = list(parsed.sentences())
    strays, resolved = _strays(sentences, mentions, resolved_places, gazetteer)
    everything = sorted([*mentions, *strays], key=lambda m: m.start)
    workshop = Workshop(
        regions=regions,
        gazetteer=gazetteer,
        resolved=resolved,
        kept=_kept(regions, cast("Hashable", gazetteer)),
    )
    _add_between(work, parsed, everything, workshop, without)
    for number, sentence in enumerate(sentences):
        inside = [m for m in everything if sentence.start <= m.start and m.end <= sentence.end]
        inside = _apart(inside)
        text = masked(sentence, inside)
        if inside:
            _add_phrases(work, sentence, text, inside, workshop)
        _name(work, number, sentence, inside, resolved)
        _add_anaphora(work, number, sentence, text, workshop)
    return _numbered(work)


def _strays(
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    resolved: Mapping[str, Place],
    gazetteer: Gazetteer | None,
) -> tuple[list[Mention], dict[str, Place]]:
    found: list[Mention] = []
    places = dict(resolved)
    for sentence in sentences:
        for mention, place in stray_names(sentence, mentions, gazetteer, len(found) + 1):
            found.append(mention)
            if place is not None:
                places[mention.id] = place
    return found, places


def _apart(mentions: Sequence[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in mentions:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _add_between(
    work: _Work,
    parsed: Parsed,
    mentions: Sequence[Mention],
    workshop: Workshop,
    without: Collection[str],
) -> None:
    text = parsed.article.text
    for phrase in find_between(parsed, mentions):
        if phrase.sense == "dealing" or _is_border(text, phrase.start):
            continue
        made = make_between(phrase, workshop, without)
        if made is None or (made.touching and phrase.sense == "place"):
            continue  # neighbours with nothing between them: a gap in a table
        lead = _BEFORE_BETWEEN.search(text[max(0, phrase.start - 40) : phrase.start])
        start = phrase.start - (len(lead.group().lstrip()) if lead else 0)
        ids = (phrase.one.mention.id, phrase.other.mention.id)
        work.add("between", start, phrase.other.end, ids, made.place, made.score, made.reason)


def _is_border(text: str, start: int) -> bool:
    before = text[max(0, start - 24) : start].rstrip().lower()
    return before.endswith(
        ("border", "borders", "frontier", "boundary", "border area", "border region")
    )


def _add_phrases(
    work: _Work,
    sentence: Sentence,
    text: Masked,
    mentions: Sequence[Mention],
    workshop: Workshop,
) -> None:
    taken = [(r.start, r.end) for r, _ in work.found if r.kind == "between"]
    skip = [(m.start, m.end) for m in mentions]
    for phrase in find_phrases(text):
        if any(phrase.start < end and start < phrase.end for start, end in taken):
            continue
        if not is_place(phrase, sentence, workshop.resolved, workshop.gazetteer):
            continue
        partner = _partner(phrase, mentions, workshop)
        sense = sense_of(sentence, phrase.start, phrase.end, skip)
        made = make(phrase, sense, workshop, partner=partner)
        ids = [m.id for m in (*phrase.mentions, *([partner] if partner else []))]
        work.add(
            phrase.kind, phrase.start, phrase.end, ids, made.place, made.score, made.reason,
            new=made.new,
        )  # fmt: skip


def _partner(phrase: Phrase, mentions: Sequence[Mention], workshop: Workshop) -> Mention | None:
    """Return the other side of "its border with A": a neighbour of A named in the sentence."""
    if phrase.kind != "border" or len(phrase.mentions) > 1:
        return None
    one = workshop.resolved.get(phrase.mentions[0].id)
    if one is None or workshop.regions.region(one.id) is None:
        return None
    others = sorted(
        (m for m in mentions if m.id != phrase.mentions[0].id),
        key=lambda m: abs(m.start - phrase.start),
    )
    for mention in others:
        other = workshop.resolved.get(mention.id)
        if other is None or other.kind != "country" or other.id == one.id:
            continue
        regions = workshop.regions
        if regions.region(other.id) is not None and common_line(
            regions.shape(one.id), regions.shape(other.id)
        ):
            return mention
    return None


def _name(
    work: _Work,
    number: int,
    sentence: Sentence,
    mentions: Sequence[Mention],
    resolved: Mapping[str, Place],
) -> None:
    """Note what a sentence named, for what later words take up."""
    for mention in mentions:
        place = resolved.get(mention.id)
        if place is not None:
            work.named.append(
                Named(
                    position=mention.start, sentence=number, place=place, mention=mention,
                    mentions=(mention.id,),
                )
            )  # fmt: skip
    for relation, place in work.found:
        here = sentence.start <= relation.start < sentence.end
        if here and place is not None and place.precision == "region":
            work.named.append(
                Named(
                    position=relation.start, sentence=number, place=place, mention=None,
                    mentions=relation.mentions,
                )
            )  # fmt: skip
    work.named.sort(key=lambda named: named.position)


def _add_anaphora(
    work: _Work, number: int, sentence: Sentence, text: Masked, workshop: Workshop
) -> None:
    if not work.named:
        return

    def is_island(named: Named) -> bool:
        return _is_island(named, workshop)

    for anaphor in find_anaphora(text, sentence, number, work.named, is_island):
        if work.covers(anaphor.start, anaphor.end):
            continue
        place = anaphor.named.place
        work.add(
            "anaphora", anaphor.start, anaphor.end, anaphor.named.mentions, place, 0.7,
            f"takes up {place.name}, named before", new=False,
        )  # fmt: skip


def _is_island(named: Named, workshop: Workshop) -> bool:
    place = named.place
    if place.kind in {"island", "islands"}:
        return True
    if named.mention is None or place.kind not in {"country", "admin1", "admin2"}:
        return False
    return workshop.referents.is_island(place)


def _numbered(work: _Work) -> Derived:
    places: dict[str, Place] = {}
    relations = []
    ordered = sorted(work.found, key=lambda item: (item[0].start, item[0].end))
    for number, (relation, place) in enumerate(_once(ordered), 1):
        if place is not None:
            places.setdefault(place.id, place)
        relations.append(
            Relation(
                id=f"r{number}",
                kind=relation.kind,
                start=relation.start,
                end=relation.end,
                mentions=relation.mentions,
                place=relation.place,
                score=relation.score,
                reason=relation.reason,
            )
        )
    return Derived(relations=tuple(relations), places=tuple(places.values()))


def _once(
    found: Sequence[tuple[Relation, Place | None]],
) -> Iterator[tuple[Relation, Place | None]]:
    """Leave out what two patterns found alike."""
    seen: set[tuple[str, int, int]] = set()
    for relation, place in found:
        key = (relation.kind, relation.start, relation.end)
        if key not in seen:
            seen.add(key)
            yield relation, place


@lru_cache(maxsize=4)
def _kept(regions: Regions, gazetteer: Hashable) -> Kept:
    """Return what is kept for these regions; the gazetteer names some of it."""
    del gazetteer
    return Kept(referents=Referents(regions))
