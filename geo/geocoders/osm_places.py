"""Nominatim's answers → places. A box in an answer is never a shape: it is thrown away."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from geo.records import Candidate, Place, Precision


def candidate_from(raw: Mapping[str, Any], toponym: str) -> Candidate:
    """Read one place of Nominatim's "json" or "jsonv2"; raises KeyError or ValueError where a
    part that every place has is missing or is no number.
    """
    kind, precision = kind_of(raw)
    address: Mapping[str, Any] = raw.get("address") or {}
    country = str(address.get("country_code") or "").upper() or None
    name = str(raw.get("name") or str(raw["display_name"]).partition(",")[0])
    return Candidate(
        place=Place(
            id=f"osm:{raw['osm_type']}/{raw['osm_id']}",
            name=name,
            kind=kind,
            country=country,
            admin1=_first(address, "state", "province", "region"),
            lat=_degrees(raw["lat"], 90),
            lon=_degrees(raw["lon"], 180),
            precision=precision,
            source="OpenStreetMap",
        ),
        matched_name=name,
        match="name" if name.casefold() == toponym.casefold() else "alternate",
    )


def kind_of(raw: Mapping[str, Any]) -> tuple[str, Precision]:
    """Say what kind of place an answer is, and how exact its point.

    >>> kind_of({"category": "natural", "type": "strait"})
    ('strait', 'region')
    >>> kind_of({"class": "boundary", "type": "administrative", "place_rank": 8})
    ('admin1', 'province')
    >>> kind_of({"class": "amenity", "type": "hospital", "place_rank": 30})
    ('hospital', 'exact')
    """
    group = str(raw.get("category") or raw.get("class") or "")
    type_ = str(raw.get("type") or "")
    if group == "boundary" and type_ == "administrative":
        return _administrative(raw)
    known = _kinds().get(group, {}).get(type_)
    return known or (type_ or "place", "exact")


def _administrative(raw: Mapping[str, Any]) -> tuple[str, Precision]:
    """Boundaries all have one type: the kind of address they make, else their rank, tells."""
    known = _kinds()["place"].get(str(raw.get("addresstype") or ""))
    if known:
        return known
    rank = int(raw.get("place_rank") or 30)
    if rank <= 4:
        return "country", "country"
    if rank <= 9:
        return "admin1", "province"
    if rank <= 14:
        return "admin2", "district"
    return ("city", "settlement") if rank <= 18 else ("district", "district")


@cache
def _kinds() -> dict[str, dict[str, tuple[str, Precision]]]:
    text = files("geo").joinpath("data", "gazetteer", "osm-kinds.toml").read_text(encoding="utf-8")
    return {
        group: {type_: (kind, precision) for type_, (kind, precision) in types.items()}
        for group, types in tomllib.loads(text).items()
    }


def _first(address: Mapping[str, Any], *keys: str) -> str | None:
    return next((str(address[key]) for key in keys if address.get(key)), None)


def _degrees(value: Any, most: float) -> float:
    number = float(value)
    if not -most <= number <= most:
        raise ValueError(f"{number} is not between -{most} and {most} degrees")
    return number
