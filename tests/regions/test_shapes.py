"""What every shipped shape must be, and the papers that come with it."""

from collections import Counter

import pytest
import shapely
from shapely import LinearRing

from geo.records import Region
from geo.regions import Regions, load_regions
from geo.regions.regions import DATA, FILES

from .strait_widths import Width, narrowest_km, published


def everything() -> Regions:
    return load_regions()


def named_regions() -> list[Region]:
    return [r for r in everything().all() if r.kind not in {"country", "admin1", "admin2"}]


def test_every_shape_is_a_valid_polygon() -> None:
    wrong = [r.id for r in everything().all() if not everything().shape(r.id).is_valid]
    assert wrong == []


def test_every_shell_turns_counter_clockwise() -> None:
    wrong = [
        region.id
        for region in everything().all()
        for part in shapely.get_parts(everything().shape(region.id))
        if not LinearRing(part.exterior.coords).is_ccw
    ]
    assert wrong == []


def test_no_shape_leaves_the_map_at_the_antimeridian() -> None:
    boxes = [everything().shape(r.id).bounds for r in everything().all()]
    assert all(west >= -180 and east <= 180 and s >= -90 and n <= 90 for west, s, east, n in boxes)


def test_a_region_across_the_antimeridian_has_its_west_east_of_its_east() -> None:
    fiji = everything().country("FJ")
    assert fiji is not None
    assert fiji.bounds[0] > fiji.bounds[2]


def test_every_label_point_lies_in_its_shape() -> None:
    wrong = [
        region.id
        for region in everything().all()
        if everything().shape(region.id).distance(shapely.Point(region.lon, region.lat)) > 0.001
    ]
    assert wrong == []


def test_no_id_is_used_twice() -> None:
    counted = Counter(region.id for region in everything().all())
    assert [key for key, count in counted.items() if count > 1] == []


def test_every_region_has_its_papers() -> None:
    lacking = [
        region.id
        for region in named_regions()
        if not (region.name and region.kind and region.definition and region.source)
        or not region.licence
    ]
    assert lacking == []


def test_there_are_more_than_150_regions_beside_countries_and_provinces() -> None:
    assert len(named_regions()) > 150


def test_there_are_at_least_120_islands() -> None:
    assert len(list(everything().all({"island"}))) >= 120


def test_every_width_names_the_page_that_it_stands_on() -> None:
    assert [width.region for width in published() if ": " not in width.source] == []


def test_at_least_25_straits_are_measured() -> None:
    assert len({width.region for width in published()}) >= 25


@pytest.mark.parametrize("width", published(), ids=lambda width: str(width.region))
def test_a_strait_is_as_wide_as_published(width: Width) -> None:
    # Within 10 % or 2 km, whichever is more: coasts at 1:10 million are that rough.
    allowed = max(2.0, 0.1 * width.km)
    assert narrowest_km(everything(), width) == pytest.approx(width.km, abs=allowed)


def test_the_shape_files_stay_small() -> None:
    sizes = [(DATA / f"{name}.parquet").stat().st_size for name in (*FILES, "land")]
    assert max(sizes) < 5_000_000
    assert sum(sizes) < 12_000_000


@pytest.mark.parametrize(
    ("region", "claimants", "administered_by"),
    [
        ("geo:senkaku-islands", ("CN", "JP", "TW"), "JP"),
        ("geo:crimea", ("RU", "UA"), "RU"),
        ("geo:golan-heights", ("IL", "SY"), "IL"),
        ("geo:essequibo", ("GY", "VE"), "GY"),
        ("geo:fiery-cross-reef", ("CN", "PH", "TW", "VN"), "CN"),
        ("geo:kashmir", ("CN", "IN", "PK"), None),
        ("ne:iturup", ("JP", "RU"), "RU"),
        ("geonames:690791", (), None),  # Ukraine itself: only parts of it are claimed
        ("geonames:3474414", ("AR", "GB"), "GB"),
    ],
)
def test_a_disputed_area_says_who_claims_and_who_administers_it(
    region: str, claimants: tuple[str, ...], administered_by: str | None
) -> None:
    found = everything().region(region)
    assert found is not None
    assert (found.claimants, found.administered_by) == (claimants, administered_by)
