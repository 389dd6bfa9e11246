"""What is told in passing and keeps two fires in one town apart: streets, buildings, counts."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from geo.events.merging.wording import stems
from geo.records import Report

WIDE_FIRE = ("aerial", "drone", "heavy-weapons", "invasion", "crowd-control")
"""Attacks that hit one building and then another."""
_KINDS = (
    "school kindergarten nursery college university campus",
    "church cathedral chapel",
    "mosque",
    "synagogue",
    "temple shrine",
    "hotel hostel motel guesthouse house home apartment flat building block tower",
    "restaurant cafe bar pub nightclub club tavern diner",
    "market bazaar shop store supermarket mall",
    "factory plant mill workshop refinery warehouse depot",
    "bank",
    "prison jail",
    "airport airfield",
    "bus minibus coach",
    "tram train station metro subway",
    "ferry boat ship port",
    "office headquarters",
    "farm barn",
    "stadium arena",
    "theatre theater cinema",
    "mine quarry pit",
    "embassy consulate",
)
_KIND = {word: number for number, words in enumerate(_KINDS) for word in words.split()}
_WORDS = "|".join(sorted(_KIND))
_AT = re.compile(
    rf"\b(?:in|at|inside|outside|on|aboard|through|hit|gutted|destroyed|engulfed|damaged)"
    rf"\s+(?:[a-z’'-]+\s+){{1,3}}?({_WORDS})s?\b"
    rf"|\b({_WORDS})\s+(?:fire|blaze|shooting|blast|bombing|attack|explosion|robbery|crash)\b"
)
_STREET = re.compile(
    r"\b((?:[A-Z0-9][\w’'.-]*[ -]){1,3})"
    r"(?:Street|St|Avenue|Ave|Road|Rd|Lane|Boulevard|Blvd|Drive|Highway|Terrace|Alley|Parkway)\b"
)
_NUMBERS = {
    "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9", "ten": "10", "eleven": "11", "twelve": "12",
}  # fmt: skip
_COUNTED = re.compile(
    rf"\b(\d[\d,]*|{'|'.join(_NUMBERS)})((?:[ -][^\W\d_]+){{1,4}})", re.IGNORECASE
)
_NO_THING = frozenset({
    "of", "in", "on", "at", "by", "to", "for", "from", "with", "who", "that", "which", "when",
    "after", "before", "as", "were", "was", "are", "is", "have", "had", "has", "years", "year",
    "days", "day", "weeks", "hours", "months", "percent", "other", "others", "more", "p", "a", "m",
    "million", "billion", "people", "dead", "injured", "killed", "wounded", "times", "or", "the",
})  # fmt: skip


def streets(text: str) -> frozenset[str]:
    """The streets that a sentence names, in small letters.

    >>> sorted(streets("Shots were fired on West Oak Street, near 5th Avenue."))
    ['5th', 'west oak']
    """
    return frozenset(match.group(1).strip(" -").lower() for match in _STREET.finditer(text))


def sites(text: str, report: Report) -> frozenset[int]:
    """The kinds of building or vehicle that it was in, as numbers; writers' words for one share
    one. None of a bombardment, which hits many, nor of what is no harm."""
    if report.type not in ("ASSAULT", "ACCIDENT", "HAZARD") or report.mode in WIDE_FIRE:
        return frozenset()
    return frozenset(_KIND[match.group(1) or match.group(2)] for match in _AT.finditer(text))


def counted(text: str, leave: Collection[str]) -> Mapping[str, frozenset[str]]:
    """Stems of what a sentence counts → how many it says; numbers of `leave` are left out.

    >>> counted("The navy held 23 Somali pirates and two boats.", ())["pirate"]
    frozenset({'23'})
    """
    found: dict[str, set[str]] = {}
    for match in _COUNTED.finditer(text):
        number = _NUMBERS.get(match.group(1).lower(), match.group(1).replace(",", ""))
        if number in leave:
            continue
        for word in match.group(2).split():
            if word.lower() in _NO_THING:
                break
            for stem in stems(word):
                found.setdefault(stem, set()).add(number)
    return {stem: frozenset(numbers) for stem, numbers in found.items()}
