"""The figures that readers look for: killed, injured, displaced, magnitude … with their spans."""

from __future__ import annotations

import re

from geo.records import Number

_UNITS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    "sixteen|seventeen|eighteen|nineteen"
)
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_COUNT = (
    rf"(?P<n>\d{{1,3}}(?:[,\u00a0]\d{{3}})+|\d+(?:\.\d+)?(?:\s(?:million|billion|thousand))?"
    rf"|{_UNITS}|{_TENS})"
)
_ABOUT = (
    r"(?:(?:at least|more than|some|about|up to|nearly|as many as|around|an estimated|another)\s)?"
)
_GAP = r"(?:\s(?!(?:and|but|while|as|after|when|injur|wound|kill)\w*\b)[\w'’\-]+){0,5}?"
_WERE = r"\s(?:were |was |have been |has been |had been |are |remain |remained |)"
_HOW = r"(?:reportedly |confirmed |also |seriously |critically |slightly |still )?"
_KILLING = r"(?:killing|killed|kills|kill|claimed|murdered|massacred)"
_LIVES = r"(?:the lives of )?"
_NO_TIME = r"\b(?!\s(?:days?|weeks?|months?|years?|hours?|miles?|kilomet))"
_PATTERNS: tuple[tuple[str, str], ...] = (
    ("magnitude", r"\bmagnitude[- ](?:of )?(?P<n>\d(?:\.\d)?)\b"),
    ("magnitude", r"\b(?P<n>\d(?:\.\d)?)[- ]magnitude\b"),
    ("magnitude", r"\bmeasur(?:ed|ing) (?:at )?(?P<n>\d\.\d)\b"),
    (
        "killed",
        rf"\bdeath toll\b[^.;]{{0,60}}?\b(?:to|at|of|is|was|reached|passed)\s{_ABOUT}{_COUNT}\b",
    ),
    (
        "killed",
        rf"\b{_KILLING}\s{_LIVES}{_ABOUT}{_COUNT}{_NO_TIME}",
    ),
    (
        "killed",
        rf"\b{_COUNT}{_GAP}{_WERE}{_HOW}(?:killed|dead|dying|died|drowned|murdered|perished)\b",
    ),
    ("killed", rf"\b{_COUNT}\s(?:deaths|fatalities|bodies|dead)\b"),
    (
        "injured",
        rf"\b(?:injuring|wounding|injured|wounded|wounds|hurting|injures)\s{_ABOUT}{_COUNT}\b",
    ),
    ("injured", rf"\b{_COUNT}{_GAP}{_WERE}{_HOW}(?:injured|wounded|hurt|hospitali[sz]ed)\b"),
    (
        "displaced",
        rf"\b{_COUNT}{_GAP}(?:{_WERE}|\sfled\s)(?:displaced|homeless|evacuated|uprooted)\b",
    ),
    ("displaced", rf"\b(?:displacing|displaced|uprooted)\s{_ABOUT}{_COUNT}\b"),
    ("missing", rf"\b{_COUNT}{_GAP}{_WERE}{_HOW}missing\b"),
    ("arrested", rf"\b(?:arrested|arresting|detained|detaining)\s{_ABOUT}{_COUNT}\b"),
    ("arrested", rf"\b{_COUNT}{_GAP}\s(?:were |have been )(?:arrested|detained)\b"),
)
_COMPILED = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _PATTERNS)
_WORDS = {word: value for value, word in enumerate(_UNITS.split("|"), start=1)} | {
    word: 10 * tens for tens, word in enumerate(_TENS.split("|"), start=2)
}
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
OF_TYPES = {
    "magnitude": ("HAZARD",),
    "killed": ("ASSAULT", "HAZARD", "ACCIDENT", "PROTEST", "COERCE"),
    "injured": ("ASSAULT", "HAZARD", "ACCIDENT", "PROTEST", "COERCE"),
    "displaced": ("ASSAULT", "HAZARD", "ACCIDENT", "MOVEMENT", "COERCE"),
    "missing": ("ASSAULT", "HAZARD", "ACCIDENT", "MOVEMENT"),
    "arrested": ("COERCE", "PROTEST", "ASSAULT"),
}
"""The types of events that a figure can belong to."""


def find_numbers(sentence: str, offset: int = 0) -> tuple[Number, ...]:
    """All figures of a sentence in text order; spans cover the figure alone, plus `offset`.

    >>> [(n.kind, n.value) for n in find_numbers("The quake killed at least 12 and injured 1,200.")]
    [('killed', 12.0), ('injured', 1200.0)]
    >>> find_numbers("They met for two days.")
    ()
    """
    found: dict[tuple[int, str], Number] = {}
    taken: set[int] = set()
    for kind, pattern in _COMPILED:
        for match in pattern.finditer(sentence):
            start, end = match.span("n")
            if start in taken:
                continue
            value = number(match["n"])
            if value is not None:
                taken.add(start)
                found[start, kind] = Number(
                    kind=kind, value=value, start=start + offset, end=end + offset
                )
    return tuple(found[key] for key in sorted(found))


def number(words: str) -> float | None:
    """The value of a written number; None for what is none.

    >>> number("1,200"), number("2.5 million"), number("seven"), number("many")
    (1200.0, 2500000.0, 7.0, None)
    """
    words = words.lower().replace(",", "").replace("\u00a0", "").strip()
    if words in _WORDS:
        return float(_WORDS[words])
    figure, _, scale = words.partition(" ")
    try:
        return float(figure) * _SCALES.get(scale, 1.0)
    except ValueError:
        return None
