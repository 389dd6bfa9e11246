"""What stands on an article's page but tells no news: bylines, credits, captions, timestamps.

Pasted and extracted articles carry these lines in their text, which is never changed. Later
rooms ask here where they are, so that a photographer's name is no town and a picture's caption
is no event. The patterns are conservative: a doubtful line is news.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "title-repeat", "byline", "credit", "caption", "timestamp", "related", "agency", "furniture"
]
"""Places in a caption count, its events do not; in all other kinds nothing counts."""

HEAD = 12
"""Lines that are not blank at the head of an article in which a bare name may be a byline."""
LONGEST_LINE = 90
"""Code points of the longest line that is furniture as a whole; captions may be longer."""
LONGEST_CAPTION = 700


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """A stretch of an article's text that is no news: `text[start:end]`."""

    start: int
    end: int
    kind: Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    start: int
    words: str
    """Without the white space around it."""

    @property
    def end(self) -> int:
        return self.start + len(self.words)


_INITIAL = r"(?:[^\W\d_a-z]\.){1,3}"
_NAME_WORD = rf"(?:[^\W\d_a-z][\w’'.-]*|{_INITIAL}|de|da|del|der|van|von|bin|al|el|la|le|di)"
_NAME = rf"(?:{_NAME_WORD})(?:[^\S\n]{{1,2}}{_NAME_WORD}){{1,4}}"
_AGENCY = (
    r"(?:AP|AFP|Reuters|Kyodo|Xinhua|EPA|EPA-EFE|UPI|ANSA|TASS|Sputnik|Anadolu|Yonhap|Jiji|NHK|PA|"
    r"Getty(?:[^\S\n]Images)?|Bloomberg|AAP|DPA|dpa|EFE|ANI|PTI|VOA|NurPhoto|Shutterstock|ZUMA|"
    r"The[^\S\n]Associated[^\S\n]Press|Associated[^\S\n]Press|Agence[^\S\n]France-Presse|"
    r"(?:[^\W\d_a-z][\w&.-]*[^\S\n]){0,3}"
    r"(?:News|Press|Photo|Photos|Images|Pictures|Agency|Handout|Pool|Times|Post|Herald|Samples))"
)
_VIA = rf"(?:[^\S\n]via[^\S\n]{_AGENCY}|/{_AGENCY}){{0,2}}"
_CREDIT = re.compile(
    rf"(?:(?:^|(?<=[.!?)”\"])[^\S\n]{{0,3}}|(?<=[.!?)”\"])|[^\S\n])(?P<credit>"
    rf"(?:(?:Photo|Image|Picture|Credit|Video)s?(?:[^\S\n]by)?:?[^\S\n])?{_NAME}[^\S\n]?/[^\S\n]?"
    rf"{_AGENCY}(?:[^\S\n]News)?{_VIA}"
    rf"|[(\[](?:AP[^\S\n]Photo|Photo|Image|File[^\S\n]photo)[:/,]?[^\S\n]?[^()\[\]\n]{{2,80}}[)\]]"
    rf"|[(\[]{_NAME}[^\S\n]?/[^\S\n]?{_AGENCY}{_VIA}[)\]]"
    rf"|(?:Photo|Image|Picture|Photograph)s?(?:[^\S\n]by|[^\S\n]credit)?:[^\S\n]?[^\n.]{{2,80}}"
    rf"|(?:Photo|Photograph)[^\S\n]by[^\S\n]{_NAME}(?:[^\S\n]?[/,][^\S\n]?{_AGENCY}{_VIA})?"
    rf"|[—–-][^\S\n]{_AGENCY}"
    r"))\.?$"
)
_CAPTION_OPENING = re.compile(
    r"(?:FILE(?:[^\S\n]PHOTO)?[^\S\n]?[:—–-]|File[^\S\n]photo[:,]|Caption:|Pictured:"
    r"|In[^\S\n]this[^\S\n](?:\w+[^\S\n])?(?:photo|image|picture|handout|frame)\b)"
)
_POSITION = re.compile(r"\((?:C|L|R|2nd[^\S\n][LR]|center|centre|left|right|top|bottom)\)")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DATE = (
    rf"(?:{_MONTH}[^\S\n]\d{{1,2}}(?:,?[^\S\n]\d{{4}})?|\d{{1,2}}[^\S\n]{_MONTH}(?:[^\S\n]\d{{4}})?"
    r"|\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{4})"
)
_CLOCK = (
    r"(?:\d{1,2}[:.]\d\d(?::\d\d)?[^\S\n]?(?:[ap]\.?m\.?)?(?:[^\S\n](?:[A-Z]{2,4}|GMT[+-]\d+))?)"
)
_WHEN = rf"(?:(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?[^\S\n])?{_DATE})"
_TIMESTAMP = re.compile(
    rf"(?:(?:First[^\S\n])?(?:updated|published|posted|last[^\S\n](?:updated|modified))"
    rf"(?:[^\S\n](?:on|at))?[^\S\n]?:?[^\S\n]?)?"
    rf"(?:(?:{_WHEN})?(?:[^\S\n]?[,|·–-]?[^\S\n]?(?:at[^\S\n])?{_CLOCK})?"
    rf"|\d{{1,2}}[^\S\n](?:minute|min|hour|day)s?[^\S\n](?:ago|read))"
    rf"(?:[^\S\n]?[|·][^\S\n]?\d+[^\S\n]min(?:ute)?s?(?:[^\S\n]read)?)?",
    re.IGNORECASE,
)
_STAMP_WORD = re.compile(r"\d|updated|published|posted|modified", re.IGNORECASE)
_BYLINE = re.compile(
    rf"(?:By|BY|Written[^\S\n]by|Story[^\S\n]by|Text[^\S\n]by|From)[^\S\n]:?[^\S\n]?"
    rf"(?:{_NAME}|[Oo]ur[^\S\n][\w ]{{4,40}}|[Aa][^\S\n][Ss]taff[^\S\n]\w+|{_AGENCY}"
    rf"|[Ss]taff[^\S\n]\w+)(?:(?:,|[^\S\n]and|[^\S\n]&|[^\S\n]?[|/])[^\S\n]?(?:{_NAME}|{_AGENCY}|in[^\S\n]\w+))"
    rf"{{0,4}}"
)
_BARE_NAME = re.compile(
    r"[^\W\d_a-z][\w’'-]+(?:[^\S\n](?:[^\W\d_a-z]\.|de|da|van|von|bin|al|el))?"
    r"(?:[^\S\n][^\W\d_a-z][\w’'-]+){1,2}"
)
_CONTRIBUTED = re.compile(
    r"\(?(?:[^\n]{2,120}[^\S\n](?:contributed|helped|assisted)[^\S\n](?:to|with|in)[^\S\n]"
    r"(?:this|the|writing|reporting)\b[^\n]{0,60}"
    r"|With[^\S\n](?:reporting|files|inputs?|material)[^\S\n](?:by|from)[^\S\n][^\n]{2,100}"
    r"|(?:Copyright|©|\(c\))[^\n]{0,120}|[^\n]{0,80}All[^\S\n]rights[^\S\n]reserved\.?"
    r"|This[^\S\n](?:story|article|report)[^\S\n](?:was|has[^\S\n]been|is)[^\S\n](?:first[^\S\n]|originally[^\S\n])?"
    r"(?:published|produced|provided|translated|generated|written)[^\n]{0,120})\)?",
    re.IGNORECASE,
)
_REPORTERS = re.compile(
    rf"\(?(?:Additional[^\S\n])?(?:[Rr]eporting|[Ww]riting|[Ee]diting)[^\S\n]by[^\S\n]{_NAME}"
    r"(?:[,;]|[^\S\n]|(?<!\w)[^\W\d_a-z][\w’'.-]*(?!\w)|\b(?:and|in|by|the|[Rr]eporting|[Ww]riting|[Ee]diting"
    r"|additional|de|da|van|von|bin|al|el)\b){0,60}\.?\)?"
)
_RELATED = re.compile(
    r"(?:related(?:[^\S\n](?:topics?|articles?|stories|news|content|coverage|posts?|links?|tags?))?"
    r"|(?:read|see|learn)[^\S\n](?:more|also|next):?(?:[^\S\n][^\n]{0,60})?|also[^\S\n]read[^\n]{0,80}"
    r"|more[^\S\n](?:on[^\S\n]this[^\S\n](?:story|topic)|from[^\S\n][^\n]{2,40}|stories|news|like[^\S\n]this)"
    r"|(?:most[^\S\n](?:read|popular|viewed)|trending|recommended|editor[’']?s[^\S\n]picks?)(?:[^\S\n]\w+)?"
    r"|sign[^\S\n]up[^\S\n](?:for|to)[^\n]{2,70}|subscribe(?:[^\S\n][^\n]{2,60})?"
    r"|advertisement|sponsored|share(?:[^\S\n]this)?(?:[^\S\n](?:article|story|page))?|comments?"
    r"|follow[^\S\n]us[^\n]{0,50}|(?:listen|watch)(?:[^\S\n](?:to[^\S\n])?(?:this[^\S\n])?(?:article|story|video|live|now))?"
    r"|(?:topics?|tags?|keywords?|filed[^\S\n]under):?|skip[^\S\n]to[^\S\n][^\n]{2,30}|print|save)[:.]?",
    re.IGNORECASE,
)


