"""Words for directions → bearings in degrees, clockwise from true north."""

from __future__ import annotations

import re

CARDINAL = {"north": 0.0, "east": 90.0, "south": 180.0, "west": 270.0}
HALF_ANGLE = 35.0
"""How far off a plain "north" may be; a writer who means more says "north-east"."""
NARROW_ANGLE = 25.0
"""The same for "north-east"; "east-north-east" is narrower still."""

_COMPASS = r"(?:north|south|east|west)"
COMPASS = rf"{_COMPASS}(?:[- ]?{_COMPASS}){{0,2}}"
"""Regular expression: north, north-east, south southwest."""
ADJECTIVE = rf"(?:(?:{_COMPASS}[- ]?)?{_COMPASS}ern(?:most)?|central)"
"""Regular expression: northern, south-western, southernmost, central."""


def bearing(word: str | None) -> float | None:
    """Return the bearing of a direction's word, or None for "central" and what is none.

    >>> bearing("north-eastern"), bearing("west"), bearing("east-southeast"), bearing("central")
    (45.0, 270.0, 112.5, None)
    """
    found = re.findall(_COMPASS, (word or "").lower())
    if not found:
        return None
    angle = CARDINAL[found[-1]]
    for step in reversed(found[:-1]):
        angle = _between(CARDINAL[step], angle)
    return angle % 360


def half_angle(word: str) -> float:
    """Return how many degrees to either side a direction's word still means."""
    points = len(re.findall(_COMPASS, word.lower()))
    return HALF_ANGLE if points == 1 else NARROW_ANGLE if points == 2 else NARROW_ANGLE / 2


def _between(one: float, other: float) -> float:
    turn = (other - one + 180) % 360 - 180
    return one + turn / 2
