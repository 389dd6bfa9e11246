"""Showing places under names that the user chose; ids and the article's words stay."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from geo.records import AnalyzedArticle, Findings
from geo.regions.display_names import shown


def renamed(findings: Findings, names: Mapping[str, str]) -> Findings:
    """Return the findings with the chosen names on their places.

    `names` is what `geo.regions.display_names.load` returns. Labels of events are sentences of
    their own and keep the neutral name.
    """
    if not names:
        return findings

    def article(analyzed: AnalyzedArticle) -> AnalyzedArticle:
        places = tuple(
            replace(
                place,
                name=shown(place, names),
                seas=tuple(names.get(sea, sea) for sea in place.seas),
            )
            for place in analyzed.places
        )
        return replace(analyzed, places=places)

    return replace(findings, articles=tuple(map(article, findings.articles)))
