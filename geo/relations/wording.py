"""The grammar of relations: patterns over a sentence whose names are single signs.

A sentence is rewritten with one private-use character for each mention, so that a pattern says
"off <name>'s <direction> coast" without knowing any name. Matches become `Phrase` records; what
is only a figure of speech is thrown out where they are judged (`phrase_sense.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from geo.records import Mention
from geo.relations.directions import ADJECTIVE, COMPASS
from geo.relations.vocabulary import DATA, words

if TYPE_CHECKING:
    from geo.language import Sentence

Kind = Literal["near", "off", "distance", "part", "border", "waters", "route", "through", "shore"]

FIRST_SIGN = 0xE000
"""Names become characters of the private-use area, in text order."""
_SIGN = "[\ue000-\uf8ff]"
_FAR = r"(?:far\s|extreme\s|deep\s)?"
_PART = (
    r"(?:\s(?:part|parts|half|end|regions?|areas?|stretch(?:es)?|reaches|districts?|fringes?|"
    r"corner|portion|side))?"
)
_PLACEHOLDER = re.compile(r"(?<!\?P)<([a-zA-Z:-]+)>")
_COAST = r"(?:coasts?|coastline|shores?|shoreline|seaboard|tip)"
_NOT_GUARD = r"(?![\s-]?guard)(?!\w)"
_BORDER = r"(?:borders?|frontiers?|boundary)"
_NO_NOUN = (
    r"(?!\s(?:guard|police|patrol|force|agent|agenc|official|control|town|city|village|crossing|"
    r"post|service|protection|officer|security|dispute|wall|policy|talks|closure)s?)(?!\w)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words that may describe a place, not yet judged."""

    kind: Kind
    form: str
    """Which pattern found it."""
    start: int
    """Half-open range in the article's text."""
    end: int
    mentions: tuple[Mention, ...]
    """Its arguments in text order."""
    direction: str | None = None
    km: float | None = None
    unit_km: float = 1.0
    """Kilometres of the unit that the distance is given in."""
    feature: str | None = None
    """The noun that says what is meant of the place: coast, mouth, airspace, border …"""
    lead: str = ""
    """What stands before the last name: "the island of "."""
    from_border: bool = False
    """The distance is measured from the border."""


