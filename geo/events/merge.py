"""One event, many reports: inside an article and over articles.

Two reports are the same event when nothing in them contradicts and enough agrees: inside an
article by day, place and sides (`merging/inside.py`), over articles by a fitted likelihood
(`merging/likeness.py`). Prudence rules: two dots for one event mislead less than one dot for two.
The result does not depend on the order of the input.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from geo.events.merging.copies import Witness, sources, witness
from geo.events.merging.groups import Groups
from geo.events.merging.inside import differ_inside, same_inside
from geo.events.merging.likeness import Weights, contradict, likelihood, shipped_weights
from geo.events.merging.pairs import pairs_across, pairs_inside
from geo.events.merging.told import Told, prepare
from geo.events.merging.wording import Rarity, rarity
from geo.events.vocabulary import Vocabulary, load_vocabulary
from geo.records import AnalyzedArticle, Event, Report


def merge(
    analyzed: Iterable[AnalyzedArticle], *, vocabulary: Vocabulary | None = None
) -> tuple[Event, ...]:
    """Gather all reports into events, in the order of their first reports.

    An event's id is that of its first report, by publication date, article id and position; its
    leading report is the surest foreground one. Articles that share nothing with others keep
    their events' ids whatever else is added.
    """
    weigh = rarity()
    witnesses: dict[str, Witness] = {}
    told = prepare(_noting(analyzed, witnesses), vocabulary or load_vocabulary(), weigh)
    return tuple(
        _event([told[index].report for index in members], witnesses)
        for members in gathered(told, weigh, shipped_weights())
    )


def _noting(
    analyzed: Iterable[AnalyzedArticle], witnesses: dict[str, Witness]
) -> Iterator[AnalyzedArticle]:
    """The articles as they pass, with a note of each that can be a source."""
    for item in analyzed:
        if item.reports:
            witnesses[item.article.id] = witness(item.article)
        yield item


def gathered(told: list[Told], weigh: Rarity, weights: Weights) -> list[list[int]]:
    """Indexes of the reports of each event, in order."""

    def apart(first: int, second: int) -> bool:
        one, other = told[first], told[second]
        if one.report.article == other.report.article and (
            one.family == other.family and differ_inside(one, other)
        ):
            return True
        return contradict(one, other, weights.kindred)

    def alike(first: int, second: int) -> float:
        if told[first].report.article == told[second].report.article:
            return 0.0  # one article tells them as two
        return likelihood(told[first], told[second], weigh, weights)

    groups = Groups(len(told), apart, alike, weights.hold)
    for first, second in pairs_inside(told):
        if same_inside(told[first], told[second]):
            groups.join(first, second, sure=True)
    likely = []
    for first, second in pairs_across(told, weigh):
        if not contradict(told[first], told[second], weights.kindred):
            value = likelihood(told[first], told[second], weigh, weights)
            if value >= weights.join:
                likely.append((-value, first, second))
    for _, first, second in sorted(likely):
        groups.join(first, second)
    return groups.all()


def _event(reports: list[Report], witnesses: Mapping[str, Witness]) -> Event:
    leading = min(range(len(reports)), key=lambda index: (_rank(reports[index]), index))
    return Event(
        id=reports[0].id,
        aliases=tuple(report.id for report in reports[1:]),
        reports=(reports[leading], *reports[:leading], *reports[leading + 1 :]),
        sources=sources([witnesses[one] for one in sorted({report.article for report in reports})]),
    )


def _rank(report: Report) -> tuple[bool, bool, float, bool]:
    """Leading first: foreground, placed, sure, dated."""
    placed = any(place.place and place.role != "scope" for place in report.places)
    return (
        report.prominence != "foreground",
        not placed,
        -report.confidence,
        report.time.basis != "stated",
    )
