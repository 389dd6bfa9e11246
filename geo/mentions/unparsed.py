"""Names in an article whose language no model is loaded for: only what is well known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from geo.mentions.evidence import gather
from geo.mentions.features import MAJOR, NameBook, facts_of
from geo.mentions.judge import Verdict
from geo.mentions.names import GazetteerNames
from geo.mentions.vocabulary import vocabulary
from geo.mentions.words import Line

if TYPE_CHECKING:
    from geo.mentions.find import Proposal


def find_by_name(lines: Sequence[Line], book: NameBook) -> list[Proposal]:
    """Proposals for countries, provinces, seas and towns of 100,000 people, by exact name."""
    from geo.mentions.find import Proposal

    evidence = gather(lines)
    recogniser = GazetteerNames()
    kept = []
    for line in lines:
        end = 0
        for span in recogniser.find(line, book.gazetteer):
            facts = facts_of(span, line, book, evidence)
            name = facts.name
            short = len(facts.text) < 4 or facts.text.lower() in vocabulary().common
            population = max(name.population, name.alternate_population)
            if span.start < end or short or not (name.wide or population >= MAJOR):
                continue
            end = span.end
            verdict = Verdict(accepted=True, rule="by name", reason="a widely known name")
            kept.append(
                Proposal(found=span, by=(recogniser.name,), line=line, facts=facts, verdict=verdict)
            )
    return kept
