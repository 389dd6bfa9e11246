"""What speaks for a candidate: plain numbers, no decisions.

Each feature lies between 0 and about 1. Their weights stand in `geo/data/places/weights.toml`;
a ranker that is trained later takes the same numbers.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from importlib.resources import files

from geo.gazetteer import fold
from geo.places.company import Company
from geo.places.former_names import in_use
from geo.places.setting import Setting
from geo.records import Candidate, Place

NAMES: tuple[str, ...] = (
    "population",
    "first",
    "largest",
    "name",
    "short",
    "alternate",
    "as_written",
    "country",
    "province",
    "division",
    "water",
    "area",
    "site",
    "hamlet",
    "country_share",
    "country_absent",
    "stranger",
    "province_share",
    "near",
    "very_near",
    "inside_named",
    "not_inside_named",
    "holds_named",
    "kind_asked",
    "kind_refused",
    "capital_use",
    "same_as_longer",
    "shares_city_name",
    "capital",
    "capital_in_politics",
    "company",
    "outlet_country",
    "outlet_town",
    "only",
    "only_town",
    "former_then",
    "former_past",
)
"""Names of the features, in the order of every vector."""

WATERS = frozenset(
    {"ocean", "sea", "gulf", "bay", "strait", "channel", "sound", "inlet", "fjord", "lagoon"}
    | {"passage", "reef", "waters", "river", "lake"}
)
_DIVISIONS = frozenset({"admin2", "admin3", "county", "district"})
_SITES = frozenset({"airport", "base", "station", "port", "site"})
_NO_AREAS = WATERS | _DIVISIONS | _SITES | {"country", "admin1", "city"}
_BIG_CITY = 300_000
_TOWN = 5_000
_METROPOLIS = 1_000_000
_SEAT = 100_000
_PROVINCE_OF_SEAT = 0.7
_NORTH_AMERICA = frozenset({"US", "CA"})
_LOCAL_KINDS = frozenset({"city", "admin2"})
_HARDLY = 0.03
"""Share of the votes that leaves a country unnamed."""
_FAR_KM = 1000
_ALONE = Company()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One name of the article, with the clues of all its mentions."""

    name: str
    """Folded."""
    query: str
    kinds: frozenset[str]
    containers: tuple[Candidate, ...] = ()
    """Wide candidates of the names that are said to hold it."""
    inner: tuple[Candidate, ...] = ()
    """Candidates of the names that are said to lie in it."""
    longer: frozenset[str] = frozenset()
    """Ids of places that the article names in full with this name as a part."""
    politics: float = 0.0
    """How much the article speaks of governments, from 0 to 1."""
    associative: bool = False
    """Whether all its mentions are associative."""
    company: Company = _ALONE
    """Where the article's other names have candidates."""
    outlet_country: str | None = None
    """ISO code of the country that the article's address ends in."""
    outlet_named: bool = False
    """Whether the article's address spells the name."""
    published: date | None = None
    """The day on which the article appeared, for names that places had once."""
    passages: frozenset[int] = frozenset()
    """Numbers of the paragraphs in which its mentions stand."""


def vectors(
    question: Question, candidates: Sequence[Candidate], setting: Setting
) -> list[tuple[float, ...]]:
    """One vector a candidate, in order."""
    candidates = _with_exonym(question, candidates)
    main = [c for c in candidates if c.match in ("name", "short", "abbreviation")]
    largest = max((c.place.population or 0 for c in main), default=0)
    return [
        (
            *_vector(question, candidate, rank, largest, setting, main),
            *_only(candidate, len(candidates)),
            *_former(question, candidate),
        )
        for rank, candidate in enumerate(candidates)
    ]


