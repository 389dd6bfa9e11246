"""What a point lies in: country and province on land; ocean, sea and strait at sea."""

from __future__ import annotations

from dataclasses import dataclass

TWELVE_MILES_KM = 22.224
"""Twelve nautical miles: the breadth of the territorial sea, within which a point at sea also
belongs to the coastal country."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """What a point lies in. On land `waters` is empty; at sea `country` is None."""

    country: str | None
    """ISO 3166-1 alpha-2 of the land it lies on; None at sea and on disputed land."""
    country_id: str | None
    admin1: str | None
    """Name of the province."""
    admin1_id: str | None
    waters: tuple[str, ...]
    """Ids of the waters it lies in, widest first: ocean basin, sea, strait; () on land."""
    coastal_country: str | None
    """For a point at sea: the country whose land is nearest, if within twelve nautical miles."""
    km_to_land: float
    """0.0 on land."""
