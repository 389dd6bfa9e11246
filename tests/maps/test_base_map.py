"""The land under the events."""

import json
from dataclasses import replace

import pytest
import shapely
from shapely.geometry import MultiPolygon, Polygon, box

from geo.maps.base_map import boxes_around, fine_coast, world
from geo.maps.shapes import pack, packed, unwrapped
from geo.records import Place
from geo.regions import load_regions
from tests.map_samples import MARCH, PLACES, QUOTAS


class TwoCountries:
    """Two countries side by side, with one wavy border between them, near Porto."""

    border = tuple((-8.5 + 0.01 * (i % 2), 39 + i * 0.02) for i in range(200))

    def shape(self, far):
        return Polygon([*self.border, (far, self.border[-1][1]), (far, 39.0)])

    def land_by_country(self, bounds):
        land = {"PT": self.shape(-9.3), "ES": self.shape(-5.0), "": self.rock}
        return {code: shapely.clip_by_rect(shape, *bounds) for code, shape in land.items()}

    rock = box(-10, 41, -9.9, 41.1)


def coast(*reports, **options):
    places = [PLACES[item.place] for report in reports for item in report.places]
    return fine_coast(places, TwoCountries(), **options)


def test_the_coast_is_fine_around_towns_and_straits():
    boxes = coast(MARCH)
    assert [country[0] for country in boxes[0]["countries"]] == ["PT", "ES", ""]


def test_land_that_is_no_countrys_is_drawn_too():
    assert coast(MARCH)[0]["countries"][-1][0] == ""


def test_a_country_or_an_ocean_asks_for_no_fine_coast():
    assert coast(QUOTAS) == []


def test_a_coast_that_would_be_too_heavy_is_drawn_coarser():
    fine, coarse = coast(MARCH), coast(MARCH, budget=300)
    assert len(json.dumps(coarse)) < len(json.dumps(fine))


def test_near_places_share_a_box():
    porto = PLACES["geonames:2735943"]
    assert len(boxes_around([porto, porto, PLACES["geonames:2996944"]])) == 2


def test_the_boxes_are_those_of_all_places_whichever_are_passed_over(monkeypatch):
    porto = PLACES["geonames:2735943"]
    corners = [(lon, lat) for lat in (-60, -20, 20, 60) for lon in range(-150, 150, 50)]
    # Boxes that grow eastwards, one step at a time.
    spread = [
        replace(porto, lon=lon + east, lat=lat) for east in range(0, 20, 3) for lon, lat in corners
    ]
    monkeypatch.setattr("geo.maps.base_map.AT_ONCE", len(spread))
    one_by_one = boxes_around(spread)
    monkeypatch.setattr("geo.maps.base_map.AT_ONCE", 20)
    assert boxes_around(spread) == one_by_one


def test_a_box_across_the_antimeridian_is_cut_there():
    boxes = boxes_around([PLACES["derived:diomede"]])
    assert [(b[0], b[2]) for b in boxes] == [(176.4, 180.0), (-180.0, -175.4)]


def test_a_shape_across_the_antimeridian_is_drawn_in_one_piece():
    joined = unwrapped(PLACES["derived:diomede"].geometry)
    assert joined.geom_type == "Polygon"
    assert joined.bounds == (178.0, 65.0, 183.0, 66.5)


def test_a_shape_elsewhere_stays_as_it_is():
    shape = PLACES["ne:cook-strait"].geometry
    assert unwrapped(shape) is shape


def test_a_cap_around_a_pole_is_left_cut():
    cap = MultiPolygon(
        [box(-180, -90, 180, -70), box(170, -60, 180, -50), box(-180, -60, -170, -50)]
    )
    assert unwrapped(cap) is cap


def test_holes_are_packed_after_their_outline():
    ring = box(0, 0, 4, 4).difference(box(1, 1, 2, 2))
    assert [len(rings) for rings in packed(ring)] == [2]


@pytest.mark.parametrize("value", [0.0, 0.001, -0.001, 179.999, -180.0])
def test_packed_rings_hold_no_sign_that_a_page_must_escape(value):
    assert not set(pack([(value, -value), (1.0, 2.0)], 3)) & set("<>&\"'")


def test_the_coarse_world_has_the_countries_of_the_shipped_shapes():
    drawn = {tuple(row[:4]) for row in world()["countries"] if row[0]}
    shipped = {
        (r.country or "", r.name, round(r.lon, 2), round(r.lat, 2))
        for r in load_regions().countries()
    }
    assert drawn == shipped, "run tools/build_base_map.py"


def test_the_coarse_world_has_the_waters_of_the_shipped_shapes():
    shipped = {region.name for region in load_regions().all()}
    assert {row[0] for row in world()["waters"]} <= shipped, "run tools/build_base_map.py"


def test_a_box_holds_its_place():
    place = Place(id="p", name="P", kind="city", lat=1.0, lon=2.0, precision="exact", source="s")
    assert shapely.box(*boxes_around([place])[0]).contains(shapely.Point(2, 1))
