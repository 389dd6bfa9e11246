"""Mentions → places, each with a score, a reason and what else it might have been.

The article is read twice: sure names first give the setting (countries, provinces, sure
places), then every name is decided in that setting, once for all its mentions.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.gazetteer import fold
from geo.gazetteer.base import Gazetteer
from geo.language import Parsed
from geo.places.features import Question, vectors
from geo.places.group import Group, group_mentions
from geo.places.rank import Weights, probabilities, shipped_weights
from geo.places.reasons import CountryNames, why_chosen, why_not
from geo.places.setting import Setting, Vote, gather_setting
from geo.records import Mention, Place, Resolution, RunnerUp

if TYPE_CHECKING:
    from geo.geocoders.base import Geocoder
    from geo.regions import Regions

TIE = 0.9
"""Share of the best candidate's probability from which the second makes a tie …"""
UNSURE = 0.3
"""… when the best stays below this."""
_RUNNERS_UP = 3
_VOTERS = 6
_WORTH_A_VOTE = 0.04
_ANCHORING = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """Places, each once in order of first mention, and one decision a mention in order."""

    places: tuple[Place, ...]
    resolutions: tuple[Resolution, ...]


def resolve(
    parsed: Parsed,
    mentions: Sequence[Mention],
    gazetteer: Gazetteer,
    regions: Regions | None,
    *,
    geocoder: Geocoder | None = None,
    weights: Weights | None = None,
) -> Resolved:
    """Decide which place each mention means; None with a reason where nothing fits.

    Names that the gazetteer does not hold are asked of `geocoder`, where one is given.
    """
    table = weights or shipped_weights()
    groups, demonyms = group_mentions(parsed, mentions, gazetteer, geocoder)
    setting = settled(groups, demonyms, mentions, table)
    countries = CountryNames(regions)
    decisions: dict[int, tuple[Place | None, Resolution]] = {}
    for index, places in demonyms.items():
        decisions[index] = _decide_demonym(mentions[index], places, setting)
    for group in groups:
        place, draft = _decide(group, setting, table, countries)
        for index in group.members:
            decisions[index] = (place, _for_mention(draft, mentions[index].id))
    return _collect(mentions, decisions)


def settled(
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
                    sure=shares[i] >= _ANCHORING,
                    passages=group.question.passages,
                )
                for i in order
                if shares[i] > _WORTH_A_VOTE
            )
        setting = gather_setting(votes)
    return setting


def _decide(
    group: Group, setting: Setting, table: Weights, countries: CountryNames
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
            reason=why_not(candidates[i], rows[i], rows[best], table),
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
    ranked = sorted(places, key=lambda p: -setting.country_share(fold(mention.query), p.country))
    place = ranked[0]
    score = 0.95 if len(places) == 1 else 0.8
    runners = tuple(
        RunnerUp(
            place=p.id,
            name=p.name,
            score=round((1 - score) / len(places), 4),
            reason="another place with these people",
        )
        for p in ranked[1 : _RUNNERS_UP + 1]
    )
    return place, Resolution(
        mention=mention.id,
        place=place.id,
        score=score,
        reason=f"the people or the adjective of {place.name}",
        runners_up=runners,
    )


def full_name(place: Place, countries: CountryNames) -> str:
    """Name with province and country, for the reader."""
    country = countries.name(place.country)
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
