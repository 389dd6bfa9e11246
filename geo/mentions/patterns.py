"""Proposals from the shape of the words: "Lexington, Ky.", "Kanawha County", "County Road 19"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from geo.gazetteer.base import Gazetteer
from geo.mentions.base import Found, found
from geo.mentions.vocabulary import vocabulary
from geo.mentions.words import Line

_AFTER_TOWN = re.compile(r"(?:\b[A-Z][\w'.-]*,\s|\b[A-Z][\w'-]+\s\(|\b[DRI]-)$")
_PUT_THERE = re.compile(r"\b(?:[Ii]n|[Aa]cross|throughout) $|\b([A-Z][\w ]+?)(?:,| and|, and) $")
_ROAD = re.compile(
    r"\b(?:County|State|Farm) Road [A-Z]?\d{1,4}[A-Z]?\b"
    r"|\b[AM]\d{1,4}\b(?! (?:size|paper))"
    r"|\b(?:[NSEW]\. )?(?:[A-Z][a-z]+ ){1,2}(?:St|Ave|Rd|Blvd|Ln|Pkwy)\."
)
_ARTICLES = frozenset(
    {"the", "a", "an", "in", "at", "of", "and", "on", "to", "for", "from", "this"}
)


class Abbreviations:
    """State and province abbreviations, with their full name as query."""

    name = "abbreviations"

    def find(self, line: Line, gazetteer: Gazetteer) -> Iterator[Found]:  # noqa: ARG002 protocol
        """Yield "Ky." after a town and a comma, "N.J." anywhere."""
        lists = vocabulary()
        for match in _abbreviations().finditer(line.text):
            short = match.group()
            if short not in lists.alone and not (
                _AFTER_TOWN.search(line.text, max(0, match.start() - 40), match.start())
                or _is_dotted_place(line.text, match, lists.state_names)
            ):
                continue
            if line.text[max(0, match.start() - 2) : match.start()].rstrip()[-1:].isdigit():
                continue  # "500 BC"
            query = lists.state_names[short]
            yield from _matched(line, match, label="ABBR", by=self.name, query=query)


def _is_dotted_place(text: str, match: re.Match[str], names: Mapping[str, str]) -> bool:
    """Whether "La." follows "in", or another state and "and", and no longer name begins with it."""
    if not match.group().endswith(".") or re.match(r"\s+[A-Z0-9]", text[match.end() :]):
        return False
    before = _PUT_THERE.search(text, max(0, match.start() - 30), match.start())
    if before is None:
        return False
    beside = before.group(1)
    return beside is None or beside.split()[-1] in names.values() or beside in names.values()


class Roads:
    """Numbered and abbreviated roads: "County Road 19", "A40", "Cedar St."."""

    name = "roads"

    def find(self, line: Line, gazetteer: Gazetteer) -> Iterator[Found]:  # noqa: ARG002 protocol
        """Yield roads as written, number included."""
        for match in _ROAD.finditer(line.text):
            yield from _matched(line, match, label="ROAD", by=self.name, query=None)


class Designators:
    """Names that say themselves what they are, known to a gazetteer or not."""

    name = "designators"

    def find(self, line: Line, gazetteer: Gazetteer) -> Iterator[Found]:  # noqa: ARG002 protocol
        """Yield capitalised runs that end in "County" or begin with "Lake"."""
        lists = vocabulary()
        for index, word in enumerate(line.words):
            if not word.capital or (line.headline and word.lower not in _SURE_IN_HEADLINES):
                continue
            if word.lower in lists.designators:
                first = _run_before(line, index)
                if first < index and not _goes_on(line, index):
                    yield found(line, first, index + 1, label="DESIG", by=self.name)
            if word.lower in lists.leading_designators and index + 1 < len(line.words):
                after = line.words[index + 1]
                if after.glued and after.capital and not after.upper:
                    yield found(line, index, index + 2, label="DESIG", by=self.name)


def _goes_on(line: Line, index: int) -> bool:
    """Whether a longer name swallows it: "Florida Highway Patrol"; counties stay places."""
    if line.words[index].lower in _STAYS or index + 1 >= len(line.words):
        return False
    following = line.words[index + 1]
    return following.glued and following.capital


_STAYS = frozenset(
    {"county", "parish", "township", "beach", "river", "hills", "province", "island"}
)
_SURE_IN_HEADLINES = frozenset({"county", "island", "islands", "province", "township", "parish"})


@lru_cache(maxsize=1)
def _abbreviations() -> re.Pattern[str]:
    names = sorted(vocabulary().state_names, key=len, reverse=True)
    return re.compile(r"(?<![\w.])(?:" + "|".join(map(re.escape, names)) + r")(?!\w)")


def _matched(
    line: Line, match: re.Match[str], *, label: str, by: str, query: str | None
) -> Iterator[Found]:
    start, end = line.start + match.start(), line.start + match.end()
    first = line.index_at(start)
    if first is None:
        return
    last = first + 1
    while last < len(line.words) and line.words[last].start < end:
        last += 1
    yield Found(start=start, end=end, first=first, last=last, label=label, by=by, query=query)


def _run_before(line: Line, index: int) -> int:
    """Index of the first word of the capitalised run that ends before `index`."""
    common = vocabulary().common
    first = index
    while first > 0 and index - first < 3 and line.words[first].glued:
        before = line.words[first - 1]
        if not before.capital or before.lower in _ARTICLES or before.upper:
            break
        if before.lower in common and bool(before.token.is_sent_start):
            break
        first -= 1
    return first
