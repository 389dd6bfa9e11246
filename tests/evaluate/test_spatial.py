"""Scoring spatial language: what counts as found, as right, and as well drawn."""

import json
from pathlib import Path

import pytest
import shapely

from geo.errors import InputError
from geo.evaluate.spatial import RelationScores, add_sentence, is_right, matches
from geo.evaluate.spatial_areas import score_area
from geo.evaluate.spatial_gold import (
    GoldRelation,
    GoldSentence,
    description_of,
    rows_of,
    sentence_of,
    shapes_beside,
)
from geo.records import Place, Relation
from geo.regions import load_regions


def gold(
    *,
    kind: str = "off",
    start: int = 10,
    end: int = 20,
    region: str | None = None,
    inside: tuple[tuple[float, float], ...] = ((1.0, 1.0),),
    outside: tuple[tuple[float, float], ...] = ((5.0, 5.0),),
) -> GoldRelation:
    return GoldRelation(
        kind=kind,
        start=start,
        end=end,
        arguments=(0,),
        region=region,
        surface="water",
        inside=inside,
        outside=outside,
    )


def relation(kind: str, start: int, end: int, place: str | None = "p") -> Relation:
    return Relation(
        id="r1",
        kind=kind,
        start=start,
        end=end,
        mentions=("m1",),
        place=place,
        score=1.0,
        reason="",
    )


def place(geometry: object = None, *, place_id: str = "p", name: str = "a place") -> Place:
    return Place(
        id=place_id,
        name=name,
        kind="derived",
        lat=1.0,
        lon=1.0,
        precision="derived",
        source="hand",
        geometry=geometry,
    )


def test_a_relation_is_found_when_half_of_the_longer_span_is_shared() -> None:
    assert matches(relation("off", 15, 20), gold())


def test_a_relation_that_shares_less_than_half_is_not_found() -> None:
    assert not matches(relation("off", 16, 20), gold())


def test_a_relation_of_another_kind_is_not_found() -> None:
    assert not matches(relation("near", 10, 20), gold())


def test_a_shape_is_right_with_the_inside_points_and_without_the_outside_ones() -> None:
    assert is_right(place(shapely.box(0, 0, 2, 2)), gold(), load_regions())


def test_a_shape_that_holds_an_outside_point_is_wrong() -> None:
    assert not is_right(place(shapely.box(0, 0, 9, 9)), gold(), load_regions())


def test_a_shape_that_lacks_one_inside_point_is_wrong() -> None:
    wanted = gold(inside=((1.0, 1.0), (3.0, 3.0)))
    assert not is_right(place(shapely.box(0, 0, 2, 2)), wanted, load_regions())


def test_a_region_is_right_under_another_name_in_use() -> None:
    region = next(r for r in load_regions().all({"strait"}) if r.names)
    answer = place(place_id=region.id, name=region.name)
    assert is_right(answer, gold(region=region.names[0]), load_regions())


def test_a_shape_that_fits_does_not_replace_the_name_that_is_expected() -> None:
    wanted = gold(region="Strait of Hormuz")
    assert not is_right(place(shapely.box(0, 0, 2, 2)), wanted, load_regions())


def test_a_relation_without_a_place_has_no_right_region() -> None:
    assert not is_right(None, gold(), load_regions())


def test_what_is_found_and_not_in_the_gold_costs_precision() -> None:
    scores = RelationScores()
    row = GoldSentence(id="x", text="x" * 40, mood="sea", places=(), relations=(gold(),))
    answers = [relation("off", 10, 20), relation("near", 30, 35)]
    add_sentence(scores, row, answers, {"p": place(shapely.box(0, 0, 2, 2))}, load_regions())
    assert (scores.found.precision, scores.found.recall, scores.region_right) == (0.5, 1.0, 1)


def test_area_precision_and_recall_are_shares_of_the_two_areas() -> None:
    score = score_area("x", shapely.box(0, 0, 2, 1), shapely.box(1, 0, 3, 1))
    assert (round(score.precision, 2), round(score.recall, 2)) == (0.5, 0.5)


def test_areas_are_geodesic_and_not_of_degrees() -> None:
    score = score_area("x", shapely.box(0, 0, 1, 80), shapely.box(0, 0, 1, 40))
    assert score.precision > 0.6


def test_a_description_without_a_shape_scores_nothing() -> None:
    score = score_area("x", None, shapely.box(0, 0, 1, 1))
    assert (score.f1, score.centre_km) == (0.0, None)


def test_a_span_that_does_not_give_its_words_is_refused() -> None:
    row = {
        "id": "x",
        "text": "Off Ghana.",
        "mood": "sea",
        "relations": [],
        "places": [{"start": 0, "end": 5, "text": "Ghana", "name": "Ghana", "lon": 0, "lat": 7}],
    }
    with pytest.raises(InputError, match="does not give"):
        sentence_of(row, "row 1")


def test_a_gold_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        list(rows_of(tmp_path / "none.jsonl"))


def test_descriptions_without_their_shapes_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="shapes"):
        shapes_beside(tmp_path / "some.jsonl.gz")


def test_spans_of_a_description_are_moved_to_the_masked_text() -> None:
    row = {
        "id": "x",
        "text": "The Long Bay lies west of Foo.",
        "text_masked": "[XX] lies west of Foo.",
        "target": {"name": "Long Bay", "kind": "bay", "ne_id": "ne:marine:x"},
        "references": [{"start": 26, "end": 29, "surface": "Foo", "ne_id": None}],
    }
    described = description_of(row, {"ne:marine:x": shapely.box(0, 0, 1, 1)}, "row 1")
    (reference,) = described.references
    assert described.text[reference.start : reference.end] == "Foo"


def test_our_gold_reads_without_a_fault() -> None:
    path = Path(__file__).parents[1] / "gold" / "spatial" / "spatial_seen.jsonl"
    rows = [sentence_of(row, where) for row, where in rows_of(path)]
    assert len(rows) == len({json.dumps(row.id) for row in rows}) > 50
