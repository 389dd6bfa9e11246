"""Whether two reports may be one event, and how likely it is.

What contradicts keeps them apart, whatever the rest says: days, places, sides, persons. For the
others a weighed sum of features says how likely it is that they tell of the same; the weights
stand in `geo/data/events/merging.json` (tools/train_merging.py fits them).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import asin, cos, exp, fsum, log1p, radians, sin, sqrt
from typing import Any

from geo.events.merging.persons import hired_and_fired, others
from geo.events.merging.told import Told, Window, Wording
from geo.events.merging.wording import Rarity, cosine

FEATURES = (
    "constant", "same_type", "same_mode", "other_mode", "same_trigger", "same_day", "same_dates",
    "one_undated", "days_between_articles", "same_place", "same_wide_place", "near", "one_unplaced",
    "elsewhere", "people", "no_people_shared", "same_figure", "other_figure", "other_certainty",
    "sentence", "around", "names", "other_people", "other_names", "same_count", "other_count",
    "other_spot", "other_street", "other_site",
    "other_things", "same_sides",
)  # fmt: skip
APART_KM = 50.0
"""Towns farther apart are two places."""
MAGNITUDE = 0.6
"""Two earthquakes differ by more than this; one is reported within it."""
MONTH = 31
TELLING_FIGURE = 12
"""Dead or hurt from which the same figure is no chance."""
NAMES_ENOUGH = 30.0
"""Weight of shared names beyond which more names tell nothing new."""
KINDRED_HAZARDS = (frozenset({"storm", "flood"}),)


@dataclass(frozen=True, slots=True)
class Weights:
    """What `merging.json` holds."""

    of: tuple[float, ...]
    """One for each of `FEATURES`."""
    join: float
    """Probability from which two reports of different articles are one event."""
    hold: float
    """Mean probability that a join of two groups must keep."""
    kindred: frozenset[frozenset[str]]
    """Families of types that may be two accounts of one event."""


@cache
def shipped_weights() -> Weights:
    """The weights in `geo/data`."""
    text = files("geo").joinpath("data/events/merging.json").read_text(encoding="utf-8")
    data = json.loads(text)
    return Weights(
        of=tuple(float(data["weights"][name]) for name in FEATURES),
        join=float(data["join"]), hold=float(data["hold"]),
        kindred=frozenset(frozenset(pair) for pair in data["kindred"]),
    )  # fmt: skip


def likelihood(one: Told, other: Told, weigh: Rarity, weights: Weights) -> float:
    """Probability, 0 to 1, that two reports which nothing keeps apart are one event."""
    values = features(one, other, weigh)
    total = sum(weight * value for weight, value in zip(weights.of, values, strict=True))
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def features(one: Told, other: Told, weigh: Rarity) -> tuple[float, ...]:
    """The values of `FEATURES`, each about 0 to 1."""
    a, b = one.report, other.report
    ours, theirs = one.wording, other.wording
    recalled = a.prominence == b.prominence == "background"
    same_place = bool(one.places & other.places)
    wide = one.wide or other.wide
    near = not same_place and _near(one, other)
    placed = bool(one.places) and bool(other.places)
    both_dated = one.stated and other.stated
    day = both_dated and one.window == other.window and one.window[0] == one.window[1]
    people = _shared(ours.people, theirs.people, weigh)
    same_figure, other_figure = _figures(one, other)
    shared = ours.names & theirs.names
    return (
        1.0,
        float(a.type == b.type),
        float(bool(a.mode) and a.mode == b.mode),
        float(bool(a.mode) and bool(b.mode) and a.mode != b.mode),
        float(bool(ours.trigger) and ours.trigger == theirs.trigger),
        float(day),
        _overlap(one.window, other.window) if both_dated and not day else 0.0,
        float(not both_dated),
        0.0 if recalled else _between(one.published, other.published),
        float(same_place and not wide),
        float(same_place and wide),
        float(near),
        float(not placed),
        float(placed and not same_place and not near),
        people,
        float(bool(ours.people) and bool(theirs.people) and not people),
        same_figure,
        other_figure,
        float(certain(a.status) != certain(b.status)),
        cosine(ours.sentence, theirs.sentence, (ours.norms[0], theirs.norms[0]), weigh),
        cosine(ours.around, theirs.around, (ours.norms[1], theirs.norms[1]), weigh),
        min(fsum(weigh[name] for name in shared), NAMES_ENOUGH) / NAMES_ENOUGH,
        _strangers(ours, theirs),
        _other(ours.names, theirs.names, weigh),
        float(bool(ours.counts & theirs.counts)),
        _disjoint(ours.counts, theirs.counts),
        0.0 if same_place or near else _disjoint(ours.spots, theirs.spots),
        _disjoint(ours.streets, theirs.streets),
        _disjoint(ours.sites, theirs.sites),
        _other_things(ours, theirs),
        float(bool(one.acting & other.acting) and bool(one.suffering & other.suffering)),
    )  # fmt: skip


def _disjoint(one: frozenset[Any], other: frozenset[Any]) -> float:
    """1 where both tell something, and nothing in common."""
    return float(bool(one) and bool(other) and not one & other)


def _other_things(one: Wording, other: Wording) -> float:
    """1 where all that both count differs: 23 pirates, 26 pirates."""
    both = one.counted.keys() & other.counted.keys()
    return float(
        bool(both) and not any(one.counted[thing] & other.counted[thing] for thing in both)
    )


def _overlap(a: Window, b: Window) -> float:
    """How much it tells that two spans of days meet: 1 for a month, little for a year."""
    first, last = (
        max(filter(None, (a[0], b[0])), default=None),
        min(filter(None, (a[1], b[1])), default=None),
    )
    if first is None or last is None:
        return 0.0
    return min(1.0, MONTH / max(last - first + 1, 1))


def contradict(one: Told, other: Told, kindred: frozenset[frozenset[str]]) -> bool:
    """True where two reports cannot be one event."""
    a, b = one.report, other.report
    if one.family != other.family and frozenset((one.family, other.family)) not in kindred:
        return True
    if (a.status == "denied") != (b.status == "denied"):
        return True
    hazards = a.type in ("HAZARD", "ACCIDENT") and a.type == b.type
    other_kind = hazards and a.mode and b.mode and a.mode != b.mode
    if other_kind and frozenset((a.mode, b.mode)) not in KINDRED_HAZARDS:
        return True
    if not _meet(one.window, other.window, 0 if one.stated and other.stated else 1):
        return True
    if others(one.whom, other.whom, alike=one.family == other.family):
        return True
    if hired_and_fired(one.whom, other.whom, frozenset((a.mode, b.mode))):
        return True
    if _elsewhere(one, other) or _other_sides(one, other):
        return True
    if "magnitude" in one.figures and "magnitude" in other.figures:
        return abs(one.figures["magnitude"] - other.figures["magnitude"]) > MAGNITUDE
    return False


def _meet(a: Window, b: Window, slack: int) -> bool:
    if a[1] is not None and b[0] is not None and a[1] + slack < b[0]:
        return False
    return not (b[1] is not None and a[0] is not None and b[1] + slack < a[0])


def _elsewhere(one: Told, other: Told) -> bool:
    if not one.places or not other.places or one.places & other.places:
        return False
    if one.countries and other.countries and not one.countries & other.countries:
        return True
    if one.points and other.points:
        return not _near(one, other)
    if one.wide and other.wide and one.provinces and other.provinces:
        return not one.provinces & other.provinces
    return False


def _near(one: Told, other: Told) -> bool:
    return any(_km(a, b) <= APART_KM for a in one.points for b in other.points)


def _km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Kilometres on a sphere: near enough to tell one town from another, and fast."""
    lon1, lat1, lon2, lat2 = map(radians, (*a, *b))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 12742 * asin(sqrt(min(1.0, half)))


