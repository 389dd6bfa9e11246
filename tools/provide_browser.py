"""Finds a Chromium for the browser tests and the pictures, else gets one, else says how.

Order: the file named by GEO_BROWSER; chromium, chromium-browser, google-chrome on PATH;
Playwright's own. Getting one: Playwright's download; as root on Debian or Ubuntu first the
distribution's package. Prints the browser's path; exit 1 where there is none. A Firefox is got too
where that is one command (`provide_firefox.py`); without it one test is skipped.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tools import provide_firefox

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ADVICE = (
    "No Chromium was found and none could be fetched. Install one (Debian, Ubuntu: "
    "sudo apt-get install chromium; elsewhere: python -m playwright install chromium), "
    "or name yours: GEO_BROWSER=/path/to/chrome"
)


def find_browser() -> Path | None:
    """Path of a Chromium that is installed here; None where there is none.

    Raises FileNotFoundError where GEO_BROWSER names a file that does not exist: a wish that
    cannot be met must not be replaced silently by another browser.
    """
    wished = os.environ.get("GEO_BROWSER")
    if wished:
        if not Path(wished).is_file():
            raise FileNotFoundError(f"GEO_BROWSER={wished}: no such file. Correct or unset it.")
        return Path(wished)
    for name in NAMES:
        found = shutil.which(name)
        if found:
            return Path(found)
    return playwright_browser()


def playwright_browser() -> Path | None:
    """Path of the Chromium that Playwright has downloaded; None where it has not."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.is_file() else None


def launch_arguments() -> list[str]:
    """Arguments that Chromium needs: root cannot use its sandbox, containers have little shm."""
    arguments = ["--disable-dev-shm-usage"]
    if is_root():
        arguments.append("--no-sandbox")
    return arguments


def is_root() -> bool:
    """Whether this process runs as root (never on Windows)."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def get_browser() -> Path | None:
    """Fetch a Chromium, telling each attempt on standard error; None where all fail."""
    for command in attempts():
        print("provide_browser: " + " ".join(command), file=sys.stderr)
        try:
            subprocess.run(command, check=True, stdout=sys.stderr)
        except (OSError, subprocess.CalledProcessError) as failure:
            print(f"provide_browser: {failure}", file=sys.stderr)
            continue
        found = find_browser()
        if found and starts(found):
            return found
    return None


def attempts() -> list[list[str]]:
    """Commands that may bring a browser, in the order to try them.

    Playwright's own needs system libraries that only root can install (`--with-deps`). The
    Debian package brings its libraries along.
    """
    playwright = [sys.executable, "-m", "playwright", "install"]
    commands = [[*playwright, "chromium"]]
    if is_root() and shutil.which("apt-get"):
        commands = [
            ["apt-get", "update", "-q"],
            ["apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium"],
            [*playwright, "--with-deps", "chromium"],
        ]
    return commands


def starts(browser: Path) -> bool:
    """Whether the browser can run at all; a download without its system libraries cannot."""
    try:
        command = [str(browser), "--version", *launch_arguments()]
        return subprocess.run(command, capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def main() -> int:
    """Print the paths of the browsers, fetching what is missing; 1 where there is no Chromium."""
    try:
        browser = find_browser()
        firefox = provide_firefox.find_firefox()
    except FileNotFoundError as problem:
        print(problem, file=sys.stderr)
        return 1
    if browser is None or not starts(browser):
        browser = get_browser()
    if browser is None:
        print(ADVICE, file=sys.stderr)
        return 1
    print(browser)
    firefox = firefox or provide_firefox.get_firefox(is_root=is_root())
    print(firefox or provide_firefox.ADVICE)
    return 0


if __name__ == "__main__":
    sys.exit(main())
