"""The word lists of this room, read once: phrases.toml and river_mouths.toml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parents[1] / "data" / "relations"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Word lists of phrases.toml; what each is for stands there."""

    lead: tuple[str, ...]
    near: tuple[str, ...]
    facility: frozenset[str]
    particle: frozenset[str]
    motion: frozenset[str]
    range: frozenset[str]
    unmoved: frozenset[str]
    air: frozenset[str]
    water: frozenset[str]
    land: frozenset[str]
    anaphora: dict[str, frozenset[str]]
    units: dict[str, float]
    """Kilometres."""
    numbers: dict[str, float]


@cache
def words() -> Words:
    """Return the word lists."""
    import tomllib

    lists = tomllib.loads((DATA / "phrases.toml").read_text(encoding="utf-8"))
    sets = ("facility", "particle", "motion", "range", "unmoved", "air", "water", "land")
    return Words(
        lead=tuple(lists["lead"]),
        near=tuple(lists["near"]),
        anaphora={noun: frozenset(kinds) for noun, kinds in lists["anaphora"].items()},
        units=lists["units"],
        numbers=lists["numbers"],
        **{name: frozenset(lists[name]) for name in sets},
    )


@cache
def river_mouths() -> dict[str, tuple[float, float, float]]:
    """Return folded name of a river → longitude, latitude, radius in kilometres of its mouth."""
    import tomllib

    from geo.gazetteer import fold

    table = tomllib.loads((DATA / "river_mouths.toml").read_text(encoding="utf-8"))["mouths"]
    return {fold(name): (lon, lat, radius) for name, (lon, lat, radius) in table.items()}