def _other_sides(one: Told, other: Told) -> bool:
    """Actors of other countries; or recipients of countries that the other side does not know."""
    if one.acting and other.acting and not one.acting & other.acting:
        return True
    hit, also = one.suffering, other.suffering
    return bool(hit and also and not hit & also and not hit & other.acting)


def certain(status: str) -> str:
    """The status, with what goes on counted as what happened."""
    return "real" if status in ("happened", "ongoing") else status


def _between(a: int | None, b: int | None) -> float:
    """Days between two articles, 0 for none or unknown, 1 for a month."""
    return 0.0 if a is None or b is None else min(log1p(abs(a - b)) / log1p(30), 1.5)


def _shared(one: frozenset[str], other: frozenset[str], weigh: Rarity) -> float:
    """Share of the shorter list of names that is common, by rarity."""
    if not one or not other:
        return 0.0
    common = fsum(weigh[word] for word in one & other)
    return common / min(fsum(weigh[word] for word in one), fsum(weigh[word] for word in other))


def _strangers(one: Wording, other: Wording) -> float:
    """1 where both name participants, and none in common."""
    ours, theirs = one.people & one.names, other.people & other.names
    return float(bool(ours) and bool(theirs) and not ours & theirs)


def _other(one: frozenset[str], other: frozenset[str], weigh: Rarity) -> float:
    """How much is named on either side that the other does not name; "Kishida" beside "Fumio
    Kishida" is nothing, "Kishida" beside "Abe" is much."""
    common = one & other
    ours, theirs = one - common, other - common
    if not ours or not theirs:
        return 0.0
    only = min(fsum(weigh[word] for word in ours), fsum(weigh[word] for word in theirs))
    return min(only, NAMES_ENOUGH) / NAMES_ENOUGH


def _figures(one: Told, other: Told) -> tuple[float, float]:
    """How much a figure that both give tells, 0 to 1 ("two dead" little, "37 dead" much), and
    whether all that both give differ."""
    kinds = one.figures.keys() & other.figures.keys()
    same = [one.figures[kind] for kind in kinds if one.figures[kind] == other.figures[kind]]
    told = max((min(log1p(abs(value)) / log1p(TELLING_FIGURE), 1.0) for value in same), default=0.0)
    return told, float(bool(kinds) and not same)
