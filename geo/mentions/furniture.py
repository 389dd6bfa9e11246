"""Where an article's bylines, photo credits and agency lines stand: no mentions there."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

_SILENT = frozenset({"byline", "credit", "agency line", "agency"})


def furniture_of(text: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges in which names are not places."""
    try:
        module = import_module("geo.articles.furniture")
    except ImportError:
        return
    for piece in module.find_furniture(text):
        if piece.kind in _SILENT:
            yield piece.start, piece.end
