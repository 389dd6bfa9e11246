"""From a phrase and its places to the place that it describes, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import shapely

from geo.gazetteer import fold
from geo.records import Mention, Place
from geo.regions.geodesy import area_km2
from geo.regions.whereabouts import TWELVE_MILES_KM
from geo.relations import border, distance, offshore, part, route, shore, vicinity
from geo.relations.arguments import Argument, Workshop, argument_of
from geo.relations.directions import bearing, half_angle
from geo.relations.plane import Plane
from geo.relations.results import Made, clipped, derived, place_of
from geo.relations.scene import Scene, areas, scene_of
from geo.relations.vocabulary import river_mouths
from geo.relations.waters import WATERS

if TYPE_CHECKING:
    from geo.relations.sense import Sense
    from geo.relations.wording import Phrase

Bounds = tuple[float, float, float, float]

SETTLEMENT_KM = 5.0
"""Radius that stands for a town without a shape."""
TOWN_SIDE_KM = 12.0
"""How far "northern" reaches in a town without a shape."""
MOUTHS = {"mouth", "mouths", "estuary", "delta"}


def make(phrase: Phrase, sense: Sense, shop: Workshop, *, partner: Mention | None = None) -> Made:
    """Return the place of a phrase. `partner` is the other side of "its border with A"."""
    name = phrase.mentions[-1]
    if phrase.kind == "shore" and phrase.feature in MOUTHS:
        river = river_mouths().get(fold(name.query)) or river_mouths().get(fold(name.text))
        if river is not None:
            return _river_mouth(phrase, sense, river, shop)
    if phrase.kind == "through":
        place = shop.resolved.get(name.id)
        if place is None:
            return _unknown(name)
        return Made(
            place=place,
            score=0.8,
            reason=f"{phrase.feature} {place.name}: the place itself",
            new=False,
        )
    arguments = []
    for mention in (*phrase.mentions, *([partner] if partner else [])):
        argument = argument_of(mention, phrase, sense, shop)
        if argument is None:
            return _unknown(mention)
        arguments.append(argument)
    return _MAKERS[phrase.kind](phrase, sense, arguments, shop)


def _unknown(name: Mention) -> Made:
    return Made(place=None, score=0.0, reason=f"{name.text!r} is not a known place")


def _scene(argument: Argument, shop: Workshop) -> Scene:
    return scene_of(argument.shape, shop.regions, radius_km=SETTLEMENT_KM)


# --- kinds -------------------------------------------------------------------------------------


def _near(phrase: Phrase, sense: Sense, arguments: list[Argument], shop: Workshop) -> Made:
    (one,) = arguments
    scene = _scene(one, shop)
    reach = vicinity.reach_of(one.precision, one.population, area_km2(one.shape))
    water = sense.surface == "water" or (phrase.form == "waters")
    shape = vicinity.vicinity(
        scene, reach, with_ground=one.wet and water, bearing=bearing(phrase.direction),
        angle=half_angle(phrase.direction or ""),
    )  # fmt: skip
    surface = "water" if phrase.form == "waters" else sense.surface
    shape, wet = clipped(scene, shape, surface, reach)
    side = f"just {phrase.direction} of" if phrase.direction else "near"
    return derived(
        phrase.kind,
        f"{side} {one.name}",
        scene.plane,
        shape,
        [one],
        shop.regions,
        f"within {reach:.0f} km{_about(sense)}",
        wet=wet,
    )


def _distance(phrase: Phrase, sense: Sense, arguments: list[Argument], shop: Workshop) -> Made:
    (one,) = arguments
    km = phrase.km or 0.0
    words = (
        f"{_figure(phrase)} {f'{phrase.direction} of' if phrase.direction else 'from'} {one.name}"
    )
    if phrase.form == "within":
        words = f"within {_figure(phrase)} of {one.name}"
    refused = distance.too_far(km)
    if refused:
        return Made(place=None, score=0.0, reason=f"{words}: {refused}")
    scene = _scene(one, shop)
    scene.ground = shapely.simplify(scene.ground, max(0.3, km / 50))
    if phrase.from_border:
        found = border.land_border(one.id, shop.regions)
        if found is None:
            return Made(place=None, score=0.0, reason=f"{one.name} has no border on land")
        scene = Scene(found[0], shapely.buffer(found[1], 0.5), False, shop.regions)
    if scene.point:
        scene.ground = shapely.buffer(shapely.Point(0, 0), min(0.5, km / 10))
    spread = distance.tolerance(km, phrase.unit_km)
    toward = bearing(phrase.direction)
    if phrase.form == "within":
        shape = distance.disc(scene.ground, km)
    else:
        shape = distance.ring(scene.ground, km, spread, toward, half_angle(phrase.direction or ""))
    surface = "water" if phrase.feature else sense.surface
    shape, wet = clipped(scene, shape, surface, km + spread)
    label = distance.at(scene.ground, km, toward) if toward is not None else None
    return derived(
        phrase.kind,
        words,
        scene.plane,
        shape,
        [one],
        shop.regions,
        f"{km:,.0f} km give or take {spread:,.0f}{_about(sense)}",
        wet=wet,
        label=label,
        score=0.85,
    )


def _off(phrase: Phrase, _sense: Sense, arguments: list[Argument], shop: Workshop) -> Made:
    (one,) = arguments
    words = f"off {_with_direction(phrase, one)}"
    if one.wet:
        return Made(place=None, score=0.0, reason=f"{words}: {one.name} is water itself")
    scene = _scene(one, shop)
    reach = offshore.reach_off(one.precision, area_km2(one.shape))
    return _offshore(phrase, words, scene, reach, one, shop)


def _waters(phrase: Phrase, _sense: Sense, arguments: list[Argument], shop: Workshop) -> Made:
    (one,) = arguments
    feature = (phrase.feature or "").lower()
    scene = _scene(one, shop)
    if "waters" in feature or "sea" in feature or "zone" in feature:
        reach = offshore.reach_of_waters(feature)
        if one.wet:
            return Made(
                place=shop.resolved[phrase.mentions[-1].id],
                score=0.7,
                reason=f"{feature} of {one.name}: the water itself",
                new=False,
            )
        return _offshore(
            phrase, f"{feature} of {_with_direction(phrase, one)}", scene, reach, one, shop
        )
    reach = TWELVE_MILES_KM
    over = scene.ground
    if not one.wet and not scene.point:
        sea = offshore.waters_off(scene, reach)
        over = areas(shapely.union(shapely.simplify(scene.ground, 1.0), sea))
    return derived(
        phrase.kind,
        f"airspace over {one.name}",
        scene.plane,
        over,
        [one],
        shop.regions,
        f"{one.name} and its sea to twelve nautical miles",
    )


def _offshore(
    phrase: Phrase,
    words: str,
    scene: Scene,
    reach: float,
    one: Argument,
    shop: Workshop,
) -> Made:
    coast, toward = None, None
    if phrase.direction and bearing(phrase.direction) is not None and not scene.point:
        side = part.part_of(one.shape, phrase.direction)
        if not side.is_empty:
            coast = scene.plane.flatten(side)
        if phrase.form not in {"coast"} or phrase.feature:
            toward = bearing(phrase.direction)
    shape = offshore.waters_off(scene, reach, bearing=toward, coast=coast)
    if shape.area < 1.0:
        return Made(
            place=None, score=0.0, reason=f"{words}: no sea within {reach:.0f} km of {one.name}"
        )
    return derived(
        phrase.kind,
        words,
        scene.plane,
        shape,
        [one],
        shop.regions,
        f"water within {reach:.0f} km and nearer to {one.name} than to other land",
        wet=True,
    )


def _part(phrase: Phrase, _sense: Sense, arguments: list[Argument], shop: Workshop) -> Made:
    (one,) = arguments
    words = f"{_adjective(phrase.direction or '')} {one.name}"
    named = _named_part(phrase, one, shop)
    if named is not None:
        return Made(place=named, score=0.8, reason=f"{words} has a name and a shape of its own")
    if one.shape.area == 0:
        scene = _scene(one, shop)
        reach = TOWN_SIDE_KM
        shape = vicinity.vicinity(
            scene, reach, with_ground=True, bearing=bearing(phrase.direction), angle=60.0
        )
        return derived(
            phrase.kind,
            words,
            scene.plane,
            shape,
            [one],
            shop.regions,
            "a side of a town without a shape",
            score=0.4,
        )
    shape = part.part_of(one.shape, phrase.direction or "central")
    if shape.is_empty:
        return Made(place=None, score=0.0, reason=f"{words}: nothing of {one.name} lies there")
    middle = max(shapely.get_parts(shape), key=lambda p: p.area).representative_point()
    plane = Plane(middle.x, middle.y)
    flat = plane.flatten(shape)
    return derived(
        phrase.kind,
        words,
        plane,
        flat,
        [one],
        shop.regions,
        f"that part of the shape of {one.name}",
        wet=one.wet,
    )


def _named_part(phrase: Phrase, one: Argument, shop: Workshop) -> Place | None:
    """Return the region that is called by the very words: the Western Pacific."""
    if shop.gazetteer is None or phrase.form != "adjective":
        return None
    for name in (phrase.mentions[-1].text, one.name):
        called = f"{_adjective(phrase.direction or '')} {name}"
        for candidate in shop.gazetteer.candidates(called, limit=5):
            region = shop.regions.region(candidate.place.region or candidate.place.id)
            same = fold(candidate.matched_name) == fold(called)
            if same and region is not None and region.kind in WATERS | {"area"}:
                return candidate.place
    return None


def _border(phrase: Phrase, _sense: Sense, arguments: list[Argument], shop: Workshop) -> Made:
    one = arguments[0]
    if len(arguments) == 1:
        words = f"border of {one.name}"
        found = border.land_border(one.id, shop.regions) if shop.regions.region(one.id) else None
        if found is None:
            return Made(place=None, score=0.0, reason=f"{one.name} has no border on land")
    else:
        other = arguments[1]
        words = f"{one.name}–{other.name} border"
        if one.id == other.id:
            return Made(place=None, score=0.0, reason=f"both names mean {one.name}")
        if one.shape.area == 0 or other.shape.area == 0:
            return Made(place=None, score=0.0, reason=f"{words}: no outlines are known")
        found = border.common_line(one.shape, other.shape)
        if found is None:
            return Made(place=None, score=0.0, reason=f"{words}: the two share no line on land")
    plane, line = found
    if phrase.direction and bearing(phrase.direction) is not None:
        whole = line
        side = plane.flatten(part.part_of(one.shape, phrase.direction)) if one.shape.area else None
        line = shapely.intersection(line, shapely.buffer(side, 3.0)) if side is not None else line
        line = whole if line.length < 1.0 else line
    shape = border.strip(line)
    middle = line.interpolate(0.5, normalized=True) if line.geom_type == "LineString" else None
    label = (middle.x, middle.y) if middle is not None else None
    return derived(
        phrase.kind,
        words,
        plane,
        shape,
        arguments,
        shop.regions,
        f"{border.HALF_WIDTH_KM:.0f} km to either side of {line.length:,.0f} km of common line",
        label=label,
    )


def _shore(phrase: Phrase, sense: Sense, arguments: list[Argument], shop: Workshop) -> Made:
    (one,) = arguments
    feature = phrase.feature or "coast"
    words = f"{feature} of {_with_direction(phrase, one)}"
    scene = _scene(one, shop)
    wet = sense.surface == "water"
    if feature in MOUTHS:
        return _mouth(phrase, words, scene, one, shop)
    if scene.point:
        return _near(phrase, sense, arguments, shop)
    if one.wet:
        shape = shore.shores_of_water(scene, wet=wet)
    else:
        shape = shore.coast_of_land(scene, wet=False)
        if wet:  # what swims or sails there may lie on either side of the line
            shape = areas(shapely.union(shape, shore.coast_of_land(scene, wet=True)))
    if phrase.direction and bearing(phrase.direction) is not None:
        side = part.part_of(one.shape, phrase.direction)
        if not side.is_empty:
            near = shapely.buffer(shapely.simplify(scene.plane.flatten(side), 1.0), shore.WIDTH_KM)
            shape = areas(shapely.intersection(shape, near))
    if shape.area < 1.0:
        return Made(place=None, score=0.0, reason=f"{words}: {one.name} has no coast")
    return derived(
        phrase.kind,
        words,
        scene.plane,
        shape,
        [one],
        shop.regions,
        f"{shore.WIDTH_KM:.0f} km along the shore{_about(sense)}",
        wet=wet,
    )


def _mouth(phrase: Phrase, words: str, scene: Scene, one: Argument, shop: Workshop) -> Made:
    region = shop.regions.region(one.id)
    if not one.wet or region is None:
        return Made(
            place=None, score=0.0, reason=f"the mouth of {one.name} is in no table of rivers"
        )
    others = [
        shop.regions.shape(other.id)
        for other in shop.regions.all(WATERS)
        if other.id != one.id and one.id not in other.parents and _meet(other.bounds, region.bounds)
        and shapely.distance(shop.regions.shape(other.id), one.shape) < 0.05
    ]  # fmt: skip
    if not others:
        return Made(place=None, score=0.0, reason=f"{words}: it opens to no water that is known")
    box = shapely.box(*shapely.buffer(one.shape, 1.0).bounds)
    wider = scene.plane.flatten(
        areas(shapely.union_all([areas(shapely.intersection(o, box)) for o in others]))
    )
    shape = shore.mouth_of_water(scene, wider)
    return derived(
        phrase.kind,
        words,
        scene.plane,
        shape,
        [one],
        shop.regions,
        "where it opens to other water",
        wet=True,
    )


def _river_mouth(
    phrase: Phrase, sense: Sense, river: tuple[float, float, float], shop: Workshop
) -> Made:
    lon, lat, radius = river
    name = phrase.mentions[-1]
    scene = scene_of(shapely.Point(lon, lat), shop.regions, radius_km=radius)
    words = f"{phrase.feature} of the {name.text}"
    argument = Argument(
        id=f"mouth:{fold(name.text)}", name=name.text, kind="river", precision="region",
        country=None, population=None, shape=shapely.Point(lon, lat),
    )  # fmt: skip
    surface = sense.surface if sense.surface == "land" else "unclear"
    shape, _ = clipped(scene, scene.ground, surface, radius)
    return derived(
        phrase.kind,
        words,
        scene.plane,
        shape,
        [argument],
        shop.regions,
        f"{radius:.0f} km around the river's mouth",
        wet=sense.surface != "land",
        label=(0.0, 0.0),
        score=0.8,
    )


def _route(phrase: Phrase, _sense: Sense, arguments: list[Argument], shop: Workshop) -> Made:
    one, other = arguments
    if phrase.form == "back":
        one, other = other, one
    words = f"from {one.name} to {other.name}"
    if one.id == other.id:
        return Made(place=None, score=0.0, reason=f"both names mean {one.name}")
    ends = []
    for end in (one, other):
        scene = _scene(end, shop)
        flat = shapely.simplify(scene.ground, 2.0) if not scene.point else scene.ground
        ends.append(scene.plane.unflatten(areas(flat)))
    shape = route.both_ends(*ends)
    label = ends[1].representative_point()
    place = place_of(
        phrase.kind, words, shape, (label.x, label.y), [one, other], shop.regions, wet=False
    )
    return Made(place=place, score=0.8, reason=f"{words}: both ends; the way between is not told")


_MAKERS: dict[str, Callable[[Phrase, Sense, list[Argument], Workshop], Made]] = {
    "near": _near,
    "distance": _distance,
    "off": _off,
    "waters": _waters,
    "part": _part,
    "border": _border,
    "shore": _shore,
    "route": _route,
}


# --- words -------------------------------------------------------------------------------------


def _figure(phrase: Phrase) -> str:
    amount = (phrase.km or 0.0) / phrase.unit_km
    unit = {1.0: "km", 1.609344: "miles", 1.852: "nautical miles", 0.001: "m"}[phrase.unit_km]
    return f"{amount:,g} {unit}"


def _with_direction(phrase: Phrase, one: Argument) -> str:
    return f"{_adjective(phrase.direction)} {one.name}" if phrase.direction else one.name


def _adjective(direction: str) -> str:
    word = direction.lower()
    if word in {"centre", "center", "interior", "middle"}:
        return "central"
    word = word.split()[0] if "ern" in word else word
    return word if word.endswith(("ern", "most")) or word == "central" else f"{word}ern"


def _about(sense: Sense) -> str:
    return f" ({sense.surface}, from {sense.clue!r})" if sense.clue else ""


def _meet(one: Bounds, other: Bounds) -> bool:
    level = one[1] <= other[3] and other[1] <= one[3]
    if one[0] > one[2] or other[0] > other[2]:
        return level
    return level and one[0] <= other[2] and other[0] <= one[2]
