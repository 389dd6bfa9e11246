"""The place of "between A and B": the water or land of the gap, or the region that it is."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import shapely

from geo.gazetteer import fold
from geo.records import Place, Region
from geo.regions.as_place import place_of_region
from geo.relations.gap import Gap, gap_between
from geo.relations.naming import THRESHOLD, Name, name_of
from geo.relations.phrases import Between, Sense, Side

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geo.regions import Regions
    from geo.relations.arguments import Workshop

MAP_TOLERANCE_KM = 1.0
"""Simplification of derived shapes; below 0.02°."""


NOUNS = {"city": "town", "admin1": "province", "admin2": "district", "country": "country"}
"""What a place is called that shares its name with the island that is meant."""
SAME_DEGREES = 0.06
"""An outline taken roughly lies this near to itself."""
CERTAIN = 0.7
"""Score of a name from which on no other reading of the two shapes is tried."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeBetween:
    """A place with how it was found; `place` is None where no shape could honestly be made."""

    place: Place | None
    score: float
    reason: str
    wet: bool = False
    """The shape lies on water."""
    touching: bool = False
    """The two have nothing between them."""


def make_between(
    phrase: Between, shop: Workshop, without: Collection[str] = ()
) -> MadeBetween | None:
    """Return the place of a phrase, or None where nothing says that a place is meant."""
    made = _decided(phrase, shop, without, at_sea=phrase.sense == "water")
    if made is not None and made.wet and phrase.sense != "water":
        # The map says water: a town that shares its island's name stands for the island.
        return _decided(phrase, shop, without, at_sea=True)
    return made


@dataclass(frozen=True, slots=True, kw_only=True)
class _End:
    """One side with the shapes to try, the likeliest first."""

    id: str
    name: str
    kind: str
    shapes: tuple[BaseGeometry, ...]
    stands_for: str = ""
    """What was named where that is not the island itself: "Miyakojima, a city"."""

    @property
    def key(self) -> Hashable:
        first = self.shapes[0]
        spot = (first.x, first.y) if isinstance(first, shapely.Point) else None
        return self.id, self.name, self.kind, spot, self.stands_for


def _end(side: Side, shop: Workshop, *, at_sea: bool) -> _End | None:
    place = shop.resolved.get(side.mention.id)
    island = shop.referents.island(side, place, at_sea=at_sea)
    if island is not None:
        shape = shop.regions.shape(island.id)
        return _End(
            id=island.id,
            name=island.name,
            kind="island",
            shapes=(shape,),
            stands_for=_other_than(island, place),
        )
    if place is None:
        return None
    shapes = shop.referents.shapes(place, None)
    return _End(id=place.id, name=place.name, kind=place.kind, shapes=shapes)


def _other_than(island: Region, place: Place | None) -> str:
    """Say what was named instead of the island that is meant; "" for the island itself."""
    if place is None or place.id == island.id or fold(place.name) == fold(island.name):
        return ""
    noun = NOUNS.get(place.kind)
    return f"{place.name}, a {noun}," if noun else place.name


def _decided(
    phrase: Between, shop: Workshop, without: Collection[str], *, at_sea: bool
) -> MadeBetween | None:
    ends = []
    for side in (phrase.one, phrase.other):
        end = _end(side, shop, at_sea=at_sea)
        if end is None:
            return _no_place(f"{side.mention.text!r} is not a known place")
        ends.append(end)
    one, other = ends
    if phrase.sense == "unclear" and not {one.kind, other.kind} <= {"island", "strait", "cape"}:
        return None  # nothing says that a place is meant
    if one.id == other.id:
        return _no_place(f"both names mean {one.name}")
    meaning = (one.key, other.key, phrase.sense, phrase.clue, frozenset(without))
    return shop.kept.between.get(meaning, lambda: _made(phrase, one, other, shop.regions, without))


def _made(
    phrase: Between, one: _End, other: _End, regions: Regions, without: Collection[str]
) -> MadeBetween:
    words = f"between {one.name} and {other.name}"
    tries: list[_Description | str] = []
    whole, mains = (one.shapes[0], other.shapes[0]), (one.shapes[-1], other.shapes[-1])
    found = _described(*whole, phrase.sense, regions, without)
    tries.append(found)
    if isinstance(found, str) or found.name is None or found.name.score < CERTAIN:
        again = mains if isinstance(found, str) else _without_outlying(found.gap, whole, mains)
        if any(shape is not before for shape, before in zip(again, whole, strict=True)):
            tries.append(_described(*again, phrase.sense, regions, without))
    shaped = [item for item in tries if not isinstance(item, str)]
    if not shaped:
        return _no_place(f"{words}: {tries[0]}", touching="touch" in str(tries[0]))
    named = [item for item in shaped if item.name is not None]
    if named:
        best = max(named, key=lambda found: found.name.score if found.name else 0.0)
        return _named_place(best, (one, other), phrase, regions)
    # Without a name the main lands tell what is meant better than an outlying rock does.
    return _derived_place(shaped[-1], words, (one.id, other.id), phrase, regions)


def _no_place(reason: str, *, touching: bool = False) -> MadeBetween:
    return MadeBetween(place=None, score=0.0, reason=reason, touching=touching)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Description:
    gap: Gap
    shape: BaseGeometry
    """Clipped to water or land, in the gap's plane."""
    wet: bool
    name: Name | None


