"""Northern A, and the A-B border: places cut out of land and its outlines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

from geo.gazetteer import fold
from geo.relations import border, part, vicinity
from geo.relations.directions import bearing
from geo.relations.plane import Plane
from geo.relations.results import Made
from geo.relations.saying import adjective
from geo.relations.task import Task, refused
from geo.relations.waters import WATERS

if TYPE_CHECKING:
    from geo.records import Place

TOWN_SIDE_KM = 12.0
"""How far "northern" reaches in a town without a shape."""
ALONG_KM = 3.0
"""A part of a border lies within this of the part of the land that it is named after."""


def part_of(task: Task) -> Made:
    """Northern, south-western, central A; the south of A."""
    phrase, one = task.phrase, task.one
    words = f"{adjective(phrase.direction or '')} {one.name}"
    named = _named_part(task)
    if named is not None:
        return Made(place=named, score=0.8, reason=f"{words} has a name and a shape of its own")
    if one.shape.area == 0:
        scene = task.scene()
        shape = vicinity.vicinity(
            scene, TOWN_SIDE_KM, with_ground=True, bearing=bearing(phrase.direction), angle=60.0
        )
        how = "a side of a town without a shape"
        return task.drawn(words, scene.plane, shape, how, score=0.4)
    shape = part.part_of(one.shape, phrase.direction or "central")
    if shape.is_empty:
        return refused(f"{words}: nothing of {one.name} lies there")
    middle = max(shapely.get_parts(shape), key=lambda p: p.area).representative_point()
    plane = Plane(middle.x, middle.y)
    how = f"that part of the shape of {one.name}"
    return task.drawn(words, plane, plane.flatten(shape), how, wet=one.wet)


def _named_part(task: Task) -> Place | None:
    """Return the region that is called by the very words: the Western Pacific."""
    phrase, shop = task.phrase, task.shop
    if shop.gazetteer is None or phrase.form != "adjective":
        return None
    for name in dict.fromkeys((phrase.mentions[-1].text, task.one.name)):
        called = f"{adjective(phrase.direction or '')} {name}"
        for candidate in shop.gazetteer.candidates(called, limit=5):
            region = shop.regions.region(candidate.place.region or candidate.place.id)
            same = fold(candidate.matched_name) == fold(called)
            if same and region is not None and region.kind in WATERS | {"area"}:
                return candidate.place
    return None


def along_border(task: Task) -> Made:
    """Return the A-B border, A's border with B, all of A's border on land."""
    phrase, one, regions = task.phrase, task.one, task.shop.regions
    if len(task.arguments) == 1:
        words = f"border of {one.name}"
        found = border.land_border(one.id, regions) if regions.region(one.id) else None
        if found is None:
            return refused(f"{one.name} has no border on land")
    else:
        other = task.arguments[1]
        words = f"{one.name}–{other.name} border"
        if one.id == other.id:
            return refused(f"both names mean {one.name}")
        if one.shape.area == 0 or other.shape.area == 0:
            return refused(f"{words}: no outlines are known")
        found = border.common_border(one.id, other.id, regions) or border.common_line(
            one.shape, other.shape
        )
        if found is None:
            return refused(f"{words}: the two share no line on land")
    plane, line = found
    if phrase.direction and bearing(phrase.direction) is not None and one.shape.area:
        side = plane.flatten(part.part_of(one.shape, phrase.direction))
        there = shapely.intersection(line, shapely.buffer(side, ALONG_KM))
        line = line if there.length < border.SHORTEST_KM else there
    shape = border.strip(line)
    longest = max(shapely.get_parts(line), key=lambda piece: piece.length)
    middle = longest.interpolate(0.5, normalized=True)
    how = f"{border.HALF_WIDTH_KM:.0f} km to either side of {line.length:,.0f} km of common line"
    return task.drawn(words, plane, shape, how, label=(middle.x, middle.y))
