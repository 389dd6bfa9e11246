"""Mentions → places, each with a score, a reason and what else it might have been.

The article is read twice: sure names first give the setting (countries, provinces, sure
places), then every name is decided in that setting, once for all its mentions.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geo.gazetteer import fold
from geo.gazetteer.base import Gazetteer
from geo.language import Parsed
from geo.places.clues import Clue, clues, politics
from geo.places.features import Question, lies_in_any, vectors
from geo.places.names import look_up
from geo.places.rank import Weights, probabilities, shipped_weights
from geo.places.reasons import why_chosen, why_not
from geo.places.setting import Setting, Vote, gather_setting
from geo.records import Candidate, Mention, Place, Resolution, RunnerUp

if TYPE_CHECKING:
    from geo.places.ask import AsksByName
    from geo.regions import Regions

TIE = 0.9
"""Share of the best candidate's probability from which the second makes a tie …"""
UNSURE = 0.3
"""… when the best stays below this."""
_RUNNERS_UP = 3
_VOTERS = 6
_WORTH_A_VOTE = 0.04


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """Places, each once in order of first mention, and one decision a mention in order."""

    places: tuple[Place, ...]
    resolutions: tuple[Resolution, ...]


@dataclass(slots=True, kw_only=True)
class Group:
    """All mentions of one name that must mean the same place."""

    question: Question
    candidates: tuple[Candidate, ...]
    members: list[int] = field(default_factory=list)


def resolve(
    parsed: Parsed,
    mentions: Sequence[Mention],
    gazetteer: Gazetteer,
    regions: Regions | None,
    *,
    geocoder: AsksByName | None = None,
    weights: Weights | None = None,
) -> Resolved:
    """Decide which place each mention means; None with a reason where nothing fits.

    Names that the gazetteer does not hold are asked of `geocoder`, where one is given.
    """
    table = weights or shipped_weights()
    groups, demonyms = group_mentions(parsed, mentions, gazetteer, geocoder)
    setting = _settle(groups, demonyms, mentions, table)
    countries = _country_names(groups, demonyms, gazetteer)
    decisions: dict[int, tuple[Place | None, Resolution]] = {}
    for index, places in demonyms.items():
        decisions[index] = _decide_demonym(mentions[index], places, setting)
    for group in groups:
        place, draft = _decide(group, setting, table, countries)
        for index in group.members:
            decisions[index] = (place, _for_mention(draft, mentions[index].id))
    return _collect(mentions, decisions)


