"""Reads this room's own data files, `geo/data/gazetteer/`."""

import gzip
import hashlib
import json
import tomllib
from collections.abc import Iterator
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


def districts() -> Iterator[list[str]]:
    """Yield second-level divisions: GeoNames id, name, ISO country, GeoNames' admin-1 code,
    latitude, longitude in degrees, other names joined by "|".
    """
    text = gzip.decompress(_folder().joinpath("districts.tsv.gz").read_bytes()).decode("utf-8")
    for line in text.splitlines():
        yield line.split("\t")


def fingerprint() -> str:
    """Hash the files that decide what an index holds, data and code, so that one built by an
    older version is not taken for ours.
    """
    room = files("geo").joinpath("gazetteer")
    digest = hashlib.sha256()
    for folder in (_folder(), room, room.joinpath("sources")):
        for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
            if file.name.endswith((".toml", ".json", ".gz", ".py")):
                digest.update(file.name.encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()
