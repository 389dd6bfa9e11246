"""The tense that holds at a position of the text, for dates: "on Friday" was or will be."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from typing import TYPE_CHECKING

from geo.language.parsed import Parsed

if TYPE_CHECKING:
    from spacy.tokens import Token

FUTURE_AUXILIARIES = frozenset({"will", "'ll", "wo", "shall", "would"})
FUTURE_VERBS = frozenset(
    {"plan", "expect", "schedule", "intend", "aim", "set", "due", "go", "prepare", "slate", "want"}
)
"""Verbs whose infinitive complement has not happened yet: "is expected to meet"."""


def tense_reader(parsed: Parsed) -> Callable[[int], str | None]:
    """Make a function from a position in the article's text to "past", "future" or None.

    None where no finite verb governs the position, or the article was not parsed.
    """
    starts = [paragraph.start for paragraph in parsed.paragraphs]

    def tense_at(position: int) -> str | None:
        index = bisect_right(starts, position) - 1
        if index < 0 or not parsed.analysed:
            return None
        paragraph = parsed.paragraphs[index]
        span = paragraph.tokens(position, position + 1)
        return _tense(span[0]) if span else None

    return tense_at


def _tense(token: Token) -> str | None:
    """Climb from a token to the verbs that govern it, nearest first."""
    for node in (token, *token.ancestors):
        if node.pos_ not in {"VERB", "AUX"}:
            continue
        auxiliaries = {child.lower_ for child in node.children if child.dep_ in {"aux", "auxpass"}}
        if auxiliaries & FUTURE_AUXILIARIES:
            return "future"
        if node.tag_ == "VB" and "to" in auxiliaries:
            governor = node.head
            if governor.lemma_.lower() in FUTURE_VERBS:
                return "future"
            continue
        if node.tag_ == "VBD" or auxiliaries & {"was", "were", "had", "has", "have", "did"}:
            return "past"
        if node.tag_ in {"VBZ", "VBP"}:
            return None
        if node.tag_ == "VBN" and node.dep_ in {"acl", "advcl"} and not auxiliaries:
            # "Re-elected on Sunday, she will …" was; "a verdict expected on Friday" is to come.
            return "future" if node.lemma_.lower() in FUTURE_VERBS else "past"
    return None