def _described(
    one: BaseGeometry,
    other: BaseGeometry,
    sense: Sense,
    regions: Regions,
    without: Collection[str],
) -> _Description | str:
    gap = gap_between(one, other)
    if isinstance(gap, str):
        return gap
    land = _land_around(gap, regions)
    on_land = shapely.intersection(land, gap.line).length / gap.km
    wet = sense == "water" or (sense != "land" and on_land < 0.5)
    if wet:
        shape = shapely.difference(gap.shape, land)
        name = name_of(gap, shape, regions, without=without)
    else:
        shape, name = shapely.intersection(gap.shape, land), None
    if shape.area < 0.01:
        element = "water" if wet else "land"
        return f"there is no {element} between the two"
    return _Description(gap=gap, shape=shape, wet=wet, name=name)


def _without_outlying(
    gap: Gap, whole: Sequence[BaseGeometry], mains: Sequence[BaseGeometry]
) -> tuple[BaseGeometry, BaseGeometry]:
    """Return both shapes, the main land alone where an outlying island was what faced the other."""
    ends = [shapely.Point(*gap.plane.lonlat(x, y)) for x, y in gap.line.coords]
    one, other = (
        shape if shapely.dwithin(main, end, SAME_DEGREES) else main
        for shape, main, end in zip(whole, mains, ends, strict=True)
    )
    return one, other


def _land_around(gap: Gap, regions: Regions) -> BaseGeometry:
    box = gap.plane.unflatten(gap.shape.envelope.buffer(5.0))
    pieces = [regions.land_near(part.bounds) for part in shapely.get_parts(box)]
    return gap.plane.flatten(shapely.union_all(pieces))


def _named_place(
    found: _Description, ends: tuple[_End, _End], phrase: Between, regions: Regions
) -> MadeBetween:
    name = found.name
    if name is None:
        raise ValueError("a description without a name")
    region = name.region
    chain = [regions.region(parent) for parent in reversed(region.parents)]
    seas = (*(parent.name for parent in chain if parent), region.name)
    place = place_of_region(region, regions, seas=seas)
    told = [f"between {ends[0].name} and {ends[1].name}{_about(phrase)}"]
    told += [
        f"{end.stands_for} is read as the island, {end.name}" for end in ends if end.stands_for
    ]
    told.append(f"their nearest shores lie {found.gap.km:,.0f} km apart")
    rival = f"; next best {name.next_best}" if name.next_best else ""
    told.append(
        f"{region.name} fits the water between them: {name.crossing:.0%} of the shortest line "
        f"and {name.inside:.0%} of the gap lie in it "
        f"(fit {name.score:.2f}, {THRESHOLD} is enough{rival})"
    )
    reason = "; ".join(told)
    return MadeBetween(place=place, score=name.score, reason=reason, wet=True)


def _derived_place(
    found: _Description, words: str, ids: tuple[str, str], phrase: Between, regions: Regions
) -> MadeBetween:
    shape = found.gap.plane.unflatten(shapely.simplify(found.shape, MAP_TOLERANCE_KM))
    lon, lat = _label(found, shape)
    there = regions.where(lon, lat)
    seas = [regions.region(water) for water in there.waters] if found.wet else []
    key = "|".join(("between", *sorted(ids), "water" if found.wet else "land"))
    place = Place(
        id=f"derived:{hashlib.sha256(key.encode()).hexdigest()[:12]}",
        name=words,
        kind="derived",
        country=None if found.wet else there.country,
        admin1=None if found.wet else there.admin1,
        lat=lat,
        lon=lon,
        precision="derived",
        source="relation between",
        seas=tuple(sea.name for sea in seas if sea),
        bordering=_bordering(regions, ids) if found.wet else (),
        geometry=shape,
    )
    reason = (
        f"{words}{_about(phrase)}: the {'water' if found.wet else 'land'} of the gap, "
        f"{found.gap.km:,.0f} km wide; no named region fits it"
    )
    score = 0.6 if phrase.sense != "unclear" else 0.4
    return MadeBetween(place=place, score=score, reason=reason, wet=found.wet)


def _label(found: _Description, shape: BaseGeometry) -> tuple[float, float]:
    """The middle of the gap where it lies in the shape, else a point that does."""
    middle = found.gap.line.interpolate(0.5, normalized=True)
    lon, lat = found.gap.plane.lonlat(middle.x, middle.y)
    if not shapely.intersects_xy(shape, lon, lat):
        point = max(shapely.get_parts(shape), key=lambda p: p.area).representative_point()
        lon, lat = point.x, point.y
    return round(lon, 5), round(lat, 5)


def _bordering(regions: Regions, ids: tuple[str, str]) -> tuple[str, ...]:
    countries = (region.country for region in map(regions.region, ids) if region)
    return tuple(sorted({country for country in countries if country}))


def _about(phrase: Between) -> str:
    """Say what decided whether water, land or just a place is meant: the word, or the map."""
    if not phrase.clue:
        return ""
    if phrase.sense == "place":
        return f" ({phrase.clue!r} says that a place is meant)"
    return f" ({phrase.clue!r} speaks of {phrase.sense})"
