"""When an answer counts as the gold's place.

A town is right by its GeoNames id or within 161 km (100 miles). For a sea, a river or a vague
region a distance between two label points says nothing: there the name decides, or that the
gold's point lies in the shape that the answer draws.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from geo.evaluate.gold import GoldToponym
from geo.gazetteer import fold
from geo.gazetteer.entries import MARINE_KINDS
from geo.records import Place

NEAR_KM = 161.0
_STATES = frozenset({"country", "demonym", "admin1"})
_WATERS = frozenset({"sea", "strait", "gulf", "bay", "ocean"})
_LANDS = frozenset({"area", "desert", "mountains", "island", "islands", "lake", "river", "canal"})
_POINTS = frozenset({"city", "airport", "base", "port", "station", "site"})

HoldsPoint = Callable[[Place, float, float], bool]
"""Whether the shape of a place holds a point (lon, lat); False for a place without a shape."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One answer beside its gold."""

    right: bool
    same_id: bool
    km: float
    """Between the gold's point and the answer's; 0 where they are the same place."""


def no_shapes(place: Place, lon: float, lat: float) -> bool:  # noqa: ARG001 the same call
    """Judge by ids, names and distances alone."""
    return False


def outcome(toponym: GoldToponym, place: Place, holds: HoldsPoint = no_shapes) -> Outcome:
    """Judge an answer; the gold must be linked."""
    if same_id(toponym, place):
        return Outcome(right=True, same_id=True, km=0.0)
    if toponym.what in _STATES | _WATERS | _LANDS:
        if _same_region(toponym, place, holds):
            return Outcome(right=True, same_id=False, km=0.0)
        return Outcome(right=False, same_id=False, km=distance_km(toponym, place))
    km = distance_km(toponym, place)
    return Outcome(right=km <= NEAR_KM, same_id=False, km=km)


def is_right(toponym: GoldToponym, place: Place, holds: HoldsPoint = no_shapes) -> bool:
    """Whether an answer is the gold's place."""
    return outcome(toponym, place, holds).right


def same_id(toponym: GoldToponym, place: Place) -> bool:
    """Whether gold and answer have the same GeoNames id."""
    return toponym.geonames_id is not None and toponym.geonames_id == place.geonames_id


def distance_km(toponym: GoldToponym, place: Place) -> float:
    """Geodesic distance between gold and answer, in km; the gold must be linked."""
    from geopy.distance import geodesic

    if toponym.lat is None or toponym.lon is None:
        raise ValueError(f"The gold toponym {toponym.text!r} has no coordinates.")
    return float(geodesic((toponym.lat, toponym.lon), (place.lat, place.lon)).km)


def _same_region(toponym: GoldToponym, place: Place, holds: HoldsPoint) -> bool:
    what = toponym.what or ""
    gone = what in ("country", "demonym") and place.kind == "area"
    if not gone and not _comparable(what, place.kind):
        return False
    if toponym.name and fold(toponym.name) == fold(place.name):
        return what in _WATERS or distance_km(toponym, place) <= _SAME_NAME_KM
    if gone or (place.kind in _TOO_WIDE and place.kind != what):
        return False
    return holds(place, toponym.lon or 0.0, toponym.lat or 0.0)


_TOO_WIDE = frozenset({"country", "continent", "admin1", "ocean"})
_SAME_NAME_KM = 2500.0
"""Two regions of one name are two when they lie farther apart."""


def _comparable(what: str, kind: str) -> bool:
    """Whether a place of a kind may be the answer: the Pacific is no strait, a town no sea."""
    if what in ("country", "demonym"):
        return kind == "country"
    if what == "admin1":
        return kind == "admin1"
    if what in _WATERS:
        return kind in MARINE_KINDS or kind == "waters"
    return kind not in _POINTS and kind not in MARINE_KINDS - {"channel", "lagoon"}
