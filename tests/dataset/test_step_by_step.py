"""A dataset that grew step by step shows what one that was made at once shows, in every output."""

import shutil
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from geo.cli import main

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
STEPS = (4, 5, 5, 8)
"""How many articles the folder holds at each run; the third run finds nothing new."""
OUTPUTS = ("index.html", "events.geojson", "places.geojson")
REWRITTEN = SEEDS[2]
"""Its first version is another text."""


def run(folder: Path, name: str) -> None:
    arguments = ["map", "news", "--dataset", f"{name}/memory", "-o", f"{name}/map"]
    result = CliRunner().invoke(main, [*arguments, "--run-date", "2024-05-06"])
    assert result.exit_code == 0, result.output
    assert folder.joinpath(name, "map", "index.html").is_file()


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the outputs of runs "in steps" and "at once"."""
    folder = tmp_path_factory.mktemp("runs")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        (folder / "news").mkdir()
        for count in STEPS:
            for path in SEEDS[:count]:
                shutil.copy(path, "news")
            if count == STEPS[0]:
                other = folder / "news" / REWRITTEN.name
                other.write_text(other.read_text("utf-8") + "\nProtesters marched in Lima.\n")
            run(folder, "in steps")
        run(folder, "at once")
    return folder


@pytest.mark.parametrize("name", OUTPUTS)
def test_what_is_written_for_people_is_the_same_byte_for_byte(both: Path, name: str) -> None:
    in_steps, at_once = (both / how / "map" / name for how in ("in steps", "at once"))
    assert in_steps.read_bytes() == at_once.read_bytes()


def layer_names() -> list[str]:
    from geo.exports.layers import LAYERS

    return [layer.name for layer in LAYERS]


def table(both: Path, how: str, name: str) -> pa.Table:
    return pq.read_table(both / how / "memory" / "current" / f"{name}.parquet")


@pytest.mark.parametrize("name", [*layer_names(), "articles", "analyses", "analysed_places"])
def test_every_table_is_the_same(both: Path, name: str) -> None:
    in_steps, at_once = (table(both, how, name) for how in ("in steps", "at once"))
    assert in_steps.equals(at_once, check_metadata=True)


@pytest.mark.parametrize("format_", ["csv", "geopackage", "geojson", "kml"])
def test_exports_hold_the_same(both: Path, format_: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(both)
    for how in ("in steps", "at once"):
        arguments = ["export", "--dataset", f"{how}/memory", "--format", format_]
        result = CliRunner().invoke(main, [*arguments, "-o", f"{how}/export.{format_}"])
        assert result.exit_code == 0, result.output
    in_steps, at_once = (
        (both / how / f"export.{format_}").read_bytes() for how in ("in steps", "at once")
    )
    assert in_steps == at_once
