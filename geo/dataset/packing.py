"""Analyses as a dataset stores them: JSON of the records as they are, a place that many share once.

A sea's shape has thousands of points, and every article that names the sea has it. Nothing is
rounded: what is recalled is what was analysed.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import TYPE_CHECKING, Any

from geo.errors import InputError
from geo.identity import kept
from geo.interchange import dumps
from geo.records import (
    AnalyzedArticle,
    Article,
    Mention,
    Place,
    Rejected,
    Relation,
    Report,
    Resolution,
    TimeExpression,
)

if TYPE_CHECKING:
    import msgspec
    from shapely.geometry.base import BaseGeometry

_PLACE_FIELDS = tuple(field.name for field in fields(Place))
_LISTS = tuple(field.name for field in fields(Place) if field.type == "tuple[str, ...]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Packed:
    """As `AnalyzedArticle`, with keys for its places."""

    article: Article
    mentions: tuple[Mention, ...]
    resolutions: tuple[Resolution, ...]
    places: tuple[str, ...]
    relations: tuple[Relation, ...]
    times: tuple[TimeExpression, ...]
    reports: tuple[Report, ...]
    notices: tuple[str, ...]
    left_out: tuple[Rejected, ...]


KEYS = 65_536
"""Places whose keys are kept."""
_OTHERS = tuple(field.name for field in fields(_Packed) if field.name != "places")


class Packing:
    """Packs analyses, and knows the places that their lines name by a key."""

    def __init__(self, places: Mapping[str, str]) -> None:
        self._texts = dict(places)
        self._places: dict[str, Place] = {}
        self._shapes: dict[str, BaseGeometry] = {}
        self._used: dict[str, None] = {}

    def packed(self, analyzed: AnalyzedArticle) -> tuple[str, dict[str, str]]:
        """The line of an analysis, and the places that it names, by their keys."""
        places = dict(map(_entry, analyzed.places))
        others = {name: getattr(analyzed, name) for name in _OTHERS}
        self.learn(places)
        return _text(_Packed(**others, places=tuple(places))), places

    def learn(self, places: Mapping[str, str]) -> None:
        """Know places that lines of this run name."""
        self._texts.update(places)
        self._used.update(dict.fromkeys(places))

    def unpacked(self, text: str, *, where: str) -> AnalyzedArticle:
        """The analysis of a packed line; raises `InputError` where it is broken."""
        try:
            packed = _read(text)
            others = {name: getattr(packed, name) for name in _OTHERS}
            return AnalyzedArticle(**others, places=tuple(map(self._place, packed.places)))
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(
                f"not a valid analysis ({type(error).__name__}: {error}).",
                where=where,
                todo="Put the folder back from a copy, or delete the dataset and make it anew.",
            ) from error

    def used(self) -> Iterator[tuple[str, str]]:
        """Key and JSON of the places that lines of this run name."""
        return ((key, self._texts[key]) for key in sorted(self._used))

    def _place(self, key: str) -> Place:
        found = self._places.get(key)
        if found is None:
            found = self._places[key] = self._read_place(self._texts[key])
            self._used[key] = None
        return found

    def _read_place(self, text: str) -> Place:
        values: dict[str, Any] = json.loads(text)
        shape = values["geometry"]
        if shape is not None:
            import shapely

            if shape not in self._shapes:
                self._shapes[shape] = shapely.from_wkb(base64.b64decode(shape))
            values["geometry"] = self._shapes[shape]
        return Place(**values | {name: tuple(values[name]) for name in _LISTS})


@kept(KEYS)
def key_of(place: Place) -> str:
    """The key that a place is packed under."""
    return _entry(place)[0]


def _entry(place: Place) -> tuple[str, str]:
    """Key and JSON of a place."""
    text = _text({name: getattr(place, name) for name in _PLACE_FIELDS} | _shape(place))
    return hashlib.sha256(text.encode()).hexdigest()[:24], text


def _shape(place: Place) -> dict[str, bytes | None]:
    """The shape as well-known binary."""
    return {"geometry": None if place.geometry is None else place.geometry.wkb}


def _text(value: object) -> str:
    import msgspec

    try:
        return msgspec.json.encode(value).decode()
    except UnicodeEncodeError:
        # A lone surrogate from a broken input has no UTF-8 form.
        return dumps(msgspec.to_builtins(value))


def _read(text: str) -> _Packed:
    import msgspec

    try:
        return _decoder().decode(text)
    except msgspec.DecodeError:
        return msgspec.convert(json.loads(text), _Packed)


@cache
def _decoder() -> msgspec.json.Decoder[_Packed]:
    import msgspec

    return msgspec.json.Decoder(_Packed)
