"""A week of daily runs over a growing folder, told by hand, through the real commands."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from geo.cli import main

QUAKE = "A strong earthquake struck Lima on Sunday, killing 12 people, officials said.\n"
QUAKE_ELSEWHERE = "An earthquake killed 12 people in Lima on Sunday, rescuers said.\n"
MARCH = "Thousands of people marched in Nairobi on Monday against new taxes.\n"
STORM = "A storm flooded streets in Porto on Tuesday, officials said.\n"
FERRY = "A ferry capsized in the Bay of Bengal on Thursday, the coast guard said.\n"


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    return tmp_path / "news"


def put(news: Path, name: str, text: str, day: int) -> None:
    front = f"---\nid: {name}\ntitle: {name}\ndate: 2024-05-{day:02d}\n---\n"
    (news / f"{name}.txt").write_text(front + text, encoding="utf-8")


def run(day: int, *more: str) -> tuple[dict[str, dict], str]:
    """Events by place of one day's run, and what it said."""
    arguments = ["map", "news", "--dataset", "memory", "--run-date", f"2024-05-{day:02d}"]
    result = CliRunner().invoke(main, [*arguments, *more])
    assert result.exit_code == 0, result.output
    features = json.loads(Path("maps/events.geojson").read_text("utf-8"))["features"]
    return {item["properties"]["place"]: item["properties"] for item in features}, result.stderr


def test_a_week_of_runs(news: Path) -> None:
    put(news, "quake", QUAKE, 6)
    monday, said = run(6)
    assert set(monday) == {"Lima"}
    assert "1 new, 0 changed, 0 withdrawn" in said

    put(news, "march", MARCH, 7)
    tuesday, said = run(7)
    assert set(tuesday) == {"Lima", "Nairobi"}
    assert "1 new, 0 changed, 0 withdrawn; it holds 2 articles" in said
    assert tuesday["Lima"]["id"] == monday["Lima"]["id"], "untouched events keep their ids"

    put(news, "storm", STORM, 8)
    put(news, "quake-elsewhere", QUAKE_ELSEWHERE, 6)
    wednesday, _ = run(8)
    assert (wednesday["Lima"]["sources"], wednesday["Lima"]["id"]) == (2, monday["Lima"]["id"])
    assert wednesday["Lima"]["first_seen"] == "2024-05-06"

    put(news, "march", "Correction: the day was Sunday.\n\n" + MARCH.replace("Monday", "Sunday"), 7)
    thursday, said = run(9)
    assert "0 new, 1 changed, 0 withdrawn" in said
    assert thursday["Nairobi"]["start_date"] == "2024-05-05"
    assert thursday["Nairobi"]["id"] == tuesday["Nairobi"]["id"]

    (news / "storm.txt").unlink()
    friday, said = run(10)
    assert set(friday) == {"Lima", "Nairobi"}
    assert "0 new, 0 changed, 1 withdrawn" in said

    put(news, "ferry", FERRY, 10)
    saturday, _ = run(11)
    assert saturday["Bay of Bengal"]["first_seen"] == "2024-05-11"

    sunday, said = run(12, "--since", "2d")
    assert set(sunday) == {"Bay of Bengal"}
    assert "Shown: 1 of 3 events, new since 2024-05-10." in said
