"""The water that a paragraph describes: "bordered by A to the north, opens into B through C".

Each cell of sea is asked how well it keeps what is said of every named place: how near it lies
to those that border it, and on which side. The best cells that hang together, as many as the
size of such a thing (stated, or usual for its kind) allows, are the area. Limits: for waters
only; no map of named seas is looked at except those handed in, so that nothing is found by
being the one left over.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

from geo.relations.bounds_words import Told, kind_of, size_of, told_of
from geo.relations.plane import Plane
from geo.relations.scene import areas

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    from geo.regions import Regions

USUAL_KM2 = {
    "strait": 15_000.0, "channel": 20_000.0, "passage": 30_000.0, "sound": 6_000.0, "gulf": 50_000.0,
    "bay": 40_000.0, "bight": 60_000.0, "sea": 350_000.0, "lagoon": 2_000.0, "fjord": 1_500.0,
    "inlet": 2_000.0, "basin": 150_000.0, "estuary": 2_000.0,
}  # fmt: skip
"""Area of such a thing where the text states none; middle of what atlases list."""
UNKNOWN_KM2 = 80_000.0
FAR_KM = 900.0
"""A place farther off than this no longer tells better from worse."""
WRONG_SIDE_KM = 350.0
"""What lying on the wrong side counts, as distance."""
INSIDE_KM = 150.0
"""What lying inside a neighbouring water counts."""
COARSE_DEGREES = 2.0
CELLS = 64
"""Cells along each side of the fine grid."""
OCEAN_KM2 = 1.5e7
"""Waters larger than this say little about where: only that it is there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A place that a description names, with its shape in lon/lat."""

    start: int
    end: int
    name: str
    shape: BaseGeometry


def describe_area(text: str, known: Sequence[Known], regions: Regions) -> BaseGeometry | None:
    """Return the water that a paragraph describes, lon/lat, or None where nothing bounds it."""
    known = [item for item in known if not item.shape.is_empty]
    told = told_of(text, [(item.start, item.end) for item in known])
    pairs = [(k, t) for k, t in zip(known, told, strict=True)]
    if not pairs:
        return None
    size = size_of(text) or USUAL_KM2.get(kind_of(text) or "", UNKNOWN_KM2)
    lon, lat = _start(pairs, regions)
    for half in (2.2 * math.sqrt(size) + 150.0, 1.6 * math.sqrt(size) + 60.0):
        window = _Window(Plane(lon, lat), half, pairs, regions)
        best = window.best()
        if best is None:
            return None
        lon, lat = window.plane.lonlat(*best)
    window = _Window(Plane(lon, lat), 1.7 * math.sqrt(size) + 60.0, pairs, regions)
    return window.area(size)


class _Window:
    """A square of cells around a point, with the cost of each."""

    def __init__(
        self, plane: Plane, half: float, pairs: Sequence[tuple[Known, Told]], regions: Regions
    ) -> None:
        self.plane, self.half = plane, half
        self.step = 2 * half / CELLS
        line = (np.arange(CELLS) + 0.5) * self.step - half
        self.x, self.y = (grid.ravel() for grid in np.meshgrid(line, line))
        points = shapely.points(self.x, self.y)
        self.land = self._land(regions)
        self.dry = shapely.contains_xy(self.land, self.x, self.y)
        self.cost = np.zeros(len(points))
        for known, told in pairs:
            self.cost += self._cost(points, known, told)
        self.cost[self.dry] = np.inf

    def _land(self, regions: Regions) -> BaseGeometry:
        box = self.plane.unflatten(shapely.box(-self.half, -self.half, self.half, self.half))
        pieces = [regions.land_near(part.bounds) for part in shapely.get_parts(box)]
        land = self.plane.flatten(shapely.union_all(pieces))
        land = shapely.simplify(land, self.step / 6)
        land = land if land.is_valid else shapely.make_valid(land)
        shapely.prepare(land)
        return areas(land)

    def _cost(self, points: NDArray[np.object_], known: Known, told: Told) -> NDArray[np.float64]:
        shape = self._near(known.shape)
        if shape is None:
            return np.zeros(len(points))
        away = shapely.distance(shape, points)
        # The first kilometres tell most; what is far is far.
        cost = FAR_KM * (1 - np.exp(-away / FAR_KM * 1.5))
        water = known.shape.area > 0 and self._is_water(shape)
        weight = told.weight
        if water and shape.area > OCEAN_KM2:
            weight *= 0.2
        if told.side is not None:
            cost = cost + self._wrong_side(shape, told.side)
        if water and told.tie != "whole":
            cost = cost + np.where(away == 0, INSIDE_KM, 0.0)
        elif water:
            cost = cost + np.where(away == 0, INSIDE_KM / 2, 0.0)
        return weight * cost

    def _near(self, shape: BaseGeometry) -> BaseGeometry | None:
        flat = shapely.transform(shapely.simplify(shape, 0.03), self.plane._forward)
        flat = flat if flat.is_valid else shapely.make_valid(flat)
        return None if flat.is_empty else flat

    def _is_water(self, shape: BaseGeometry) -> bool:
        inside = shapely.contains_xy(shape, self.x, self.y)
        if not inside.any():
            spot = shape.representative_point()
            lon, lat = self.plane.lonlat(spot.x, spot.y)
            return self._regions_dry(lon, lat)
        return bool((inside & ~self.dry).sum() > (inside & self.dry).sum())

    def _regions_dry(self, lon: float, lat: float) -> bool:
        from geo.regions import load_regions

        return load_regions().where(lon, lat).country is None

    def _wrong_side(self, shape: BaseGeometry, side: float) -> NDArray[np.float64]:
        """Cost of each cell by how far the place's bearing is from where it should lie."""
        points = shapely.points(self.x, self.y)
        lines = shapely.shortest_line(points, shape)
        ends = shapely.get_coordinates(lines).reshape(-1, 2, 2)
        dx, dy = (ends[:, 1] - ends[:, 0]).T
        toward = np.cos(np.arctan2(dx, dy) - math.radians(side))
        inside = (dx == 0) & (dy == 0)
        cost = WRONG_SIDE_KM * (1 - toward) / 2
        return np.where(inside, WRONG_SIDE_KM / 2, cost)

    def best(self) -> tuple[float, float] | None:
        """Return the middle of the cheapest hundredth of the cells."""
        wet = np.isfinite(self.cost)
        if not wet.any():
            return None
        few = max(int(0.02 * wet.sum()), 5)
        chosen = np.argsort(self.cost)[:few]
        chosen = chosen[np.isfinite(self.cost[chosen])]
        return float(self.x[chosen].mean()), float(self.y[chosen].mean())

    def area(self, size: float) -> BaseGeometry | None:
        """Return the cheapest cells that hang together, about `size` km² of them."""
        wanted = max(int(size / self.step**2), 4)
        order = np.argsort(self.cost)
        order = order[np.isfinite(self.cost[order])]
        if not len(order):
            return None
        chosen = np.zeros(CELLS * CELLS, dtype=bool)
        count = wanted
        for _ in range(4):
            chosen[:] = False
            chosen[order[:count]] = True
            part = _together(chosen.reshape(CELLS, CELLS), int(order[0]))
            if part.sum() >= 0.8 * wanted or count >= len(order):
                break
            count = min(int(count * 1.4) + 1, len(order))
        half = self.step / 2
        cells = [
            shapely.box(self.x[i] - half, self.y[i] - half, self.x[i] + half, self.y[i] + half)
            for i in np.flatnonzero(part.ravel())
        ]
        shape = shapely.difference(shapely.union_all(cells), self.land)
        shape = areas(shape)
        return None if shape.is_empty else self.plane.unflatten(shape)