def group_mentions(
    parsed: Parsed,
    mentions: Sequence[Mention],
    gazetteer: Gazetteer,
    geocoder: AsksByName | None = None,
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
    spoken = politics(parsed.article.text)
    members = _members(mentions, hints, demonyms, found)
    groups = [
        Group(
            question=_question(key[0], indices, mentions, hints, found, spoken),
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
    spoken: float,
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
    held = [
        c for i in inner if i is not None for c in found.get(fold(mentions[i].query), ())[:5]
    ]
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
        politics=spoken,
        associative=all(mentions[i].usage == "associative" for i in indices),
    )


def _settle(
    groups: Sequence[Group],
    demonyms: Mapping[int, tuple[Place, ...]],
    mentions: Sequence[Mention],
    table: Weights,
) -> Setting:
    """The setting after two rounds of votes."""
    sure = [
        Vote(name=fold(mentions[index].query), place=places[0], weight=0.5)
        for index, places in demonyms.items()
    ]
    setting = gather_setting(sure)
    for _ in range(2):
        votes = list(sure)
        for group in groups:
            if not group.candidates:
                continue
            shares = probabilities(vectors(group.question, group.candidates, setting), table)
            order = sorted(range(len(shares)), key=lambda i: -shares[i])[:_VOTERS]
            votes.extend(
                Vote(
                    name=group.question.name,
                    place=group.candidates[i].place,
                    weight=shares[i] * (1 + math.log(len(group.members))),
                )
                for i in order
                if shares[i] > _WORTH_A_VOTE
            )
        setting = gather_setting(votes)
    return setting


def _decide(
    group: Group, setting: Setting, table: Weights, countries: dict[str, str]
) -> tuple[Place | None, Resolution]:
    question, candidates = group.question, group.candidates
    if not candidates:
        reason = f"no gazetteer holds {question.query}"
        return None, Resolution(mention="", place=None, score=0.0, reason=reason)
    rows = vectors(question, candidates, setting)
    shares = probabilities(rows, table)
    order = sorted(range(len(shares)), key=lambda i: (-shares[i], i))
    best = order[0]
    runners = tuple(
        RunnerUp(
            place=candidates[i].place.id,
            name=full_name(candidates[i].place, countries),
            score=round(shares[i], 4),
            reason=why_not(question, candidates[i], rows[i], rows[best], table),
        )
        for i in order[1 : _RUNNERS_UP + 1]
    )
    refusal = _refusal(question, shares, order)
    if refusal:
        return None, Resolution(
            mention="", place=None, score=0.0, reason=refusal, runners_up=runners
        )
    reason = why_chosen(question, candidates, rows, best, setting, table, countries)
    place = candidates[best].place
    return place, Resolution(
        mention="",
        place=place.id,
        score=round(shares[best], 4),
        reason=reason,
        runners_up=runners,
    )


def _refusal(question: Question, shares: Sequence[float], order: Sequence[int]) -> str:
    best = shares[order[0]]
    if best < max(0.0, 1.0 - sum(shares)):
        return f"no place that the gazetteer holds as {question.query} fits the article"
    level = [i for i in order if shares[i] >= TIE * best]
    if best < UNSURE and len(level) > 1:
        return f"tie: {question.query} ×{len(level)}, and nothing in the article decides"
    return ""


def _decide_demonym(
    mention: Mention, places: Sequence[Place], setting: Setting
) -> tuple[Place, Resolution]:
    ranked = sorted(
        places, key=lambda p: -setting.country_share(fold(mention.query), p.country)
    )
    place = ranked[0]
    score = 0.95 if len(places) == 1 else 0.8
    runners = tuple(
        RunnerUp(place=p.id, name=p.name, score=round((1 - score) / len(places), 4),
                 reason="another place with these people")
        for p in ranked[1 : _RUNNERS_UP + 1]
    )
    return place, Resolution(
        mention=mention.id,
        place=place.id,
        score=score,
        reason=f"the people or the adjective of {place.name}",
        runners_up=runners,
    )


def _country_names(
    groups: Sequence[Group], demonyms: Mapping[int, tuple[Place, ...]], gazetteer: Gazetteer
) -> dict[str, str]:
    names = {
        place.country: place.name
        for places in demonyms.values()
        for place in places
        if place.country and place.kind == "country"
    }
    for group in groups:
        for candidate in group.candidates:
            place = candidate.place
            if place.kind == "country" and place.country:
                names.setdefault(place.country, place.name)
    del gazetteer
    return names


def full_name(place: Place, countries: Mapping[str, str]) -> str:
    """Name with province and country, for the reader."""
    country = countries.get(place.country or "", place.country or "")
    parts = [place.name, place.admin1 or "", country]
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _for_mention(draft: Resolution, mention: str) -> Resolution:
    return Resolution(
        mention=mention,
        place=draft.place,
        score=draft.score,
        reason=draft.reason,
        runners_up=draft.runners_up,
    )


def _collect(
    mentions: Sequence[Mention], decisions: Mapping[int, tuple[Place | None, Resolution]]
) -> Resolved:
    places: dict[str, Place] = {}
    for index in range(len(mentions)):
        place = decisions[index][0]
        if place is not None:
            places.setdefault(place.id, place)
    return Resolved(
        places=tuple(places.values()),
        resolutions=tuple(decisions[index][1] for index in range(len(mentions))),
    )
