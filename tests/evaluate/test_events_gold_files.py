"""The gold of events that may be looked at keeps the rules of its README."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[1] / "gold" / "events"
TYPES = [
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "REJECT",
    "ACCUSE",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
    "MOVEMENT",
    "POLICY",
    "ELECTION",
    "HAZARD",
    "ACCIDENT",
]
STATUSES = ("happened", "ongoing", "planned", "possible", "denied")
ROLES = ("location", "path", "origin", "destination", "target")

Row = dict[str, Any]
SEEN = sorted(FOLDER.glob("*_seen.jsonl"))


def rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def events(path: Path) -> Iterator[tuple[Row, Row]]:
    for row in rows(path):
        for event in row["events"]:
            yield row, event


@pytest.fixture(params=SEEN, ids=lambda path: path.stem)
def gold(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


def test_every_span_says_the_words_that_stand_there(gold: Path) -> None:
    for row, event in events(gold):
        for span in (event["trigger"], *event["more_triggers"], *event["places"]):
            assert row["text"][span["start"] : span["end"]] == span["text"], row["id"]


def test_every_code_is_one_of_the_vocabulary(gold: Path) -> None:
    for row, event in events(gold):
        assert {event["type"], *event["also"]} <= set(TYPES), row["id"]
        assert event["status"] in STATUSES, row["id"]
        assert event["prominence"] in ("foreground", "background"), row["id"]
        assert {place["role"] for place in event["places"]} <= set(ROLES), row["id"]


def test_every_interval_ends_no_earlier_than_it_starts(gold: Path) -> None:
    for row, event in events(gold):
        if event["time"] is not None:
            ends = [event["time"][end] for end in ("from", "to")]
            days = [date.fromisoformat(end) for end in ends if end is not None]
            assert days and days == sorted(days), row["id"]


def test_every_point_lies_on_the_globe(gold: Path) -> None:
    for row, event in events(gold):
        for place in event["places"]:
            if place["lon"] is not None:
                assert abs(place["lon"]) <= 180 and abs(place["lat"]) <= 90, row["id"]


def test_the_same_event_stands_in_another_article(gold: Path) -> None:
    by_id = {row["id"]: row for row in rows(gold)}
    for row, event in events(gold):
        if event["same_as"] is not None:
            article, index = event["same_as"].split("/")
            assert article != row["id"]
            assert int(index) < len(by_id[article]["events"])
