"""What a source hands to the index: a place, its names, and how prominent it is."""

import math
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from geo.records import Place, Precision

if TYPE_CHECKING:
    from geo.records import Region
    from geo.regions import Regions

Match = Literal["name", "short", "alternate", "abbreviation", "demonym"]

MATCHES: tuple[Match, ...] = ("name", "short", "alternate", "abbreviation", "demonym")
"""The index stores a match as its position here."""

PENALTIES: dict[Match, float] = {
    "name": 0.0,
    "short": 2.0,
    "abbreviation": 4.0,
    "demonym": 10.0,
    "alternate": 15.0,
}
"""What a match takes from a place's prominence. 10 points are one order of magnitude in people:
a city must be 30 times as large to win by an alternate name over one of that main name."""

MARINE_KINDS = frozenset(
    {"ocean", "sea", "gulf", "bay", "strait", "channel", "sound", "inlet", "fjord", "lagoon"}
    | {"estuary", "passage", "reef", "shoal"}
)

_PRECISIONS: dict[str, Precision] = {
    "country": "country",
    "admin1": "province",
    "admin2": "district",
    "city": "settlement",
    **dict.fromkeys(
        (
            "airport",
            "base",
            "bridge",
            "cape",
            "crossing",
            "dam",
            "mountain",
            "pass",
            "plant",
            "port",
        ),
        "exact",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A place with its names, as one source knows it."""

    place: Place
    names: tuple[tuple[str, Match], ...]
    """(as written, how it matches); the place's main name is among them."""
    prominence: float
    """Orders the candidates of one name: a city has ten points for each power of ten in its
    population, countries have at least 100."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extra:
    """More names for a place that some source holds, known by its name and country."""

    name: str
    """Main name."""
    country: str | None
    kinds: Collection[str]
    """The kinds of place that are meant; of several such places the most prominent one."""
    names: tuple[tuple[str, Match], ...]


def precision_of(kind: str) -> Precision:
    """Say how exact the place of this kind is: everything without a class of its own is a region.

    >>> precision_of("city"), precision_of("strait")
    ('settlement', 'region')
    """
    return _PRECISIONS.get(kind, "region")


def waters_of(region: "Region", regions: "Regions") -> tuple[str, ...]:
    """Names of the waters that a region is or lies in, widest first; () inside the land."""
    names = [region.name] if region.kind in MARINE_KINDS else []
    for parent_id in region.parents:
        parent = regions.region(parent_id)
        if parent is not None and parent.kind in MARINE_KINDS:
            names.append(parent.name)
    return tuple(reversed(names))


def points_for_people(population: int | None) -> float:
    """Ten points for each power of ten; unknown counts as a hamlet.

    >>> points_for_people(1_000_000)
    60.0
    >>> points_for_people(None) == points_for_people(300)
    True
    """
    return round(10 * math.log10(max(population or 0, 300)), 2)
