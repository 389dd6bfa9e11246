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
