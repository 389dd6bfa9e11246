"""Which articles are one source: the same outlet, or one wire story printed again.

Ten papers that print one agency's story are one witness. Texts are compared by a sketch: the
smallest hashes of their runs of five words. Two texts that share most of their runs share most of
these too, however long they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from geo.events.merging.wording import shingles
from geo.records import Article

SKETCH = 64
"""Hashes kept of a text."""
COPY = 0.5
"""Share of common runs from which a text is a copy: an editor's cuts and a new first line pass."""


@dataclass(frozen=True, slots=True)
class Witness:
    """What tells whether two articles are one source."""

    outlet: str
    """The outlet's name, else the host of the URL, else the article's id."""
    sketch: frozenset[int]


def witness(article: Article) -> Witness:
    """Sketch an article once."""
    outlet = article.source or urlsplit(article.url or "").netloc or article.id
    return Witness(outlet, frozenset(sorted(shingles(article.text))[:SKETCH]))


def is_copy(one: Witness, other: Witness) -> bool:
    """Whether two texts are near-identical: the estimated share of common runs is half or more."""
    both = one.sketch & other.sketch
    every = len(one.sketch) + len(other.sketch) - len(both)
    if len(both) < COPY * min(every, SKETCH):
        return False  # too few, wherever they stand: most texts share nothing
    smallest = sorted(one.sketch | other.sketch)[:SKETCH]
    return bool(smallest) and sum(value in both for value in smallest) >= COPY * len(smallest)


def sources(witnesses: Sequence[Witness]) -> int:
    """How many independent sources these articles are; 0 for none."""
    group = list(range(len(witnesses)))
    for second, other in enumerate(witnesses):
        for first in range(second):
            one = witnesses[first]
            if group[first] != group[second] and (
                one.outlet == other.outlet or is_copy(one, other)
            ):
                old, new = group[second], group[first]
                group = [new if number == old else number for number in group]
    return len(set(group))
