"""Ocean basin, half, sea, part: where each water has its place, and what it shares water with."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
import shapely

from geo.records import Region
from geo.regions import load_regions
from geo.regions.regions import DATA

TOOLS = Path(__file__).parents[2] / "tools"
LAND = {"country", "admin1", "admin2", "island", "islands", "area", "shoal", "continent"}
RULES: dict[str, Any] = tomllib.loads((DATA / "marine.toml").read_text("utf-8"))
CANALS = {
    "geo:suez-canal", "geo:panama-canal", "geo:kiel-canal", "geo:corinth-canal",
    "geo:white-sea-canal", "geo:volga-don-canal",
}  # fmt: skip
STRAYS = CANALS | {
    "geo:drake-passage",  # counted to the Southern Ocean, reaches north of 60° S
    "ne:garabogaz-bay",  # beside the Caspian Sea as Natural Earth draws it
}


INLAND = {"river", "mountains", "desert", "peninsula", "valley"}


def waters() -> list[Region]:
    """Waters of the sea, and the Caspian: lakes inside the land have no ocean."""
    return [
        region
        for region in load_regions().all()
        if region.kind not in LAND | INLAND and (region.kind != "lake" or region.parents)
    ]


def chain(region_id: str) -> tuple[str, ...]:
    region = load_regions().region(region_id)
    assert region is not None
    return region.parents


def test_every_water_but_the_oceans_and_the_caspian_belongs_to_an_ocean() -> None:
    top = {region.name for region in waters() if not region.parents}
    oceans = {f"{name} Ocean" for name in ("Arctic", "Atlantic", "Indian", "Pacific", "Southern")}
    assert top == {*oceans, "Caspian Sea"}


def test_every_parent_is_a_region() -> None:
    regions = load_regions()
    missing = {p for r in regions.all() for p in r.parents if regions.region(p) is None}
    assert missing == set()


def test_the_last_parent_of_a_water_is_its_ocean() -> None:
    wrong = [
        region.id
        for region in waters()
        if region.parents and chain(region.parents[-1]) and "caspian" not in region.parents[-1]
    ]
    assert wrong == []


def test_the_parents_of_a_parent_are_parents_too() -> None:
    wrong = [
        (region.id, parent)
        for region in waters()
        for parent in region.parents
        if not set(chain(parent)) <= set(region.parents)
    ]
    assert wrong == []


def test_a_part_of_a_gulf_has_ocean_half_sea_and_gulf_above_it() -> None:
    assert chain("geo:liaodong-bay") == (
        "ne:bohai-sea",
        "ne:yellow-sea",
        "ne:north-pacific-ocean",
        "geo:pacific-ocean",
    )


@pytest.mark.parametrize(
    ("water", "half"),
    [
        ("ne:bering-sea", "ne:north-pacific-ocean"),
        ("ne:tasman-sea", "ne:south-pacific-ocean"),
        ("geo:mediterranean-sea", "ne:north-atlantic-ocean"),
        ("ne:rio-de-la-plata", "ne:south-atlantic-ocean"),
    ],
)
def test_the_equator_halves_the_atlantic_and_the_pacific(water: str, half: str) -> None:
    assert half in chain(water)


def test_every_water_lies_for_the_most_part_in_its_ocean() -> None:
    regions = load_regions()
    strays = [
        region.id
        for region in waters()
        if region.parents and region.id not in STRAYS
        if (shape := regions.shape(region.id))
        and shapely.intersection(shape, regions.shape(region.parents[-1])).area < 0.6 * shape.area
    ]
    assert strays == []


def test_every_water_off_a_coast_has_the_countries_on_it() -> None:
    assert [region.id for region in waters() if not region.bordering] == []


def test_the_strait_of_hormuz_has_three_countries_on_its_shores() -> None:
    hormuz = load_regions().region("geo:strait-of-hormuz")
    assert hormuz is not None
    assert hormuz.bordering == ("AE", "IR", "OM")


def test_no_two_waters_overlap_that_the_set_does_not_declare(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.syspath_prepend(TOOLS)
    import json

    from build_shapes_overlaps import check_overlaps
    from build_shapes_tables import Row

    drawn = json.loads((DATA / "drawn.geojson").read_text(encoding="utf-8"))["features"]
    overlays = {f["id"] for f in drawn if f["properties"].get("overlay")}
    rows = [
        Row(
            id=region.id,
            name=region.name,
            kind=region.kind,
            geometry=load_regions().shape(region.id),
            parents=list(region.parents),
        )
        for region in waters()
        if region.id not in overlays
    ]
    check_overlaps(rows, RULES["overlaps"])


def test_an_overlap_that_nobody_declared_stops_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(TOOLS)
    from build_shapes_overlaps import check_overlaps
    from build_shapes_tables import Row

    one = Row(id="geo:a", name="A", kind="sea", geometry=shapely.box(0, 0, 2, 2))
    other = Row(id="geo:b", name="B", kind="sea", geometry=shapely.box(1, 1, 3, 3))
    with pytest.raises(SystemExit, match="overlap, not declared: geo:a and geo:b"):
        check_overlaps([one, other], {})


def test_a_declared_overlap_that_is_none_stops_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(TOOLS)
    from build_shapes_overlaps import check_overlaps
    from build_shapes_tables import Row

    one = Row(id="geo:a", name="A", kind="sea", geometry=shapely.box(0, 0, 1, 1))
    other = Row(id="geo:b", name="B", kind="sea", geometry=shapely.box(2, 2, 3, 3))
    with pytest.raises(SystemExit, match="declared, no overlap: geo:a and geo:b"):
        check_overlaps([one, other], {"geo:a": ["geo:b"]})
