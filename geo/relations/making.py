"""From a phrase and its places to the place that it describes, or the reason why there is none."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import shapely

from geo.gazetteer import fold
from geo.records import Mention, Place
from geo.regions.geodesy import area_km2, distance_km
from geo.relations import border, distance, offshore, part, route, shore, vicinity
from geo.relations.directions import bearing, half_angle
from geo.relations.phrases import Side
from geo.relations.scene import Scene, areas, scene_of
from geo.relations.vocabulary import river_mouths

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geo.gazetteer import Gazetteer
    from geo.regions import Regions
    from geo.relations.plane import Plane
    from geo.relations.referents import Referents
    from geo.relations.sense import Sense
    from geo.relations.wording import Phrase

MAP_TOLERANCE_KM = 1.0
WATERS = {
    "ocean", "sea", "gulf", "bay", "strait", "channel", "sound", "fjord", "inlet", "lagoon",
    "lake", "estuary", "canal", "river",
}  # fmt: skip
SETTLEMENT_KM = 5.0
CITY_KM = 150.0
"""A town of the same name belongs to a province no farther off."""
LAKES = {"lake", "lagoon"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A described place; `place` is None where no shape could honestly be made."""

    place: Place | None
    score: float
    reason: str
    new: bool = True
    """False where the place is one that the article names anyway."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """What a phrase's name refers to, with its shape in lon/lat."""

    id: str
    name: str
    kind: str
    precision: str
    country: str | None
    population: int | None
    shape: BaseGeometry

    @property
    def wet(self) -> bool:
        """It is water itself."""
        return self.kind in WATERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """What shapes are made with."""

    regions: Regions
    referents: Referents
    gazetteer: Gazetteer | None
    resolved: Mapping[str, Place]


def make(phrase: Phrase, sense: Sense, shop: Workshop, *, partner: Mention | None = None) -> Made:
    """Return the place of a phrase. `partner` is the other side of "its border with A"."""
    name = phrase.mentions[-1]
    if phrase.kind == "shore" and phrase.feature in {"mouth", "mouths", "estuary", "delta"}:
        river = river_mouths().get(fold(name.query)) or river_mouths().get(fold(name.text))
        if river is not None:
            return _river_mouth(phrase, sense, river, shop)
    if phrase.kind == "through":
        place = shop.resolved.get(name.id)
        if place is None:
            return _unknown(name)
        return Made(place=place, score=0.8, reason=f"{phrase.feature} {place.name}: the place itself", new=False)
    arguments = []
    for mention in (*phrase.mentions, *([partner] if partner else [])):
        argument = _argument(mention, phrase, sense, shop)
        if argument is None:
            return _unknown(mention)
        arguments.append(argument)
    return _MAKERS[phrase.kind](phrase, sense, arguments, shop)


def _unknown(name: Mention) -> Made:
    return Made(place=None, score=0.0, reason=f"{name.text!r} is not a known place")


# --- arguments ---------------------------------------------------------------------------------


def _argument(mention: Mention, phrase: Phrase, sense: Sense, shop: Workshop) -> Argument | None:
    place = shop.resolved.get(mention.id)
    words = (phrase.lead + mention.text).lower().split()
    island = any(word in {"island", "isle", "islet", "atoll", "islands"} for word in words)
    side = Side(mention=mention, island=island, end=mention.end)
    at_sea = phrase.kind == "off" or (sense.surface == "water" and phrase.kind == "near")
    region = shop.referents.island(side, place, at_sea=at_sea)
    if region is not None:
        return Argument(
            id=region.id, name=region.name, kind="island", precision="region",
            country=region.country, population=None, shape=shop.regions.shape(region.id),
        )  # fmt: skip
    if place is None:
        return None
    if phrase.kind in {"distance", "near", "route"} and place.kind in {"admin1", "admin2"}:
        place = _town_of(place, mention, shop) or place
    return Argument(
        id=place.id, name=place.name, kind=place.kind, precision=place.precision,
        country=place.country, population=place.population,
        shape=shop.referents.shapes(place, None)[0],
    )  # fmt: skip


def _town_of(place: Place, mention: Mention, shop: Workshop) -> Place | None:
    """Return the town that a province is named after: distances count from towns."""
    if shop.gazetteer is None:
        return None
    for candidate in shop.gazetteer.candidates(mention.query, limit=10):
        town = candidate.place
        if town.precision != "settlement" or town.country != place.country:
            continue
        if distance_km(place.lon, place.lat, town.lon, town.lat) <= CITY_KM:
            return town
    return None


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
    shape, wet = _clipped(scene, shape, surface, reach)
    side = f"just {phrase.direction} of" if phrase.direction else "near"
    return _derived(
        phrase, f"{side} {one.name}", scene.plane, shape, wet, [one], shop,
        f"within {reach:.0f} km{_about(sense)}",
    )  # fmt: skip