def find_furniture(text: str) -> tuple[Furniture, ...]:
    """Furniture in text order, none overlapping another.

    Kinds: `title-repeat` the headline printed again; `byline`; `credit` a photographer or a
    picture agency; `caption` the words under a picture; `timestamp`; `related` headings of link
    lists and other page chrome; `agency` "… contributed to this report".
    """
    lines = list(_lines(text))
    found: dict[int, list[Furniture]] = {}
    for index, line in enumerate(lines):
        pieces = list(_line_furniture(line, lines[:index]))
        if pieces:
            found[index] = pieces
    for index in range(1, min(HEAD, len(lines))):
        if index not in found and _is_bare_byline(index, lines, found):
            found[index] = [_whole(lines[index], "byline")]
    return tuple(piece for index in sorted(found) for piece in found[index])


def _lines(text: str) -> Iterator[_Line]:
    start = 0
    for line in text.split("\n"):
        words = line.strip()
        if words:
            yield _Line(start=start + line.index(words), words=words)
        start += len(line) + 1


def _line_furniture(line: _Line, above: list[_Line]) -> Iterator[Furniture]:
    words = line.words
    if len(words) > LONGEST_CAPTION:
        return
    if above and len(above) < HEAD and _same(words, above[0].words):
        yield _whole(line, "title-repeat")
        return
    if len(words) <= LONGEST_LINE:
        if _TIMESTAMP.fullmatch(words) and _STAMP_WORD.search(words):
            yield _whole(line, "timestamp")
            return
        if _RELATED.fullmatch(words):
            yield _whole(line, "related")
            return
        if _BYLINE.fullmatch(words):
            yield _whole(line, "byline")
            return
    if len(words) <= 2 * LONGEST_LINE and (
        _CONTRIBUTED.fullmatch(words) or _REPORTERS.fullmatch(words)
    ):
        yield _whole(line, "agency")
        return
    yield from _caption(line)


