"""What a phrase's name refers to, with its shape: the island, the town, the country."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import shapely

from geo.records import Mention, Place
from geo.regions.geodesy import area_km2, distance_km
from geo.relations.coarse import coarse
from geo.relations.memory import Memory
from geo.relations.phrases import Side
from geo.relations.waters import WATERS

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geo.gazetteer import Gazetteer
    from geo.regions import Regions
    from geo.relations.between import MadeBetween
    from geo.relations.referents import Referents
    from geo.relations.results import Made
    from geo.relations.scene import Scene
    from geo.relations.sense import Sense
    from geo.relations.wording import Phrase

CITY_KM = 150.0
"""A town of the same name belongs to a province that it lies in, or no farther off."""
MANY_CORNERS = 1500
"""An outline with more corners than this is taken …"""
OUTLINE_DEGREES = 0.02
"""… as rough as maps show it."""
KEPT_PLACES, KEPT_SCENES = 1024, 64


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
    def key(self) -> Hashable:
        """What it is, without its outline: equal keys have equal shapes."""
        spot = (self.shape.x, self.shape.y) if isinstance(self.shape, shapely.Point) else None
        return self.id, self.name, self.kind, self.precision, self.country, self.population, spot

    @property
    def km2(self) -> float:
        """Geodesic area of its shape; 0 for a point."""
        return area_km2(self.shape)

    @property
    def wet(self) -> bool:
        """It is water itself."""
        return self.kind in WATERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What outlives an article, for one set of regions and one gazetteer."""

    referents: Referents
    made: Memory[Made] = field(default_factory=lambda: Memory(KEPT_PLACES))
    """What phrases of the same meaning became."""
    between: Memory[MadeBetween | None] = field(default_factory=lambda: Memory(KEPT_PLACES))
    outlines: Memory[BaseGeometry] = field(default_factory=lambda: Memory(KEPT_SCENES))
    scenes: Memory[Scene] = field(default_factory=lambda: Memory(KEPT_SCENES))


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    """What shapes are made with."""

    regions: Regions
    gazetteer: Gazetteer | None
    resolved: Mapping[str, Place]
    kept: Kept

    @property
    def referents(self) -> Referents:
        """Which shape a name has."""
        return self.kept.referents


def argument_of(mention: Mention, phrase: Phrase, sense: Sense, shop: Workshop) -> Argument | None:
    """Return what a mention of a phrase refers to, or None where nobody knows."""
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
        shape=_outline(place, shop),
    )  # fmt: skip


def _outline(place: Place, shop: Workshop) -> BaseGeometry:
    region = shop.regions.region(place.region or place.id)
    whole = shop.referents.shapes(place, None)[0]
    if region is None or shapely.get_num_coordinates(whole) <= MANY_CORNERS:
        return whole
    return shop.kept.outlines.get(region.id, lambda: coarse(whole, OUTLINE_DEGREES))


def _town_of(place: Place, mention: Mention, shop: Workshop) -> Place | None:
    """Return the town that a province is named after: distances count from towns."""
    if shop.gazetteer is None:
        return None
    for candidate in shop.gazetteer.candidates(mention.query, limit=10):
        town = candidate.place
        if town.precision != "settlement" or town.country != place.country:
            continue
        region = place.region or place.id
        known = shop.regions.region(region) is not None
        if (known and shapely.intersects_xy(shop.regions.shape(region), town.lon, town.lat)) or (
            distance_km(place.lon, place.lat, town.lon, town.lat) <= CITY_KM
        ):
            return town
    return None
