"""Why a place was chosen, or not, in a sentence for the reader."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from geo.places.features import NAMES, Question
from geo.places.rank import Weights
from geo.places.setting import Setting
from geo.records import Candidate, Place

if TYPE_CHECKING:
    from geo.regions import Regions

_INDEX = {name: index for index, name in enumerate(NAMES)}
_TELLING_ALONE = {
    name: _INDEX[name] for name in ("inside_named", "holds_named", "kind_asked", "near")
}
"""What is worth saying of a place that has no rival."""
_TELLING_KM = 150.0
_ENOUGH = 0.4
"""Points of difference that are worth a word."""


class CountryNames:
    """ISO code → name for the reader; the code itself where no regions are at hand."""

    def __init__(self, regions: Regions | None) -> None:
        self._regions = regions

    def name(self, code: str | None) -> str:
        """The country's name, or "" without a code."""
        if code is None:
            return ""
        region = self._regions.country(code) if self._regions is not None else None
        return region.name if region is not None else code


KIND_WORDS = {"admin1": "province or state", "admin2": "district or county", "area": "region"}


def why_chosen(
    question: Question,
    candidates: Sequence[Candidate],
    vectors: Sequence[Sequence[float]],
    best: int,
    setting: Setting,
    weights: Weights,
    countries: CountryNames,
) -> str:
    """One sentence: what set the chosen candidate apart from the others."""
    place = candidates[best].place
    rival = _rival(vectors, best, weights)
    parts = [_headline(question, candidates, best)]
    gains = []
    telling = _INDEX if rival is not None else _TELLING_ALONE
    for name, index in telling.items():
        other = vectors[rival][index] if rival is not None else 0.0
        gain = weights.weights[index] * (vectors[best][index] - other)
        if gain >= _ENOUGH:
            gains.append((gain, name))
    for _, name in sorted(gains, reverse=True)[:4]:
        phrase = _phrase(name, question, place, setting, countries)
        if phrase and phrase not in parts:
            parts.append(phrase)
    return "; ".join(parts[:3])


def why_not(
    candidate: Candidate,
    vector: Sequence[float],
    chosen: Sequence[float],
    weights: Weights,
) -> str:
    """What a runner-up lacks."""
    losses = [
        (weights.weights[index] * (chosen[index] - vector[index]), name)
        for name, index in _INDEX.items()
    ]
    worst = max(losses)[1]
    people = candidate.place.population
    return _LACKS.get(worst, "less speaks for it") + (
        f" ({people:,} people)" if worst in ("population", "largest", "first") and people else ""
    )


_LACKS = {
    "population": "smaller",
    "largest": "not the largest of this name",
    "first": "less prominent",
    "name": "not its main name",
    "short": "not its main name",
    "alternate": "only another name of it",
    "country": "no country",
    "province": "no province",
    "water": "no water",
    "area": "no region",
    "site": "no such site",
    "country_share": "the article says nothing of its country",
    "country_absent": "the article says nothing of its country",
    "stranger": "the article plays far away",
    "province_share": "the article says nothing of its province",
    "near": "far from the article's other places",
    "very_near": "far from the article's other places",
    "inside_named": "does not lie where the words beside it say",
    "not_inside_named": "does not lie where the words beside it say",
    "holds_named": "the place named before it does not lie in it",
    "kind_asked": "not the kind of place that the words ask for",
    "kind_refused": "not the kind of place that the words ask for",
    "same_as_longer": "not the place that the article names in full",
    "hamlet": "a hamlet",
    "capital": "no capital",
    "capital_in_politics": "no capital",
    "company": "fewer of the article's names are found near it",
    "outlet_country": "not in the country of the article's address",
    "outlet_town": "not the town of the article's address",
    "former_then": "did not have this name when the article appeared",
    "former_past": "had this name in another time",
}


_PLAINLY = {
    "name": "its main name",
    "as_written": "its main name",
    "same_as_longer": "the article names it in full elsewhere",
    "company": "other names of the article are found near it",
    "outlet_country": "the article's address is in its country",
    "outlet_town": "the article's address spells its name",
    "former_then": "had this name when the article appeared",
}


def _rival(vectors: Sequence[Sequence[float]], best: int, weights: Weights) -> int | None:
    others = [index for index in range(len(vectors)) if index != best]
    if not others:
        return None
    return max(
        others,
        key=lambda index: sum(w * x for w, x in zip(weights.weights, vectors[index], strict=True)),
    )


def _headline(question: Question, candidates: Sequence[Candidate], best: int) -> str:
    place, count = candidates[best].place, len(candidates)
    if count == 1:
        return f"the only place that the gazetteer holds as {question.query}"
    same_kind = [c.place.population or 0 for c in candidates if c.place.kind == "city"]
    if place.kind == "city" and place.population and place.population == max(same_kind):
        return f"most populous of {count} places named {question.query}"
    return f"one of {count} places named {question.query}"


def _phrase(
    name: str, question: Question, place: Place, setting: Setting, countries: CountryNames
) -> str:
    country = countries.name(place.country)
    if name in ("country", "province", "water", "area", "site"):
        kind = KIND_WORDS.get(place.kind, place.kind)
        return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind} comes before towns of its name"
    if name in ("country_share", "country_absent") and country:
        return f"the article is about {country}"
    if name == "province_share":
        return f"the article names other places in {place.admin1}"
    if name in ("near", "very_near"):
        anchor, km = setting.nearest(question.name, place)
        if anchor is None or km > _TELLING_KM or place.kind == "country":
            return ""
        return f"{km:.0f} km from {anchor.title}, which the article also names"
    if name in ("inside_named", "not_inside_named"):
        return f"lies in {question.containers[0].place.name}, named beside it"
    if name == "holds_named":
        return f"{question.inner[0].place.name}, named before it, lies in it"
    if name in ("kind_asked", "kind_refused") and place.kind in question.kinds:
        return f"the words ask for a place of its kind ({KIND_WORDS.get(place.kind, place.kind)})"
    if name in ("capital", "capital_in_politics"):
        return f"the capital of {country}" if country else "a capital"
    if name in _PLAINLY:
        return _PLAINLY[name]
    return ""
