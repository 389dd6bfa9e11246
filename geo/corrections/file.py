"""`corrections.toml`: read, checked, and every entry with the line that it stands on."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.errors import InputError
from geo.events.vocabulary import event_types
from geo.regions.user_files import features_of, geometry_of, text_of

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

FILE_NAME = "corrections.toml"
MENTION: dict[str, type] = {"name": str, "article": str, "start": int}
EVENT: dict[str, type] = {"event": str, "article": str, "words": str}
DAYS: dict[str, type] = {"from": date, "to": date}
POINT: dict[str, type] = {"lon": float, "lat": float, "called": str}
KINDS: dict[str, dict[str, type]] = {
    "place": {**MENTION, **POINT, "means": str},
    "not_a_place": MENTION,
    "shape": {"place": str, "file": str},
    "date": {**EVENT, **DAYS},
    "event_place": {**EVENT, **POINT, "place": str, "role": str},
    "not_an_event": EVENT,
    "right": {**EVENT, **MENTION},
    "same_event": {"events": list},
    "separate": {"events": list},
    "event": {
        "article": str,
        "words": str,
        "type": str,
        "label": str,
        "place": str,
        "status": str,
        **DAYS,
    },
}
"""Kinds of corrections and the types of their values; docs/corrections.md explains them."""
ROLES = ("location", "path", "origin", "destination", "target")
STATUSES = ("happened", "ongoing", "planned", "possible", "denied")
DONE = {
    "place": ("name means another place", "names mean another place"),
    "not_a_place": ("name is no place", "names are no places"),
    "shape": ("place got a shape", "places got a shape"),
    "event_place": ("event got another place", "events got another place"),
    "date": ("event got another date", "events got another date"),
    "not_an_event": ("event rejected", "events rejected"),
    "event": ("event added", "events added"),
    "same_event": ("group of events joined", "groups of events joined"),
    "separate": ("event parted", "events parted"),
    "right": ("confirmed", "confirmed"),
}
"""Kind → what its entries did, of one and of several."""
_HEADER = re.compile(r"^\s*\[\[\s*([A-Za-z_]+)\s*\]\]", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One entry."""

    kind: str
    line: int
    values: Mapping[str, Any]
    shape: BaseGeometry | None = None
    """The shape of a `shape` entry; degrees, EPSG:4326."""

    def get(self, name: str) -> Any:
        """A value, None where it is left out."""
        return self.values.get(name)


@dataclass(slots=True)
class Corrections:
    """All entries of a file, which of them were used, and what is wrong with the others."""

    entries: tuple[Correction, ...] = ()
    used: set[int] = field(default_factory=set)
    """Lines of entries that changed or confirmed something."""
    problems: list[str] = field(default_factory=list)
    done: Counter[str] = field(default_factory=Counter)
    """Kind → how many names, places or events its entries changed or confirmed."""

    def of(self, *kinds: str) -> tuple[Correction, ...]:
        """Entries of these kinds, in the file's order."""
        return tuple(entry for entry in self.entries if entry.kind in kinds)

    def note(self, entry: Correction, times: int = 1) -> None:
        """Remember that an entry did something, to so many names, places or events."""
        self.used.add(entry.line)
        self.done[entry.kind] += times

    def problem(self, entry: Correction, words: str) -> None:
        """Tell of an entry, once."""
        line = f"line {entry.line}: {words}"
        if line not in self.problems:
            self.problems.append(line)

    def contradict(self, entry: Correction, other: Correction) -> None:
        """Tell of two entries that say different things of one thing."""
        self.problem(
            entry, f"this [[{entry.kind}]] contradicts line {other.line}; neither is applied."
        )
        self.problem(other, f"contradicted by line {entry.line}.")

    def summary(self) -> str:
        """What was done, in a few words.

        >>> Corrections(done=Counter(place=2, right=1)).summary()
        '2 names mean another place, 1 confirmed'
        """
        said = [
            f"{self.done[kind]} {one if self.done[kind] == 1 else many}"
            for kind, (one, many) in DONE.items()
            if self.done[kind]
        ]
        return ", ".join(said) or "nothing was changed"

    def report(self) -> tuple[str, ...]:
        """What the reader must know: entries that contradict each other, or found nothing."""
        unused = (
            f"line {entry.line}: this [[{entry.kind}]] found nothing to correct."
            for entry in self.entries
            if entry.line not in self.used and not self._told(entry.line)
        )
        return (*self.problems, *unused)

    def _told(self, line: int) -> bool:
        return any(problem.startswith(f"line {line}:") for problem in self.problems)


