"""All regions that geo ships, and the questions that other rooms ask of them."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import shapely

from geo.errors import InputError
from geo.records import Region
from geo.regions.coast import Coast
from geo.regions.facet import Facet, facet_of
from geo.regions.layers import GivenLayer, Layer
from geo.regions.whereabouts import TWELVE_MILES_KM, Whereabouts

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geo.records import Place

DATA = Path(__file__).parents[1] / "data" / "regions"
FILES = ("countries", "provinces", "waters", "islands", "areas", "inland")
PROVINCE_REACH = 0.1
"""Degrees: a coast that was simplified away still belongs to its province."""
WATERS = {
    "ocean", "sea", "gulf", "bay", "strait", "channel", "passage", "sound", "fjord", "inlet",
    "estuary", "lagoon", "lake", "reef",
}  # fmt: skip
"""Kinds that make a user's region a water."""
SEA_REACH = 0.3
"""Degrees: between the coast of the land file and that of the seas nothing lies in no sea."""


@cache
def load_regions() -> Regions:
    """Return the shipped regions, opened once per process; shapes are decoded when asked for."""
    return Regions(DATA)


class Regions:
    """Regions of all kinds by id, and what a point lies in. Safe to use from several threads."""

    def __init__(self, folder: Path) -> None:
        self._layers = {name: Layer(folder / f"{name}.parquet") for name in FILES}
        self._land = Layer(folder / "land.parquet")
        self._folder = folder
        self._given: tuple[tuple[Region, BaseGeometry], ...] = ()
        self._user = GivenLayer(())
        self._simplified = lru_cache(maxsize=2048)(self._simplify)

    @cached_property
    def version(self) -> str:
        """A hash of the shape files: the same shapes, the same version."""
        digest = hashlib.sha256()
        for layer in (*self._layers.values(), self._land):
            digest.update(layer.path.read_bytes())
        for region, geometry in self._given:
            digest.update(repr(region).encode())
            digest.update(shapely.to_wkb(geometry, byte_order=1))
        return digest.hexdigest()[:12]

    def with_user(self, regions: Sequence[tuple[Region, BaseGeometry]]) -> Regions:
        """Return these regions and a user's own after them; shapes read so far are shared.

        A user's water without parents gets those of the water that its label point lies in. A
        parent that no region has, or an id that one has already, raises `InputError`.
        """
        known = {region.id for region, _ in regions}
        for region, _ in regions:
            if self.region(region.id) is not None:
                raise InputError(f"The region {region.id} is there twice; give it another id.")
            for parent in region.parents:
                if parent not in known and self.region(parent) is None:
                    raise InputError(
                        f"{region.id}: its parent {parent} is no region.",
                        todo="`docs/regions.md` says how the ids of regions look.",
                    )
        grown = Regions(self._folder)
        grown._layers, grown._land = self._layers, self._land
        grown._given = (*self._given, *(self._placed(*pair) for pair in regions))
        grown._user = GivenLayer(grown._given)
        return grown

    def ids(self) -> tuple[str, ...]:
        """Return all ids, in the order of `all`."""
        return tuple(self._index)

    def facet(self, place: Place) -> Facet:
        """Return where a place counts: its countries, and the waters it lies under."""
        if place.precision != "exact":
            return facet_of(place)
        # No facet asks for the province, and reading all provinces' shapes takes long.
        there = self._whereabouts(place.lon, place.lat, with_province=False)
        return facet_of(place, there, self.names(there.waters))

    def names(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return the main names of regions, in the order of their ids."""
        found = (self.region(region_id) for region_id in ids)
        return tuple(region.name for region in found if region is not None)

    def all(self, kinds: Collection[str] | None = None) -> Iterator[Region]:
        """Yield regions, of some kinds or all, by file and id: countries, provinces, waters,
        islands, areas, inland waters and landforms, then a user's own."""
        for layer in (*self._layers.values(), self._user):
            if kinds is None:
                yield from layer.regions
            elif not layer.kind_set.isdisjoint(kinds):
                yield from (region for region in layer.regions if region.kind in kinds)

    def region(self, region_id: str) -> Region | None:
        """Return a region's papers, or None for an id that no region has."""
        found = self._index.get(region_id)
        return found[0].region(found[1]) if found else None

    def shape(self, region_id: str) -> BaseGeometry:
        """Return the full stored shape: lon/lat, cut at the antimeridian, valid.

        An id that no region has raises KeyError.
        """
        layer, index = self._index[region_id]
        return layer.shape(index)

    def map_shape(self, region_id: str, tolerance: float = 0.02) -> BaseGeometry:
        """Return the shape simplified by at most `tolerance` degrees, valid and right-handed."""
        return self._simplified(region_id, tolerance)

    def country(self, iso: str) -> Region | None:
        """Return the country of an ISO 3166-1 alpha-2 code (XK for Kosovo), or None."""
        return self._countries.get(iso)

    def countries(self) -> tuple[Region, ...]:
        """Return all countries."""
        return self._layers["countries"].regions

    def where(self, lon: float, lat: float) -> Whereabouts:
        """Return what a point lies in.

        Longitudes beyond ±180 are turned back; a latitude beyond ±90 raises `InputError`.
        """
        return self._whereabouts(lon, lat, with_province=True)

    def _whereabouts(self, lon: float, lat: float, *, with_province: bool) -> Whereabouts:
        if not (np.isfinite(lon) and -90 <= lat <= 90):
            raise InputError(f"{lon}, {lat} is no point: expected longitude, latitude in degrees.")
        lon = (lon + 180) % 360 - 180 if abs(lon) > 180 else lon
        land = list(self._land.containing(lon, lat))
        if land:
            iso = self._land.countries[land[0]]
            return self._on_land(iso, self._province(lon, lat, iso) if with_province else None)
        coastal, km = self._coast(lon, lat)
        return Whereabouts(
            country=None,
            country_id=None,
            admin1=None,
            admin1_id=None,
            waters=self._waters_at(lon, lat),
            coastal_country=coastal,
            km_to_land=km,
        )

    def land_near(
        self, bounds: tuple[float, float, float, float], *, without: str | None = None,
        around: BaseGeometry | None = None,
    ) -> BaseGeometry:  # fmt: skip
        """Return land at full resolution clipped to (west, south, east, north).

        Where west > east the box crosses the antimeridian, and so does what comes back, cut
        at ±180. The land of one country (ISO 3166-1 alpha-2) may be left out, and cells of 4°
        that do not meet an area (`around`, lon/lat).
        """
        west, south, east, north = bounds
        spans = [(west, east)] if west <= east else [(west, 180.0), (-180.0, east)]
        near = set(self._land.around(around)) if around is not None else None
        pieces = []
        for low, high in spans:
            box = shapely.box(low, south, high, north)
            cells = [
                self._land.shape(index)
                for index in self._land.around(box)
                if (without is None or self._land.countries[index] != without)
                and (near is None or index in near)
            ]
            # The cells are a coverage: they share edges and overlap nowhere, which makes their
            # union ten times as fast as that of any polygons.
            piece = shapely.clip_by_rect(shapely.coverage_union_all(cells), low, south, high, north)
            if not piece.is_empty:
                pieces.append(piece if piece.is_valid else shapely.make_valid(piece))
        return pieces[0] if len(pieces) == 1 else shapely.union_all(pieces)

    def land_by_country(self, bounds: tuple[float, float, float, float]) -> dict[str, BaseGeometry]:
        """Return land at full resolution between west < east, by ISO code, sorted.

        Under "" stands what belongs to no country, or to several. Together the shapes are a
        coverage: neighbours share their border and overlap nowhere.
        """
        cells: dict[str, list[BaseGeometry]] = {}
        near = self._land.around(shapely.box(*bounds))
        clipped = shapely.clip_by_rect(self._land.shapes(near), *bounds)
        for index in np.flatnonzero(~shapely.is_empty(clipped)).tolist():
            code = self._land.countries[near[index]] or ""
            cells.setdefault(code, []).append(clipped[index])
        return {code: shapely.coverage_union_all(cells[code]) for code in sorted(cells)}

    def within(self, inner: str | BaseGeometry, outer_id: str) -> bool:
        """Whether a region or a geometry lies in a region: by the hierarchy, else by shape.

        A shape lies in another when 95 % of its area does; coasts never fit exactly.
        """
        if isinstance(inner, str):
            region = self.region(inner)
            if inner == outer_id or (region is not None and outer_id in region.parents):
                return True
            inner = self.shape(inner)
        outer = self.shape(outer_id)
        if not shapely.intersects(outer, inner):
            return False
        if inner.area == 0:
            return bool(shapely.covers(outer, inner))
        return bool(shapely.intersection(outer, inner).area >= 0.95 * inner.area)

    @cached_property
    def _index(self) -> dict[str, tuple[Layer, int]]:
        return {
            region_id: (layer, index)
            for layer in (*self._layers.values(), self._user)
            for index, region_id in enumerate(layer.ids)
        }

    @cached_property
    def _countries(self) -> dict[str, Region]:
        return {region.country: region for region in self.countries() if region.country}

    def _simplify(self, region_id: str, tolerance: float) -> BaseGeometry:
        shape = self.shape(region_id)
        simple = shapely.simplify(shape, tolerance)
        if simple.is_empty or not simple.is_valid:
            simple = shapely.make_valid(simple) if not simple.is_empty else shape
        return shapely.orient_polygons(_only_polygons(simple), exterior_cw=False)

    def _on_land(self, iso: str | None, province: Region | None) -> Whereabouts:
        country = self._countries.get(iso) if iso else None
        return Whereabouts(
            country=iso,
            country_id=country.id if country else None,
            admin1=province.name if province else None,
            admin1_id=province.id if province else None,
            waters=(),
            coastal_country=None,
            km_to_land=0.0,
        )

    def _province(self, lon: float, lat: float, iso: str | None) -> Region | None:
        if iso is None:
            return None
        layer = self._layers["provinces"]
        point = shapely.Point(lon, lat)

        def fits(index: int) -> bool:
            return layer.countries[index] == iso and layer.kinds[index] == "admin1"

        for index in layer.containing(lon, lat):
            if fits(index):
                return layer.region(index)
        near = [index for index in layer.around(point.buffer(PROVINCE_REACH)) if fits(index)]
        distances = [(shapely.distance(layer.shape(index), point), index) for index in near]
        if not distances or min(distances)[0] > PROVINCE_REACH:
            return None
        return layer.region(min(distances)[1])

    def _waters_at(self, lon: float, lat: float) -> tuple[str, ...]:
        layer = self._layers["waters"]
        found = [(layer, index) for index in layer.containing(lon, lat)]
        if not found:
            point = shapely.Point(lon, lat)
            near = [
                (shapely.distance(layer.shape(index), point), index)
                for index in layer.around(point.buffer(SEA_REACH))
            ]
            if near and min(near)[0] <= SEA_REACH:
                found = [(layer, min(near)[1])]
        found += [
            (self._user, index)
            for index in self._user.containing(lon, lat)
            if self._user.kinds[index] in WATERS
        ]
        if not found:
            return ()

        def narrowness(spot: tuple[Layer, int]) -> tuple[int, float]:
            layer, index = spot
            west, south, east, north = layer.boxes[index]
            return len(layer.region(index).parents), -(east - west) * (north - south)

        # A strait is a child of its sea and wins over it.
        layer, index = max(found, key=narrowness)
        narrowest = layer.region(index)
        return (*reversed(narrowest.parents), narrowest.id)

    def _placed(self, region: Region, geometry: BaseGeometry) -> tuple[Region, BaseGeometry]:
        """Put a user's water without parents where its label point lies."""
        if region.kind not in WATERS or region.parents:
            return region, geometry
        around = self._waters_at(region.lon, region.lat)
        return replace(region, parents=tuple(reversed(around))), geometry

    def _coast(self, lon: float, lat: float) -> tuple[str | None, float]:
        """Return (country within twelve nautical miles, kilometres to any land)."""
        row, km = self._shores.nearest(lon, lat)
        return (self._land.countries[row] if km <= TWELVE_MILES_KM else None), km

    @cached_property
    def _shores(self) -> Coast:
        return Coast(self._land)


def _only_polygons(geometry: BaseGeometry) -> BaseGeometry:
    if geometry.geom_type in {"Polygon", "MultiPolygon"}:
        return geometry
    parts = [part for part in shapely.get_parts(geometry) if part.geom_type.endswith("Polygon")]
    return shapely.union_all(parts)
