"""Corrections as the commands find and report them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from geo.cli import main

STORM = """---
title: Storm floods Porto
date: 2024-01-12
---
A storm flooded streets in Porto on Thursday, officials said.
"""


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "storm.txt").write_text(STORM, encoding="utf-8")
    return tmp_path / "news"


def test_corrections_beside_the_articles_are_applied_and_what_found_nothing_is_told(
    news: Path,
) -> None:
    (news / "corrections.toml").write_text(
        '[[date]]\narticle = "nobody"\nwords = "nothing"\nfrom = 2024-01-01\n\n'
        '[[place]]\nname = "Porto"\nlon = -8.6\nlat = 41.1\n'
    )
    result = CliRunner().invoke(main, ["map", "news"])
    assert result.exit_code == 0, result.output
    [storm] = json.loads(Path("maps/events.geojson").read_text("utf-8"))["features"]
    assert storm["geometry"]["coordinates"] == [-8.6, 41.1]
    assert storm["properties"]["review"] == "corrected"
    assert "corrections.toml, line 1: this [[date]] found nothing to correct." in result.stderr


DAY = """---
id: day
title: A day
date: 2024-05-07
---
An explosion at a factory killed four people on Monday. The ferries stopped.

A strong earthquake struck Lima on Sunday, officials said.

Thousands of people marched in Nairobi on Monday against new taxes.
"""
QUAKE, MARCH, BLAST = "HAZARD", "PROTEST", "ACCIDENT"
BLAST_SENTENCE = "An explosion at a factory killed four people on Monday."


def events(*arguments: str) -> dict[str, dict]:
    """The events of the day by type, as `geo export` has them."""
    result = CliRunner().invoke(main, ["export", "news", "-o", "events.geojson", *arguments])
    assert result.exit_code == 0, result.output
    features = json.loads(Path("events.geojson").read_text("utf-8"))["features"]
    return {item["properties"]["type"]: item["properties"] | {"at": item["geometry"]}
            for item in features}  # fmt: skip


KINDS = {
    "a name means another place": (
        '[[place]]\nname = "Lima"\nmeans = "geonames:4517009"\n',
        lambda found: found[QUAKE]["place_id"] == "geonames:4517009",
    ),
    "a name is no place": (
        '[[not_a_place]]\nname = "Lima"\narticle = "day"\n',
        lambda found: found[QUAKE]["place"] is None,
    ),
    "a place has a shape": (
        '[[shape]]\nplace = "geonames:184745"\nfile = "shape.geojson"\n',
        lambda found: found[MARCH]["at"]["type"].endswith("Polygon"),
    ),
    "a wrong date": (
        '[[date]]\nevent = "{PROTEST}"\nfrom = 2024-05-01\nto = 2024-05-02\n',
        lambda found: (
            (found[MARCH]["start_date"], found[MARCH]["end_date"]) == ("2024-05-01", "2024-05-02")
        ),
    ),
    "no event": (
        f'[[not_an_event]]\narticle = "day"\nwords = "{BLAST_SENTENCE}"\n',
        lambda found: set(found) == {QUAKE, MARCH},
    ),
    "an event without a place gets one": (
        f'[[event_place]]\nplace = "geonames:184745"\narticle = "day"\nwords = "{BLAST_SENTENCE}"',
        lambda found: (
            {one["place"] for one in found.values()} == {"Lima", "Nairobi"}
            and found[MARCH]["review"] == "unreviewed"
        ),
    ),
    "an event is right": (
        '[[right]]\nevent = "{PROTEST}"\n',
        lambda found: found[MARCH]["review"] == "confirmed",
    ),
    "two events are one": (
        '[[same_event]]\nevents = ["{PROTEST}", "{HAZARD}"]\n',
        lambda found: found[MARCH]["reports"] == 2 and QUAKE not in found,
    ),
    "an event was missed": (
        """
        [[event]]
        article = "day"
        words = "The ferries stopped"
        type = "COERCE"
        place = "geonames:3936456"
        from = 2024-05-07
        """,
        lambda found: "COERCE" in found and found["COERCE"]["place"] == "Lima",
    ),
}


@pytest.fixture(scope="module")
def analysis(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The day as `geo parse` wrote it."""
    folder = tmp_path_factory.mktemp("day")
    (folder / "day.txt").write_text(DAY, encoding="utf-8")
    result = CliRunner().invoke(main, ["parse", str(folder / "day.txt")])
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.mark.parametrize("kind", KINDS)
def test_a_correction_of_each_kind_reaches_the_export(news: Path, analysis: str, kind: str) -> None:
    (news / "storm.txt").unlink()
    (news / "day.jsonl").write_text(analysis, encoding="utf-8")
    (news / "shape.geojson").write_text(
        '{"type": "Feature", "properties": {}, "geometry": {"type": "Polygon", "coordinates": '
        "[[[36, -2], [37, -2], [37, -1], [36, -1], [36, -2]]]}}"
    )
    plain = events()
    entry, holds = KINDS[kind]
    assert not holds(plain)
    for code in (MARCH, QUAKE):
        entry = entry.replace(f"{{{code}}}", plain[code]["id"])
    (news / "corrections.toml").write_text(entry, encoding="utf-8")
    assert holds(events())