def load_corrections(path: Path, own_types: Iterable[str] = ()) -> Corrections:
    """Read a file of corrections; `own_types` are codes of a user's vocabulary.

    Raises `InputError`, with the line, for what is no TOML, an unknown kind or key, a value of
    another type, or an entry that lacks what it needs.
    """
    text = text_of(path, "the corrections")
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(
            f"this is no TOML: {error}.", where=str(path), todo="See docs/corrections.md."
        ) from error
    lines = _lines(text)
    entries = []
    for kind, items in found.items():
        if kind not in KINDS or not isinstance(items, list):
            raise InputError(
                f"[[{kind}]] is no kind of correction.",
                where=str(path),
                todo=f"Known: {', '.join(KINDS)}.",
            )
        for number, values in enumerate(items):
            line = lines.get((kind, number), 1)
            where = f"{path}, line {line}"
            _check(kind, values, where)
            if kind == "event":
                _check_type(values["type"], own_types, where)
            shape = _shape(path.parent / values["file"]) if kind == "shape" else None
            entries.append(Correction(kind=kind, line=line, values=values, shape=shape))
    return Corrections(entries=tuple(sorted(entries, key=lambda entry: entry.line)))


def _check_type(code: str, own: Iterable[str], where: str) -> None:
    known = [*(kind.code for kind in event_types()), *own]
    if code not in known:
        raise InputError(
            f"No event type {code}.",
            where=where,
            todo=f"Known: {', '.join(known)}. Your own need --vocabulary.",
        )


def _shape(path: Path) -> BaseGeometry:
    """The first feature of a GeoJSON file."""
    feature = features_of(path, "the shape")[0]
    raw = feature.get("geometry") if isinstance(feature, dict) else None
    return geometry_of(
        raw, ("Polygon", "MultiPolygon"), str(path), "Draw the area of the place as a polygon."
    )


def _lines(text: str) -> dict[tuple[str, int], int]:
    """(kind, its number among those of its kind) → line, counted from 1."""
    counts: dict[str, int] = {}
    found = {}
    for match in _HEADER.finditer(text):
        kind = match[1]
        found[kind, counts.get(kind, 0)] = text.count("\n", 0, match.start(1)) + 1
        counts[kind] = counts.get(kind, 0) + 1
    return found


def _check(kind: str, values: Mapping[str, Any], where: str) -> None:
    known = KINDS[kind]
    for key, value in values.items():
        if key not in known:
            raise InputError(
                f"[[{kind}]] knows no {key!r}.", where=where, todo=f"Known: {', '.join(known)}."
            )
        wanted = known[key]
        fits = isinstance(value, wanted) or (wanted is float and isinstance(value, int))
        if not fits or isinstance(value, bool):
            raise InputError(
                f"{key} is {value!r}, expected {_in_words(wanted)}.",
                where=where,
                todo="See docs/corrections.md.",
            )
    lacking = _lacking(kind, values)
    if lacking:
        raise InputError(
            f"[[{kind}]] lacks {lacking}.", where=where, todo="See docs/corrections.md."
        )


def _lacking(kind: str, values: Mapping[str, Any]) -> str | None:
    """What an entry cannot do without."""
    has = values.keys()
    event = "event" in has or {"article", "words"} <= has
    lacking: str | None = None
    if kind in ("place", "not_a_place"):
        if "name" not in has:
            lacking = "name, the words as the article has them"
        elif "start" in has and "article" not in has:
            lacking = "article, which start counts in"
        elif kind == "place" and not ("means" in has or {"lon", "lat"} <= has):
            lacking = "means (a place id), or lon and lat"
    elif kind == "shape" and not {"place", "file"} <= has:
        lacking = "place (its id) and file (a GeoJSON file)"
    elif kind in ("date", "not_an_event", "event_place") and not event:
        lacking = "event (its id), or article and words"
    elif kind == "event_place":
        lacking = _lacking_of_place(values)
    elif kind == "right" and not (event or "name" in has):
        lacking = "event (its id), or name"
    elif kind == "same_event" and len(values.get("events", ())) < 2:
        lacking = "events, a list of two ids or more"
    elif kind == "separate" and not values.get("events"):
        lacking = "events, a list of one report id or more"
    elif kind == "event":
        lacking = _lacking_of_new_event(values)
    return lacking


def _lacking_of_place(values: Mapping[str, Any]) -> str | None:
    if not ("place" in values or {"lon", "lat"} <= values.keys()):
        return 'place (its id, or "" for none), or lon and lat'
    if values.get("role", "location") not in ROLES:
        return f"a known role: {', '.join(ROLES)}"
    return None


def _lacking_of_new_event(values: Mapping[str, Any]) -> str | None:
    if not {"article", "words", "type"} <= values.keys():
        return "article, words (as the article has them) and type"
    if values.get("status", "happened") not in STATUSES:
        return f"a known status: {', '.join(STATUSES)}"
    return None


def _in_words(wanted: type) -> str:
    return {
        str: "words in quotes",
        int: "a whole number",
        float: "a number of degrees",
        date: "a day such as 2024-05-01",
        list: "a list of ids",
    }[wanted]
