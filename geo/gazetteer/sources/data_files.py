"""Reads this room's own data files, `geo/data/gazetteer/`."""

import hashlib
import json
import tomllib
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any


def _folder() -> Traversable:
    return files("geo").joinpath("data", "gazetteer")


def toml(name: str) -> dict[str, Any]:
    """Return the content of one TOML file."""
    return tomllib.loads(_folder().joinpath(name).read_text(encoding="utf-8"))


def admin1_names() -> dict[str, dict[str, str]]:
    """GeoNames' names of provinces: ISO country → GeoNames' admin-1 code → name."""
    table: dict[str, dict[str, str]] = json.loads(
        _folder().joinpath("admin1-names.json").read_text(encoding="utf-8")
    )
    return table


def fingerprint() -> str:
    """Hash all the files, so that an index built from other ones is not taken for ours."""
    digest = hashlib.sha256()
    for file in sorted(_folder().iterdir(), key=lambda entry: entry.name):
        if file.name.endswith((".toml", ".json")):
            digest.update(file.name.encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()
