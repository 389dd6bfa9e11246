"""Proposals from the gazetteer: the longest names that stand in the text, and demonyms."""

from __future__ import annotations

from collections.abc import Iterator

from geo.gazetteer.base import Gazetteer
from geo.mentions.base import Found, found
from geo.mentions.entities import name_of
from geo.mentions.vocabulary import vocabulary
from geo.mentions.words import LONGEST_NAME, Line


class GazetteerNames:
    """Runs of words that begin and end with a capital and are a name in the gazetteer."""

    name = "gazetteer"

    def find(self, line: Line, gazetteer: Gazetteer) -> Iterator[Found]:
        """Yield the longest match at each word; matches may overlap later ones."""
        covered = 0
        for index, word in enumerate(line.words):
            if not word.capital:
                continue
            matches = known_from(line, index, gazetteer)
            if not matches or matches[-1] <= covered:
                continue
            for last in matches[-2:] if _is_office(line, matches[-1]) else matches[-1:]:
                yield found(line, index, last, label="GAZ", by=self.name)
            covered = matches[-1]


class Demonyms:
    """Words for a place's people or for what belongs to it."""

    name = "demonyms"

    def find(self, line: Line, gazetteer: Gazetteer) -> Iterator[Found]:
        """Yield words such as "Turkish" and pairs such as "South Korean"."""
        skip = 0
        for index, word in enumerate(line.words):
            if index < skip or not word.capital or len(word.text) < 3:
                continue
            if word.lower == "the":
                continue
            for last in (index + 2, index + 1):
                if last > len(line.words) or (last - index > 1 and not line.words[last - 1].glued):
                    continue
                if gazetteer.demonym(name_of(line, index, last)):
                    skip = last
                    yield found(line, index, last, label="DEM", by=self.name)
                    break


def _is_office(line: Line, last: int) -> bool:
    """Whether the name may be cut short: "Dublin City" of "Dublin City Council"."""
    return line.words[last - 1].lower in _OFFICES


_OFFICES = frozenset({"city", "town", "state", "department", "district", "region"})


def known_from(line: Line, first: int, gazetteer: Gazetteer) -> list[int]:
    """Indices after the last words of the known names that begin at `first`, shortest first."""
    ends = line.known_names.get(first)
    if ends is None:
        ends = line.known_names[first] = list(_known_ends(line, first, gazetteer))
    return ends


def _known_ends(line: Line, first: int, gazetteer: Gazetteer) -> Iterator[int]:
    lists = vocabulary()
    words = line.words
    for last in range(first + 1, min(first + LONGEST_NAME, len(words)) + 1):
        word = words[last - 1]
        capital = word.capital or word.text[0].isdigit()
        generic = last > first + 1 and word.lower in lists.generics
        if last > first + 1 and not (
            word.glued and (capital or generic or word.lower in lists.particles)
        ):
            break
        name = name_of(line, first, last)
        if (capital or generic) and gazetteer.knows(name):
            yield last
        if not gazetteer.begins(name):
            break
