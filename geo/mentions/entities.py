"""Proposals from the model's named entities, trimmed as the field annotates places."""

from __future__ import annotations

from collections.abc import Iterator

from geo.gazetteer.base import Gazetteer
from geo.mentions.base import Found, found
from geo.mentions.vocabulary import vocabulary
from geo.mentions.words import Line

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC", "NORP", "LANGUAGE"})


class Entities:
    """GPE, LOC, FAC and NORP entities without articles, compass words and possessives."""

    name = "model"

    def find(self, line: Line, gazetteer: Gazetteer) -> Iterator[Found]:
        """Yield one proposal an entity; nothing for an article that was not analysed."""
        for entity in line.entities:
            if entity.label_ not in PLACE_LABELS:
                continue
            inside = line.covered(line.start + entity.start_char, line.start + entity.end_char)
            first, last = _trim(line, inside.start, inside.stop, gazetteer)
            if first < last:
                yield found(line, first, last, label=entity.label_, by=self.name)


def _trim(line: Line, first: int, last: int, gazetteer: Gazetteer) -> tuple[int, int]:
    lists = vocabulary()
    while first < last and not line.words[first].capital:
        first += 1
    while last > first and not line.words[last - 1].capital:
        if line.words[last - 1].lower in lists.generics and last - first > 1:
            break
        last -= 1
    if last - first > 1 and line.words[first].lower == "the":
        first += 1
    while last - first > 1 and line.words[first].lower in lists.compass | lists.trimmed:
        if gazetteer.knows(name_of(line, first, last)):
            break
        first += 1
    return first, last


def name_of(line: Line, first: int, last: int) -> str:
    """The words as written, from the first to before the last."""
    return line.slice(line.words[first].start, line.words[last - 1].end)