@dataclass(frozen=True, slots=True)
class Masked:
    """A sentence with signs for names, and where each character stands in the article."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    signs: dict[str, Mention]

    def names(self, words_: str) -> list[Mention]:
        """The mentions among some characters, in order."""
        return [self.signs[sign] for sign in words_ if sign in self.signs]


def masked(sentence: Sentence, mentions: Sequence[Mention]) -> Masked:
    """Rewrite a sentence with a sign for each mention in it; no two mentions may overlap."""
    paragraph = sentence.paragraph
    text = paragraph.text
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    signs: dict[str, Mention] = {}
    at = sentence.start
    for mention in (*sorted(mentions, key=lambda m: m.start), None):
        stop = sentence.end if mention is None else mention.start
        if stop > at:
            pieces.append(text[at - paragraph.start : stop - paragraph.start])
            starts.extend(range(at, stop))
            ends.extend(range(at + 1, stop + 1))
        if mention is not None and mention.start >= at:
            sign = chr(FIRST_SIGN + len(signs))
            signs[sign] = mention
            pieces.append(sign)
            starts.append(mention.start)
            ends.append(mention.end)
            at = mention.end
    plain = "".join(pieces).replace("\n", " ").replace("’", "'")
    return Masked(plain, tuple(starts), tuple(ends), signs)


def find_phrases(sentence: Masked) -> list[Phrase]:
    """Return what the patterns find, in text order; of two that overlap, the earlier pattern's.

    A journey may hold parts: "from northern A to B".
    """
    if not sentence.signs:
        return []
    taken: list[tuple[int, int, Kind]] = []
    found: list[Phrase] = []
    absent = {kind for kind, needed in _needs() if not needed.search(sentence.text)}
    for kind, form, pattern in _grammar():
        if kind in absent:
            continue
        for match in pattern.finditer(sentence.text):
            start, end = match.start("all"), match.end("all")
            if any(
                start < last and first < end and not (kind == "route" and other == "part")
                for first, last, other in taken
            ):
                continue
            phrase = _phrase(kind, form, match, sentence)
            if phrase is not None:
                found.append(phrase)
                taken.append((start, end, kind))
    return sorted(found, key=lambda phrase: (phrase.start, phrase.end))


def _phrase(kind: Kind, form: str, match: re.Match[str], sentence: Masked) -> Phrase | None:
    groups = match.groupdict()
    arguments = [
        sentence.signs[groups[name]] for name in ("a", "b") if groups.get(name) is not None
    ]
    km, unit = None, 1.0
    if groups.get("number") is not None:
        unit = words().units[re.sub(r"\s+", " ", groups["unit"].lower())]
        amount = _amount(groups["number"])
        if amount is None:
            return None
        km = amount * unit
    start, end = match.start("all"), match.end("all") - 1
    return Phrase(
        kind=kind,
        form=form,
        start=sentence.starts[start],
        end=sentence.ends[end],
        mentions=tuple(sorted(arguments, key=lambda m: m.start)),
        direction=groups.get("direction") or groups.get("direction2"),
        km=km,
        unit_km=unit,
        feature=groups.get("feature"),
        lead=groups.get("lead") or "",
        from_border=bool(groups.get("border")),
    )


def _amount(written: str) -> float | None:
    """Return a number as written: digits, or a word.

    >>> _amount("1,200"), _amount("twenty"), _amount("2.5")
    (1200.0, 20.0, 2.5)
    """
    written = written.lower().strip()
    if written in words().numbers:
        return float(words().numbers[written])
    try:
        return float(re.sub(r"[, ](?=\d{3}\b)", "", written))
    except ValueError:
        return None


def _name(group: str, lead: str = "") -> str:
    """Pattern of a noun phrase that ends in a name: "the Indonesian island of <name>"."""
    leads = "|".join(re.escape(word) for word in sorted(words().lead, key=len, reverse=True))
    head = rf"(?:(?:(?:{leads})|{_SIGN}(?:'s|')?|[a-z]+-largest)\s)*"
    head = rf"(?P<{lead}>{head})" if lead else head
    return rf"(?:the\s|its\s)?{head}(?P<{group}>{_SIGN})"


@cache
def _grammar() -> tuple[tuple[Kind, str, re.Pattern[str]], ...]:
    """All patterns of grammar.toml, the more telling first. `all` is the relation's span."""
    return tuple(
        (row["kind"], row["form"], re.compile(f"(?P<all>{_filled(row['regex'])})"))
        for row in _table()["pattern"]
    )


@cache
def _needs() -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    """What a sentence must hold for the patterns of a kind to be tried."""
    return tuple((kind, re.compile(_filled(regex))) for kind, regex in _table()["needs"].items())


@cache
def _table() -> dict[str, Any]:
    import tomllib

    return tomllib.loads((DATA / "grammar.toml").read_text(encoding="utf-8"))


def _filled(regex: str) -> str:
    parts = _parts()
    return _PLACEHOLDER.sub(lambda match: parts[match[1]], regex)


@cache
def _parts() -> dict[str, str]:
    """What the placeholders of grammar.toml stand for."""
    lists = words()
    return {
        "SIGN": _SIGN,
        "ADJECTIVE": ADJECTIVE,
        "COMPASS": COMPASS,
        "BORDER": _BORDER,
        "coast": _COAST,
        "far": _FAR,
        "part": _PART,
        "no-noun": _NO_NOUN,
        "not-guard": _NOT_GUARD,
        "near": _any_of(lists.near),
        "units": _any_of(lists.units),
        "number": rf"(?P<number>\d[\d,]*(?:\.\d+)?|\b(?:{_any_of(lists.numbers)}))",
        "name:a": _name("a"),
        "name:b": _name("b"),
        "name:via": _name("via"),
        "led:a": _name("a", "lead"),
        "direction:adjective": rf"(?P<direction>{ADJECTIVE})",
        "direction:compass": rf"(?P<direction>{COMPASS})",
        "direction:either": rf"(?P<direction>{ADJECTIVE}|{COMPASS})",
    }


def _any_of(options: Iterable[str]) -> str:
    """Pattern of any of some words, the longest first; a space is any white space."""
    ordered = sorted(options, key=len, reverse=True)
    return "|".join(re.escape(option).replace(r"\ ", r"\s+") for option in ordered)
