"""A user's own types and triggers: reading the file, and saying what is wrong with it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from geo.errors import InputError

SECTIONS = ("types", "verb", "noun")
STRINGS = ("subject", "subject_not", "object", "object_not", "complement", "needs", "without")
FLAGS = ("motion", "specific")
KEYS = ("type", "mode", "words", "score", *STRINGS, *FLAGS)
MARKS = ("#name", "#person", "#place", "#state", "#pronoun", "#number", "#none")
NEEDS = ("place", "actor", "recipient", "object", "participant", "participants_two",
         "place_or_force", "place_or_day", "election", "figure", "future")  # fmt: skip
_TODO = "docs/events.md has an example under “Adding to the vocabulary”."


def read_user_vocabulary(path: Path, classes: Iterable[str]) -> dict[str, Any]:
    """The tables of a user's TOML file: `types`, `verb`, `noun`, each possibly missing.

    `classes`: the names that "@name" may take. Anything that cannot be used raises `InputError`
    that says where and what was expected.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputError(
            f"The vocabulary cannot be read: {error}", where=str(path), todo=_TODO
        ) from error
    try:
        _check(raw, frozenset(classes))
    except ValueError as error:
        raise InputError(str(error), where=str(path), todo=_TODO) from error
    return raw | {
        "types": {code: _type(code, entry) for code, entry in raw.get("types", {}).items()}
    }


def _type(code: str, entry: Mapping[str, Any]) -> dict[str, Any]:
    return {"quad": "", "family": code.lower(), "modes": {}, "help": ""} | dict(entry)


def _check(raw: Mapping[str, Any], classes: frozenset[str]) -> None:
    _only(raw, SECTIONS, "the file")
    types = raw.get("types", {})
    if not isinstance(types, dict):
        raise ValueError("“types” must hold tables: [types.NAME].")
    for code, entry in types.items():
        where = f"[types.{code}]"
        if not isinstance(entry, dict) or not isinstance(entry.get("label"), str):
            raise ValueError(f'{where} needs a label: label = "Plain words".')
        _only(entry, ("label", "help", "quad", "family", "modes"), where)
        modes = entry.get("modes", {})
        if not isinstance(modes, dict) or not all(isinstance(one, str) for one in modes.values()):
            raise ValueError(f'{where}: modes must read {{ code = "Label" }}.')
    for section in ("verb", "noun"):
        groups = raw.get(section, [])
        if not isinstance(groups, list):
            raise ValueError(f"“{section}” must be groups: [[{section}]], with two brackets.")
        for number, group in enumerate(groups, 1):
            _check_group(group, f"[[{section}]] number {number}", classes)


def _check_group(group: Any, where: str, classes: frozenset[str]) -> None:
    if not isinstance(group, dict):
        raise ValueError(f"{where} must be a table.")
    _only(group, KEYS, where)
    if not isinstance(group.get("type"), str):
        raise ValueError(f'{where} needs a type: type = "PROTEST".')
    if not _are_words(group.get("words")) or not group["words"]:
        raise ValueError(f'{where} needs words: words = ["picket", "bang pot"].')
    score = group.get("score", 0.7)
    if isinstance(score, bool) or not isinstance(score, int | float) or not 0 < score <= 1:
        raise ValueError(f"{where}: score must be a number above 0 and at most 1, not {score!r}.")
    for flag in FLAGS:
        if not isinstance(group.get(flag, False), bool):
            raise ValueError(f"{where}: {flag} must be true or false.")
    if not isinstance(group.get("mode", ""), str):
        raise ValueError(f'{where}: mode must be a word: mode = "demo".')
    for name in STRINGS:
        _check_condition(group.get(name, []), f"{where}, {name}", classes, needs=name == "needs")


def _check_condition(words: Any, where: str, classes: frozenset[str], *, needs: bool) -> None:
    if not _are_words(words):
        raise ValueError(f'{where} must be a list of words: ["worker", "@people"].')
    for word in words:
        if needs and word not in NEEDS:
            raise ValueError(f"{where}: {word!r} is not known; known: {', '.join(NEEDS)}.")
        if word.startswith("@") and word[1:] not in classes:
            known = ", ".join(f"@{name}" for name in sorted(classes))
            raise ValueError(f"{where}: there is no class {word!r}; known: {known}.")
        if word.startswith("#") and word not in MARKS:
            raise ValueError(f"{where}: {word!r} is not known; known: {', '.join(MARKS)}.")


def _are_words(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) and one.strip() for one in value)


def _only(entry: Mapping[str, Any], known: Iterable[str], where: str) -> None:
    for name in entry:
        if name not in known:
            raise ValueError(f"{where} has “{name}”; expected are {', '.join(known)}.")
