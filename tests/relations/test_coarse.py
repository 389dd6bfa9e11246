"""Coarse outlines, growing by steps, close-ups of large shapes, and the memory of what was made."""

import threading

import numpy as np
import pytest
import shapely

from geo.regions import load_regions
from geo.relations.closeup import LARGE, closeup
from geo.relations.coarse import areas, coarse, grow
from geo.relations.memory import Memory
from geo.relations.plane import Plane


def ragged(corners: int = 4000, radius: float = 100.0) -> shapely.Polygon:
    """A round island with a coast of teeth a kilometre deep."""
    turn = np.linspace(0, 2 * np.pi, corners, endpoint=False)
    away = radius + np.where(np.arange(corners) % 2, 1.0, 0.0)
    return shapely.Polygon(np.column_stack((away * np.cos(turn), away * np.sin(turn))))


def strip(west: float, east: float, *, south: float = -20.0, north: float = 20.0):
    """A tall land with more corners than a close-up takes as they are."""
    return shapely.segmentize(shapely.box(west, south, east, north), (north - south) / LARGE)


def test_a_coarse_outline_stays_within_its_tolerance() -> None:
    island = ragged()
    assert shapely.hausdorff_distance(coarse(island, 2.0), island) <= 2.0


def test_a_coarse_outline_has_few_corners() -> None:
    assert shapely.get_num_coordinates(coarse(ragged(), 2.0)) < 100


def test_an_island_smaller_than_the_tolerance_keeps_its_own_outline() -> None:
    islet = shapely.box(0, 0, 0.5, 0.5)
    assert coarse(islet, 5.0) == islet


def test_lines_that_a_cut_leaves_behind_are_dropped() -> None:
    square, line = shapely.box(0, 0, 1, 1), shapely.LineString([(2, 0), (3, 0)])
    assert areas(shapely.GeometryCollection([square, line])).equals(square)


def test_growing_in_steps_reaches_as_far_as_one_buffer() -> None:
    grown, once = grow(ragged(), 60.0, 1.0), shapely.buffer(ragged(), 60.0)
    assert shapely.area(shapely.symmetric_difference(grown, once)) < 0.02 * once.area


def test_growing_by_nothing_leaves_a_shape_as_it_is() -> None:
    island = ragged()
    assert grow(island, 0.0, 1.0) is island


def test_a_close_up_keeps_the_distance_between_two_lands() -> None:
    one, other = strip(0, 5), strip(6, 12)
    assert shapely.distance(*closeup(one, other, 1.5)) == pytest.approx(1.0)


def test_a_close_up_leaves_out_what_lies_far_from_the_other_land() -> None:
    cut, _ = closeup(strip(0, 5), shapely.box(6, -1, 7, 1), 1.5)
    assert cut.bounds[3] < 10


def test_a_close_up_reaches_over_the_antimeridian() -> None:
    one, other = strip(170, 179.5), strip(-179.5, -170)
    first, second = closeup(one, other, 1.5)
    assert (first.bounds[2], second.bounds[0]) == (179.5, -179.5)


def test_small_shapes_are_taken_as_they_are() -> None:
    one, other = shapely.box(0, 0, 1, 1), shapely.box(2, 0, 3, 1)
    assert closeup(one, other, 1.5) == (one, other)


def test_chukotka_is_main_land_although_the_map_cuts_it_off() -> None:
    from geo.relations.referents import _main_land

    regions = load_regions()
    russia = regions.country("RU")
    assert russia is not None
    assert shapely.intersects_xy(_main_land(regions.shape(russia.id)), -173.0, 65.5)


def test_a_shape_across_the_antimeridian_comes_back_in_two_parts_that_meet_there() -> None:
    plane = Plane(179.0, -17.0)
    back = plane.unflatten(shapely.buffer(shapely.Point(0, 0), 300.0))
    assert sorted(part.bounds[::2] for part in back.geoms)[0][0] == -180.0
    assert max(part.bounds[2] for part in back.geoms) == 180.0


def test_a_shape_across_the_antimeridian_loses_nothing_to_the_cut() -> None:
    disc = shapely.buffer(shapely.Point(0, 0), 300.0)
    plane = Plane(179.0, -17.0)
    assert plane.flatten(plane.unflatten(disc)).area == pytest.approx(disc.area, rel=1e-3)


def test_a_shape_around_a_pole_holds_the_pole() -> None:
    back = Plane(0.0, -90.0).unflatten(shapely.buffer(shapely.Point(0, 0), 300.0))
    assert (back.is_valid, shapely.intersects_xy(back, 57.0, -89.99)) == (True, True)


def test_what_was_made_once_is_not_made_again() -> None:
    made: list[int] = []
    memory: Memory[int] = Memory(4)
    for _ in range(3):
        memory.get("key", lambda: made.append(1) or len(made))
    assert made == [1]


def test_what_has_not_been_asked_for_longest_is_forgotten_first() -> None:
    memory: Memory[str] = Memory(2)
    for key in ("a", "b", "a", "c"):
        memory.get(key, lambda key=key: key)
    remade: list[str] = []
    memory.get("a", lambda: remade.append("a") or "a")
    memory.get("b", lambda: remade.append("b") or "b")
    assert remade == ["b"]


def test_threads_that_ask_at_once_get_the_same_thing() -> None:
    memory: Memory[object] = Memory(2)
    gate, found = threading.Barrier(4), []

    def ask() -> None:
        gate.wait()
        found.append(memory.get("key", object))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({id(item) for item in found}) == 1
