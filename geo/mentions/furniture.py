"""Where an article's bylines, photo credits and agency lines stand: no mentions there."""

from __future__ import annotations

from collections.abc import Iterator

from geo.articles.furniture import find_furniture

_NEWS = frozenset({"caption"})
"""Furniture whose places count all the same."""


def furniture_of(text: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges in which names are not places."""
    for piece in find_furniture(text):
        if piece.kind not in _NEWS:
            yield piece.start, piece.end