def _distance(phrase: Phrase, sense: Sense, arguments: list[Argument], shop: Workshop) -> Made:
    (one,) = arguments
    km = phrase.km or 0.0
    words = f"{_figure(phrase)} {f'{phrase.direction} of' if phrase.direction else 'from'} {one.name}"
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
    shape, wet = _clipped(scene, shape, surface, km + spread)
    label = distance.at(scene.ground, km, toward) if toward is not None else None
    return _derived(
        phrase, words, scene.plane, shape, wet, [one], shop,
        f"{km:,.0f} km give or take {spread:,.0f}{_about(sense)}", label=label, score=0.85,
    )  # fmt: skip


def _off(phrase: Phrase, sense: Sense, arguments: list[Argument], shop: Workshop) -> Made:
    (one,) = arguments
    words = f"off {_with_direction(phrase, one)}"
    if one.wet:
        return Made(place=None, score=0.0, reason=f"{words}: {one.name} is water itself")
    scene = _scene(one, shop)
    reach = offshore.reach_off(one.precision, area_km2(one.shape))
    return _offshore(phrase, words, scene, reach, one, shop, sense)


def _waters(phrase: Phrase, sense: Sense, arguments: list[Argument], shop: Workshop) -> Made:
    (one,) = arguments
    feature = (phrase.feature or "").lower()
    scene = _scene(one, shop)
    if "waters" in feature or "sea" in feature or "zone" in feature:
        reach = offshore.reach_of_waters(feature)
        if one.wet:
            return Made(place=shop.resolved[phrase.mentions[-1].id], score=0.7, reason=f"{feature} of {one.name}: the water itself", new=False)
        return _offshore(phrase, f"{feature} of {_with_direction(phrase, one)}", scene, reach, one, shop, sense)
    reach = offshore.TWELVE_MILES_KM
    over = scene.ground
    if not one.wet and not scene.point:
        sea = offshore.waters_off(scene, reach)
        over = areas(shapely.union(shapely.simplify(scene.ground, 1.0), sea))
    return _derived(
        phrase, f"airspace over {one.name}", scene.plane, over, False, [one], shop,
        f"{one.name} and its sea to twelve nautical miles",
    )  # fmt: skip


