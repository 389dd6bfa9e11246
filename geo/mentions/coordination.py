"""Names that share a word: "the East and South China Sea", "Donetsk and Luhansk regions"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from geo.gazetteer.base import Gazetteer
from geo.mentions.base import Found
from geo.mentions.vocabulary import vocabulary
from geo.mentions.words import Line

_CAPITAL = r"[A-Z][\w'-]+"
_LIST = re.compile(
    rf"\b(?P<left>{_CAPITAL}(?:,\s{_CAPITAL})*),?\s(?:and|or|&)\s(?P<right>{_CAPITAL}(?:\s{_CAPITAL}|\s[a-z]+){{1,3}})"
)


class Coordination:
    """Each coordinated word becomes a proposal of its own, with the whole name as query."""

    name = "coordination"

    def find(self, line: Line, gazetteer: Gazetteer) -> Iterator[Found]:
        """Yield the words before the conjunction, and the last name with the shared word."""
        match = _LIST.search(line.text)
        while match is not None:
            shared = list(_share(line, match, gazetteer, self.name))
            yield from shared
            # "Oregon and Northern and Central California": the second pair may be the one.
            match = _LIST.search(line.text, match.end() if shared else match.start("right"))


def _share(line: Line, match: re.Match[str], gazetteer: Gazetteer, by: str) -> Iterator[Found]:
    lists = vocabulary()
    right = match.group("right").split()
    lefts = [
        (match.start("left") + left.start(), left.group())
        for left in re.finditer(_CAPITAL, match.group("left"))
    ]
    for kept in range(len(right), 1, -1):
        for shared in range(1, kept):
            tail = right[shared:kept]
            head = tail[-1].lower()
            if {head, head.removesuffix("'s")}.isdisjoint(lists.shared_heads):
                continue
            names = [_named([left], tail, gazetteer) for _, left in lefts]
            last = _named(right[:shared], tail, gazetteer)
            parts = [[left] for _, left in lefts] + [right[:shared]]
            if any(names) or last is not None:
                names = [name or _part(own, tail) for name, own in zip(names, parts, strict=False)]
                last = last or _part(right[:shared], tail)
            if last is None or None in names:
                continue
            for (offset, left), name in zip(lefts, names, strict=True):
                yield from _proposal(line, offset, offset + len(left), name, by)
            end = match.start("right") + len(" ".join(right[:kept]))
            if tail[-1][0].islower() and tail[-1].lower() not in lists.generics:
                end = match.start("right") + len(" ".join(right[:shared]))
            yield from _proposal(line, match.start("right"), end, last, by)
            return


def _part(own: list[str], tail: list[str]) -> str | None:
    """ "Central California" beside "Northern California": a part that no gazetteer holds."""
    capital = tail[-1][0].isupper()
    return " ".join([*own, *tail]) if capital and own[0].lower() in vocabulary().compass else None


def _named(own: list[str], tail: list[str], gazetteer: Gazetteer) -> str | None:
    """The full name that the gazetteer knows for a word and what it shares, else None."""
    head = tail[-1]
    singular = _singular(head)
    for form in dict.fromkeys((head, singular)):
        name = " ".join([*own, *tail[:-1], form])
        if gazetteer.knows(name) and not gazetteer.demonym(name):
            return name
        if form[0].islower() and gazetteer.knows(" ".join([*own, *tail[:-1], form.title()])):
            return " ".join([*own, *tail[:-1], form.title()])
    if head[0].islower() and gazetteer.knows(" ".join(own)) and len(tail) == 1:
        return " ".join(own)
    return None


def _singular(word: str) -> str:
    if word.lower().endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.lower().endswith("s") else word


def _proposal(line: Line, start: int, end: int, query: str | None, by: str) -> Iterator[Found]:
    covered = line.words_from(line.start + start, line.start + end)
    if covered is None:
        return
    first, last = covered
    yield Found(
        start=line.start + start,
        end=line.words[last - 1].end,
        first=first,
        last=last,
        label="COORD",
        by=by,
        query=query,
    )
