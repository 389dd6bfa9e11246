"""Seas, gulfs, straits and areas: Natural Earth's marine areas and our own drawing, fitted to land.

A strait is a ring of limits minus the land. Every water gets its parents (strait, sea, ocean
basin) and the countries on its shores.
"""

import json
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import antimeridian
import shapely
from build_shapes_islands import slug
from build_shapes_overlaps import check_overlaps
from build_shapes_sources import Entity, Marine, geonames_countries
from build_shapes_tables import COARSE, FINE, Row, label_point, polygons, tidy
from pyproj import Geod
from shapely.geometry import Polygon, shape
from shapely.geometry.base import BaseGeometry

SHORE = 0.06
"""Degrees: a country is on a water's shore when its land is that near."""
CRUMB = 0.01
"""Share of the whole below which a piece of a clipped ring is a pond behind the coast."""
BASINS = ("atlantic", "pacific", "indian", "arctic", "southern")
MERGED = ("Indian Ocean", "Arctic Ocean", "Southern Ocean", "Mediterranean Sea", "Baltic Sea")
"""Remainders of Natural Earth that only serve as parts of a union of the same name."""
DIVIDED = {
    f"geo:{ocean}-ocean": (f"ne:north-{ocean}-ocean", f"ne:south-{ocean}-ocean")
    for ocean in ("atlantic", "pacific")
}
"""The oceans that the equator divides, as in IHO S-23: basin → (northern, southern half)."""
HALVES = {half for pair in DIVIDED.values() for half in pair}
LAND_KINDS = {"area", "islands", "shoal", "continent"}

GEOD = Geod(ellps="WGS84")


