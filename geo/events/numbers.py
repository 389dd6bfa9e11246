"""The figures that readers look for: killed, injured, displaced, magnitude … with their spans."""

from __future__ import annotations

import re
from collections.abc import Sequence

from geo.records import Number

_UNITS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    "sixteen|seventeen|eighteen|nineteen"
)
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_SCALE = "hundred|thousand|million|billion"
_COUNT = (
    rf"(?P<n>\d{{1,3}}(?:[,\u00a0]\d{{3}})+|\d+(?:\.\d+)?(?:\s(?:million|billion|thousand))?"
    rf"|(?:(?:{_TENS})(?:[- ](?:{_UNITS}))?|{_UNITS}|a)\s(?:{_SCALE}|dozen)"
    rf"|(?:{_TENS})-(?:{_UNITS})|{_UNITS}|{_TENS})"
)
_NO_YEAR = r"(?<!\bin\s)(?<!\bsince\s)(?<!\bof\s)(?<!\baged\s)"
"""What stands before a year or an age, and no count of people."""
_ABOUT = (
    r"(?:(?:at least|more than|some|about|up to|nearly|as many as|around|an estimated|another|"
    r"almost|over|roughly|a further)\s)?"
)
_GAP = (
    r"(?:\s(?!(?:and|but|while|as|after|when|who|which|because|since|including|injur|wound|kill)"
    r"\w*\b)[\w'’\-]+){0,5}?"
)
_ASIDE = r"(?:,\s(?:including|among them|most|mostly|all|some)\b[^,;.]{1,60},)?"
_WERE = (
    r"\s(?:(?:were|was|have been|has been|had been|are|is|remain|remained|have|had|be|lay|lie)\s|)"
)
_HOW = r"(?:reportedly |confirmed |also |seriously |critically |slightly |still |badly |feared )?"
_KILLING = (
    r"(?:killing|killed|kills|kill|claimed|murdered|massacred|drowning|drowned|executed|"
    r"slaughtered)"
)
_LIVES = r"(?:the lives of )?"
_NO_TIME = r"\b(?!\s(?:days?|weeks?|months?|years?|hours?|minutes?|miles?|kilomet))"
_HURT = r"(?:injured|wounded|hurt|hospitali[sz]ed)"
_TAKEN = r"(?:arrested|detained|recaptured|rounded up|taken into custody|in custody)"
_PATTERNS: tuple[tuple[str, str], ...] = (
    ("magnitude", r"\bmagnitude[- ](?:of )?(?P<n>\d(?:\.\d)?)\b"),
    ("magnitude", r"\b(?P<n>\d(?:\.\d)?)[- ]magnitude\b"),
    ("magnitude", r"\bmeasur(?:ed|ing) (?:at )?(?P<n>\d\.\d)\b"),
    ("magnitude", r"\b(?P<n>\d(?:\.\d)?) on the Richter\b"),
    (
        "killed",
        (
            r"\b(?:death toll|toll|number of (?:the )?(?:dead|deaths|victims|people killed))\b"
            rf"[^.;]{{0,60}}?\b(?:to|at|of|is|was|reached|passed)\s{_ABOUT}{_NO_YEAR}{_COUNT}{_NO_TIME}\b"
        ),
    ),
    ("killed", rf"\b{_KILLING}\s{_LIVES}{_ABOUT}{_COUNT}{_NO_TIME}"),
    (
        "killed",
        rf"\b{_NO_YEAR}{_COUNT}{_GAP}(?:\swho)?\s(?:lost their (?:lives|life)|were found dead)\b",
    ),
    ("killed", rf"\b(?:claim\w*|cost\w*|took)\s{_ABOUT}{_COUNT}\slives\b"),
    (
        "killed",
        (
            rf"\b{_NO_YEAR}{_COUNT}{_GAP}{_ASIDE}{_WERE}{_HOW}"
            r"(?:killed|dead|dying|died|drowned|murdered|perished|shot dead|stabbed to death)\b"
        ),
    ),
    ("killed", rf"\b{_COUNT}\s(?:\w+\s)?(?:deaths|fatalities|bodies|dead|corpses)\b"),
    ("killed", rf"\bdead\b[^.;]{{0,12}}\b(?:of|were)\s{_ABOUT}{_COUNT}{_NO_TIME}\b"),
    (
        "injured",
        (
            rf"\b(?:injuring|wounding|injured|wounded|wounds|hurting|injures|hurt)\s"
            rf"{_ABOUT}{_COUNT}{_NO_TIME}\b"
        ),
    ),
    ("injured", rf"\b{_NO_YEAR}{_COUNT}{_GAP}{_ASIDE}{_WERE}{_HOW}{_HURT}\b"),
    ("injured", rf"\b{_NO_YEAR}{_COUNT}\s(?:injuries|casualties)\b"),
    (
        "displaced",
        (
            rf"\b{_NO_YEAR}{_COUNT}{_GAP}(?:{_WERE}|\sfled\s)"
            r"(?:displaced|homeless|evacuated|uprooted)\b"
        ),
    ),
    (
        "displaced",
        (
            rf"\b{_NO_YEAR}{_COUNT}\s(?:[\w'’\-]+\s){{0,3}}(?:fled|leave|left|abandoned)\s"
            r"(?:their|the)\s(?:homes?|houses|villages?|town|city)\b"
        ),
    ),
    (
        "displaced",
        (
            rf"\b(?:displac(?:ing|ed)|uproot(?:ing|ed)|evacuat(?:ing|ed)|mov(?:ing|ed)|driving|drove|forc(?:ing|ed))"
            rf"\s{_ABOUT}{_COUNT}{_NO_TIME}(?=\s(?:people|residents|villagers|families|inhabitants|"
            r"others|from|civilians|homeless|\w+\s(?:from|to (?:flee|leave))))"
        ),
    ),
    ("displaced", rf"\b(?:displac(?:ing|ed)|uproot(?:ing|ed))\s{_ABOUT}{_COUNT}{_NO_TIME}\b"),
    ("missing", rf"\b{_NO_YEAR}{_COUNT}{_GAP}{_ASIDE}{_WERE}{_HOW}(?:missing|unaccounted for)\b"),
    (
        "arrested",
        rf"\b(?:arrest(?:ed|ing)|detain(?:ed|ing)|rounded up|jailed)\s{_ABOUT}{_COUNT}{_NO_TIME}\b",
    ),
    ("arrested", rf"\b{_NO_YEAR}{_COUNT}{_GAP}{_ASIDE}{_WERE}{_HOW}{_TAKEN}\b"),
    ("arrested", rf"\b{_NO_YEAR}{_COUNT}\s(?:arrests|detentions)\b"),
    (
        "abducted",
        (
            rf"\b(?:abduct(?:ed|ing)|kidnapp(?:ed|ing)|seiz(?:ed|ing)|took|taking)\s{_ABOUT}{_COUNT}\b"
            r"(?=(?:\s[\w'’\-]+){0,3}\s(?:hostages?|captives?)\b)"
        ),
    ),
    ("abducted", rf"\b(?:abduct(?:ed|ing)|kidnapp(?:ed|ing))\s{_ABOUT}{_COUNT}{_NO_TIME}\b"),
    (
        "abducted",
        (
            rf"\b{_NO_YEAR}{_COUNT}{_GAP}{_ASIDE}{_WERE}{_HOW}"
            r"(?:abducted|kidnapped|taken hostage|held hostage|taken captive)\b"
        ),
    ),
)
_COMPILED = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _PATTERNS)
_ANY_COUNT = re.compile(rf"\d|\b(?:{_UNITS}|{_TENS}|a\s(?:{_SCALE}|dozen))", re.IGNORECASE)
_NEEDS: dict[str, re.Pattern[str]] = {
    kind: re.compile(words, re.IGNORECASE)
    for kind, words in {
        "magnitude": "magnitude|measur|richter",
        "killed": (
            "toll|number of|dead|death|kill|claim|murder|massacre|drown|execut|slaughter|"
            "lost their|lives|died|dying|perish|fatalit|bodies|corpses"
        ),
        "injured": "injur|wound|hurt|hospitali|casualt",
        "displaced": (
            "displac|homeless|evacuat|uproot|fled|leave|left|abandon|moving|moved|driving|drove|"
            "forcing|forced"
        ),
        "missing": "missing|unaccounted",
        "arrested": "arrest|detain|detention|rounded up|jailed|recaptured|custody",
        "abducted": "abduct|kidnap|hostage|captive",
    }.items()
}
"""What a sentence must hold, besides a count, for any pattern of a kind to fit: most hold none."""
_WORDS = {word: value for value, word in enumerate(_UNITS.split("|"), start=1)} | {
    word: 10 * tens for tens, word in enumerate(_TENS.split("|"), start=2)
}
_SCALES = {"dozen": 12.0, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}
OF_TYPES = {
    "magnitude": ("HAZARD",),
    "killed": ("ASSAULT", "HAZARD", "ACCIDENT", "PROTEST", "COERCE"),
    "injured": ("ASSAULT", "HAZARD", "ACCIDENT", "PROTEST", "COERCE"),
    "displaced": ("ASSAULT", "HAZARD", "ACCIDENT", "MOVEMENT", "COERCE", "AID"),
    "missing": ("ASSAULT", "HAZARD", "ACCIDENT", "MOVEMENT"),
    "arrested": ("COERCE", "PROTEST", "ASSAULT", "SANCTION"),
    "abducted": ("ASSAULT", "COERCE"),
}
"""The types of events that a figure can belong to."""
HARM = ("ASSAULT", "HAZARD", "ACCIDENT")
"""Types that victims belong to where a sentence tells of several."""


