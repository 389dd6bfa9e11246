"""Parsed article → mentions: propose, judge, settle overlaps, say how each name is used."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from geo.gazetteer.base import Gazetteer
from geo.gazetteer.entries import MARINE_KINDS
from geo.language import Parsed
from geo.mentions.base import Found, Recogniser
from geo.mentions.coordination import Coordination
from geo.mentions.entities import Entities
from geo.mentions.evidence import Evidence, gather
from geo.mentions.features import Facts, NameBook, facts_of
from geo.mentions.furniture import furniture_of
from geo.mentions.judge import NATURAL_KINDS, Verdict, judge, reconsider
from geo.mentions.misreadings import BrokenNames, Misreadings, is_scanned
from geo.mentions.names import Demonyms, GazetteerNames
from geo.mentions.numbers import NAMES, rows
from geo.mentions.patterns import Abbreviations, Designators, Roads
from geo.mentions.shapes import CapitalRuns, NamesInside, NumberedRoads, OtherEntities
from geo.mentions.trees import Trees, shipped_trees
from geo.mentions.unparsed import find_by_name
from geo.mentions.usage import usage_of
from geo.mentions.words import Line, lines
from geo.records import Mention, Rejected, Usage

RECOGNISERS: tuple[Recogniser, ...] = (
    BrokenNames(),
    Abbreviations(),
    Roads(),
    Coordination(),
    Demonyms(),
    Entities(),
    Designators(),
    GazetteerNames(),
)

WIDER: tuple[Recogniser, ...] = (CapitalRuns(), OtherEntities(), NamesInside(), NumberedRoads())
"""More proposals, for the trained model alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A span with all that was proposed, seen and decided about it."""

    found: Found
    by: tuple[str, ...]
    line: Line
    facts: Facts
    verdict: Verdict


def find_mentions(
    parsed: Parsed, gazetteer: Gazetteer, *, trees: Trees | Literal["shipped"] | None = "shipped"
) -> tuple[Mention, ...]:
    """Toponyms of an article in text order; they never overlap.

    `article.text[m.start:m.end] == m.text` holds for each. An article in a language that was
    not analysed gives the well-known places that it names, and no demonyms. `trees` is the
    trained model that accepts and rejects; with None, or where none ships, the rules do.
    """
    return find_mentions_with_rejects(parsed, gazetteer, trees=trees)[0]


def find_mentions_with_rejects(
    parsed: Parsed, gazetteer: Gazetteer, *, trees: Trees | Literal["shipped"] | None = "shipped"
) -> tuple[tuple[Mention, ...], tuple[Rejected, ...]]:
    """Mentions, and the look-alikes that were left out with the reason, both in text order."""
    book = NameBook(gazetteer=gazetteer)
    all_lines = lines(parsed)
    if not parsed.analysed:
        return _mentions(parsed, find_by_name(all_lines, book)), ()
    model = shipped_trees("mentions", NAMES) if trees == "shipped" else trees
    if model is None:
        evidence = gather(all_lines, furniture_of(parsed.article.text))
        recognisers = _recognisers(all_lines)
        proposals = reconsider_all(
            [p for line in all_lines for p in propose(line, book, evidence, recognisers)]
        )
        kept, dropped = settle(proposals)
    else:
        kept, dropped = weigh(all_proposals(parsed, book, all_lines), model)
    return _mentions(parsed, kept), _rejects(parsed, kept, dropped)


def all_proposals(parsed: Parsed, book: NameBook, all_lines: Sequence[Line]) -> list[Proposal]:
    """What the trained model judges: the rules' proposals and more, with the rules' verdicts."""
    evidence = gather(all_lines, furniture_of(parsed.article.text))
    recognisers = _recognisers(all_lines) + WIDER
    return [p for line in all_lines for p in propose(line, book, evidence, recognisers)]


def _recognisers(all_lines: Sequence[Line]) -> tuple[Recogniser, ...]:
    return (Misreadings(), *RECOGNISERS) if is_scanned(all_lines) else RECOGNISERS


def propose(
    line: Line,
    book: NameBook,
    evidence: Evidence,
    recognisers: Sequence[Recogniser] = RECOGNISERS,
) -> list[Proposal]:
    """All spans that any recogniser proposes in one line, each once, with a verdict."""
    spans: dict[tuple[int, int], tuple[Found, list[str]]] = {}
    for recogniser in recognisers:
        for span in recogniser.find(line, book.gazetteer):
            _, by = spans.setdefault((span.start, span.end), (span, []))
            by.append(recogniser.name)
    result = []
    for span, by in spans.values():
        if span.label in ("FAC", "GAZ") and "designators" in by:
            span = replace(span, label="DESIG")
        facts = facts_of(span, line, book, evidence)
        result.append(
            Proposal(found=span, by=tuple(by), line=line, facts=facts, verdict=judge(facts))
        )
    return result


def reconsider_all(proposals: Sequence[Proposal]) -> list[Proposal]:
    """Second pass: a name that the article surely uses for a place is one elsewhere too."""
    sure = {p.facts.text.casefold() for p in proposals if p.verdict.accepted and p.verdict.sure}
    return [
        replace(p, verdict=reconsider(p.facts, p.verdict, sure_elsewhere=True))
        if p.facts.text.casefold() in sure
        else p
        for p in proposals
    ]


def settle(proposals: Iterable[Proposal]) -> tuple[list[Proposal], list[Proposal]]:
    """Keep accepted proposals that do not overlap, stronger and longer ones first."""
    accepted = [p for p in proposals if p.verdict.accepted]
    dropped = [p for p in proposals if not p.verdict.accepted]
    accepted.sort(key=_precedence)
    kept: list[Proposal] = []
    taken: set[int] = set()
    for proposal in accepted:
        span = range(proposal.found.start, proposal.found.end)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(proposal)
    kept.sort(key=lambda p: p.found.start)
    return kept, dropped


def weigh(proposals: Sequence[Proposal], trees: Trees) -> tuple[list[Proposal], list[Proposal]]:
    """Accept by the trained model: of proposals that overlap, those that are likeliest together."""
    chances = guarded(proposals, trees.probabilities(rows(proposals)))
    chosen = set(likeliest([(p.found.start, p.found.end) for p in proposals], chances, trees))
    kept: list[Proposal] = []
    dropped: list[Proposal] = []
    for index, (proposal, chance) in enumerate(zip(proposals, chances, strict=True)):
        accepted = index in chosen
        verdict = proposal.verdict
        if verdict.accepted != accepted:
            reason = f"the trained model finds it {chance:.0%} likely to be a place"
            verdict = replace(verdict, accepted=accepted, reason=reason)
        (kept if accepted else dropped).append(replace(proposal, verdict=verdict))
    kept.sort(key=lambda p: p.found.start)
    return kept, dropped


def guarded(proposals: Sequence[Proposal], chances: Sequence[float]) -> list[float]:
    """Let the rules overrule the model on what its training texts hardly hold: seas, straits,
    names that share a word, ships, repeated titles; and on demonyms and abbreviations of
    states, which annotators mark by rules of their own.
    """
    return [
        max(chance, _SETTLED) + _LENGTH_COUNTS * len(p.facts.text)
        if _must(p)
        else min(chance, 1 - _SETTLED)
        if _never(p)
        else chance
        for p, chance in zip(proposals, chances, strict=True)
    ]


_SETTLED = 0.95
_REFUSED = frozenset(
    {"vessel", "furniture", "landless", "brand", "thing", "happening", "called so", "title"}
)
_WIDER_LABELS = frozenset({"RUN", "ENT", "SUB", "ROADNO"})
_TRUSTED = frozenset(
    {
        "coordinated", "demonym", "abbreviation", "misread", "water by its first word", "shouted",
        "named kind",
    }
)  # fmt: skip
_RARE_KINDS = MARINE_KINDS | NATURAL_KINDS | {"area", "island", "islands", "continent", "canal"}
_LENGTH_COUNTS = 1e-4
"""What a letter more adds where the rules settle both of two spans: the longer is the name."""


def _must(proposal: Proposal) -> bool:
    rare = proposal.facts.name.kind in _RARE_KINDS and proposal.facts.name.whole
    verdict = proposal.verdict
    return verdict.accepted and (
        verdict.rule in _TRUSTED or (rare and verdict.rule != "again") or _is_full_country(proposal)
    )


def _is_full_country(proposal: Proposal) -> bool:
    """True for "Czech Republic", of which the rules would settle the demonym alone."""
    facts = proposal.facts
    return facts.name.kind == "country" and facts.name.whole and " Republic" in facts.text


def _never(proposal: Proposal) -> bool:
    rule, facts = proposal.verdict.rule, proposal.facts
    return rule in _REFUSED or (rule == "person" and facts.titled)


def likeliest(
    spans: Sequence[tuple[int, int]], chances: Sequence[float], trees: Trees
) -> list[int]:
    """Indices of spans that do not overlap and whose chances beyond the bar sum up highest."""
    bar = trees.accept_from
    order = sorted(
        (end, start, index) for index, (start, end) in enumerate(spans) if chances[index] > bar
    )
    ends = [end for end, _, _ in order]
    best, before = [0.0], []
    for position, (_, start, index) in enumerate(order):
        earlier = bisect_right(ends, start, 0, position)
        with_it = best[earlier] + chances[index] - bar
        before.append(earlier if with_it > best[-1] else -1)
        best.append(max(with_it, best[-1]))
    chosen, position = [], len(order)
    while position:
        if before[position - 1] >= 0:
            chosen.append(order[position - 1][2])
            position = before[position - 1]
        else:
            position -= 1
    return chosen[::-1]


_FIRST = {"COORD": 0, "ABBR": 1, "ROAD": 1}


def _precedence(proposal: Proposal) -> tuple[int, int, int]:
    found = proposal.found
    known = proposal.facts.name.known or found.label == "DEM" or "designators" in proposal.by
    sure = known and proposal.verdict.rule != "again"
    return _FIRST.get(found.label, 2 if sure else 3), found.start - found.end, found.start


def _mentions(parsed: Parsed, kept: Sequence[Proposal]) -> tuple[Mention, ...]:
    text = parsed.article.text
    return tuple(
        Mention(
            id=f"m{number}",
            start=p.found.start,
            end=p.found.end,
            text=text[p.found.start : p.found.end],
            usage=_usage(p) if parsed.analysed else "literal",
            query=p.found.query or p.line.slice(p.found.start, p.found.end),
            label=_label(p),
            found_by=p.by,
        )
        for number, p in enumerate(kept, 1)
    )


def _usage(proposal: Proposal) -> Usage:
    return usage_of(proposal.found, proposal.line, proposal.facts, proposal.verdict.rule)


def _label(proposal: Proposal) -> str:
    if proposal.facts.demonym and proposal.verdict.rule == "demonym":
        return "NORP"
    label = proposal.found.label
    if label in ("GPE", "LOC", "FAC", "NORP"):
        return label
    entity = proposal.facts.entity
    if proposal.facts.cover == "exact" and entity in ("GPE", "LOC", "FAC"):
        return entity
    return "FAC" if label == "ROAD" else "GAZ"


_ORDINARY = frozenset({"common", "date", "compass", "people", "furniture", "title"})
_NO_HAMLET = 50_000


def _is_wondered_at(proposal: Proposal) -> bool:
    """Whether a reader would ask why it is not on the map: hamlets named like a person are not."""
    rule, name = proposal.verdict.rule, proposal.facts.name
    if rule in _ORDINARY or proposal.found.label in _WIDER_LABELS:
        return False
    if rule in _REFUSED or proposal.found.label in ("GPE", "LOC", "FAC"):
        return True
    return name.main and (name.wide or name.population >= _NO_HAMLET)


def _rejects(
    parsed: Parsed, kept: Sequence[Proposal], dropped: Sequence[Proposal]
) -> tuple[Rejected, ...]:
    """Rejected names that a reader may ask about: each once, no ordinary words, no part twice."""
    text = parsed.article.text
    taken = {position for p in kept for position in range(p.found.start, p.found.end)}
    told: set[tuple[str, str]] = set()
    result = []
    for p in sorted(dropped, key=lambda p: (p.found.start, -p.found.end)):
        span = range(p.found.start, p.found.end)
        if not _is_wondered_at(p) or not taken.isdisjoint(span):
            continue
        taken.update(span)
        words = (p.facts.text.casefold(), p.verdict.rule)
        if words in told:
            continue
        told.add(words)
        result.append(
            Rejected(
                start=p.found.start,
                end=p.found.end,
                text=text[p.found.start : p.found.end],
                reason=p.verdict.reason,
            )
        )
    return tuple(result)
