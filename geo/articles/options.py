"""What a user says about the inputs, for every reader."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geo.errors import OptionError

if TYPE_CHECKING:
    from geo.fetching import Fetcher

FIELDS = ("id", "title", "text", "date", "url", "source", "language")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """How inputs are read."""

    columns: Mapping[str, str] = field(default_factory=dict)
    """Field → the table's own name for it, where the program would not guess it."""
    separator: str | None = None
    """A line that stands between two articles of one text file."""
    fetcher: Callable[[], Fetcher] | None = None
    """Opens what fetches addresses, the same each time; None where nothing may leave the
    machine."""


def parse_columns(words: str) -> dict[str, str]:
    """Read "text=body,date=pub" as field → column; `OptionError` for what is no field.

    >>> parse_columns("text=body, date=pub")
    {'text': 'body', 'date': 'pub'}
    """
    chosen = {}
    for part in words.split(","):
        name, sign, column = (piece.strip() for piece in part.partition("="))
        if not sign or not column or name not in FIELDS:
            raise OptionError(
                f"--columns {part.strip()!r} does not say which column is which.",
                todo=f"Write FIELD=COLUMN, with FIELD one of {', '.join(FIELDS)}.",
            )
        chosen[name] = column
    return chosen