def _vector(
    question: Question,
    candidate: Candidate,
    rank: int,
    largest: int,
    setting: Setting,
    seats: Sequence[Candidate],
) -> tuple[float, ...]:
    place = candidate.place
    people = place.population or 0
    kind = place.kind
    main = candidate.match in ("name", "short", "abbreviation")
    share = setting.country_share(question.name, place.country)
    _, km = setting.nearest(question.name, place)
    settlement = kind == "city"
    seat = settlement and main and is_capital(place)
    inside = lies_in_any(place, question.containers)
    return (
        math.log10(people + 1) / 7 if settlement else 0.0,
        1.0 if rank == 0 else 0.0,
        1.0 if main and settlement and people and people == largest else 0.0,
        1.0 if candidate.match == "name" else 0.0,
        1.0 if candidate.match in ("short", "abbreviation") else 0.0,
        1.0 if candidate.match == "alternate" else 0.0,
        1.0 if candidate.matched_name == question.query else 0.0,
        1.0 if kind == "country" else 0.0,
        _province(place, seats),
        1.0 if kind in _DIVISIONS else 0.0,
        1.0 if kind in WATERS else 0.0,
        1.0 if kind not in _NO_AREAS else 0.0,
        1.0 if kind in _SITES else 0.0,
        1.0 if settlement and people < 1000 else 0.0,
        math.sqrt(share),
        1.0 if place.country and setting.countries and share == 0 else 0.0,
        _stranger(question, place, setting, share, km) if not inside else 0.0,
        math.sqrt(setting.province_share(question.name, place.country, place.admin1)),
        1.0 / (1.0 + km / 150.0),
        1.0 if km < 40 else 0.0,
        1.0 if inside else 0.0,
        1.0 if question.containers and not inside else 0.0,
        1.0 if any(lies_in(c.place, place) for c in question.inner) else 0.0,
        1.0 if question.kinds and kind in question.kinds else 0.0,
        1.0 if question.kinds and kind not in question.kinds else 0.0,
        1.0 if question.associative and settlement and people > 300_000 else 0.0,
        1.0 if place.id in question.longer else 0.0,
        1.0 if kind == "admin1" and largest >= _BIG_CITY else 0.0,
        1.0 if seat else 0.0,
        question.politics if seat else 0.0,
        question.company.of(question.name, place),
        1.0 if place.country and place.country == question.outlet_country else 0.0,
        1.0 if question.outlet_named and settlement and people < _METROPOLIS else 0.0,
    )


def _stranger(question: Question, place: Place, setting: Setting, share: float, km: float) -> float:
    """How clearly the article or passage plays elsewhere than a little-known town or district.

    An article about Tonga that speaks of Mango means no town of India, though it is the only
    Mango that the gazetteer holds: better no place than that one.
    """
    known = place.kind not in _LOCAL_KINDS or (place.population or 0) >= _BIG_CITY
    if known or share > _HARDLY or km < _FAR_KM or place.country == question.outlet_country:
        return 0.0
    return max(0.0, 2 * setting.main_share(question.name, question.passages) - 1)


def _with_exonym(question: Question, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """The candidates, a big city by its own name where English has another for it.

    "Seville" is Sevilla's name in English news, whatever hamlets are called Seville. What a city
    was called once ("Salisbury" for Harare) is no such name.
    """
    place = next((i for i, c in enumerate(candidates) if c.place.kind == "city"), None)
    if place is None or candidates[place].match != "alternate":
        return candidates
    city = candidates[place]
    if in_use(question.query, city.place, question.published) is not None:
        return candidates
    people = city.place.population or 0
    rivals = (c.place.population or 0 for c in candidates[place + 1 :] if c.place.kind == "city")
    if people < _BIG_CITY or people < 10 * max(rivals, default=0):
        return candidates
    return [*candidates[:place], replace(city, match="name"), *candidates[place + 1 :]]


def _province(place: Place, named: Sequence[Candidate]) -> float:
    """1 for a province; less for one whose name is first that of a big city.

    "In Geneva" is the city, and "Granada" before a province of Nicaragua the one in Spain. In
    North America a state or province is as often meant as its city.
    """
    if place.kind != "admin1":
        return 0.0
    if place.country in _NORTH_AMERICA:
        return 1.0
    seated = any(c.place.kind == "city" and (c.place.population or 0) >= _SEAT for c in named)
    return _PROVINCE_OF_SEAT if seated else 1.0


def _only(candidate: Candidate, count: int) -> tuple[float, float]:
    """Whether nothing else has the name; and whether it is then more than a hamlet."""
    place = candidate.place
    hamlet = place.kind == "city" and (place.population or 0) < _TOWN
    return float(count == 1), float(count == 1 and not hamlet)


def _former(question: Question, candidate: Candidate) -> tuple[float, float]:
    used = in_use(question.query, candidate.place, question.published)
    return float(used is True), float(used is False)


@lru_cache(maxsize=1)
def _capitals() -> dict[str, str]:
    path = files("geo") / "data" / "places" / "capitals.json"
    names: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return {country: fold(name) for country, name in names.items()}


def is_capital(place: Place) -> bool:
    """Whether a town is, by its name, its country's capital, and large enough to be it."""
    if place.country is None or (place.population or 0) < 30_000:
        return False
    name = _capitals().get(place.country)
    if name is None or fold(place.name).removesuffix(" dc") != name:
        return False
    return place.country != "US" or place.admin1 == "District of Columbia"


def lies_in_any(place: Place, containers: Sequence[Candidate]) -> bool:
    """Whether a place lies in the country or province that one of the candidates is."""
    return any(lies_in(place, c.place) for c in containers)


def lies_in(inner: Place, outer: Place) -> bool:
    """Whether a place lies in a country or province, by name and country code."""
    if inner.id == outer.id or inner.country is None or inner.country != outer.country:
        return False
    if outer.kind == "country":
        return True
    if outer.kind == "admin1":
        return inner.kind != "country" and inner.admin1 in (outer.name, outer.admin1)
    return False
