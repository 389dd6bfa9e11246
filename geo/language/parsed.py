"""A parsed article: spaCy documents by paragraph, with their positions in the article.

The parse is handed from room to room and never stored.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.records import Article

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence, with its place in the article's text."""

    start: int
    end: int
    span: Span
    """The sentence in its paragraph's document."""
    paragraph: Paragraph


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph. `doc.text` has the article's length character by character, but line
    breaks, non-breaking spaces and curly quotes in it are made plain."""

    start: int
    """Position of the paragraph's first character in the article's text."""
    doc: Doc

    def at(self, token: Token) -> int:
        """Position of a token's first character in the article's text."""
        return self.start + int(token.idx)

    def end_of(self, token: Token) -> int:
        """Position just after a token in the article's text."""
        return self.start + int(token.idx) + len(token.text)

    def _length(self) -> int:
        last = self.doc[-1]
        return int(last.idx) + len(last.text_with_ws)

    def tokens(self, start: int, end: int) -> Span | None:
        """Tokens that the article's range [start, end) covers, widened to whole tokens; None
        when it lies outside this paragraph."""
        if start < self.start or end > self.start + self._length() or start >= end:
            return None
        return self.doc.char_span(start - self.start, end - self.start, alignment_mode="expand")

    def sentences(self) -> Iterator[Sentence]:
        """Sentences in text order; white space around them belongs to none."""
        for span in self.doc.sents:
            words = span.text
            if not words.strip():
                continue
            start = self.start + span.start_char + len(words) - len(words.lstrip())
            end = self.start + span.start_char + len(words.rstrip())
            yield Sentence(start=start, end=end, span=span, paragraph=self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """An article and its paragraphs in text order."""

    article: Article
    paragraphs: tuple[Paragraph, ...]
    analysed: bool
    """True when a model tagged and parsed it; False for a language that no model is loaded
    for: then there are tokens and sentences, but no tags, entities or dependencies."""

    def sentences(self) -> Iterator[Sentence]:
        """All sentences in text order."""
        for paragraph in self.paragraphs:
            yield from paragraph.sentences()
