"""The water that a paragraph describes: "bordered by A to the north, opens into B through C".

Each cell of sea is asked how well it keeps what is said of every named place: how near it lies
to those that border it, and on which side. The best cells that hang together, as many as the
size of such a thing (stated, or usual for its kind) allows, are the area. Limits: for waters
only; no map of named seas is looked at except those handed in, so that nothing is found by
being the one left over.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import shapely

from geo.regions.geodesy import EARTH_KM, area_km2
from geo.relations.bounds_words import Told, area_of, kind_of, told_of
from geo.relations.coarse import areas, coarse, valid_areas
from geo.relations.plane import Plane

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    from geo.regions import Regions

USUAL_KM2 = {
    "sea": 350_000.0, "basin": 150_000.0, "bight": 60_000.0, "gulf": 50_000.0, "bay": 40_000.0,
    "passage": 30_000.0, "channel": 20_000.0, "strait": 15_000.0, "sound": 6_000.0,
    "lagoon": 2_000.0, "inlet": 2_000.0, "estuary": 2_000.0, "fjord": 1_500.0,
}  # fmt: skip
"""Area of such a thing; middle of what atlases list."""
UNKNOWN_KM2 = 80_000.0
SIZE_WEIGHTS = (-1.7, 0.68, 0.20, 0.64)
"""log area = a + b log usual + c log (mean area of the waters named) + d log (mean distance of
the places named): big seas have big neighbours, far from each other. Least squares on the
development half of the descriptions, left-one-out checked, rounded."""
GENEROUS = 1.25
"""Drawn a little larger: what is left out cannot be found."""
STATED_KM2 = 5_000.0
"""A stated area below this is mostly that of something else."""
FAR_KM = 2000.0
"""A place farther off than this no longer tells better from worse."""
POWER = 1.5
"""Distances count to this power: to be far from one is worse than a little from each."""
WRONG_SIDE_KM = 400.0
"""What lying on the wrong side counts, as distance."""
INSIDE_COST = 200.0
"""What lying inside the wider water costs that the thing is called a part of: maps of seas
give the part to the part alone."""
OCEAN_KM2 = 1.4e7
"""Waters larger than this bound nothing …"""
OCEAN_WEIGHT = 0.3
"""… and count this much."""
ASIDE_WEIGHT = 0.3
ROUGH_DEGREES = 0.05
COARSE_DEGREES = 2.0
CELLS = 56
"""Cells along each side of the fine grid."""
SPECK = 0.04
"""Pieces below this share of the area are dropped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A place that a description names, with its shape in lon/lat."""

    start: int
    end: int
    name: str
    shape: BaseGeometry


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bound:
    """A named place made ready: its simplified shape, and how it counts."""

    shape: BaseGeometry
    km2: float
    wet: bool
    told: Told

    @property
    def weight(self) -> float:
        """How much it counts."""
        weight = self.told.weight
        if self.told.tie == "aside":
            weight *= ASIDE_WEIGHT
        return weight * (OCEAN_WEIGHT if self.ocean else 1.0)

    @property
    def ocean(self) -> bool:
        """It is too large to bound anything."""
        return self.wet and self.km2 > OCEAN_KM2

    def squares(self, away: NDArray[np.float64]) -> NDArray[np.float64]:
        """Squared distance, by which the middle of what is named is found."""
        inside = np.inf if self.wet and not self.ocean else 0.0
        return np.where(away == 0, inside, self.told.weight * np.minimum(away, 900.0) ** 2)

    def cost(self, away: NDArray[np.float64], toward: NDArray[np.float64]) -> NDArray[np.float64]:
        """Cost of cells by their distance from it in km and its bearing from them in radians."""
        km = np.minimum(away, FAR_KM)
        if self.told.side is not None:
            turn = (1 - np.cos(toward - math.radians(self.told.side))) / 2
            km = km + WRONG_SIDE_KM * np.where(away == 0, 0.5, turn)
        cost = km**POWER / 100 ** (POWER - 1)
        if self.wet:
            # A neighbouring water is not the one that is described.
            within = np.inf if self.told.tie != "whole" and not self.ocean else INSIDE_COST
            cost = cost + np.where(away == 0, within, 0.0)
        weighed: NDArray[np.float64] = self.weight * cost
        return weighed


def describe_area(text: str, known: Sequence[Known], regions: Regions) -> BaseGeometry | None:
    """Return the water that a paragraph describes, lon/lat, or None where nothing bounds it."""
    known = [item for item in known if not item.shape.is_empty]
    told = told_of(text, [(item.start, item.end) for item in known])
    bounds = [
        _Bound(
            shape=rough,
            km2=area_km2(rough) if rough.area else 0.0,
            wet=_is_water(rough, regions),
            told=said,
        )
        for rough, said in zip(_rough(known), told, strict=True)
    ]
    if not bounds:
        return None
    usual = USUAL_KM2.get(kind_of(text) or "", UNKNOWN_KM2)
    stated = area_of(text)
    lon, lat, spacing = _start(bounds, regions)
    size = _size(usual, bounds, spacing)
    for wide in (2.2, 2.0):
        window = _Window(Plane(lon, lat), wide * math.sqrt(size) + 200.0, bounds, regions)
        best = window.best()
        if best is None:
            return None
        x, y, spacing = best
        lon, lat = window.plane.lonlat(x, y)
        size = _size(usual, bounds, spacing)
    if stated is not None and stated > STATED_KM2:
        size = stated
    window = _Window(Plane(lon, lat), 1.8 * math.sqrt(size) + 100.0, bounds, regions)
    return window.area(GENEROUS * size)


def _rough(known: Sequence[Known]) -> Iterator[BaseGeometry]:
    for item in known:
        simple = shapely.simplify(item.shape, ROUGH_DEGREES)
        yield simple if simple.area else item.shape


def _size(usual: float, bounds: Sequence[_Bound], spacing: float) -> float:
    """Return the area to expect, in km²."""
    waters = [b.km2 for b in bounds if b.wet and not b.ocean and b.km2 > 0]
    near = math.exp(sum(map(math.log, waters)) / len(waters)) if waters else 3e5
    constant, of_usual, of_near, of_spacing = SIZE_WEIGHTS
    size = math.exp(
        constant
        + of_usual * math.log(usual)
        + of_near * math.log(near)
        + of_spacing * math.log(max(spacing, 20.0))
    )
    return min(max(size, 1_000.0), 5e6)


def _is_water(shape: BaseGeometry, regions: Regions) -> bool:
    point = max(shapely.get_parts(shape), key=lambda part: part.area).representative_point()
    return bool(regions.where(point.x, point.y).waters)


class _Window:
    """A square of cells around a point, with the cost of each."""

    def __init__(
        self, plane: Plane, half: float, bounds: Sequence[_Bound], regions: Regions
    ) -> None:
        self.plane, self.half = plane, half
        self.step = 2 * half / CELLS
        line = (np.arange(CELLS) + 0.5) * self.step - half
        self.x, self.y = (grid.ravel() for grid in np.meshgrid(line, line))
        points = shapely.points(self.x, self.y)
        self._land = self._land_around(regions)
        lon, lat = shapely.get_coordinates(plane.to_lonlat(shapely.multipoints(points))).T
        dry = np.any([shapely.contains_xy(land, lon, lat) for land in self._land], axis=0)
        self.cost = np.where(dry, np.inf, 0.0)
        self.away: list[NDArray[np.float64]] = []
        self.squares = self.cost.copy()
        for bound in bounds:
            flat = plane.flatten(bound.shape, closed=False)
            # A quarter of a cell is fine enough, and thirty times as fast for a fjord coast.
            flat = valid_areas(shapely.simplify(flat, self.step / 4)) if flat.area else flat
            if flat.is_empty:
                continue  # a shape around the far side of the globe bounds nothing here
            shapely.prepare(flat)
            lines = shapely.get_coordinates(shapely.shortest_line(flat, points)).reshape(-1, 2, 2)
            dx, dy = (lines[:, 0] - lines[:, 1]).T
            away = np.hypot(dx, dy)
            self.cost = self.cost + bound.cost(away, np.arctan2(dx, dy))
            self.squares += bound.squares(away)
            if not bound.ocean:
                self.away.append(away)

    def _land_around(self, regions: Regions) -> list[BaseGeometry]:
        """Return the land in lon/lat, one piece on each side of ±180°, prepared."""
        box = self.plane.unflatten(shapely.box(-self.half, -self.half, self.half, self.half))
        # A thirteenth of a cell is fine enough for a coast.
        pieces = [
            coarse(regions.land_near(part.bounds), self.step / 1500)
            for part in shapely.get_parts(box)
        ]
        shapely.prepare(pieces)
        return pieces

    def best(self) -> tuple[float, float, float] | None:
        """Return x, y of the cheapest cells' middle, and the mean distance of what is named."""
        order = np.argsort(self.cost)
        wet = int(np.isfinite(self.cost).sum())
        if not wet:
            return None
        chosen = order[: max(wet // 40, 1)]
        middle = int(np.argmin(self.squares))
        spacing = [float(away[middle]) for away in self.away]
        return (
            float(np.median(self.x[chosen])),
            float(np.median(self.y[chosen])),
            sum(spacing) / len(spacing) if spacing else 200.0,
        )

    def area(self, size: float) -> BaseGeometry | None:
        """Return about `size` km² of the cheapest cells, without specks and land."""
        order = np.argsort(self.cost)[: max(int(size / self.step**2), 4)]
        order = order[np.isfinite(self.cost[order])]
        if not len(order):
            return None
        half = 0.5005 * self.step  # a hair of overlap lets neighbours melt together
        x, y = self.x[order], self.y[order]
        cells = shapely.union_all(shapely.box(x - half, y - half, x + half, y + half))
        land = shapely.union_all([self.plane.flatten(piece) for piece in self._land])
        shape = areas(shapely.difference(cells, land))
        parts = [p for p in shapely.get_parts(shape) if p.area >= SPECK * shape.area]
        return self.plane.unflatten(shapely.union_all(parts)) if parts else None


def _start(bounds: Sequence[_Bound], regions: Regions) -> tuple[float, float, float]:
    """Return where to begin, the cheapest sea of a coarse globe, and how far off the places are."""
    lon, lat, dry = _globe(regions)
    globe = _xyz(lon, lat).astype(np.float32)
    cost = np.where(dry, np.inf, 0.0)
    squares = cost.copy()
    distances = []
    for bound in bounds:
        edge = shapely.get_coordinates(shapely.segmentize(shapely.simplify(bound.shape, 0.3), 1.5))
        around = _xyz(edge[:, 0], edge[:, 1]).astype(np.float32)
        nearest, close = [], []
        for part in np.array_split(globe, 16):
            product = part @ around.T  # in single precision: good to a few kilometres
            nearest.append(product.argmax(axis=1))
            close.append(product.max(axis=1))
        away = EARTH_KM * np.arccos(np.clip(np.concatenate(close).astype(float), -1, 1))
        spot = edge[np.concatenate(nearest)]
        away[shapely.contains_xy(bound.shape, lon, lat)] = 0.0
        east = ((spot[:, 0] - lon + 180) % 360 - 180) * np.cos(np.radians(lat))
        # A coarse cell that a neighbour's edge cuts may still be mostly the thing's own.
        soft = np.where(away == 0, 1.0, away) if not bound.ocean else away
        cost = cost + np.minimum(bound.cost(soft, np.arctan2(east, spot[:, 1] - lat)), 1e9)
        if bound.wet and not bound.ocean and bound.told.tie != "whole":
            cost = cost + np.where(away == 0, INSIDE_COST * bound.weight, 0.0)
        squares = squares + np.minimum(bound.squares(soft), 1e9)
        if not bound.ocean:
            distances.append(away)
    best, middle = int(np.argmin(cost)), int(np.argmin(squares))
    spacing = (
        sum(float(away[middle]) for away in distances) / len(distances) if distances else 200.0
    )
    return float(lon[best]), float(lat[best]), spacing


@lru_cache(maxsize=2)
def _globe(
    regions: Regions,
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.bool_]]:
    """Return longitudes and latitudes of a coarse globe, and which cells lie on land."""
    lons = np.arange(-179, 180, COARSE_DEGREES)
    lats = np.arange(-79, 90, COARSE_DEGREES)
    lon, lat = (grid.ravel().astype(float) for grid in np.meshgrid(lons, lats))
    dry = np.zeros(len(lon), dtype=bool)
    for country in regions.countries():
        dry |= shapely.contains_xy(regions.map_shape(country.id), lon, lat)
    return lon, lat, dry


def _xyz(lon: NDArray[np.float64], lat: NDArray[np.float64]) -> NDArray[np.float64]:
    a, b = np.radians(lon), np.radians(lat)
    return np.column_stack((np.cos(b) * np.cos(a), np.cos(b) * np.sin(a), np.sin(b)))
