"""Analysed articles survive the way to JSON Lines and back."""

import itertools
import json
from dataclasses import replace

import pytest
from shapely.geometry import box

from geo.errors import InputError
from geo.interchange import dumps, from_json, geometry_to_json, to_json
from geo.records import Findings, Rejected


def test_what_is_read_back_is_what_was_written(findings: Findings) -> None:
    analyzed = findings.articles[0]
    again = from_json(json.loads(dumps(to_json(analyzed))))
    assert to_json(again) == to_json(analyzed)
    assert again.reports == analyzed.reports
    assert again.resolutions == analyzed.resolutions


def test_names_that_were_taken_for_no_place_are_written_with_the_reason(
    findings: Findings,
) -> None:
    words = Rejected(start=0, end=3, text="The", reason="a ship's name")
    analyzed = replace(findings.articles[0], left_out=(words,))
    line = json.loads(dumps(to_json(analyzed)))
    assert line["left_out"] == [{"start": 0, "end": 3, "text": "The", "reason": "a ship's name"}]
    assert from_json(line).left_out == (words,)


def test_a_mention_carries_its_place_score_and_reason(findings: Findings) -> None:
    written = to_json(findings.articles[0])["mentions"]
    assert [mention["place"] for mention in written][1:] == [
        "geonames:2198148",
        "geonames:1861060",
        None,
    ]
    assert written[3]["reason"] == "no gazetteer holds it"


def test_spans_count_code_points_so_that_an_emoji_is_one(findings: Findings) -> None:
    line = to_json(findings.articles[0])
    assert all(
        line["text"][mention["start"] : mention["end"]] == mention["text"]
        for mention in line["mentions"]
    )


def test_intervals_are_written_as_full_days(findings: Findings) -> None:
    time = to_json(findings.articles[0])["reports"][0]["time"]
    assert (time["start"], time["end"], time["precision"]) == ("2024-05-06", "2024-05-06", "day")


def test_exterior_rings_run_counter_clockwise() -> None:
    clockwise = box(0, 0, 1, 1).reverse()
    ring = geometry_to_json(clockwise)["coordinates"][0]
    area = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in itertools.pairwise(ring))
    assert area > 0


def test_a_lone_surrogate_of_a_broken_input_can_be_written(findings: Findings) -> None:
    analyzed = findings.articles[0]
    broken = replace(analyzed, article=replace(analyzed.article, title="bad \ud800 title"))
    line = dumps(to_json(broken)).encode("utf-8")
    assert json.loads(line)["title"] == "bad \ud800 title"


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"schema": "geo/2"}, r"line 7: schema 'geo/2', expected 'geo/1'"),
        ({"mentions": 5}, r"line 7: not a valid geo/1 object"),
        ({"text": "other words"}, r"mention m1 says 'Bering Strait'"),
        ({"date": "yesterday"}, r"not a valid geo/1 object"),
    ],
    ids=["another schema", "wrong type", "spans of another text", "no date"],
)
def test_a_line_that_breaks_the_contract_is_named(
    change: dict, complaint: str, findings: Findings
) -> None:
    line = {**to_json(findings.articles[0]), **change}
    with pytest.raises(InputError, match=complaint):
        from_json(line, where="line 7")
