"""Near A, and N kilometres of A: places around a place."""

from __future__ import annotations

import shapely

from geo.relations import border, distance, vicinity
from geo.relations.coarse import FINENESS, coarse, extent
from geo.relations.directions import bearing, half_angle
from geo.relations.results import Made, clipped
from geo.relations.saying import about, figure
from geo.relations.task import Task, refused


def near(task: Task) -> Made:
    """Near, close to, around, outside, just north of A."""
    phrase, sense, one = task.phrase, task.sense, task.one
    scene = task.scene()
    reach = vicinity.reach_of(one.precision, one.population, lambda: one.km2)
    water = sense.surface == "water" or phrase.form == "waters"
    shape = vicinity.vicinity(
        scene, reach, with_ground=one.wet and water, bearing=bearing(phrase.direction),
        angle=half_angle(phrase.direction or ""),
    )  # fmt: skip
    surface = "water" if phrase.form == "waters" else sense.surface
    shape, wet = clipped(scene, shape, surface, reach)
    side = f"just {phrase.direction} of" if phrase.direction else "near"
    how = f"within {reach:.0f} km{about(sense)}"
    return task.drawn(f"{side} {one.name}", scene.plane, shape, how, wet=wet)


def away(task: Task) -> Made:
    """N kilometres, miles, nautical miles (north-east) of A, or within them; also of its border."""
    phrase, sense, one = task.phrase, task.sense, task.one
    km = phrase.km or 0.0
    words = (
        f"{figure(phrase)} {f'{phrase.direction} of' if phrase.direction else 'from'} {one.name}"
    )
    if phrase.form == "within":
        words = f"within {figure(phrase)} of {one.name}"
    why = distance.too_far(km)
    if why:
        return refused(f"{words}: {why}")
    scene = task.scene()
    rough = max(0.3, km / 50, extent(scene.ground) / FINENESS)
    ground = coarse(scene.ground, rough)
    plane = scene.plane
    if phrase.from_border:
        found = border.land_border(one.id, task.shop.regions)
        if found is None:
            return refused(f"{one.name} has no border on land")
        plane, ground = found[0], shapely.buffer(shapely.simplify(found[1], 0.5), 0.5)
    elif scene.point:
        ground = shapely.buffer(shapely.Point(0, 0), min(0.5, km / 10))
    spread = distance.tolerance(km, phrase.unit_km)
    toward = bearing(phrase.direction)
    if phrase.form == "within":
        shape = distance.disc(ground, km)
    else:
        shape = distance.ring(ground, km, spread, toward, half_angle(phrase.direction or ""))
    stage = scene.standing_on(plane, ground)
    shape, wet = clipped(stage, shape, "water" if phrase.feature else sense.surface, km + spread)
    label = distance.at(ground, km, toward) if toward is not None else None
    how = f"{km:,.0f} km give or take {spread:,.0f}{about(sense)}"
    return task.drawn(words, plane, shape, how, wet=wet, label=label, score=0.85)
