"""What a format's reader hands on: the words and whatever the input says about them.

A draft is not yet an article: its date is still text, its id may be missing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from geo.articles.options import ReadOptions
from geo.records import Skipped


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One article as its file or row states it."""

    where: str
    """The input as the user named it, with a line or row number; for messages only."""
    text: str
    fingerprint: str
    """Hash of the raw bytes, the id of an article that has no other."""
    id: str | None = None
    title: str | None = None
    date: str | None = None
    """As written; read by `stated_dates`."""
    url: str | None = None
    source: str | None = None
    language: str | None = None
    extractor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalyzedLine:
    """A line of JSON that carries `"schema": "geo/1"`: a result, not an input to analyse."""

    value: dict[str, Any]
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An address that stands for the article behind it, and what is said of that beside it."""

    where: str
    url: str
    title: str | None = None
    date: str | None = None
    source: str | None = None


Item = Draft | AnalyzedLine | Link | Skipped
Reader = Callable[[bytes, str, ReadOptions], Iterator[Item]]
"""Raw bytes and their name for messages → what they hold, in order."""


def fingerprint(raw: bytes) -> str:
    """A short hash that is the same on every machine.

    >>> fingerprint(b"abc")
    'sha256:ba7816bf8f01cfea'
    """
    return f"sha256:{hashlib.sha256(raw).hexdigest()[:16]}"