def _offshore(
    phrase: Phrase, words: str, scene: Scene, reach: float, one: Argument, shop: Workshop, sense: Sense
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
        return Made(place=None, score=0.0, reason=f"{words}: no sea within {reach:.0f} km of {one.name}")
    return _derived(
        phrase, words, scene.plane, shape, True, [one], shop,
        f"water within {reach:.0f} km and nearer to {one.name} than to other land",
    )  # fmt: skip


def _part(phrase: Phrase, sense: Sense, arguments: list[Argument], shop: Workshop) -> Made:
    (one,) = arguments
    words = f"{_adjective(phrase.direction or '')} {one.name}"
    if one.shape.area == 0:
        scene = _scene(one, shop)
        reach = 12.0
        shape = vicinity.vicinity(
            scene, reach, with_ground=True, bearing=bearing(phrase.direction), angle=60.0
        )
        return _derived(phrase, words, scene.plane, shape, False, [one], shop, "a side of a town without a shape", score=0.4)
    shape = part.part_of(one.shape, phrase.direction or "central")
    if shape.is_empty:
        return Made(place=None, score=0.0, reason=f"{words}: nothing of {one.name} lies there")
    middle = max(shapely.get_parts(shape), key=lambda p: p.area).representative_point()
    from geo.relations.plane import Plane

    plane = Plane(middle.x, middle.y)
    flat = plane.flatten(shape)
    return _derived(phrase, words, plane, flat, one.wet, [one], shop, f"that part of the shape of {one.name}")


def _border(phrase: Phrase, sense: Sense, arguments: list[Argument], shop: Workshop) -> Made:
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
    return _derived(
        phrase, words, plane, shape, False, arguments, shop,
        f"{border.HALF_WIDTH_KM:.0f} km to either side of {line.length:,.0f} km of common line", label=label,
    )  # fmt: skip


def _shore(phrase: Phrase, sense: Sense, arguments: list[Argument], shop: Workshop) -> Made:
    (one,) = arguments
    feature = phrase.feature or "coast"
    words = f"{feature} of {_with_direction(phrase, one)}"
    scene = _scene(one, shop)
    wet = sense.surface == "water"
    if feature in {"mouth", "mouths", "estuary", "delta"}:
        return _mouth(phrase, words, scene, one, shop)
    if scene.point:
        return _near(phrase, sense, arguments, shop)
    if one.wet:
        if one.kind in LAKES or not wet:
            shape = shore.shores_of_water(scene, wet=wet)
        else:
            shape = shore.shores_of_water(scene, wet=True)
    else:
        shape = shore.coast_of_land(scene, wet=wet)
    if phrase.direction and bearing(phrase.direction) is not None:
        side = part.part_of(one.shape, phrase.direction)
        if not side.is_empty:
            near = shapely.buffer(shapely.simplify(scene.plane.flatten(side), 1.0), shore.WIDTH_KM)
            shape = areas(shapely.intersection(shape, near))
    if shape.area < 1.0:
        return Made(place=None, score=0.0, reason=f"{words}: {one.name} has no coast")
    return _derived(
        phrase, words, scene.plane, shape, wet, [one], shop,
        f"{shore.WIDTH_KM:.0f} km along the shore{_about(sense)}",
    )  # fmt: skip


def _mouth(phrase: Phrase, words: str, scene: Scene, one: Argument, shop: Workshop) -> Made:
    region = shop.regions.region(one.id)
    if not one.wet or region is None:
        return Made(place=None, score=0.0, reason=f"the mouth of {one.name} is in no table of rivers")
    others = [
        shop.regions.shape(other.id)
        for other in shop.regions.all(WATERS)
        if other.id != one.id and one.id not in other.parents and _meet(other.bounds, region.bounds)
        and shapely.distance(shop.regions.shape(other.id), one.shape) < 0.05
    ]  # fmt: skip
    if not others:
        return Made(place=None, score=0.0, reason=f"{words}: it opens to no water that is known")
    box = shapely.box(*shapely.buffer(one.shape, 1.0).bounds)
    wider = scene.plane.flatten(areas(shapely.union_all([areas(shapely.intersection(o, box)) for o in others])))
    shape = shore.mouth_of_water(scene, wider)
    return _derived(phrase, words, scene.plane, shape, True, [one], shop, "where it opens to other water")


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
    shape, _ = _clipped(scene, scene.ground, surface, radius)
    return _derived(
        phrase, words, scene.plane, shape, sense.surface != "land", [argument], shop,
        f"{radius:.0f} km around the river's mouth", label=(0.0, 0.0), score=0.8,
    )  # fmt: skip


def _route(phrase: Phrase, sense: Sense, arguments: list[Argument], shop: Workshop) -> Made:
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
    place = _place(phrase, words, shape, (label.x, label.y), None, [one, other], shop, wet=False)
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


# --- results -----------------------------------------------------------------------------------


def _clipped(
    scene: Scene, shape: BaseGeometry, surface: str, reach: float
) -> tuple[BaseGeometry, bool]:
    """Keep the wet or the dry part of a shape where the words ask for one and there is one."""
    if surface not in {"water", "land"}:
        return shape, False
    land = scene.land(reach)
    kept = areas(
        shapely.difference(shape, land) if surface == "water" else shapely.intersection(shape, land)
    )
    if kept.area < 0.02 * shape.area:
        return shape, surface == "land"
    return kept, surface == "water"


def _derived(
    phrase: Phrase, words: str, plane: Plane, shape: BaseGeometry, wet: bool,
    arguments: list[Argument], shop: Workshop, how: str, *,
    label: tuple[float, float] | None = None, score: float = 0.75,
) -> Made:  # fmt: skip
    if shape.is_empty or shape.area < 0.01:
        return Made(place=None, score=0.0, reason=f"{words}: the shape is empty")
    simple = areas(shapely.simplify(shape, min(MAP_TOLERANCE_KM, shape.area**0.5 / 40)))
    lonlat = plane.unflatten(simple if not simple.is_empty else shape)
    spot = plane.lonlat(*label) if label is not None else None
    if spot is None or not shapely.intersects_xy(lonlat, *spot):
        inner = max(shapely.get_parts(lonlat), key=lambda p: p.area).representative_point()
        spot = (inner.x, inner.y)
    place = _place(phrase, words, lonlat, spot, None, arguments, shop, wet=wet)
    return Made(place=place, score=score, reason=f"{words}: {how}")


def _place(
    phrase: Phrase, words: str, shape: BaseGeometry, spot: tuple[float, float],
    _none: None, arguments: list[Argument], shop: Workshop, *, wet: bool,
) -> Place:  # fmt: skip
    lon, lat = round(spot[0], 5), round(spot[1], 5)
    there = shop.regions.where(lon, lat)
    at_sea = wet or (there.country is None and bool(there.waters))
    seas = [shop.regions.region(water) for water in there.waters] if at_sea else []
    countries = {a.country for a in arguments if a.country}
    key = "|".join((phrase.kind, words, *sorted(a.id for a in arguments), "water" if wet else ""))
    return Place(
        id=f"derived:{hashlib.sha256(key.encode()).hexdigest()[:12]}",
        name=words,
        kind="derived",
        country=None if at_sea else there.country,
        admin1=None if at_sea or phrase.kind in {"route", "border", "waters"} else there.admin1,
        lat=lat,
        lon=lon,
        precision="derived",
        source=f"relation {phrase.kind}",
        seas=tuple(sea.name for sea in seas if sea),
        bordering=tuple(sorted(countries)) if at_sea else (),
        geometry=shape,
    )


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


def _meet(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    if one[0] > one[2] or other[0] > other[2]:
        return one[1] <= other[3] and other[1] <= one[3]
    return shapely.box(*one).intersects(shapely.box(*other))


__all__ = ["Made", "Workshop", "make", "replace"]
