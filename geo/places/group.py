"""Which mentions must mean the same place, and what is asked about each such name."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from geo.gazetteer import fold
from geo.gazetteer.base import Gazetteer
from geo.geocoders.base import Geocoder
from geo.language import Parsed
from geo.places.clues import Clue, clues, politics
from geo.places.company import Company, company
from geo.places.features import Question, lies_in_any
from geo.places.names import look_up
from geo.places.outlet import names_outlet, outlet_country, outlet_host
from geo.records import Candidate, Mention, Place

_PARAGRAPH_END = re.compile(r"\n\s*\n")


@dataclass(slots=True, kw_only=True)
class Group:
    """All mentions of one name that must mean the same place."""

    question: Question
    candidates: tuple[Candidate, ...]
    members: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Article:
    """What all names of an article share."""

    politics: float
    company: Company
    host: str
    published: date | None
    paragraphs: Sequence[int]
    """Where each paragraph ends, in code points."""

    def passages(self, mentions: Iterable[Mention]) -> frozenset[int]:
        """Numbers of the paragraphs in which mentions stand."""
        return frozenset(bisect_right(self.paragraphs, mention.start) for mention in mentions)


def group_mentions(
    parsed: Parsed,
    mentions: Sequence[Mention],
    gazetteer: Gazetteer,
    geocoder: Geocoder | None = None,
) -> tuple[list[Group], dict[int, tuple[Place, ...]]]:
    """Names to decide, and, apart, the mentions that are demonyms with their places."""
    hints = clues(parsed.article.text, mentions)
    demonyms: dict[int, tuple[Place, ...]] = {}
    for index, mention in enumerate(mentions):
        places = gazetteer.demonym(mention.query) if mention.label == "NORP" else ()
        if places:
            demonyms[index] = places
    found: dict[str, tuple[Candidate, ...]] = {}
    for index, mention in enumerate(mentions):
        if index not in demonyms and fold(mention.query) not in found:
            found[fold(mention.query)] = look_up(mention.query, gazetteer, geocoder=geocoder)
    article = _Article(
        politics=politics(parsed.article.text),
        company=company(found),
        host=outlet_host(parsed.article),
        published=parsed.article.date,
        paragraphs=[found.end() for found in _PARAGRAPH_END.finditer(parsed.article.text)],
    )
    members = _members(mentions, hints, demonyms, found)
    groups = [
        Group(
            question=_question(key[0], indices, mentions, hints, found, article),
            candidates=found[key[0]],
            members=indices,
        )
        for key, indices in members.items()
    ]
    return groups, demonyms


def _members(
    mentions: Sequence[Mention],
    hints: Sequence[Clue],
    demonyms: Mapping[int, tuple[Place, ...]],
    found: Mapping[str, tuple[Candidate, ...]],
) -> dict[tuple[str, str], list[int]]:
    """Group by name and by the container named beside it; a bare name joins the only one."""
    keys: dict[int, tuple[str, str]] = {}
    contained: dict[str, dict[str, None]] = {}
    for index, mention in enumerate(mentions):
        if index in demonyms:
            continue
        name, container = fold(mention.query), ""
        outer = hints[index].container
        if outer is not None and outer not in demonyms:
            wide = _wide(found.get(fold(mentions[outer].query), ()))
            if any(lies_in_any(c.place, wide) for c in found[name]):
                container = fold(mentions[outer].query)
                contained.setdefault(name, {})[container] = None
        keys[index] = (name, container)
    groups: dict[tuple[str, str], list[int]] = {}
    for index, (name, container) in keys.items():
        known = contained.get(name, {})
        if not container and len(known) == 1:
            container = next(iter(known))
        groups.setdefault((name, container), []).append(index)
    return groups


def _wide(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    return tuple(c for c in candidates if c.place.kind in ("country", "admin1"))


def _question(
    name: str,
    indices: Sequence[int],
    mentions: Sequence[Mention],
    hints: Sequence[Clue],
    found: Mapping[str, tuple[Candidate, ...]],
    article: _Article,
) -> Question:
    kinds: frozenset[str] = next((hints[i].kinds for i in indices if hints[i].kinds), frozenset())
    outer = [hints[i].container for i in indices]
    inner = [hints[i].contained for i in indices]
    containers = [
        c
        for i in outer
        if i is not None
        for c in _wide(found.get(fold(mentions[i].query), ()))
        if any(lies_in_any(own.place, (c,)) for own in found[name])
    ]
    held = [c for i in inner if i is not None for c in found.get(fold(mentions[i].query), ())[:5]]
    longer = frozenset(
        c.place.id
        for other, candidates in found.items()
        if other != name and (other.startswith(name + " ") or other.endswith(" " + name))
        for c in candidates[:1]
        if c.match == "name" and c.place.kind != "country"
    )
    if any(c.match == "name" and c.place.kind in ("country", "admin1") for c in found[name]):
        longer = frozenset()
    return Question(
        name=name,
        query=mentions[indices[0]].query,
        kinds=kinds,
        containers=tuple(containers),
        inner=tuple(held),
        longer=longer,
        politics=article.politics,
        company=article.company,
        published=article.published,
        outlet_country=outlet_country(article.host),
        outlet_named=bool(article.host) and names_outlet(article.host, name),
        passages=article.passages(mentions[i] for i in indices),
        associative=all(mentions[i].usage == "associative" for i in indices),
    )
