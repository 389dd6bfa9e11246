"""What the whole article says about its names: who is a person, which ship bears a place's name.

A surname is written in full once and short afterwards; a ship likewise. So this is gathered
over the article before any single span is judged.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geo.mentions.entities import PLACE_LABELS
from geo.mentions.vocabulary import vocabulary
from geo.mentions.words import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Facts of one article, all words in lower case."""

    names_of_people: frozenset[str]
    """Words of full names of persons."""
    person_votes: Counter[str]
    """How often the model took the words alone for a person."""
    place_votes: Counter[str]
    """How often the model took the words alone for a place."""
    vessels: frozenset[str]
    small: frozenset[str]
    """Words that the article also writes without a capital."""
    furniture: tuple[tuple[int, int], ...]
    """Ranges of bylines, credits and agency lines, in text order."""

    def in_furniture(self, start: int, end: int) -> bool:
        """Whether a range lies in a byline, credit or agency line."""
        return any(left <= start and end <= right for left, right in self.furniture)


def gather(lines: Sequence[Line], furniture: Iterable[tuple[int, int]] = ()) -> Evidence:
    """Read an article once."""
    names: set[str] = set()
    persons: Counter[str] = Counter()
    places: Counter[str] = Counter()
    for line in lines:
        for entity in line.entities:
            words = re.sub(r"'s$", "", entity.text.lower().removeprefix("the ")).strip()
            if entity.label_ == "PERSON":
                persons[words] += 1
                parts = words.split()
                if 1 < len(parts) <= 4 and not _is_institution(parts):
                    names.update(parts)
                    persons[parts[-1]] += 1
            elif entity.label_ in PLACE_LABELS:
                places[words] += 1
    return Evidence(
        names_of_people=frozenset(names),
        person_votes=persons,
        place_votes=places,
        vessels=frozenset(_vessels(lines)),
        small=frozenset(word.lower for line in lines for word in line.words if word.text.islower()),
        furniture=tuple(sorted(furniture)),
    )


def _is_institution(parts: Sequence[str]) -> bool:
    lists = vocabulary()
    return any(part in lists.institutions or part in lists.designators for part in parts)


def _vessels(lines: Sequence[Line]) -> set[str]:
    lists = vocabulary()
    found: set[str] = set()
    for line in lines:
        for index, word in enumerate(line.words):
            if not word.capital:
                continue
            before = line.words[index - 1] if index else None
            if before is None or not word.glued:
                named_before = False
            else:
                named_before = before.lower in lists.vessel_heads or (
                    before.text.isupper() and before.lower in lists.vessel_prefixes
                )
            last = index
            while (
                last + 1 < len(line.words)
                and line.words[last + 1].capital
                and line.words[last + 1].glued
            ):
                last += 1
            if named_before or (
                lists.vessel_after.match(line.after(word.end, 40)) and last == index
            ):
                found.add(word.lower)
                found.add(line.slice(word.start, line.words[last].end).lower())
            # "the Sierra Madre, a rusting warship": only as a whole, its words may be places.
            elif before is not None and before.lower == "the":
                end = line.words[last].end
                if lists.vessel_apposed.match(line.after(end, 80)):
                    found.add(line.slice(word.start, end).lower())
    return found