class Waters:
    """Collects the regions of drawn.geojson and of Natural Earth, in the order of their needs."""

    def __init__(
        self,
        marine: list[Marine],
        shapes: dict[str, BaseGeometry],
        provinces: list[Row],
        land: list[Row],
        entities: list[Entity],
        data: Path,
    ) -> None:
        self.rules: dict[str, Any] = tomllib.loads((data / "marine.toml").read_text("utf-8"))
        self.drawn = json.loads((data / "drawn.geojson").read_text("utf-8"))["features"]
        self.shapes = shapes
        self.entities = {entity.name: entity.geometry for entity in entities}
        self.provinces = provinces
        self.land = land
        self.land_tree = shapely.STRtree([row.geometry for row in land])
        self.rows: dict[str, Row] = {}
        self.basin: dict[str, str] = {}
        self._add_marine(marine)
        for feature in sorted(self.drawn, key=_needs):
            self._add_drawn(feature)
        self._divide_oceans()
        for row in self.rows.values():
            row.parents = self._chain(row)
        self._fill_oceans()
        for row in self.rows.values():
            if row.kind not in LAND_KINDS and not row.bordering:
                row.bordering = self._shore(row.geometry)
        self._borders_of_unions()

    def split(self) -> tuple[list[Row], list[Row]]:
        """Return (waters, areas)."""
        merged = {f"ne:{slug(name)}" for name in MERGED}
        rows = [row for row in self.rows.values() if row.id not in merged]
        waters = [row for row in rows if row.kind not in LAND_KINDS]
        overlays = {f["id"] for f in self.drawn if f["properties"].get("overlay")}
        check_overlaps([row for row in waters if row.id not in overlays], self.rules["overlaps"])
        return waters, [row for row in rows if row.kind in LAND_KINDS]

    def _add_marine(self, marine: list[Marine]) -> None:
        named: dict[str, list[BaseGeometry]] = {}
        for area in marine:
            if area.name and area.name not in self.rules["drop"]:
                named.setdefault(area.name, []).append(area.geometry)
        unknown = {name for names in self.rules["basins"].values() for name in names} - set(named)
        if unknown:
            raise SystemExit(f"marine.toml: no marine area named {sorted(unknown)}")
        for original, parts in named.items():
            name = self.rules["english"].get(original, original)
            basins = [b for b, names in self.rules["basins"].items() if original in names]
            basin = basins[0] if basins else "pacific"
            names = _names(
                self.rules["names"].get(name, []), self.rules["local_names"].get(name, {})
            )
            if name != original and not original.isupper():
                names.append(original)
            row = Row(
                id=f"ne:{slug(name)}",
                name=name,
                names=list(dict.fromkeys(names)),
                kind=_kind(name),
                geometry=tidy(shapely.union_all(parts), FINE),
                definition="Marine area of Natural Earth 10m.",
            )
            self.rows[row.id] = row
            self.basin[row.id] = basin
            parent = self.rules["parents"].get(name)
            if parent:
                row.parents = [parent]
            elif basin != "none":
                row.parents = [f"geo:{basin}-ocean"]

    def _add_drawn(self, feature: dict[str, Any]) -> None:
        papers = feature["properties"]
        geometry = self._geometry(feature)
        loose = papers.get("loose") or papers["kind"] in {"ocean", "continent"}
        if loose:
            geometry = shapely.simplify(geometry, 0.02)
        row = Row(
            id=feature["id"],
            name=papers["name"],
            names=_names(papers["names"], papers.get("local_names", {})),
            kind=papers["kind"],
            geometry=tidy(geometry, COARSE if loose else FINE),
            country=papers.get("country"),
            claimants=sorted(papers.get("claimants", [])),
            administered_by=papers.get("administered_by"),
            parents=papers.get("parents", []),
            bordering=papers.get("bordering", []),
            approximate=papers["approximate"],
            definition=papers["definition"],
            source=papers["source"],
            licence=papers["licence"],
        )
        if row.kind not in LAND_KINDS and "parents" not in papers:
            row.parents = [self._sea_around(row)]
        self.rows[row.id] = row

    def _geometry(self, feature: dict[str, Any]) -> BaseGeometry:
        papers = feature["properties"]
        if "buffer_km" in papers:
            wide = _buffered(shape(feature["geometry"]), papers["buffer_km"])
            return self._water_of(wide) if papers.get("minus_land") else wide
        ring = self._ring(feature)
        if "members" in papers:
            whole = shapely.union_all([self._member(name) for name in papers["members"]])
            # Neighbours in Natural Earth leave hairlines open; closing them costs 30 m of coast.
            whole = shapely.buffer(shapely.buffer(whole, 3e-4), -3e-4)
            return whole if ring is None else shapely.intersection(whole, ring)
        if ring is None:
            raise SystemExit(f"{feature['id']}: neither a ring nor members")
        if papers.get("land_only"):
            return shapely.intersection(ring, self._land_in(ring))
        return self._water_of(ring) if papers.get("minus_land") else ring

    def _ring(self, feature: dict[str, Any]) -> BaseGeometry | None:
        if feature["geometry"] is None:
            return None
        ring = shape(feature["geometry"])
        if not ring.is_valid:
            raise SystemExit(f"{feature['id']}: the ring crosses itself")
        if ring.bounds[2] <= 180:
            return ring
        return antimeridian.fix_polygon(Polygon(ring.exterior.coords), fix_winding=True)

    def _land_in(self, ring: BaseGeometry) -> BaseGeometry:
        near = self.land_tree.query(ring, predicate="intersects")
        return shapely.union_all([self.land[i].geometry for i in near])

    def _water_of(self, ring: BaseGeometry) -> BaseGeometry:
        water = shapely.difference(ring, self._land_in(ring))
        parts = polygons(water)
        whole = sum(part.area for part in parts)
        return shapely.union_all([part for part in parts if part.area > whole * CRUMB])

    def _member(self, name: str) -> BaseGeometry:
        group, _, key = name.partition(":")
        if group == "country":
            return self.shapes[key]
        if group == "continent":
            isos = [i for i, c in geonames_countries().items() if c["continentcode"] == key]
            return shapely.union_all([self.shapes[iso] for iso in isos if iso in self.shapes])
        if group == "province":
            return self._province(key)
        if group == "entity":
            return self.entities[key]
        if group == "basin":
            inside = [row.geometry for row in self.rows.values() if self.basin.get(row.id) == key]
            return shapely.union_all(inside)
        return self.rows[name].geometry

    def _province(self, key: str) -> BaseGeometry:
        iso, _, name = key.partition("/")
        for row in self.provinces:
            if row.definition == key or (
                name and row.country == iso and name in {row.name, *row.names}
            ):
                return row.geometry
        raise SystemExit(f"no province {key}")

    def _divide_oceans(self) -> None:
        """Put the seas of the Atlantic and the Pacific into the northern or the southern half."""
        for row in self.rows.values():
            basin = row.parents[0] if len(row.parents) == 1 else ""
            own = row.id in HALVES or (row.id.startswith("ne:") and row.name in MERGED)
            if basin in DIVIDED and row.kind not in LAND_KINDS and not own:
                row.parents = [DIVIDED[basin][label_point(row.geometry)[1] < 0]]

    def _fill_oceans(self) -> None:
        """Give oceans the waters that Natural Earth left out, and halves all their seas.

        A drawn strait often lies where Natural Earth has a gap between two seas.
        """
        canals = {f["id"] for f in self.drawn if "buffer_km" in f["properties"]}
        waters = [
            row
            for row in self.rows.values()
            if row.kind not in LAND_KINDS and row.id not in canals and row.kind != "ocean"
        ]
        oceans = [row for row in self.rows.values() if row.kind == "ocean" and not row.parents]
        filled = shapely.union_all([row.geometry for row in oceans])
        for ocean in oceans:
            inside = [r for r in waters if ocean.id in r.parents and r.id.startswith("geo:")]
            gaps = shapely.difference(shapely.union_all([r.geometry for r in inside]), filled)
            ocean.geometry = _closed(shapely.union_all([ocean.geometry, gaps]))
        for half in sorted(HALVES):
            row = self.rows[half]
            seas = [r.geometry for r in waters if half in r.parents]
            row.geometry = _closed(shapely.union_all([row.geometry, *seas]))
            row.definition = "The ocean on this side of the equator with its seas, each sea whole."
            row.source = "Natural Earth 10m; union of regions of this set"

    def _sea_around(self, row: Row) -> str:
        """The water of Natural Earth that it shares the largest area with."""
        shares = {
            other.id: other.geometry.intersection(row.geometry).area
            for other in self.rows.values()
            if other.id.startswith("ne:") and shapely.intersects(other.geometry, row.geometry)
        }
        if not shares:
            raise SystemExit(f"{row.id}: lies in no sea; give its parents")
        best = max(shares, key=lambda key: (shares[key], key))
        return self.rows[best].parents[0] if self.rows[best].name in MERGED else best

    def _chain(self, row: Row) -> list[str]:
        chain: list[str] = []
        todo = list(row.parents)
        while todo:
            parent = todo.pop(0)
            if parent not in self.rows:
                raise SystemExit(f"{row.id}: no parent {parent}")
            if parent not in chain:
                chain.append(parent)
                todo += self.rows[parent].parents
        # The longer a parent's own chain, the nearer it is.
        depth = {parent: len(set(self._all_parents(parent))) for parent in chain}
        return sorted(chain, key=lambda parent: -depth[parent])

    def _all_parents(self, region: str) -> list[str]:
        found = list(self.rows[region].parents)
        for parent in self.rows[region].parents:
            found += self._all_parents(parent)
        return found

    def _shore(self, geometry: BaseGeometry) -> list[str]:
        near = self.land_tree.query(geometry, predicate="dwithin", distance=SHORE)
        return sorted({self.land[i].country or "" for i in near} - {""})

    def _borders_of_unions(self) -> None:
        for row in self.rows.values():
            children = [r for r in self.rows.values() if row.id in r.parents]
            if row.kind == "ocean":
                row.bordering = sorted({iso for child in children for iso in child.bordering})


