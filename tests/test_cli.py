"""What the commands do with good and bad input, as their user meets them."""

import json
import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from geo.cli import main
from geo.fetching import Fetcher
from tests.web_site import serving

STORM = """---
title: Storm floods Porto
date: 2024-01-12
---
LISBON — A storm flooded streets in Porto on Thursday, officials said.
"""
QUIET = """---
title: On patience
date: 2024-01-12
---
Patience is a virtue, and good bread needs time.
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "storm.txt").write_text(STORM, encoding="utf-8")
    return tmp_path


def geo(*arguments: str, stdin: str | None = None) -> Result:
    result = CliRunner().invoke(main, list(arguments), input=stdin)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def test_map_writes_the_page_and_two_geojson_files_and_says_so(folder: Path) -> None:
    result = geo("map", "storm.txt", "-o", "out")
    assert result.exit_code == 0, result.output
    written = {path.name for path in (folder / "out").iterdir()}
    assert written == {"index.html", "events.geojson", "places.geojson"}
    assert "Read 1 article, skipped 0." in result.stderr
    assert "Wrote out/index.html" in result.stderr


def test_an_event_of_the_article_stands_in_its_town(folder: Path) -> None:
    geo("map", "storm.txt", "-o", "out")
    events = json.loads((folder / "out" / "events.geojson").read_text(encoding="utf-8"))
    assert [event["properties"]["place"] for event in events["features"]] == ["Porto"]


def test_a_bad_input_is_named_and_skipped_and_the_others_are_mapped(folder: Path) -> None:
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    (folder / "empty.txt").write_text("")
    (folder / "table.jsonl").write_text('{"id": "x", "text": "Rain fell."\n')
    result = geo(
        "map", "storm.txt", "picture.png", "empty.txt", "table.jsonl", "gone.txt", "-o", "out"
    )
    assert result.exit_code == 1
    for name in ("picture.png", "empty.txt", "table.jsonl", "gone.txt"):
        assert f"skipped {name}" in result.stderr
    assert (folder / "out" / "index.html").exists()


def test_with_nothing_readable_nothing_is_written(folder: Path) -> None:
    result = geo("map", "gone.txt", "-o", "out")
    assert result.exit_code == 2
    assert "skipped gone.txt" in result.stderr
    assert not list((folder / "out").iterdir())


def test_an_article_without_events_is_mapped_and_said_to_have_none(folder: Path) -> None:
    (folder / "quiet.txt").write_text(QUIET, encoding="utf-8")
    result = geo("map", "quiet.txt", "-o", "out")
    assert result.exit_code == 0
    assert "No event was found" in result.stderr


def test_a_duplicate_id_is_an_error_that_names_both(folder: Path) -> None:
    lines = [{"id": "one", "text": f"Rain fell on Porto {n} times."} for n in range(2)]
    (folder / "table.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    result = geo("parse", "table.jsonl", "-o", "out.jsonl")
    assert result.exit_code == 1
    assert "one" in result.stderr
    assert len((folder / "out.jsonl").read_text().splitlines()) == 1


def test_an_output_that_cannot_be_written_is_said_before_the_work(folder: Path) -> None:
    (folder / "out").write_text("in the way")
    result = geo("map", "storm.txt", "-o", "out")
    assert result.exit_code == 2
    assert "cannot be written" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["map", "storm.txt", "--text", "all"], "'full', 'evidence', 'none'"),
        (["map", "storm.txt", "--date", "tomorrow"], "%Y-%m-%d"),
        (["map", "storm.txt", "--tiles", "Nowhere"], "Nowhere"),
        (["map", "storm.txt", "--engine", "steam"], "Known: in-process"),
        (["map", "storm.txt", "--geocoder", "oracle"], "Known: nominatim"),
        (["map", "storm.txt", "--model", "xx_none"], "No spaCy pipeline named 'xx_none'"),
        (["export", "storm.txt", "-o", "o", "--format", "stone"], "Known: csv, geojson"),
        (["export", "storm.txt", "-o", "o", "--type", "PARTY"], "No event type PARTY"),
        (["export", "storm.txt", "-o", "o", "--country", "Japn"], "Do you mean JP"),
        (["export", "storm.txt", "-o", "o", "--sea", "Wet Sea"], "No water is called 'Wet Sea'"),
        (["export", "storm.txt", "-o", "o", "--precision", "good"], "'exact', 'settlement'"),
        (["map"], "Name an INPUT, or a --dataset."),
    ],
    ids=[
        "text",
        "date",
        "tiles",
        "engine",
        "geocoder",
        "model",
        "format",
        "type",
        "country",
        "sea",
        "precision",
        "no input",
    ],
)
@pytest.mark.usefixtures("folder")
def test_an_unknown_option_value_is_answered_with_what_is_known(
    arguments: list[str], complaint: str
) -> None:
    result = geo(*arguments)
    assert result.exit_code == 2
    assert complaint in result.stderr


@pytest.mark.usefixtures("folder")
def test_standard_input_can_be_parsed() -> None:
    result = geo("parse", "-", "--date", "2024-01-12", stdin="A quake shook Izmir on Monday.")
    line = json.loads(result.stdout)
    assert line["date"] == "2024-01-12"
    assert [mention["text"] for mention in line["mentions"]] == ["Izmir"]


def test_what_parse_wrote_is_exported_as_map_exports_it(folder: Path) -> None:
    geo("map", "storm.txt", "-o", "out")
    geo("parse", "storm.txt", "-o", "analysis.jsonl")
    geo("export", "analysis.jsonl", "-o", "again.geojson")
    assert (folder / "again.geojson").read_bytes() == (
        folder / "out" / "events.geojson"
    ).read_bytes()


VOCABULARY = """
[types.FLOODING]
label = "Flooded streets"

