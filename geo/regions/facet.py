"""Where a place counts: in which countries, and under which water.

The two are never mixed up. The rule, as the design has it:

- a country, a province and a settlement count for their country and pass nothing on, wherever
  their label point lies: that of an island state often lies at sea;
- a sea, a strait or a derived shape at sea counts under *At sea › basin › … › sea*; the countries
  around it are shown (`bordering`) and not counted. A canal, which lies within one country,
  counts there too;
- a point at sea counts under its water, and for the country whose coast is at most twelve
  nautical miles away.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geo.records import Place
    from geo.regions.whereabouts import Whereabouts

LABELS = {"country", "province", "district", "settlement"}
"""Precisions of places that stand for land, whatever their point lies in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """Where one place counts."""

    countries: tuple[str, ...] = ()
    """ISO codes that it counts for, sorted."""
    sea: tuple[str, ...] = ()
    """Names of the waters that it counts under, widest first: basin, half, sea, strait; () on
    land. A page that shows two levels takes the first and the last."""
    bordering: tuple[str, ...] = ()
    """ISO codes around the water: shown, not counted."""


def facet_of(place: Place, there: Whereabouts | None = None, waters: Sequence[str] = ()) -> Facet:
    """Return where a place counts.

    `there` is what its point lies in and `waters` the names of `there.waters`; only points ask
    for them (`precision` exact). Without them a point counts by its own record.
    """
    own = (place.country,) if place.country else ()
    if place.precision in LABELS:
        return _in_countries(own)
    if place.precision != "exact":
        return Facet(countries=own, sea=place.seas, bordering=place.bordering)
    disputed = place.claimants and not own
    if there is None or not there.waters:
        land = () if disputed else _land(there)
        return Facet(countries=own or land, sea=() if there else place.seas)
    coastal = (there.coastal_country,) if there.coastal_country and not disputed else ()
    return Facet(countries=tuple(sorted({*own, *coastal})), sea=tuple(waters))


@cache
def _in_countries(countries: tuple[str, ...]) -> Facet:
    """Most places are towns: a page has tens of thousands of them, and few countries."""
    return Facet(countries=countries)


def _land(there: Whereabouts | None) -> tuple[str, ...]:
    return (there.country,) if there is not None and there.country else ()
