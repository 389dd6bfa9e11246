"""Off A, the waters of A, the coast, the shores and the mouth of A: places along a coast."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

from geo.gazetteer import fold
from geo.regions.whereabouts import TWELVE_MILES_KM
from geo.relations import border, making_near, offshore, part, shore
from geo.relations.arguments import Argument
from geo.relations.coarse import areas, coarse, grow
from geo.relations.directions import bearing
from geo.relations.results import Made, clipped
from geo.relations.saying import about, with_direction
from geo.relations.scene import scene_of
from geo.relations.task import Task, refused
from geo.relations.vocabulary import river_mouths
from geo.relations.waters import WATERS

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geo.records import Mention
    from geo.relations.scene import Scene

MOUTHS = {"mouth", "mouths", "estuary", "delta"}
TOUCHING_DEGREES = 0.05
"""Two waters of different sources meet within this."""


def off(task: Task) -> Made:
    """Off A, off (the coast of) A, off A's northern coast."""
    one = task.one
    words = f"off {with_direction(task.phrase, one.name)}"
    if one.wet:
        return refused(f"{words}: {one.name} is water itself")
    reach = offshore.reach_off(one.precision, lambda: one.km2)
    return _sea_off(task, words, reach)


def waters(task: Task) -> Made:
    """In the (territorial) waters of A, its economic zone, the airspace over A."""
    phrase, one = task.phrase, task.one
    feature = (phrase.feature or "").lower()
    if "waters" in feature or "sea" in feature or "zone" in feature:
        if one.wet:
            return Made(
                place=task.shop.resolved[phrase.mentions[-1].id],
                score=0.7,
                reason=f"{feature} of {one.name}: the water itself",
                new=False,
            )
        words = f"{feature} of {with_direction(phrase, one.name)}"
        return _sea_off(task, words, offshore.reach_of_waters(feature))
    scene = task.scene()
    over = scene.ground
    if not one.wet and not scene.point:
        sea = offshore.waters_off(scene, TWELVE_MILES_KM)
        over = areas(shapely.union(coarse(scene.ground, 1.0), sea))
    how = f"{one.name} and its sea to twelve nautical miles"
    return task.drawn(f"airspace over {one.name}", scene.plane, over, how)


def _sea_off(task: Task, words: str, reach: float) -> Made:
    phrase, one, scene = task.phrase, task.one, task.scene()
    coast, toward = None, None
    if phrase.direction and bearing(phrase.direction) is not None and not scene.point:
        side = part.part_of(one.shape, phrase.direction)
        if not side.is_empty:
            coast = scene.plane.flatten(side)
        if phrase.form not in {"coast"} or phrase.feature:
            toward = bearing(phrase.direction)
    shape = offshore.waters_off(scene, reach, bearing=toward, coast=coast)
    if shape.area < 1.0:
        return refused(f"{words}: no sea within {reach:.0f} km of {one.name}")
    how = f"water within {reach:.0f} km and nearer to {one.name} than to other land"
    return task.drawn(words, scene.plane, shape, how, wet=True)


def along(task: Task) -> Made:
    """Return the coast of A, the shores of a sea, the mouth of a gulf."""
    phrase, one = task.phrase, task.one
    feature = phrase.feature or "coast"
    words = f"{feature} of {with_direction(phrase, one.name)}"
    scene = task.scene()
    wet = task.sense.surface == "water"
    if feature in MOUTHS:
        return _mouth(task, words)
    if scene.point:
        return making_near.near(task)
    if one.wet:
        shape = shore.shores_of_water(scene, wet=wet)
    else:
        shape = shore.coast_of_land(scene, wet=False)
        if wet:  # what swims or sails there may lie on either side of the line
            shape = areas(shapely.union(shape, shore.coast_of_land(scene, wet=True)))
    if phrase.direction and bearing(phrase.direction) is not None:
        side = part.part_of(one.shape, phrase.direction)
        if not side.is_empty:
            beside = grow(coarse(scene.plane.flatten(side), 1.0), shore.WIDTH_KM, 0.5)
            shape = areas(shapely.intersection(shape, beside))
    if shape.area < 1.0:
        return refused(f"{words}: {one.name} has no coast")
    how = f"{shore.WIDTH_KM:.0f} km along the shore{about(task.sense)}"
    return task.drawn(words, scene.plane, shape, how, wet=wet)


def _mouth(task: Task, words: str) -> Made:
    one, regions, scene = task.one, task.shop.regions, task.scene()
    region = regions.region(one.id)
    if not one.wet or region is None:
        return refused(f"the mouth of {one.name} is in no table of rivers")
    others = [
        regions.shape(other.id)
        for other in regions.all(WATERS)
        if other.id != one.id
        and one.id not in other.parents
        and border.bounds_meet(other.bounds, region.bounds)
        and shapely.dwithin(regions.shape(other.id), one.shape, TOUCHING_DEGREES)
    ]
    if not others:
        return refused(f"{words}: it opens to no water that is known")
    bounds = shapely.buffer(one.shape.envelope, 1.0).bounds
    wider = scene.plane.flatten(
        areas(shapely.union_all([areas(shapely.clip_by_rect(o, *bounds)) for o in others]))
    )
    shape = shore.mouth_of_water(scene, wider)
    return task.drawn(words, scene.plane, shape, "where it opens to other water", wet=True)


def river_of(name: Mention) -> tuple[float, float, float] | None:
    """Return longitude, latitude and radius in km of a river's mouth, or None for another name."""
    table = river_mouths()
    for written in (fold(name.query), fold(name.text)):
        bare = written.removeprefix("river ").removesuffix(" river")
        if bare in table:
            return table[bare]
    return None


def river_mouth(task: Task, river: tuple[float, float, float]) -> Made:
    """Return the mouth, estuary or delta of a river of the table; the task has no arguments yet."""
    lon, lat, radius = river
    name, surface = task.phrase.mentions[-1], task.sense.surface
    spot = shapely.Point(lon, lat)
    scene: Scene = scene_of(spot, task.shop.regions, radius_km=radius)
    argument = Argument(
        id=f"mouth:{fold(name.text)}", name=name.text, kind="river", precision="region",
        country=None, population=None, shape=spot,
    )  # fmt: skip
    shape: BaseGeometry
    shape, _ = clipped(scene, scene.ground, surface if surface == "land" else "unclear", radius)
    task = Task(phrase=task.phrase, sense=task.sense, arguments=(argument,), shop=task.shop)
    return task.drawn(
        f"{task.phrase.feature} of the {name.text}",
        scene.plane,
        shape,
        f"{radius:.0f} km around the river's mouth",
        wet=surface != "land",
        label=(0.0, 0.0),
        score=0.8,
    )
