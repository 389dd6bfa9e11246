"""Which column or key of a table holds what: names as people and tools write them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from geo.errors import InputError

NAMES: dict[str, tuple[str, ...]] = {
    "id": ("id", "article_id", "uid", "guid", "doc_id"),
    "title": ("title", "headline"),
    "text": ("text", "body", "content", "article", "full_text", "article_text", "articlebody",
             "maintext", "story"),
    "date": ("date", "published", "publication_date", "published_at", "publish_date",
             "date_published", "datepublished", "date_publish", "pubdate", "pub_date"),
    "url": ("url", "link", "canonical_url", "article_url", "sourceurl"),
    "source": ("source", "outlet", "publisher", "site", "site_name", "sitename", "newspaper"),
    "language": ("language", "lang"),
}  # fmt: skip
"""Field → names it goes by, the best first. Case, spaces and hyphens make no difference."""


def columns(found: Iterable[str], chosen: Mapping[str, str] | None = None) -> dict[str, str]:
    """Field → the table's own name for it, for the fields that it has.

    `chosen` are names that the user gave; one that the table lacks is an `InputError`.

    >>> columns(["Headline", "Body", "Pub Date"])
    {'title': 'Headline', 'text': 'Body', 'date': 'Pub Date'}
    """
    by_name: dict[str, str] = {}
    for name in found:
        by_name.setdefault(_folded(name), name)
    guessed = {
        field: next(by_name[name] for name in names if name in by_name)
        for field, names in NAMES.items()
        if any(name in by_name for name in names)
    }
    for field, name in (chosen or {}).items():
        if _folded(name) not in by_name:
            raise InputError(
                f"There is no {name!r} here, which --columns names for the {field}. "
                f"Found: {', '.join(list(by_name.values())[:20])}.",
                todo="Correct --columns.",
            )
        guessed[field] = by_name[_folded(name)]
    return guessed


def missing_text(found: Iterable[str], kind: str) -> tuple[str, str]:
    """(what, todo) for a table that has no column with the articles' text."""
    listed = ", ".join(str(name)[:60] for name in list(found)[:20]) or "none"
    expected = ", ".join(NAMES["text"][:4])
    what = f"No {kind} holds the article's text. Found: {listed}. Expected one named {expected}."
    return what, f"Name it: --columns text={kind.upper()}; or rename the {kind} to 'text'."


def as_text(value: Any) -> str | None:
    """A cell as a string; None for an empty one.

    >>> as_text(12.0), as_text(float("nan")), as_text("  ")
    ('12', None, None)
    """
    if value is None or isinstance(value, bool | list | dict | bytes):
        return None
    if isinstance(value, float):
        if not math.isfinite(value):
            return None
        value = int(value) if value.is_integer() else value
    if isinstance(value, date):
        return value.isoformat()
    text = str(value).strip()
    return text or None


def row_values(row: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, str | None]:
    """All fields but the text, as strings."""
    return {
        field: as_text(row.get(names[field])) if field in names else None
        for field in NAMES
        if field != "text"
    }


def _folded(name: str) -> str:
    return str(name).strip().casefold().replace(" ", "_").replace("-", "_").removeprefix("\ufeff")