def find_numbers(sentence: str, offset: int = 0) -> tuple[Number, ...]:
    """All figures of a sentence in text order; spans cover the figure alone, plus `offset`.

    >>> [(n.kind, n.value) for n in find_numbers("The quake killed at least 12 and injured 1,200.")]
    [('killed', 12.0), ('injured', 1200.0)]
    >>> find_numbers("They met for two days.")
    ()
    """
    found: dict[tuple[int, str], Number] = {}
    taken: set[int] = set()
    if not _ANY_COUNT.search(sentence):
        return ()
    told = {kind for kind, needed in _NEEDS.items() if needed.search(sentence)}
    for kind, pattern in _COMPILED:
        if kind not in told:
            continue
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
    >>> number("ten thousand"), number("twenty-one"), number("two dozen"), number("a hundred")
    (10000.0, 21.0, 24.0, 100.0)
    """
    parts = words.lower().replace(",", "").replace("\u00a0", "").replace("-", " ").split()
    if not parts:
        return None
    scale = _SCALES.get(parts[-1])
    figures = parts if scale is None else parts[:-1]
    value = _plain(figures)
    return None if value is None else value * (scale or 1.0)


def _plain(figures: Sequence[str]) -> float | None:
    if len(figures) == 2 and all(figure in _WORDS for figure in figures):
        tens, units = (_WORDS[figure] for figure in figures)
        return float(tens + units) if tens >= 20 > units else None
    if len(figures) != 1:
        return None
    if figures[0] == "a":
        return 1.0
    if figures[0] in _WORDS:
        return float(_WORDS[figures[0]])
    try:
        return float(figures[0])
    except ValueError:
        return None
