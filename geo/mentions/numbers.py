"""A proposal as numbers, for a trained model: the facts that the rules see, and its neighbours.

Everything is a readable fact with a name; no word of a text is among them.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING

from geo.mentions.judge import RULES
from geo.mentions.vocabulary import vocabulary

if TYPE_CHECKING:
    from geo.mentions.find import Proposal

_FLAGS = (
    "demonym", "proper", "common", "upper", "shouting", "headline", "first", "before_capital",
    "after_capital", "located", "listed", "civic", "contained", "dateline", "titled", "given",
    "speaks", "named_person", "written_small", "vessel", "vessel_elsewhere", "furniture", "site",
    "cut", "institution",
)  # fmt: skip
_NAME_FLAGS = ("known", "main", "whole", "article", "wide")
_RECOGNISERS = (
    "abbreviations", "roads", "coordination", "demonyms", "model", "designators", "gazetteer",
    "shape", "other entities", "inside", "numbered roads",
)  # fmt: skip
_ENTITIES = (
    "GPE",
    "LOC",
    "FAC",
    "NORP",
    "ORG",
    "PERSON",
    "EVENT",
    "PRODUCT",
    "WORK_OF_ART",
    "DATE",
)
_COVERS = ("exact", "inside", "partly")
_KINDS = ("city", "country", "admin1", "admin2", "area", "island", "airport", "base")
_TAGS = ("PROPN", "NOUN", "ADJ", "VERB")
_ARCS = ("compound", "pobj", "nsubj", "poss", "appos", "conj", "dobj", "amod", "nmod", "ROOT")
_BEFORE = ("in", "of", "at", "from", "to", "the", "and", "near", "for", "by", "on", "with")
_GAPS = (",", ".", "'", "(", "-", ")", ":", ";", "/", '"')
_LATER = frozenset(
    {"misread", "thing", "happening", "called so", "water by its first word", "title", "shouted"}
)
"""Rules whose verdict stands whatever the model says: it need not know them by number."""
_RULE_NUMBERS = {
    rule.name: number
    for number, rule in enumerate((rule for rule in RULES if rule.name not in _LATER), 1)
}

NAMES: tuple[str, ...] = (
    *_FLAGS,
    *(f"name {flag}" for flag in _NAME_FLAGS),
    *(f"by {name}" for name in _RECOGNISERS),
    *(f"entity {label}" for label in _ENTITIES),
    *(f"cover {cover}" for cover in _COVERS),
    *(f"kind {kind}" for kind in _KINDS),
    *(f"last tag {tag}" for tag in _TAGS),
    *(f"last arc {arc}" for arc in _ARCS),
    *(f"before {word}" for word in _BEFORE),
    *(f"gap after {sign}" for sign in _GAPS),
    "gap before comma", "rule", "rule accepts", "rule sure", "words", "letters", "people",
    "people by another name", "person votes", "place votes", "entity words", "entity words left",
    "starts entity", "ends entity", "entity ends in institution", "last word designator",
    "last word site", "last word institution", "last word small", "next institution",
    "next designator", "next small", "next verb", "previous glued", "next glued", "position",
    "line number", "line words", "inside others", "holds others", "rule takes one inside",
    "rule takes one around", "same words", "same words taken", "same words exact place",
    "same words exact other", "head is noun", "head is name", "possessive",
)  # fmt: skip
"""Names of the numbers, in the order of every row."""


def rows(proposals: Sequence[Proposal]) -> list[list[float]]:
    """One row of numbers for each proposal of an article, in order."""
    alike: defaultdict[str, list[Proposal]] = defaultdict(list)
    lines: defaultdict[int, list[Proposal]] = defaultdict(list)
    for proposal in proposals:
        alike[proposal.facts.text.casefold()].append(proposal)
        lines[proposal.line.start].append(proposal)
    numbers = {start: number for number, start in enumerate(sorted(lines))}
    texts = {words: _article_wide(group) for words, group in alike.items()}
    return [
        [
            *_own(proposal),
            *_around(proposal, lines[proposal.line.start], numbers),
            *texts[proposal.facts.text.casefold()],
            *_grammar(proposal),
        ]
        for proposal in proposals
    ]


def _one_hots(values: Sequence[str]) -> dict[str, tuple[float, ...]]:
    """Each value as a row of a unit matrix; "" for all others."""
    rows = {v: tuple(float(v == other) for other in values) for v in values}
    return {**rows, "": (0.0,) * len(values)}


_ENTITY_ROWS, _COVER_ROWS, _KIND_ROWS = map(_one_hots, (_ENTITIES, _COVERS, _KINDS))
_TAG_ROWS, _ARC_ROWS, _BEFORE_ROWS, _GAP_ROWS = map(_one_hots, (_TAGS, _ARCS, _BEFORE, _GAPS))
_flags = attrgetter(*_FLAGS)
_name_flags = attrgetter(*_NAME_FLAGS)


def _own(proposal: Proposal) -> list[float]:
    f, found, line = proposal.facts, proposal.found, proposal.line
    token = line.words[found.last - 1].token
    after = line.after(found.end, 2)
    gap = after[:1] if after[:1].strip() else after[1:]
    by = proposal.by
    return [
        *_flags(f),
        *_name_flags(f.name),
        *[name in by for name in _RECOGNISERS],
        *_ENTITY_ROWS.get(f.entity, _ENTITY_ROWS[""]),
        *_COVER_ROWS.get(f.cover, _COVER_ROWS[""]),
        *_KIND_ROWS.get(f.name.kind, _KIND_ROWS[""]),
        *_TAG_ROWS.get(token.pos_, _TAG_ROWS[""]),
        *_ARC_ROWS.get(token.dep_, _ARC_ROWS[""]),
        *_BEFORE_ROWS.get(f.before, _BEFORE_ROWS[""]),
        *_GAP_ROWS.get(gap, _GAP_ROWS[""]),
        "," in line.before(found.start, 2),
        _RULE_NUMBERS.get(proposal.verdict.rule, 0),
        proposal.verdict.accepted,
        proposal.verdict.sure,
        f.words,
        len(f.text),
        math.log10(1 + f.name.population),
        math.log10(1 + f.name.alternate_population),
        min(f.person_votes, 9),
        min(f.place_votes, 9),
        len(f.entity_words),
        len(f.entity_words) - f.words,
    ]


def _around(
    proposal: Proposal, neighbours: Sequence[Proposal], numbers: Mapping[int, int]
) -> list[float]:
    f, found, line = proposal.facts, proposal.found, proposal.line
    lists = vocabulary()
    first_word, last_word = line.words[found.first], line.words[found.last - 1]
    ahead = line.words[found.last] if found.last < len(line.words) else None
    glued = ahead is not None and ahead.glued
    entity_last = f.entity_words[-1] if f.entity_words else ""
    inner = outer = inner_taken = outer_taken = 0
    for other in neighbours:
        span = other.found
        if span is found:
            continue
        if span.start <= found.start and span.end >= found.end:
            outer += 1
            outer_taken += other.verdict.accepted
        elif span.start >= found.start and span.end <= found.end:
            inner += 1
            inner_taken += other.verdict.accepted
    following = ahead.lower if ahead is not None and glued else ""
    return [
        float(bool(f.entity_words) and first_word.lower == f.entity_words[0]),
        float(bool(f.entity_words) and last_word.lower == entity_last),
        float(entity_last in lists.institutions),
        float(last_word.lower in lists.designators),
        float(last_word.lower in lists.sites),
        float(last_word.lower in lists.institutions),
        float(not last_word.capital),
        float(following in lists.institutions),
        float(following in lists.designators or following in lists.sites),
        float(bool(following) and following.islower() and not (ahead and ahead.capital)),
        float(ahead is not None and glued and ahead.token.pos_ in ("VERB", "AUX")),
        float(first_word.glued and found.first > 0),
        float(glued),
        float(found.first),
        float(min(numbers[line.start], 9)),
        float(min(len(line.words), 99)),
        float(outer),
        float(inner),
        float(inner_taken),
        float(outer_taken),
    ]


def _article_wide(alike: Sequence[Proposal]) -> list[float]:
    """What the article does with the same words elsewhere."""
    exact = [p.facts.entity for p in alike if p.facts.cover == "exact"]
    places = sum(label in ("GPE", "LOC", "FAC") for label in exact)
    return [
        float(len(alike)),
        sum(p.verdict.accepted for p in alike) / len(alike),
        places / len(alike),
        (len(exact) - places) / len(alike),
    ]


def _grammar(proposal: Proposal) -> list[float]:
    found, line = proposal.found, proposal.line
    head = line.words[found.last - 1].token.head
    return [
        float(head.pos_ == "NOUN"),
        float(head.pos_ == "PROPN"),
        float(line.after(found.end, 2) == "'s"),
    ]