def _needs(feature: dict[str, Any]) -> tuple[int, int]:
    """Unions come after what they are made of."""
    members = feature["properties"].get("members", [])
    own = any(member.startswith("geo:") for member in members)
    return (1 if own else 0, 0)


def _closed(whole: BaseGeometry) -> BaseGeometry:
    """Close hairlines between neighbours and simplify: oceans are looked at from afar."""
    closed = shapely.buffer(shapely.buffer(whole, 3e-4), -3e-4)
    return tidy(shapely.simplify(closed, 0.02), COARSE)


def _names(names: list[str], local: dict[str, list[str]]) -> list[str]:
    """Other names, English ones first, then by language."""
    return list(dict.fromkeys([*names, *(name for own in local.values() for name in own)]))


def _kind(name: str) -> str:
    for word, kind in (
        ("Ocean", "ocean"), ("Strait", "strait"), ("Passages", "strait"), ("Channel", "channel"),
        ("Gulf", "gulf"), ("Bight", "gulf"), ("Bay", "bay"), ("Sound", "sound"),
        ("Fjord", "fjord"), ("fjord", "fjord"), ("Lake", "lake"), ("Lagoon", "lagoon"),
        ("Inlet", "inlet"), ("Estuary", "estuary"), ("Sea", "sea"), ("Basin", "bay"),
        ("Entrance", "bay"), ("Bosporus", "strait"), ("Dardanelles", "strait"),
        ("Øresund", "strait"), ("Skagerrak", "strait"), ("Kattegat", "sea"), ("Plata", "estuary"),
        ("Mouth", "bay"), ("Bahía", "bay"), ("Baía", "bay"), ("Seno", "sound"),
        ("Maracaibo", "lake"), ("Golfo", "gulf"),
    ):  # fmt: skip
        if word in name:
            return kind
    raise SystemExit(f"marine.toml: what kind of water is {name}?")


def _buffered(line: BaseGeometry, km: float) -> BaseGeometry:
    """Widen a line or a point by kilometres, by geodesic circles joined along the line."""
    coordinates = list(line.coords)
    if len(coordinates) == 1:
        return _circle(coordinates[0], km)
    pieces = []
    for start, end in pairwise(coordinates):
        circles = [_circle(point, km) for point in (start, end)]
        pieces.append(shapely.union_all(circles).convex_hull)
    return shapely.union_all(pieces)


def _circle(point: tuple[float, ...], km: float) -> Polygon:
    bearings = [float(b) for b in range(0, 360, 15)]
    count = len(bearings)
    lons, lats, _ = GEOD.fwd([point[0]] * count, [point[1]] * count, bearings, [km * 1000] * count)
    return Polygon(zip(lons, lats, strict=True))
