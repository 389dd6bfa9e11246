"""Provinces: Natural Earth's admin-1 units, put together to what GeoNames calls a first level.

Natural Earth draws boroughs in Britain and departments in France; GeoNames, and the news, speak
of Scotland and Brittany. Which first level a unit belongs to is asked of the cities in it. The
units themselves stay as second-level regions.
"""

import re
import tomllib
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from build_shapes_sources import Subdivision, cities
from build_shapes_tables import COARSE, Row, polygons, tidy
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

TOLERANCE = 0.008
"""Degrees, about 900 m; borders between provinces are kept common."""
LANGUAGES = ("en", "de", "fr", "es", "ru", "uk", "ar", "ja", "zh")
CREDIT = "Natural Earth 10m (shape); GeoNames (id, names)"


def province_rows(
    features: list[dict[str, Any]], subdivisions: list[Subdivision], choices: Path
) -> list[Row]:
    """Return admin1 rows, and admin2 rows for the units that admin1 rows were made of."""
    names = tomllib.loads(choices.read_text(encoding="utf-8"))
    units = [f for f in features if _is_province(f["properties"])]
    shapes = _simplified([_valid(feature) for feature in units])
    first = {s.code: s for s in subdivisions if s.level == 1}
    by_id = {s.geonames_id: s for s in subdivisions}
    codes = _codes(units, shapes, first, by_id)
    groups: dict[str, list[int]] = {}
    for index, code in enumerate(codes):
        groups.setdefault(code, []).append(index)
    rows: list[Row] = []
    for code, members in groups.items():
        division = first.get(code)
        own = [units[i] for i in members]
        row = _province(code, division, own, [shapes[i] for i in members], names)
        rows.append(row)
        if division is not None and len(members) > 1:
            rows += [_district(units[i], shapes[i], row, by_id) for i in members]
    return _distinct(rows)


def _codes(
    units: list[dict[str, Any]],
    shapes: list[BaseGeometry],
    first: dict[str, Subdivision],
    by_id: dict[int, Subdivision],
) -> list[str]:
    """Return for each unit the GeoNames code of its first level, or a name of its own."""
    votes: list[Counter[str]] = [Counter() for _ in units]
    places = list(cities())
    points = shapely.points(np.array([(lon, lat) for lon, lat, _, _ in places]))
    city, unit = shapely.STRtree(shapes).query(points, predicate="within")
    for c, u in zip(city.tolist(), unit.tolist(), strict=True):
        iso = _iso(units[u]["properties"])
        if places[c][2] == iso:
            votes[u][f"{iso}.{places[c][3]}"] += 1
    pairs = zip(units, votes, strict=True)
    return [_code_of(feature["properties"], counted, first, by_id) for feature, counted in pairs]


def _code_of(
    properties: dict[str, Any],
    votes: Counter[str],
    first: dict[str, Subdivision],
    by_id: dict[int, Subdivision],
) -> str:
    iso = _iso(properties)
    voted = votes.most_common(1)[0][0] if votes else ""
    named = by_id.get(properties["gn_id"])
    if named is not None and named.level == 1 and named.code.startswith(iso + "."):
        # Natural Earth's id may be a neighbour's: its cities know better.
        doubtful = voted in first and votes[named.code] * 4 < votes.total()
        return voted if doubtful else named.code
    if voted in first:
        return voted
    if voted and voted == properties["gn_a1_code"] and (properties["gn_id"] or 0) > 0:
        return f"geonames:{properties['gn_id']}"
    code = str(properties["gn_a1_code"])
    return code if code in first else f"ne:{_slug(properties['adm1_code'])}"


