"""The GeoPackage as a headless QGIS reads and draws it; skipped where there is no QGIS."""

import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from geo.exports.geopackage import GeoPackageExport
from geo.records import Findings

# QGIS brings its bindings for the system's Python, not for the project's.
PYTHON = Path("/usr/bin/python3")
TOOL = Path(__file__).parents[2] / "tools" / "draw_in_qgis.py"
LINE = re.compile(r"(\w+): (\d+) features, (\w+), (EPSG:\d+|no CRS), (\d+) fields, (.+), (.+)")


def has_qgis() -> bool:
    if not PYTHON.exists():
        return False
    asked = subprocess.run([PYTHON, "-c", "import qgis.core"], capture_output=True, check=False)
    return asked.returncode == 0


pytestmark = pytest.mark.skipif(not has_qgis(), reason="no QGIS: apt install python3-qgis")


def drawn(findings: Findings, folder: Path) -> dict[str, tuple[str, ...]]:
    """Layer → what QGIS reads of it; the picture is `drawn.png`."""
    GeoPackageExport().write(findings, folder / "events.gpkg")
    said = subprocess.run(
        [PYTHON, TOOL, folder / "events.gpkg", folder / "drawn.png"],
        capture_output=True,
        text=True,
        check=True,
        timeout=300,
    ).stdout
    return {name: rest for name, *rest in LINE.findall(said)}


def test_qgis_reads_every_layer_with_its_count_geometry_and_crs(
    findings: Findings, tmp_path: Path
) -> None:
    layers = {name: rest[:3] for name, rest in drawn(findings, tmp_path).items()}
    assert layers == {
        "events_points": ["2", "Point", "EPSG:4326"],
        "events_areas": ["1", "MultiPolygon", "EPSG:4326"],
        "movements": ["0", "MultiLineString", "EPSG:4326"],
        "event_places": ["4", "Point", "EPSG:4326"],
        "places": ["3", "Point", "EPSG:4326"],
        "reports": ["3", "NoGeometry", "no CRS"],
        "mentions": ["4", "NoGeometry", "no CRS"],
        "unplaced": ["1", "NoGeometry", "no CRS"],
    }
    assert (tmp_path / "drawn.png").stat().st_size > 1000


def test_qgis_takes_the_style_and_shows_events_up_to_their_last_day(
    findings: Findings, tmp_path: Path
) -> None:
    layers = drawn(findings, tmp_path)
    for name in ("events_points", "events_areas", "movements"):
        assert layers[name][-2:] == ["categorizedSymbol", "shown up to the last day"]


def test_qgis_reads_an_export_without_events(findings: Findings, tmp_path: Path) -> None:
    layers = drawn(replace(findings, events=()), tmp_path)
    assert layers["events_points"][:3] == ["0", "Point", "EPSG:4326"]


def test_an_event_of_a_type_of_ones_own_is_drawn(findings: Findings, tmp_path: Path) -> None:
    event = findings.events[1]
    own = replace(event, reports=(replace(event.reports[0], type="BAKE_OFF"),))
    pictures = []
    for number, events in enumerate([(own,), ()]):
        folder = tmp_path / str(number)
        folder.mkdir()
        drawn(replace(findings, events=events), folder)
        pictures.append((folder / "drawn.png").read_bytes())
    assert pictures[0] != pictures[1]
