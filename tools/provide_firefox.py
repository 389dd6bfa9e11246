"""Finds a Firefox for its smoke test, else gets one where that is one command, else says how.

Order: the file named by GEO_FIREFOX; firefox-esr, firefox on PATH. Getting one: as root on
Debian the distribution's package. Unlike Chromium it is not needed: its test is skipped, saying
why, where none can be had.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("firefox-esr", "firefox")
PACKAGE = "firefox-esr"
ADVICE = (
    "No Firefox was found and none could be fetched. Install one (Debian: sudo apt-get install "
    "firefox-esr), or name yours: GEO_FIREFOX=/path/to/firefox"
)


def find_firefox() -> Path | None:
    """Path of a Firefox that is installed here; None where there is none.

    Raises FileNotFoundError where GEO_FIREFOX names a file that does not exist.
    """
    wished = os.environ.get("GEO_FIREFOX")
    if wished:
        if not Path(wished).is_file():
            raise FileNotFoundError(f"GEO_FIREFOX={wished}: no such file. Correct or unset it.")
        return Path(wished)
    found = filter(None, map(shutil.which, NAMES))
    return next(map(Path, found), None)


def get_firefox(*, is_root: bool) -> Path | None:
    """Install Debian's package where one may; None where that is not to be had."""
    if not is_root or not shutil.which("apt-get"):
        return None
    for command in (
        ["apt-get", "update", "-q"],
        ["apt-get", "install", "-y", "-q", "--no-install-recommends", PACKAGE],
    ):
        print("provide_firefox: " + " ".join(command), file=sys.stderr)
        try:
            subprocess.run(command, check=True, stdout=sys.stderr)
        except (OSError, subprocess.CalledProcessError) as failure:
            print(f"provide_firefox: {failure}", file=sys.stderr)
    return find_firefox()