def _together(chosen: NDArray[np.bool_], seed: int) -> NDArray[np.bool_]:
    """Return the cells that hang together with the seed, corners counting."""
    part = np.zeros_like(chosen)
    part[np.unravel_index(seed, chosen.shape)] = True
    while True:
        grown = part.copy()
        for axis in (0, 1):
            for shift in (1, -1):
                moved = np.roll(grown, shift, axis)
                edge = [slice(None), slice(None)]
                edge[axis] = 0 if shift == 1 else -1
                moved[tuple(edge)] = False
                grown |= moved
        grown &= chosen
        if (grown == part).all():
            return part
        part = grown


def _start(pairs: Sequence[tuple[Known, Told]], regions: Regions) -> tuple[float, float]:
    """Return where to begin: the point of a coarse globe with the least cost."""
    lons = np.arange(-179, 180, COARSE_DEGREES)
    lats = np.arange(-79, 90, COARSE_DEGREES)
    lon, lat = (grid.ravel() for grid in np.meshgrid(lons, lats))
    globe = _xyz(lon, lat)
    cost = np.zeros(len(lon))
    for known, told in pairs:
        edge = shapely.get_coordinates(
            shapely.segmentize(shapely.simplify(known.shape, 0.3), 1.5)
        )
        around = _xyz(edge[:, 0], edge[:, 1])
        close = np.concatenate([(part @ around.T).max(axis=1) for part in np.array_split(globe, 8)])
        away = 6371.0 * np.arccos(np.clip(close, -1, 1))
        inside = shapely.contains_xy(known.shape, lon, lat)
        away[inside] = 0
        weight = told.weight * (0.2 if away.size and inside.sum() > 700 else 1.0)
        cost += weight * FAR_KM * (1 - np.exp(-away / FAR_KM * 1.5))
        if told.side is not None:
            spots = _middle(known.shape)
            east = ((spots[0] - lon + 180) % 360 - 180) * np.cos(np.radians(lat))
            toward = np.cos(np.arctan2(east, spots[1] - lat) - math.radians(told.side))
            cost += told.weight * WRONG_SIDE_KM * (1 - toward) / 2
    best = int(np.argmin(cost))
    return float(lon[best]), float(lat[best])


def _middle(shape: BaseGeometry) -> tuple[float, float]:
    point = shape.representative_point()
    return point.x, point.y


def _xyz(lon: NDArray[np.float64], lat: NDArray[np.float64]) -> NDArray[np.float64]:
    a, b = np.radians(lon), np.radians(lat)
    return np.column_stack((np.cos(b) * np.cos(a), np.cos(b) * np.sin(a), np.sin(b)))
