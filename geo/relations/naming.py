"""Giving a described place its name: which marine region fits the gap between two places.

By geometry alone, with a score and a threshold. No pair of names is written down anywhere:
whoever adds a strait to the region set teaches this room to find it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
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
THRESHOLD = 0.45
SIDE = 0.25
"""A region reaches a place when it comes this near, as a share of the gap …"""
SIDE_KM = 4.0
"""… or this many kilometres: coasts of two sources never fit exactly."""


NARROWS = 0.05
"""Where two towns face each other across a strait, its name fits however long it is; as much of
it then counts as covered."""
ALIKE = 0.9
"""A part fits as well as its whole from this share of the whole's fit on."""
END_SHARE = 0.03
"""A strait that is cut across falls into two ends, neither smaller than this share."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A region that fits a gap."""

    region: Region
    score: float
    """crossing × insideʰ × fillᵏ; 1 is a perfect fit."""
    crossing: float
    """Share of the way across that lies in the region; a detour counts less."""
    inside: float
    """Share of the described shape that lies in the region."""
    fill: float
    """Share of the region that the described shape covers."""
    next_best: str = ""
    """Name and score of the region that fits second best; "" for none."""


def name_of(
    gap: Gap, water: BaseGeometry, regions: Regions, *, without: Collection[str] = ()
) -> Name | None:
    """Return the best region whose score reaches the threshold, or None.

    `water` is the wet part of the gap in the gap's plane; `without` leaves regions out, which
    evaluation needs.
    """
    found = [name for name in _scores(gap, water, regions) if name.region.id not in without]
    found = [_without_parts(name, found) for name in found]
    # Of two that fit alike the one with more parents is the more precise.
    found.sort(key=lambda n: (n.score, len(n.region.parents), n.region.id), reverse=True)
    if not found or found[0].score < THRESHOLD:
        return None
    rival = f"{found[1].region.name}, {found[1].score:.2f}" if len(found) > 1 else ""
    return replace(found[0], next_best=rival)


def _without_parts(name: Name, found: Sequence[Name]) -> Name:
    """Give a part the score of the straits that it is counted among, where it fits as well.

    The Danish Straits are three; who crosses one of them crosses that one.
    """
    wholes = [
        whole
        for whole in found
        if whole.region.id in name.region.parents
        and whole.region.kind in NARROW
        and name.crossing >= ALIKE * whole.crossing
        and name.inside >= ALIKE * whole.inside
    ]
    return replace(name, score=max(name.score, *(w.score for w in wholes))) if wholes else name


def _scores(gap: Gap, water: BaseGeometry, regions: Regions) -> Iterator[Name]:
    if water.area == 0:
        return
    around = shapely.get_parts(gap.plane.unflatten(water.envelope))
    boxes = [part.bounds for part in around]
    for region in regions.all(NARROW | WIDE):
        if not _meets(region.bounds, boxes):
            continue
        shape = gap.plane.flatten(regions.shape(region.id))
        if not shapely.intersects(shape, water):
            continue
        side = SIDE * gap.km + SIDE_KM
        if max(shapely.distance(shape, gap.one), shapely.distance(shape, gap.other)) > side:
            continue
        common = shapely.intersection(shape, water).area
        crossing = _crossing(shape, gap)
        inside, fill = common / water.area, common / shape.area
        if region.kind in NARROW and fill < NARROWS and _splits(shape, gap):
            fill += NARROWS  # of two that are cut, the smaller is meant
        # A long strait is still its name when only its narrows were described; a whole sea is not.
        exponent = 0.2 if region.kind in NARROW else 0.5
        # Nor does the strait hold all the water between two long coasts.
        held = 0.25 if region.kind in NARROW else 0.5
        yield Name(
            region=region,
            score=crossing * inside**held * fill**exponent,
            crossing=crossing,
            inside=inside,
            fill=fill,
        )


def _crossing(shape: BaseGeometry, gap: Gap) -> float:
    """Return how much of the way from one place to the other lies in the region.

    Where the shortest way misses a strait by little, the way through the strait counts.
    """
    straight = float(shapely.intersection(shape, gap.line).length) / gap.km
    if straight > 0.5:
        return straight
    rough = shapely.simplify(shape, 1.0)
    shores = []
    for place in (gap.one, gap.other):
        reach = float(shapely.distance(rough, place)) + SIDE_KM
        shores.append(shapely.intersection(place, shapely.buffer(rough, reach, quad_segs=2)))
    if any(shore.is_empty for shore in shores):
        return straight
    line = shapely.shortest_line(*shores)
    if line.length == 0:
        return straight
    share = float(shapely.intersection(shape, line).length / line.length)
    return max(straight, share * (gap.km / line.length) ** 2)


def _splits(shape: BaseGeometry, gap: Gap) -> bool:
    """Whether the shortest line, drawn on to the shores, cuts the region in two."""
    from shapely.affinity import scale

    factor = (gap.km + 2 * SIDE_KM) / gap.km
    middle = gap.line.interpolate(0.5, normalized=True)
    x, y = middle.x, middle.y
    longer = scale(gap.line, factor, factor, origin=(x, y))
    ends = shapely.get_parts(shapely.difference(shape, shapely.buffer(longer, 0.05)))
    return len([end for end in ends if end.area > END_SHARE * shape.area]) > 1


def _meets(
    bounds: tuple[float, float, float, float], boxes: Sequence[tuple[float, float, float, float]]
) -> bool:
    west, south, east, north = bounds
    spans = [(west, east)] if west <= east else [(west, 180.0), (-180.0, east)]
    return any(
        low <= right and left <= high and south <= top and bottom <= north
        for low, high in spans
        for left, bottom, right, top in boxes
    )
