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
            last = longest_match(line, index, gazetteer)
            if last > max(covered, index):
                covered = last
                yield found(line, index, last, label="GAZ", by=self.name)


class Demonyms:
    """Words for a place's people or for what belongs to it."""

    name = "demonyms"

    def find(self, line: Line, gazetteer: Gazetteer) -> Iterator[Found]:
        """Yield words such as "Turkish" and pairs such as "South Korean"."""
        skip = 0
        for index, word in enumerate(line.words):
            if index < skip or not word.capital or len(word.text) < 3:
                continue
            for last in (index + 2, index + 1):
                if last > len(line.words) or (last - index > 1 and not line.words[last - 1].glued):
                    continue
                if gazetteer.demonym(name_of(line, index, last)):
                    skip = last
                    yield found(line, index, last, label="DEM", by=self.name)
                    break


def longest_match(line: Line, first: int, gazetteer: Gazetteer) -> int:
    """Index after the last word of the longest known name from `first`, or `first`."""
    particles = vocabulary().particles
    best = first
    words = line.words
    for last in range(first + 1, min(first + LONGEST_NAME, len(words)) + 1):
        word = words[last - 1]
        if last > first + 1 and not (
            word.glued and (word.capital or word.lower in particles or word.text[0].isdigit())
        ):
            break
        name = name_of(line, first, last)
        if (word.capital or word.text[0].isdigit()) and gazetteer.knows(name):
            best = last
        if not gazetteer.begins(name):
            break
    return best