[[verb]]
type = "FLOODING"
words = ["flood"]
"""


@pytest.mark.parametrize("word", ["flooding", "Flooded streets"])
def test_an_export_knows_the_types_of_a_vocabulary_of_ones_own(folder: Path, word: str) -> None:
    (folder / "own.toml").write_text(VOCABULARY, encoding="utf-8")
    result = geo(
        "export", "storm.txt", "-o", "o.geojson", "--vocabulary", "own.toml", "--type", word
    )
    assert "Wrote 1 of 2 events to o.geojson" in result.stderr


@pytest.mark.parametrize(
    ("options", "label"), [(["--vocabulary", "own.toml"], "Flooded streets"), ([], "Flooding")]
)
def test_a_type_of_ones_own_is_exported_by_its_label(
    folder: Path, options: list[str], label: str
) -> None:
    (folder / "own.toml").write_text(VOCABULARY, encoding="utf-8")
    geo("parse", "storm.txt", "-o", "analysis.jsonl", "--vocabulary", "own.toml")
    geo("export", "analysis.jsonl", "-o", "o.geojson", *options)
    found = json.loads((folder / "o.geojson").read_text("utf-8"))["features"]
    assert label in {one["properties"]["type_label"] for one in found}


def test_a_correction_may_add_an_event_of_a_type_of_ones_own(folder: Path) -> None:
    (folder / "own.toml").write_text(VOCABULARY, encoding="utf-8")
    (folder / "corrections.toml").write_text(
        '[[event]]\narticle = "none"\nwords = "w"\ntype = "FLOODING"\n', encoding="utf-8"
    )
    refused = geo("map", "storm.txt", "-o", "out")
    assert "No event type FLOODING" in refused.stderr
    taken = geo("map", "storm.txt", "-o", "out", "--vocabulary", "own.toml")
    assert taken.exit_code == 0


def test_a_type_that_only_the_findings_have_can_be_chosen(folder: Path) -> None:
    (folder / "own.toml").write_text(VOCABULARY, encoding="utf-8")
    geo("parse", "storm.txt", "-o", "analysis.jsonl", "--vocabulary", "own.toml")
    result = geo("export", "analysis.jsonl", "-o", "o.geojson", "--type", "flooding")
    assert "Wrote 1 of 2 events to o.geojson" in result.stderr


def test_an_export_keeps_what_the_filters_let_through(folder: Path) -> None:
    geo("parse", "storm.txt", "-o", "analysis.jsonl")
    result = geo("export", "analysis.jsonl", "-o", "none.geojson", "--country", "jp")
    assert "Wrote 0 of 1 events" in result.stderr
    assert json.loads((folder / "none.geojson").read_text())["features"] == []


@pytest.mark.parametrize(("quiet", "listed"), [([], True), (["--quiet"], False)])
@pytest.mark.usefixtures("folder")
def test_what_was_fetched_is_listed_unless_quiet_is_wanted(
    quiet: list[str], listed: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "geo.fetching.Fetcher", partial(Fetcher, between=0, cache_dir=tmp_path / "cache")
    )
    with serving() as site:
        url = site.put("/storm", f"<html><body><article><p>{STORM * 3}</p></article></body></html>")
        result = geo("map", url, "--allow-private", *quiet)
    assert result.exit_code == 0, result.output
    assert (f"  {url}\n" in result.stderr) is listed


@pytest.mark.usefixtures("folder")
def test_explain_tells_the_place_and_the_reason() -> None:
    result = geo("explain", "A bomb exploded in Madrid on Friday.", "--date", "2024-01-15")
    assert "Madrid" in result.output
    assert "2024-01-12" in result.output


def test_explain_reads_the_articles_of_a_file(folder: Path) -> None:
    (folder / "bomb.txt").write_text("A bomb exploded in Madrid on Friday.", encoding="utf-8")
    result = geo("explain", "bomb.txt", "--date", "2024-01-15")
    assert "Madrid" in result.output
    assert "2024-01-12" in result.output


def test_explain_takes_a_text_that_is_too_long_for_a_file_name() -> None:
    result = geo("explain", "A bomb exploded in Madrid on Friday. " * 20)
    assert result.exit_code == 0, result.output
    assert "Madrid" in result.output


def test_an_article_in_french_is_looked_through_for_places_and_claims_no_event(
    folder: Path,
) -> None:
    (folder / "fr.txt").write_text(
        "Un violent orage a frappé la ville de Lyon dans la nuit de lundi à mardi, "
        "ont indiqué les pompiers. Plusieurs rues étaient encore inondées hier matin. "
        "Le maire a remercié les secours venus de Grenoble.",
        encoding="utf-8",
    )
    line = json.loads(geo("parse", "fr.txt").stdout)
    assert line["reports"] == []
    assert {"Lyon", "Grenoble"} <= {mention["text"] for mention in line["mentions"]}
    assert "'fr'" in line["notices"][0]


def run_python(*arguments: str, cwd: Path, **environment: str) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-m", "geo", *arguments],
        cwd=cwd,
        env={**os.environ, **environment},
        stderr=subprocess.PIPE,
        text=True,
        # A shell starts background jobs with Ctrl-C ignored, and children inherit that.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )


def test_the_same_input_gives_the_same_bytes(folder: Path) -> None:
    for seed in ("1", "2"):
        run = run_python("map", "storm.txt", "-o", seed, cwd=folder, PYTHONHASHSEED=seed)
        _, said = run.communicate(timeout=120)
        assert run.returncode == 0, said
    for name in ("index.html", "events.geojson", "places.geojson"):
        assert (folder / "1" / name).read_bytes() == (folder / "2" / name).read_bytes()


def test_ctrl_c_leaves_no_half_written_file(folder: Path) -> None:
    (folder / "many.jsonl").write_text(
        "\n".join(json.dumps({"id": str(n), "text": STORM}) for n in range(5000))
    )
    run = run_python("parse", "many.jsonl", "-o", "out.jsonl", cwd=folder)
    scraps = lambda: list(folder.glob(".out.jsonl.*"))  # noqa: E731 - read twice below
    deadline = time.monotonic() + 60
    while not scraps() and time.monotonic() < deadline:
        time.sleep(0.05)
    run.send_signal(signal.SIGINT)
    _, said = run.communicate(timeout=60)
    assert run.returncode == 130
    assert "stopped" in said
    assert not scraps()
    assert not (folder / "out.jsonl").exists()


REEF = {
    "type": "Feature",
    "properties": {"name": "Lantern Reef", "kind": "area"},
    "geometry": {
        "type": "Polygon",
        "coordinates": [[[114, 11], [115, 11], [115, 12], [114, 12], [114, 11]]],
    },
}


def test_a_region_of_the_users_own_file_is_found_and_drawn(folder: Path) -> None:
    collection = {"type": "FeatureCollection", "features": [REEF]}
    (folder / "mine.geojson").write_text(json.dumps(collection))
    (folder / "reef.txt").write_text("A ferry capsized near Lantern Reef on Monday, rescuers said.")
    geo("map", "reef.txt", "-o", "out", "--regions", "mine.geojson", "--date", "2024-03-05")
    events = json.loads((folder / "out" / "events.geojson").read_text(encoding="utf-8"))
    (accident,) = events["features"]
    assert "Lantern Reef" in accident["properties"]["place"]
    assert accident["geometry"]["type"] in {"Polygon", "MultiPolygon"}


def test_a_region_without_a_name_is_refused_with_its_number(folder: Path) -> None:
    nameless = {**REEF, "properties": {}}
    collection = {"type": "FeatureCollection", "features": [REEF, nameless]}
    (folder / "mine.geojson").write_text(json.dumps(collection))
    result = geo("map", "storm.txt", "-o", "out", "--regions", "mine.geojson")
    assert result.exit_code == 2
    assert "feature 2" in result.stderr


def test_a_place_is_shown_under_the_name_that_the_user_chose(folder: Path) -> None:
    (folder / "names.toml").write_text('"Porto" = "Oporto"\n')
    geo("parse", "storm.txt", "-o", "analysis.jsonl")
    geo("export", "analysis.jsonl", "-o", "events.geojson", "--names", "names.toml")
    events = json.loads((folder / "events.geojson").read_text(encoding="utf-8"))
    assert [event["properties"]["place"] for event in events["features"]] == ["Oporto"]
