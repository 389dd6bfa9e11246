"""A paragraph as the words that names are made of.

spaCy's tokens serve its parser; names need other cuts ("U.S." in "U.S.-led", "L'Aquila",
"Russia" in "Russia's"). Words know their place in the article and their token.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING

from geo.language import Paragraph, Parsed

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

LONGEST_NAME = 7
"""Words of the longest name that is looked up."""

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S.
    r"|[^\W_](?:[\w\u0300-\u036f]|['\u2019](?=[^\W\d_]))*"  # Xi'an, Coeur d'Alene, 5th
)
_GAP = re.compile(r"\s{1,3}|[-\u2010\u2011]|\.\s")
_start, _end = attrgetter("start"), attrgetter("end")
_SAINTLY = frozenset({"st", "ste", "mt", "ft", "pt"})


@dataclass(slots=True, kw_only=True)
class Word:
    """One word, without a possessive ending. Never changed; not frozen, since an article has
    hundreds, and freezing them would double what they cost."""

    start: int
    """Position in the article's text."""
    end: int
    text: str
    lower: str
    doc: Doc
    token_index: int
    capital: bool
    """Whether it begins with a capital letter."""
    upper: bool
    """Whether it has two letters or more, all of them capital."""
    glued: bool
    """Whether only a space, a hyphen or an abbreviation's full stop stands before it."""

    @property
    def token(self) -> Token:
        """The token that it begins in."""
        return self.doc[self.token_index]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A paragraph and its words."""

    paragraph: Paragraph
    text: str
    """Plain text of the paragraph; subtract `start` from positions in the article."""
    start: int
    words: tuple[Word, ...]
    shouting: bool
    """Whether nearly all its letters are capitals."""
    headline: bool
    """Whether it is written In Title Case: capitals say nothing there."""
    entities: tuple[Span, ...]
    """What the model named, in text order."""
    _at: dict[int, int]
    _over: dict[int, Span]
    known_names: dict[int, list[int]] = field(default_factory=dict)
    """Index of a word → where known names that begin there end, as far as that was asked."""

    def slice(self, start: int, end: int) -> str:
        """Plain words of a range of the article."""
        return self.text[start - self.start : end - self.start]

    def words_from(self, start: int, end: int) -> tuple[int, int] | None:
        """Half-open range of the words of a range of the article; None where no word begins it."""
        first = self.index_at(start)
        if first is None:
            return None
        last = first + 1
        while last < len(self.words) and self.words[last].start < end:
            last += 1
        return first, last

    def index_at(self, position: int) -> int | None:
        """Index of the word that begins at a position in the article."""
        return self._at.get(position)

    def entity_over(self, word: Word) -> Span | None:
        """The model's entity that a word belongs to."""
        return self._over.get(word.token_index)

    def covered(self, start: int, end: int) -> range:
        """Indices of the words that lie in a range of the article."""
        first = bisect_left(self.words, start, key=_start)
        last = bisect_right(self.words, end, lo=first, key=_end)
        return range(first, last)

    def before(self, position: int, length: int) -> str:
        """Up to `length` characters that stand before a position."""
        offset = position - self.start
        return self.text[max(0, offset - length) : offset]

    def after(self, position: int, length: int) -> str:
        """Up to `length` characters that stand after a position."""
        offset = position - self.start
        return self.text[offset : offset + length]


def lines(parsed: Parsed) -> tuple[Line, ...]:
    """All paragraphs of an article as words, in text order."""
    return tuple(line_of(paragraph) for paragraph in parsed.paragraphs)


def line_of(paragraph: Paragraph) -> Line:
    """One paragraph as words."""
    text = paragraph.text
    words = tuple(_words(paragraph, text))
    entities = tuple(paragraph.doc.ents)
    return Line(
        paragraph=paragraph,
        text=text,
        start=paragraph.start,
        words=words,
        shouting=_is_shouting(words),
        headline=_is_headline(words),
        entities=entities,
        _at={word.start: index for index, word in enumerate(words)},
        _over={index: span for span in entities for index in range(span.start, span.end)},
    )


def _words(paragraph: Paragraph, text: str) -> Iterator[Word]:
    doc = paragraph.doc
    starts: list[int] = doc.to_array("IDX").tolist()
    position, last, previous_end = 0, len(starts) - 1, 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        words = match.group()
        if words[-1] in "sS" and len(words) > 2 and words[-2] in "'\u2019":
            end -= 2
            words = words[:-2]
        while position < last and starts[position + 1] <= start:
            position += 1
        yield Word(
            start=paragraph.start + start,
            end=paragraph.start + end,
            text=words,
            lower=words.lower(),
            doc=doc,
            token_index=position,
            capital=words[0].isupper(),
            upper=len(words) > 1 and words.isupper(),
            glued=_is_glued(text, previous_end, start),
        )
        previous_end = end


def _is_glued(text: str, previous_end: int, start: int) -> bool:
    gap = text[previous_end:start]
    if gap == " ":
        return previous_end > 0
    if not gap or not _GAP.fullmatch(gap):
        return False
    if gap[0] != ".":
        return True
    shorter = re.search(r"\w+$", text[max(0, previous_end - 4) : previous_end])
    return shorter is not None and shorter.group().lower() in _SAINTLY


def _is_shouting(words: tuple[Word, ...]) -> bool:
    letters = [word for word in words if len(word.text) > 2 and word.text.isalpha()]
    return len(letters) > 2 and sum(word.upper for word in letters) > 0.8 * len(letters)


def _is_headline(words: tuple[Word, ...]) -> bool:
    long = [word for word in words if len(word.text) > 3 and word.text.isalpha()]
    return 3 < len(long) < 25 and sum(word.capital for word in long) > 0.75 * len(long)