def _province(
    code: str,
    division: Subdivision | None,
    units: list[dict[str, Any]],
    shapes: list[BaseGeometry],
    choices: dict[str, Any],
) -> Row:
    main = units[0]["properties"]
    iso = _iso(main)
    alone = len(units) == 1
    number = division.geonames_id if division else None
    if division is None and code.startswith("geonames:"):
        number = int(code.removeprefix("geonames:"))
    name = _english(main) if alone or division is None else division.name
    if division is not None:
        name = choices["names"].get(str(division.geonames_id), name)
    names = [division.name, *division.names] if division else []
    if alone:
        names += _other_names(main)
    return Row(
        id=f"geonames:{number}" if number else code,
        name=name,
        names=_others(name, names),
        kind="admin1",
        country=iso,
        admin1=name,
        geonames_id=number,
        geometry=tidy(shapely.union_all(shapes), COARSE),
        definition=_code(main) if alone else f"Union of {len(units)} units of Natural Earth.",
        source=CREDIT,
        licence="public domain; CC BY 4.0",
    )


def _district(
    feature: dict[str, Any], geometry: BaseGeometry, province: Row, by_id: dict[int, Subdivision]
) -> Row:
    properties = feature["properties"]
    found = by_id.get(properties["gn_id"])
    fits = found is not None and found.level == 2 and found.code.startswith(f"{province.country}.")
    name = _english(properties)
    names = _other_names(properties) + ([found.name, *found.names] if found and fits else [])
    return Row(
        id=f"geonames:{found.geonames_id}" if found and fits else _own_id(properties),
        name=name,
        names=_others(name, names),
        kind="admin2",
        country=province.country,
        admin1=province.name,
        geonames_id=found.geonames_id if found and fits else None,
        parents=[province.id],
        geometry=tidy(geometry, COARSE),
        definition=_code(properties),
        source=CREDIT,
        licence="public domain; CC BY 4.0",
    )


def _distinct(rows: list[Row]) -> list[Row]:
    """Two units with one GeoNames id: the second keeps Natural Earth's own id."""
    seen: set[str] = set()
    for row in rows:
        if row.id in seen:
            if row.kind == "admin1":
                raise SystemExit(f"two provinces with the id {row.id}: {row.name}")
            row.id = f"ne:{_slug(f'{row.country}-{row.admin1}-{row.name}')}"
            row.geonames_id = None
        seen.add(row.id)
    return rows


def _simplified(shapes: list[BaseGeometry]) -> list[BaseGeometry]:
    simplified = shapely.coverage_simplify(np.array(shapes), TOLERANCE)
    return [new if polygons(new) else old for new, old in zip(simplified, shapes, strict=True)]


def _valid(feature: dict[str, Any]) -> BaseGeometry:
    geometry = shape(feature["geometry"])
    if geometry.is_valid:
        return geometry
    return shapely.union_all(polygons(shapely.make_valid(geometry)))


def _is_province(properties: dict[str, Any]) -> bool:
    """Leave out unnamed specks and entities that no country's list has (code -99)."""
    return properties["iso_3166_2"][:3] != "-99" and bool(_english(properties))


def _iso(properties: dict[str, Any]) -> str:
    code: str = properties["iso_3166_2"][:2]
    if code == "US" and properties["iso_a2"] == "PR":
        return "PR"
    if code in {"NL", "FR"} and properties["iso_a2"] != code:
        return str(properties["iso_a2"])
    overseas = {"French Guiana": "GF", "Guadeloupe": "GP", "Martinique": "MQ", "Reunion": "RE"}
    overseas |= {"Mayotte": "YT"}
    return overseas.get(properties["geonunit"] or "", code)


def _english(properties: dict[str, Any]) -> str:
    return str(properties["name_en"] or properties["name"] or properties["gn_name"] or "").strip()


def _other_names(properties: dict[str, Any]) -> list[str]:
    keys = ["name", "gn_name", "woe_name", *(f"name_{language}" for language in LANGUAGES)]
    found = [properties.get(key) or "" for key in keys]
    return found + (properties.get("name_alt") or "").split("|")


def _others(name: str, names: list[str]) -> list[str]:
    cleaned = (unicodedata.normalize("NFC", other).strip() for other in names)
    return list(dict.fromkeys(other for other in cleaned if other and other != name))


def _code(properties: dict[str, Any]) -> str:
    code: str = properties["iso_3166_2"]
    return "" if code.endswith("~") else code


def _own_id(properties: dict[str, Any]) -> str:
    return f"ne:{_slug(properties['adm1_code'])}"


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
