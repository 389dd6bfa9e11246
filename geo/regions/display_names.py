"""Names that a user chooses to see: `--names names.toml`.

    "geo:senkaku-islands" = "Diaoyu Islands"
    "Sea of Japan" = "East Sea"

A key is a place's or region's id, or a main name; a value is what is shown instead. Only the
display changes: ids, data and the article's own words stay.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from geo.errors import InputError
from geo.regions.user_files import text_of

if TYPE_CHECKING:
    from geo.records import Place

SHIPPED = ("geo:", "ne:")
"""Ids that only regions of this package have, so that a slip of the pen can be told."""
EXAMPLE = 'Write lines such as "geo:senkaku-islands" = "Diaoyu Islands".'


def load(path: Path) -> Mapping[str, str]:
    """Return id or main name → displayed name.

    Raises `InputError` for a file that cannot be read, is no TOML, holds anything but texts, or
    names a region that does not exist.
    """
    try:
        chosen = tomllib.loads(text_of(path, "the names"))
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"this is no TOML: {error}.", where=str(path), todo=EXAMPLE) from error
    for key, name in chosen.items():
        _check(path, key, name)
    return chosen


def shown(place: Place, names: Mapping[str, str]) -> str:
    """Return the name to show for a place: chosen by id, by region or by main name, else its own.

    >>> from geo.records import Place
    >>> sea = Place(id="ne:sea-of-japan", name="Sea of Japan", kind="sea", lat=40.0, lon=135.0,
    ...             precision="region", source="regions")
    >>> shown(sea, {"Sea of Japan": "East Sea"})
    'East Sea'
    """
    for key in (place.id, place.region, place.name):
        if key is not None and key in names:
            return names[key]
    return place.name


def _check(path: Path, key: str, name: object) -> None:
    if not isinstance(name, str) or not name.strip():
        found = "a table" if isinstance(name, dict) else repr(name)
        raise InputError(
            f"the name for {key!r} is {found}, expected a text.", where=str(path), todo=EXAMPLE
        )
    if not key.startswith(SHIPPED):
        return
    from geo.regions.regions import load_regions

    regions = load_regions()
    if regions.region(key) is None:
        near = get_close_matches(key, regions.ids(), n=1)
        advice = f"Did you mean {near[0]!r}?" if near else "`docs/regions.md` lists the ids."
        raise InputError(f"no region has the id {key!r}.", where=str(path), todo=advice)
