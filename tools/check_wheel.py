"""Build the wheel, install it alone in an empty environment, and map an article with it.

What a user gets is the wheel, not this checkout: files that only the checkout has would not be
missed by any other test. Run it with the project's own interpreter: `make check-wheel`.
"""

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ARTICLE = """Storm hits coast

LISBON, Jan. 12, 2024 - A storm flooded streets in Porto on Thursday, officials said.
"""


def main() -> None:
    """Exit non-zero, with the failing command's own words, when the wheel does not work."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]
        run(*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(work), str(ROOT))
        wheel = next(work.glob("dateline-*.whl"))
        print(f"{wheel.name}: {wheel.stat().st_size / 1e6:.1f} MB", flush=True)
        venv.create(work / "empty", with_pip=True)
        python = str(work / "empty" / "bin" / "python")
        install = [python, "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
        run(*install, "--require-hashes", "-r", str(ROOT / "locks" / "run.txt"))
        run(*install, "--no-deps", str(wheel))
        run(python, "-m", "pip", "--disable-pip-version-check", "check")
        (work / "article.txt").write_text(ARTICLE, encoding="utf-8")
        geo = str(work / "empty" / "bin" / "geo")
        run(geo, "map", "article.txt", "-o", "out", cwd=work)
        page = (work / "out" / "index.html").read_text(encoding="utf-8")
        events = (work / "out" / "events.geojson").read_text(encoding="utf-8")
        if "leaflet" not in page.lower() or 'type="application/json"' not in page:
            sys.exit("The page of the installed wheel lacks its data or its map library.")
        if "Porto" not in events:
            sys.exit("The installed wheel did not find the event of the article.")
    print("The wheel alone maps an article.")


def run(*command: str, cwd: Path | None = None) -> None:
    """Run a command outside the checkout's environment; stop here when it fails."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(command, cwd=cwd, env=environment, check=False)
    if done.returncode:
        sys.exit(f"failed with {done.returncode}: {' '.join(command)}")


if __name__ == "__main__":
    main()
