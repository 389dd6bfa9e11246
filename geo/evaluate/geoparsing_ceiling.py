"""How much of the gold any resolver could get right with this gazetteer: the ceiling.

A place that no source holds cannot be the answer. So each share end to end is read beside the
share of linked gold whose place the gazetteer holds, and offers for the words of the text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from geo.evaluate.gold import GoldToponym, corpus_name, read_gold
from geo.evaluate.rightness import HoldsPoint, is_right, no_shapes, same_id
from geo.gazetteer.base import Gazetteer
from geo.places.names import look_up


@dataclass(slots=True, kw_only=True)
class Ceiling:
    """Counts over linked gold toponyms; demonyms are left out."""

    linked: int = 0
    held: int = 0
    """The gazetteer has a place with the gold's GeoNames id, under whatever name."""
    offered_id: int = 0
    """A candidate for the words of the text has the gold's id."""
    offered: int = 0
    """A candidate for the words of the text is right by the scorer's rule: id or 161 km."""

    def add(self, other: Ceiling) -> None:
        """Add another corpus."""
        self.linked += other.linked
        self.held += other.held
        self.offered_id += other.offered_id
        self.offered += other.offered


def ceiling(
    gold_paths: Iterable[str | Path],
    gazetteer: Gazetteer,
    *,
    is_demonym: Callable[[str], bool] | None = None,
    holds: HoldsPoint = no_shapes,
) -> dict[str, Ceiling]:
    """The ceiling of each gold file; the last entry, "pooled", adds them up."""
    demonym = is_demonym or (lambda words: bool(gazetteer.demonym(words)))
    found: dict[str, Ceiling] = {}
    for path in gold_paths:
        corpus = found.setdefault(corpus_name(path), Ceiling())
        for row in read_gold(path):
            for toponym in row.toponyms:
                plain = toponym.what != "demonym" and not demonym(toponym.text)
                if toponym.linked and plain:
                    corpus.add(_one(toponym, gazetteer, holds))
    pooled = Ceiling()
    for corpus in list(found.values()):
        pooled.add(corpus)
    found["pooled"] = pooled
    return found


def _one(toponym: GoldToponym, gazetteer: Gazetteer, holds: HoldsPoint) -> Ceiling:
    from geo.mentions.vocabulary import vocabulary

    names = vocabulary().state_names
    query = names.get(toponym.text, names.get(f"{toponym.text}.", toponym.text))
    places = [candidate.place for candidate in look_up(query, gazetteer)]
    by_id = any(same_id(toponym, place) for place in places)
    number = toponym.geonames_id
    return Ceiling(
        linked=1,
        held=number is not None and gazetteer.place(f"geonames:{number}") is not None,
        offered_id=by_id,
        offered=by_id or any(is_right(toponym, place, holds) for place in places),
    )


def ceiling_as_json(found: Mapping[str, Ceiling]) -> dict[str, dict[str, float | int]]:
    """Counts and shares as plain numbers, by corpus."""
    return {
        name: {
            "linked_gold": c.linked,
            "id_held": _share(c.held, c.linked),
            "id_under_that_name": _share(c.offered_id, c.linked),
            "id_or_161_km_under_that_name": _share(c.offered, c.linked),
        }
        for name, c in found.items()
    }


def ceiling_as_table(found: Mapping[str, Ceiling]) -> str:
    """The ceiling as lines of text for a terminal, in percent, one corpus a line."""
    head = f"{'ceiling':<14}{'linked':>7}  {'id held':>8}  {'by name':>8}  {'or 161 km':>9}"
    rows = [
        f"{name:<14}{c.linked:>7}  {100 * _share(c.held, c.linked):>8.1f}  "
        f"{100 * _share(c.offered_id, c.linked):>8.1f}  {100 * _share(c.offered, c.linked):>9.1f}"
        for name, c in found.items()
    ]
    return "\n".join([head, *rows])


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0
