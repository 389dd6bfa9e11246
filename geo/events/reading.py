"""One article as this room reads it: the parse with its mentions, relations and times by word."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geo.events.venues import is_ground, is_venue
from geo.language import Paragraph, Parsed, Sentence
from geo.records import Mention, Place, Relation, Resolution, Span, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token

_QUOTES = re.compile(r"[\"“][^\"“”\n]{2,600}?[\"”]")
_DATELINE = re.compile(r"^\W*[A-Z][A-Z .'’\-]{2,30}\b[^\n]{0,60}?(?:--|[—–]|\s-\s)")
_TERMINAL = re.compile(r"[.!?…][\"'”’)\]]*\s*$")
HEADLINE_WORDS = 25
"""A line of at most so many words that does not end like a sentence is a heading."""


@dataclass(slots=True)
class Reading:
    """The article, with look-ups by token. Built once for each article."""

    parsed: Parsed
    places: Mapping[str, Place]
    resolutions: Mapping[str, Resolution]
    relations: Sequence[Relation]
    times: Sequence[TimeExpression]
    furniture: Sequence[tuple[int, int]]
    mentions: Sequence[Mention]
    sentences: Sequence[Sentence]
    """All of the article's, in text order."""
    by_token: dict[tuple[int, int], Mention] = field(default_factory=dict)
    heads: dict[str, tuple[Paragraph, Token]] = field(default_factory=dict)
    """Mention id → its paragraph and the token that heads it."""
    grounds: dict[tuple[int, int], Mention] = field(default_factory=dict)
    """Grounds without a name by paragraph and token; they are no `mentions`."""
    firsts: dict[str, Token] = field(default_factory=dict)
    """Mention id → its first token."""
    related: dict[str, Relation] = field(default_factory=dict)
    """Mention id → the widest relation that it stands in; of `taken_up` ones too."""
    taken_up: list[Mention] = field(default_factory=list)
    """Words that take up a place without naming it ("the island"), as mentions of their own;
    their ids are no article's."""
    quotes: list[tuple[int, int]] = field(default_factory=list)
    dateline: Mention | None = None
    inside: dict[int, list[Mention]] = field(default_factory=dict)
    """What `mentions_of` has found, by the start of the sentence."""

    def place_of(self, mention: Mention) -> Place | None:
        """The place that a mention was resolved to, or None."""
        decision = self.resolutions.get(mention.id)
        return self.places.get(decision.place) if decision and decision.place else None

    def mention_at(self, paragraph: Paragraph, token: Token) -> Mention | None:
        """The mention that a token is part of."""
        return self.by_token.get((paragraph.start, token.i))

    def mentions_of(self, sentence: Sentence) -> list[Mention]:
        """Mentions that lie in a sentence, in text order, then what takes up earlier ones."""
        found = self.inside.get(sentence.start)
        if found is None:
            found = self.inside[sentence.start] = [
                mention
                for mention in (*self.mentions, *self.taken_up)
                if sentence.start <= mention.start and mention.end <= sentence.end
            ]
        return found

    def times_of(self, sentence: Sentence) -> list[TimeExpression]:
        """Time expressions that begin in a sentence, in text order."""
        return [time for time in self.times if sentence.start <= time.start < sentence.end]

    def is_quoted(self, start: int, end: int) -> bool:
        """True where the words stand between quotation marks."""
        return any(first <= start and end <= last for first, last in self.quotes)

    def is_furniture(self, start: int, end: int) -> bool:
        """True where the words are credits, captions, bylines and the like."""
        return any(first < end and start < last for first, last in self.furniture)


def read(
    parsed: Parsed,
    mentions: Sequence[Mention],
    resolutions: Mapping[str, Resolution],
    places: Mapping[str, Place],
    relations: Sequence[Relation],
    times: Sequence[TimeExpression],
) -> Reading:
    """Index an article for the rest of the room."""
    text = parsed.article.text
    reading = Reading(
        parsed=parsed, places=places, resolutions=resolutions, relations=relations,
        times=sorted(times, key=lambda time: (time.start, time.end)),
        furniture=tuple(_furniture(parsed)),
        mentions=sorted((m for m in mentions if not is_ground(m)), key=lambda m: m.start),
        sentences=tuple(parsed.sentences()),
    )  # fmt: skip
    reading.quotes = [match.span() for match in _QUOTES.finditer(text)]
    for paragraph in parsed.paragraphs:
        end = _end(paragraph)
        for mention in reading.mentions:
            if not paragraph.start <= mention.start < end:
                continue
            span = paragraph.tokens(mention.start, min(mention.end, end))
            if span is None or not len(span):
                continue
            if not is_venue(mention):
                for token in span:
                    reading.by_token[paragraph.start, token.i] = mention
            reading.heads[mention.id] = (paragraph, span.root)
            reading.firsts[mention.id] = span[0]
        for ground in mentions:
            if is_ground(ground) and paragraph.start <= ground.start < end:
                span = paragraph.tokens(ground.start, ground.end)
                if span is not None and len(span):
                    reading.grounds[paragraph.start, span[-1].i] = ground
    _relate(reading)
    reading.dateline = _dateline(reading)
    return reading


def _relate(reading: Reading) -> None:
    """Find for each mention the widest relation it stands in, and what stands for none."""
    named = {mention.id: mention for mention in reading.mentions}
    for relation in sorted(reading.relations, key=lambda r: (r.start - r.end, r.start)):
        if relation.kind == "route":
            continue  # its ends have roles of their own
        inside = [
            name for name in relation.mentions
            if name in named and relation.start <= named[name].start < relation.end
        ]  # fmt: skip
        for name in inside:
            reading.related.setdefault(name, relation)
        if not inside and relation.place is not None:
            _take_up(reading, relation)


def _take_up(reading: Reading, relation: Relation) -> None:
    for paragraph in reading.parsed.paragraphs:
        if not paragraph.start <= relation.start < _end(paragraph):
            continue
        span = paragraph.tokens(relation.start, relation.end)
        if span is None or not len(span):
            return
        mention = Mention(
            id=f"~{relation.id}", start=relation.start, end=relation.end, text=span.text,
            usage="literal", query="", label="REL", found_by=(),
        )  # fmt: skip
        reading.taken_up.append(mention)
        reading.related[mention.id] = relation
        reading.heads[mention.id] = (paragraph, span.root)
        reading.firsts[mention.id] = span[0]


def _end(paragraph: Paragraph) -> int:
    last = paragraph.doc[-1]
    return paragraph.end_of(last) + len(last.whitespace_)


def is_heading(paragraph: Paragraph) -> bool:
    """True for a headline or a subheading: a short paragraph that does not end as a sentence."""
    words = paragraph.text.strip()
    return not _TERMINAL.search(words) and len(words.split()) <= HEADLINE_WORDS


def span_of(paragraph: Paragraph, first: Token, last: Token) -> Span:
    """The article's range from one token to another, both included."""
    return Span(start=paragraph.at(first), end=paragraph.end_of(last))


def _furniture(parsed: Parsed) -> list[tuple[int, int]]:
    from geo.articles.furniture import find_furniture

    return [(piece.start, piece.end) for piece in find_furniture(parsed.article.text)]


def _dateline(reading: Reading) -> Mention | None:
    for paragraph in reading.parsed.paragraphs[:6]:
        words = reading.parsed.article.text[paragraph.start : paragraph.start + 120]
        match = _DATELINE.match(words)
        if match:
            end = paragraph.start + match.end()
            for mention in reading.mentions:
                inside = paragraph.start <= mention.start < end
                if inside and mention.usage == "literal" and not is_venue(mention):
                    return mention
    return None
