"""The grammar of relations: patterns over a sentence whose names are single signs.

A sentence is rewritten with one private-use character for each mention, so that a pattern says
"off <name>'s <direction> coast" without knowing any name. Matches become `Phrase` records; what
is only a figure of speech is thrown out where they are judged (`phrase_sense.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from geo.records import Mention
from geo.relations.directions import ADJECTIVE, COMPASS
from geo.relations.vocabulary import words

if TYPE_CHECKING:
    from geo.language import Sentence

Kind = Literal["near", "off", "distance", "part", "border", "waters", "route", "through", "shore"]

FIRST_SIGN = 0xE000
"""Names become characters of the private-use area, in text order."""
_SIGN = "[\ue000-\uf8ff]"
_WORD = r"[a-z][\w-]*"
_FEATURES_OF_COAST = r"(?:coasts?|coastline|shores?|shoreline|seaboard|tip)"
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
    text = paragraph.doc.text
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    signs: dict[str, Mention] = {}
    at = sentence.start
    for mention in (*sorted(mentions, key=lambda m: m.start), None):
        stop = sentence.end if mention is None else mention.start
        for position in range(at, stop):
            letters.append(text[position - paragraph.start])
            starts.append(position)
            ends.append(position + 1)
        if mention is not None and mention.start >= at:
            sign = chr(FIRST_SIGN + len(signs))
            signs[sign] = mention
            letters.append(sign)
            starts.append(mention.start)
            ends.append(mention.end)
            at = mention.end
    plain = "".join(letters).replace("\n", " ").replace("’", "'")
    return Masked(plain, tuple(starts), tuple(ends), signs)


def find_phrases(sentence: Masked) -> list[Phrase]:
    """Return what the patterns find, in text order; of two that overlap, the earlier pattern's.

    A journey may hold parts: "from northern A to B".
    """
    if not sentence.signs:
        return []
    taken: list[tuple[int, int]] = []
    found: list[Phrase] = []
    for kind, form, pattern in _grammar():
        for match in pattern.finditer(sentence.text):
            start, end = match.start("all"), match.end("all")
            if any(start < other_end and other_start < end for other_start, other_end in taken):
                continue
            phrase = _phrase(kind, form, match, sentence)
            if phrase is None:
                continue
            found.append(phrase)
            if kind not in {"route", "part"}:
                taken.append((start, end))
            elif kind == "part":
                # "off northern A" was tried before; "through northern A" is the part.
                taken.append((start, end))
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
        return words().numbers[written]
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
    """All patterns, the more telling first. `all` is the relation's span."""
    lists = words()
    units = "|".join(re.escape(u).replace(r"\ ", r"\s+") for u in sorted(lists.units, key=len, reverse=True))
    numbers = "|".join(re.escape(n) for n in sorted(lists.numbers, key=len, reverse=True))
    near = "|".join(re.escape(n) for n in sorted(lists.near, key=len, reverse=True))
    number = rf"(?P<number>\d[\d,]*(?:\.\d+)?|\b(?:{numbers}))"
    adjective, compass = rf"(?P<direction>{ADJECTIVE})", rf"(?P<direction>{COMPASS})"
    either = rf"(?P<direction>{ADJECTIVE}|{COMPASS})"
    part = r"(?:\s(?:part|parts|half|end|regions?|areas?|stretch(?:es)?|reaches|districts?|fringes?|corner|portion|side))?"
    far = r"(?:far\s|extreme\s|deep\s)?"
    name, led = _name("a"), _name("a", "lead")
    coast = _FEATURES_OF_COAST
    table: list[tuple[Kind, str, str]] = [
        # --- distance -------------------------------------------------------------------
        ("distance", "away",
         rf"{number}(?:\s|-)?(?P<unit>{units})\b(?:\s\([^)]*\))?"
         rf"(?:,?\s(?:further|due|away|inland|offshore|out|the|to|straight|roughly|or so|downriver|upriver))*"
         rf"(?:\s(?P<direction>{COMPASS}))?(?:wards?)?\s(?:of|from|off|outside|beyond)\s"
         rf"(?:(?:the\s)?(?:{ADJECTIVE}\s)?(?P<feature>{coast})\s(?:of|in)\s|(?:the\s)?(?P<border>{_BORDER})\s(?:of|with)\s|the\s(?:cent(?:re|er)|middle|outskirts|edge|summit|city)\sof\s)?"
         rf"{led}(?:(?:'s)?\s(?:{ADJECTIVE}\s)?(?:coast|shore|coastline){_NOT_GUARD})?"),
        ("distance", "within", rf"\bwithin\s(?:about\s|around\s|roughly\s)?{number}(?:\s|-)?(?P<unit>{units})\b(?:\s\([^)]*\))?\s(?:of|from)\s(?:the\s(?P<border>{_BORDER})\swith\s)?{led}"),
        # --- border ---------------------------------------------------------------------
        ("border", "pair", rf"(?:\bthe\s)?(?P<a>{_SIGN})\s?[-–—/]\s?(?P<b>{_SIGN})(?:'s)?\s(?:{adjective}\s)?(?:land\s|shared\s)?(?P<feature>{_BORDER}){_NO_NOUN}"),
        ("border", "between", rf"(?:\balong\s)?(?:\bthe\s)?(?:{adjective}\s)?(?:[a-z]+\s)?(?P<feature>{_BORDER})(?:\s(?:area|region|zone|strip))?,?\s(?:between|of|separating|dividing)\s{name}\s(?:and|from)\s{_name('b')}"),
        ("border", "with", rf"(?:\balong\s)?(?:the\s)?(?P<a>{_SIGN})(?:'s|')?\s(?:{adjective}\s)?(?:[a-z-]+\s){{0,2}}?(?P<feature>{_BORDER})(?:\s(?:area|region|zone))?\swith\s{_name('b')}"),
        ("border", "other", rf"(?:\balong\s)?\b(?:the|its|their|a)\s(?:{adjective}\s)?(?:[a-z-]+\s)?(?P<feature>{_BORDER})(?:\s(?:area|region|zone))?\s(?:with|to|of)\s{name}"),
        ("border", "one", rf"(?:\balong\s)?\bthe\s(?:{adjective}\s)?(?P<a>{_SIGN})(?:'s|')?\s(?P<feature>{_BORDER}){_NO_NOUN}"),
        ("border", "own", rf"(?:\balong\s)?(?P<a>{_SIGN})(?:'s|')\s(?:{adjective}\s)?(?P<feature>{_BORDER}){_NO_NOUN}"),
        # --- off ------------------------------------------------------------------------
        ("off", "coast", rf"\boff\s(?:the\s)?(?:(?P<direction2>{ADJECTIVE})\s)?(?:[a-z-]+\s)?(?P<feature>{coast})\sof\s(?:the\s)?(?:{adjective}\s)?{led}"),
        ("off", "own", rf"\boff\s{led}(?:'s|')\s(?:[a-z-]+\s)??(?:{either}\s)?(?:{_SIGN}\s)?(?P<feature>{coast}){_NOT_GUARD}"),
        ("off", "named", rf"\boff\s(?:the\s)?(?:{either}\s)?(?P<a>{_SIGN})\s(?:(?P<direction2>{ADJECTIVE})\s)?(?P<feature>{coast}){_NOT_GUARD}"),
        ("off", "bare", rf"\boff\s(?:the\s)?(?:{adjective}\s)?{led}(?!'s?\s)(?!\w)"),
        # --- waters ---------------------------------------------------------------------
        ("waters", "of", rf"(?:\b(?:in|inside|within|into)\s)?(?:\bthe\s)?(?P<feature>(?:territorial\s|coastal\s|national\s|sovereign\s)?(?:waters|airspace|air\sspace)|exclusive\seconomic\szone)\sof\s(?:{adjective}\s)?{led}"),
        ("waters", "over", rf"(?:\bthe\s)?(?P<feature>airspace|air\sspace|skies|sky)\s(?:over|above|of)\s(?:{adjective}\s)?{led}"),
        ("waters", "own", rf"{led}(?:'s|')?\s(?:own\s)?(?:{adjective}\s)?(?P<feature>(?:territorial\s|coastal\s|national\s|sovereign\s)?(?:waters|airspace|air\sspace)|territorial\sseas?|exclusive\seconomic\szone)\b"),
        # --- shore ----------------------------------------------------------------------
        ("shore", "of", rf"\bthe\s(?:{adjective}\s)?(?P<feature>mouths?|estuary|delta|shores?|coasts?|coastline|shoreline|banks|seaboard|littoral|beaches|waterfront)\sof\s(?:the\s)?(?:(?P<direction2>{ADJECTIVE})\s)?{led}"),
        ("shore", "own", rf"{led}(?:'s|')\s(?:[a-z-]+\s)??(?:{adjective}\s)?(?:{_SIGN}\s)?(?P<feature>coast|coastline|shores?|shoreline|seaboard|beaches|mouth|estuary){_NOT_GUARD}"),
        ("shore", "named", rf"(?:\bthe\s)?(?:{adjective}\s)?(?P<a>{_SIGN})\s(?:(?P<direction2>{ADJECTIVE})\s)?(?P<feature>coast|coastline|shores?|shoreline|seaboard|estuary){_NOT_GUARD}"),
        # --- part -----------------------------------------------------------------------
        ("part", "of", rf"\bthe\s{far}(?P<direction>{ADJECTIVE}|{COMPASS}|centre|center|interior|middle){part}\sof\s(?:the\s)?(?:island\sof\s)?(?P<a>{_SIGN})"),
        ("part", "own", rf"(?P<a>{_SIGN})(?:'s|')\s{far}(?P<direction>{COMPASS}|centre|interior|{ADJECTIVE}\s(?:region|part|half|end|areas?|interior|provinces|districts))(?!\s(?:{coast}|{_BORDER}))(?!\w)"),
        ("part", "adjective", rf"(?:\bthe\s)?\b{far}(?P<direction>{ADJECTIVE}|[Ss]outhern|[Nn]orthern|[Ee]astern|[Ww]estern|[Cc]entral|{COMPASS})(?:\s(?:part|parts|half|end)\sof)?\s(?:the\s)?(?P<a>{_SIGN})"),
        # --- near -----------------------------------------------------------------------
        ("near", "waters", rf"\b(?:in\s|into\s)?(?:the\s)?(?P<feature>waters|seas?|coral|reefs|water)\s(?:near|around|close\sto|surrounding)\s{led}"),
        ("near", "plain", rf"\b(?P<feature>{near})\s{led}"),
        ("near", "just", rf"\b(?:just|immediately|directly|right|slightly)\s{compass}\sof\s{led}"),
        # --- route ----------------------------------------------------------------------
        ("route", "there", rf"\bfrom\s(?:{ADJECTIVE}\s)?{name}(?:,\s{_SIGN},?)?(?:,?\s(?:through|across|via|over|past)\s{_name('via')})?(?:,?\s(?!and\b|or\b|but\b|to\b)[a-z]+){{0,2}}?,?\s(?:on\s)?(?:to|into|toward|towards|onto|for|bound for)\s(?:{ADJECTIVE}\s)?{_name('b')}"),
        ("route", "back", rf"\b(?:to|into|for|towards?)\s(?:{ADJECTIVE}\s)?{_name('b')}(?:,\s{_SIGN},?)?(?:\s(?!and\b|or\b)[a-z]+){{0,2}}?\sfrom\s(?:{ADJECTIVE}\s)?{name}"),
        # --- through --------------------------------------------------------------------
        ("through", "plain", rf"\b(?P<feature>through|across|via|by\sway\sof|throughout)\s{led}"),
    ]  # fmt: skip
    return tuple((kind, form, re.compile(f"(?P<all>{body})")) for kind, form, body in table)


def iter_signs(sentence: Masked) -> Iterator[tuple[int, Mention]]:
    """Yield position in the masked text and mention, in order."""
    for position, letter in enumerate(sentence.text):
        if letter in sentence.signs:
            yield position, sentence.signs[letter]