def _caption(line: _Line) -> Iterator[Furniture]:
    """A line that ends in a credit is a caption, and so is one that opens like one."""
    words = line.words
    tail_from = max(0, len(words) - 160)
    credit = _CREDIT.search(words, tail_from)
    if credit is not None:
        at = line.start + credit.start("credit")
        before = words[: credit.start("credit")].rstrip()
        if before:
            yield Furniture(start=line.start, end=line.start + len(before), kind="caption")
        yield Furniture(start=at, end=line.end, kind="credit")
    elif _CAPTION_OPENING.match(words) or (
        _POSITION.search(words) and len(words) < LONGEST_CAPTION // 2
    ):
        yield _whole(line, "caption")


def _is_bare_byline(index: int, lines: list[_Line], found: dict[int, list[Furniture]]) -> bool:
    """A line with nothing but a name, below the headline and beside other furniture."""
    line = lines[index]
    if len(line.words) > LONGEST_LINE // 2 or not _BARE_NAME.fullmatch(line.words):
        return False
    beside = [found[i][-1].kind for i in (index - 1, index + 1) if i in found]
    return any(kind in {"caption", "credit", "timestamp", "title-repeat"} for kind in beside)


def _same(words: str, other: str) -> bool:
    return (
        len(words) > 10 and " ".join(words.split()).casefold() == " ".join(other.split()).casefold()
    )


def _whole(line: _Line, kind: Kind) -> Furniture:
    return Furniture(start=line.start, end=line.end, kind=kind)
