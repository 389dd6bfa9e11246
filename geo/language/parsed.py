"""A parsed article: spaCy documents by paragraph, with their positions in the article.

The parse is handed from room to room and never stored.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
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
    text: str = field(init=False)
    """`doc.text`, which spaCy would join from its tokens again at every question."""

    def __post_init__(self) -> None:
        """Join the words once."""
        object.__setattr__(self, "text", self.doc.text)

    def at(self, token: Token) -> int:
        """Position of a token's first character in the article's text."""
        return self.start + int(token.idx)

    def end_of(self, token: Token) -> int:
        """Position just after a token in the article's text."""
        return self.start + int(token.idx) + len(token.text)

    def tokens(self, start: int, end: int) -> Span | None:
        """Tokens that the article's range [start, end) covers, widened to whole tokens; None
        when it lies outside this paragraph."""
        if start < self.start or end > self.start + len(self.text) or start >= end:
            return None
        return self.doc.char_span(start - self.start, end - self.start, alignment_mode="expand")

    def sentences(self) -> Iterator[Sentence]:
        """Sentences in text order; white space around them belongs to none."""
        for span in self.doc.sents:
            first, last = span.start_char, span.end_char
            words = self.text[first:last]
            if not words.strip():
                continue
            start = self.start + first + len(words) - len(words.lstrip())
            end = self.start + first + len(words.rstrip())
            yield Sentence(start=start, end=end, span=span, paragraph=self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """An article and its paragraphs in text order."""

    article: Article
    paragraphs: tuple[Paragraph, ...]
    analysed: bool
    """True when a model tagged and parsed it; False for a language that no model is loaded
    for: then there are tokens and sentences, but no tags, entities or dependencies."""
    _sentences: list[Sentence] = field(default_factory=list, init=False, repr=False, compare=False)
    """Every room asks for them; they are made once."""

    def sentences(self) -> Iterator[Sentence]:
        """All sentences in text order."""
        if not self._sentences:
            self._sentences[:] = [s for p in self.paragraphs for s in p.sentences()]
        return iter(self._sentences)
