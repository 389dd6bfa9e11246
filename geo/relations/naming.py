"""Giving a described place its name: which marine region fits the gap between two places.

By geometry alone, with a score and a threshold. No pair of names is written down anywhere:
whoever adds a strait to the region set teaches this room to find it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import shapely

from geo.records import Region

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geo.regions import Regions
    from geo.relations.gap import Gap

NARROW = {"strait", "channel", "sound", "passage"}
"""Kinds of waters that are there to lie between two shores."""
WIDE = {"gulf", "bay", "sea", "inlet", "fjord", "estuary", "lagoon", "lake"}
THRESHOLD = 0.5
SIDE = 0.25
"""A region reaches a place when it comes this near, as a share of the gap …"""
SIDE_KM = 4.0
"""… or this many kilometres: coasts of two sources never fit exactly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A region that fits a gap."""

    region: Region
    score: float
    """crossing × √inside × fillᵏ; 1 is a perfect fit."""
    crossing: float
    """Share of the shortest line between the two places that lies in the region."""
    inside: float
    """Share of the described shape that lies in the region."""
    fill: float
    """Share of the region that the described shape covers."""


def name_of(
    gap: Gap, water: BaseGeometry, regions: Regions, *, without: Collection[str] = ()
) -> Name | None:
    """Return the best region whose score reaches the threshold, or None.

    `water` is the wet part of the gap in the gap's plane; `without` leaves regions out, which
    evaluation needs.
    """
    found = [name for name in _scores(gap, water, regions) if name.region.id not in without]
    # Of two that fit alike the one with more parents is the more precise.
    best = max(found, key=lambda n: (n.score, len(n.region.parents), n.region.id), default=None)
    return best if best is not None and best.score >= THRESHOLD else None


def _scores(gap: Gap, water: BaseGeometry, regions: Regions) -> Iterator[Name]:
    if water.area == 0:
        return
    around = gap.plane.unflatten(water.envelope)
    for region in regions.all(NARROW | WIDE):
        if not _meets(region.bounds, around):
            continue
        shape = gap.plane.flatten(regions.shape(region.id))
        if not shapely.intersects(shape, water):
            continue
        side = SIDE * gap.km + SIDE_KM
        if max(shapely.distance(shape, gap.one), shapely.distance(shape, gap.other)) > side:
            continue
        common = shapely.intersection(shape, water).area
        crossing = shapely.intersection(shape, gap.line).length / gap.km
        inside, fill = common / water.area, common / shape.area
        # A long strait is still its name when only its narrows were described; a whole sea is not.
        exponent = 0.2 if region.kind in NARROW else 0.5
        yield Name(
            region=region,
            score=crossing * inside**0.5 * fill**exponent,
            crossing=crossing,
            inside=inside,
            fill=fill,
        )


def _meets(bounds: tuple[float, float, float, float], around: BaseGeometry) -> bool:
    west, south, east, north = bounds
    spans = [(west, east)] if west <= east else [(west, 180.0), (-180.0, east)]
    return any(
        shapely.intersects(shapely.box(low, south, high, north), around) for low, high in spans
    )
