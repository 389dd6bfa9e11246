"""Names that a scanner misread or a line broke: "Bi5cay", "Gerrnan", "Valpa-⏎raiso".

Broken names are mended in every text. Misread letters are only weighed in texts that show that a
scanner read them (digits within words, many broken lines), so that clean texts pay nothing and
lose nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from geo.gazetteer.base import Gazetteer
from geo.mentions.base import Found
from geo.mentions.vocabulary import vocabulary
from geo.mentions.words import Line

_BROKEN = re.compile(
    r"(?<![\w-])([A-Z][a-z\u00e0-\u00ff]+)[-\u00ad\u00ac]\s{1,3}([a-z\u00e0-\u00ff]{2,})\b"
)
_MIXED = re.compile(
    r"(?<![\w])(?=\w*[A-Za-z])[A-Za-z]*[01568][a-z]{2,}\b|\b[A-Za-z]?[a-z]+[01568][a-z]*\b"
)
_TELLING = re.compile("[01568\u00ad\u00ac-]")
_MISREAD = (
    ("0", "o"), ("1", "l"), ("1", "i"), ("5", "s"), ("6", "b"), ("8", "B"), ("rn", "m"),
    ("m", "rn"), ("I", "l"), ("l", "I"), ("vv", "w"), ("ii", "n"), ("c", "e"), ("e", "c"),
    ("li", "h"), ("cl", "d"), ("tb", "th"), ("b", "h"),
)  # fmt: skip
_NOISE = 3
_LONGEST = 4
_SHORTEST = 5


def is_scanned(lines: Sequence[Line]) -> bool:
    """Whether an article looks like a scanner's reading: three odd words in at most 300."""
    odd = words = 0
    for line in lines:
        words += len(line.words)
        if _TELLING.search(line.text):  # most lines hold neither a digit nor a hyphen
            odd += len(_MIXED.findall(line.text)) + len(_BROKEN.findall(line.text))
    return odd >= _NOISE and odd * 100 >= words


class BrokenNames:
    """Names that are broken at the end of a line, with the whole name as query."""

    name = "broken names"

    def find(self, line: Line, gazetteer: Gazetteer) -> Iterator[Found]:
        """Yield "Car-⏎diff" where only the joined word is a name."""
        if "-" not in line.text and "\u00ad" not in line.text:
            return
        for match in _BROKEN.finditer(line.text):
            whole = match.group(1) + match.group(2)
            if gazetteer.knows(whole) or gazetteer.demonym(whole):
                yield from _covering(line, match.start(), match.end(), whole, self.name, gazetteer)


class Misreadings:
    """Names with letters that a scanner takes for others, for scanned texts alone."""

    name = "misreadings"

    def find(self, line: Line, gazetteer: Gazetteer) -> Iterator[Found]:
        """Yield the longest run at each word that becomes a well-known name."""
        done = 0
        for first, word in enumerate(line.words):
            if first < done or word.lower == "the":
                continue
            if not (word.capital or word.text[0].isdigit()):
                continue
            for last in range(min(first + _LONGEST, len(line.words)), first, -1):
                run = line.words[first:last]
                if not all(later.glued for later in run[1:]):
                    continue
                if not (run[-1].capital or any(map(str.isdigit, run[-1].text))):
                    continue
                words = line.slice(run[0].start, run[-1].end)
                name = _mended(words, gazetteer)
                if name is not None:
                    start, end = run[0].start - line.start, run[-1].end - line.start
                    yield from _covering(line, start, end, name, self.name, gazetteer)
                    done = last
                    break


def _mended(words: str, gazetteer: Gazetteer) -> str | None:
    """The known name that the words become by one or two other readings; None for known ones."""
    if len(words) < _SHORTEST or "\n" in words:
        return None
    if gazetteer.knows(words) or gazetteer.demonym(words) or words.lower() in vocabulary().common:
        return None
    once = list(_readings(words))
    twice = [again for reading in once if _has_digit(reading) for again in _readings(reading)]
    for reading in dict.fromkeys((*once, *twice)):
        if not _has_digit(reading) and (
            gazetteer.demonym(reading) or _well_known(reading, gazetteer)
        ):
            return reading
    return None


def _readings(words: str) -> Iterator[str]:
    for wrong, right in _MISREAD:
        at = words.find(wrong)
        while at >= 0:
            fitting = right.upper() if at == 0 else right
            yield words[:at] + fitting + words[at + len(wrong) :]
            at = words.find(wrong, at + 1)


def _has_digit(words: str) -> bool:
    return any(map(str.isdigit, words))


_KNOWN_PEOPLE = 50_000


def _well_known(name: str, gazetteer: Gazetteer) -> bool:
    if not name[0].isupper() or name.lower() in vocabulary().common:
        return False
    return any(
        candidate.place.kind != "city" or (candidate.place.population or 0) >= _KNOWN_PEOPLE
        for candidate in gazetteer.candidates(name, limit=3)
    )


def _covering(
    line: Line, start: int, end: int, name: str, by: str, gazetteer: Gazetteer
) -> Iterator[Found]:
    covered = line.words_from(line.start + start, line.start + end)
    if covered is None:
        return
    first, last = covered
    yield Found(
        start=line.start + start,
        end=line.start + end,
        first=first,
        last=last,
        label="DEM" if gazetteer.demonym(name) else "READ",
        by=by,
        query=name,
    )
