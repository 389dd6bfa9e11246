"""Errors, calibration and comparison count what they say."""

from geo.evaluate.geoparsing_ceiling import Ceiling, ceiling_as_json
from geo.evaluate.geoparsing_errors import (
    Answer,
    calibration,
    calibration_as_table,
    compare,
    errors_as_json,
    errors_as_table,
    run_as_json,
)


def answer(start, km, score=0.9, place="geonames:1"):
    return Answer(
        corpus="c", article="1", start=start, end=start + 4, text="Here", words="We are Here now",
        demonym=False, found=True, place=place, score=score, km=km, country_right=None,
        right=km is not None and km <= 161, same_id=km == 0,
    )  # fmt: skip


def test_the_table_of_places_shows_ids_countries_distances_and_shares_end_to_end():
    head, row, _ = errors_as_table([answer(0, 0.0), answer(9, 999.0)]).splitlines()
    assert {"same", "country", "median", "mean", "AUC", "e2e"} <= set(head.split())
    assert row.split()[4:6] == ["50.0", "50.0"]


def test_the_calibration_prints_a_line_for_each_bin_that_holds_answers():
    assert len(calibration_as_table([answer(0, 0.0, 0.75), answer(9, 0.0, 0.2)]).splitlines()) == 3


def test_calibration_tells_the_share_of_right_answers_by_score():
    (row,) = calibration([answer(0, 0.0, 0.75), answer(9, 900.0, 0.75)])
    assert (row["from"], row["to"], row["right"]) == (0.7, 0.8, 0.5)


def test_a_score_of_one_falls_into_the_last_bin():
    assert calibration([answer(0, 0.0, 1.0)])[0]["answers"] == 1


def test_a_comparison_prints_gains_and_losses_with_the_words():
    before = run_as_json([answer(0, 0.0), answer(9, 999.0)])
    report = compare(before, [answer(0, 999.0), answer(9, 0.0)])
    assert report.splitlines()[0] == "1 gains, 1 losses of 2 linked toponyms"
    assert "We are Here now" in report


def test_a_stored_run_holds_no_words_of_the_text():
    assert "Here" not in str(run_as_json([answer(0, 0.0)]))


def test_pooled_errors_are_those_of_all_corpora():
    assert errors_as_json([answer(0, 0.0), answer(9, 10.0)])["pooled"]["mean_error_km"] == 5.0


def test_the_ceiling_is_a_share_of_linked_gold():
    found = ceiling_as_json({"c": Ceiling(linked=4, held=3, offered_id=2, offered=3)})
    assert found["c"]["id_or_161_km_under_that_name"] == 0.75
