"""Proposals that only a trained model can judge: capitalised runs, and names inside names.

The rules do without them, since most are persons, companies and titles. Streets, schools and
villages that no gazetteer holds are among them, and "Sudan" in "Southern Sudan".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from geo.gazetteer.base import Gazetteer
from geo.mentions.base import Found, found
from geo.mentions.names import known_from
from geo.mentions.vocabulary import vocabulary
from geo.mentions.words import Line

_LONGEST = 6
_OTHER_ENTITIES = frozenset({"ORG", "FAC", "PERSON", "EVENT", "PRODUCT", "WORK_OF_ART"})
_NUMBERED = re.compile(
    r"\b(?:(?:U\.?S\.?|State|Interstate|County|[A-Z][a-z]+) )?(?:Highway|Interstate|Route|Hwy\.?|"
    r"Freeway|Autoroute|Motorway|I-|US-) ?\d{1,4}[A-Z]?\b"
)


class CapitalRuns:
    """Whole runs of capitalised words, joined by "of", "de" and the like."""

    name = "shape"

    def find(self, line: Line, gazetteer: Gazetteer) -> Iterator[Found]:  # noqa: ARG002 protocol
        """Yield each run once; none in headlines and capitals, where shape says nothing."""
        if line.headline or line.shouting:
            return
        particles = vocabulary().particles
        words = line.words
        index = 0
        while index < len(words):
            if not words[index].capital:
                index += 1
                continue
            last = index + 1
            end = last
            while end < len(words) and words[end].glued and end - index < _LONGEST + 2:
                if words[end].capital or words[end].text[0].isdigit():
                    last = end + 1
                elif words[end].lower not in particles:
                    break
                end += 1
            first = index + 1 if words[index].lower == "the" and last > index + 1 else index
            if last - first <= _LONGEST:
                yield found(line, first, last, label="RUN", by=self.name)
            index = max(last, index + 1)


class OtherEntities:
    """What the model takes for an organisation, a building, a person or an event."""

    name = "other entities"

    def find(self, line: Line, gazetteer: Gazetteer) -> Iterator[Found]:  # noqa: ARG002 protocol
        """Yield the entity without "the"."""
        for entity in line.entities:
            if entity.label_ not in _OTHER_ENTITIES:
                continue
            start, end = line.start + entity.start_char, line.start + entity.end_char
            inside = line.covered(start, end)
            if inside and line.words[inside[0]].lower == "the":
                inside = inside[1:]
            if inside:
                yield found(line, inside[0], inside[-1] + 1, label="ENT", by=self.name)


class NamesInside:
    """Known names that begin within a longer known name, or end before it does."""

    name = "inside"

    def find(self, line: Line, gazetteer: Gazetteer) -> Iterator[Found]:
        """Yield the longest and the shortest known name at each capitalised word."""
        for index, word in enumerate(line.words):
            if not word.capital or len(word.text) < 3:
                continue
            matches = known_from(line, index, gazetteer)
            for last in dict.fromkeys((*matches[:1], *matches[-1:])):
                yield found(line, index, last, label="SUB", by=self.name)


class NumberedRoads:
    """Roads with a number: "Highway 10", "Interstate 35", "Illinois Route 159"."""

    name = "numbered roads"

    def find(self, line: Line, gazetteer: Gazetteer) -> Iterator[Found]:  # noqa: ARG002 protocol
        """Yield roads as written."""
        for match in _NUMBERED.finditer(line.text):
            start, end = line.start + match.start(), line.start + match.end()
            first = line.index_at(start)
            if first is None:
                continue
            last = first + 1
            while last < len(line.words) and line.words[last].start < end:
                last += 1
            yield Found(start=start, end=end, first=first, last=last, label="ROADNO", by=self.name)
