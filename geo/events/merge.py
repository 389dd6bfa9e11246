"""One event, many reports: inside an article and over articles.

Two reports are the same event when nothing in them contradicts and enough agrees: inside an
article by day, place and sides (`merging/inside.py`), over articles by a fitted likelihood
(`merging/likeness.py`). Prudence rules: two dots for one event mislead less than one dot for two.
The result does not depend on the order of the input, nor on what a memory spares.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from geo.events.merging.copies import Witness, sources, witness
from geo.events.merging.groups import Case, Groups
from geo.events.merging.inside import differ_inside, same_inside
from geo.events.merging.likeness import Weights, contradict, likelihood, shipped_weights
from geo.events.merging.memory import INSIDE, Memory, Pairs, Recalled
from geo.events.merging.pairs import Lookups, candidates, lookup, lookups, pairs_inside
from geo.events.merging.told import Reading, Told, order_of
from geo.events.merging.wording import Rarity, rarity
from geo.events.vocabulary import Vocabulary, load_vocabulary
from geo.events.when import borrowed
from geo.records import AnalyzedArticle, Event, Report

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def merge(
    analyzed: Iterable[AnalyzedArticle], *, vocabulary: Vocabulary | None = None
) -> tuple[Event, ...]:
    """Gather all reports into events, in the order of their first reports.

    An event's id is that of its first report, by publication date, article id and position; its
    leading report is the surest foreground one. Articles that share nothing with others keep
    their events' ids whatever else is added.
    """
    return merge_on(analyzed, None, (), vocabulary=vocabulary)[0]


def merge_on(
    analyzed: Iterable[AnalyzedArticle],
    memory: Memory | None,
    known: Collection[str],
    *,
    vocabulary: Vocabulary | None = None,
) -> tuple[tuple[Event, ...], Memory]:
    """As `merge`, and fast where a merge before left its `memory`.

    `known` are the ids of articles whose analysis is the one that the memory is of. The same
    weights must have made it.
    """
    weigh = rarity()
    reading = _AllTold(analyzed, vocabulary or load_vocabulary(), weigh)
    ids = [report.id for report in reading.reports]
    past = Recalled(memory, known, ids) if memory else None
    found = _decided(reading, weigh, shipped_weights(), past)

    @cache
    def seen(article: str) -> Witness:
        return witness(reading.items[article].article)

    events, groups = [], [0] * len(ids)
    counted = [0] * len(ids)
    for members in found.groups:
        reports = [reading.reports[index] for index in members]
        count = past.sources(members) if past else None
        if count is None:
            of = sorted({report.article for report in reports})
            count = sources([seen(article) for article in of]) if len(of) > 1 else 1
        events.append(_event(reports, count))
        for index in members:
            groups[index], counted[index] = members[0], count
    return tuple(events), Memory(
        reports=tuple(ids),
        articles=tuple(reading.articles),
        lookups=found.lookups,
        inside=found.inside,
        likely=found.likely,
        decided=found.decided,
        groups=tuple(groups),
        sources=tuple(counted),
    )


def gathered(told: Sequence[Told], weigh: Rarity, weights: Weights) -> list[list[int]]:
    """Indexes of the reports of each event, in order."""
    return _decided(told, weigh, weights, None).groups


class _AllTold(Sequence[Told]):
    """All reports in the order that makes ids; what comparing needs is worked out when asked."""

    def __init__(
        self, analyzed: Iterable[AnalyzedArticle], vocabulary: Vocabulary, weigh: Rarity
    ) -> None:
        self._vocabulary, self._weigh = vocabulary, weigh
        self.items = {item.article.id: item for item in analyzed if item.reports}
        self.reports = [report for item in self.items.values() for report in item.reports]
        self.reports.sort(key=lambda one: order_of(one, self.items[one.article].article))
        self.articles = [report.article for report in self.reports]
        self.families = [vocabulary.types[report.type].family for report in self.reports]
        self._told: dict[int, Told] = {}
        self._readings: dict[str, Reading] = {}

    def __len__(self) -> int:
        return len(self.reports)

    def __getitem__(self, index: int) -> Told:  # type: ignore[override]  # no slices
        found = self._told.get(index)
        if found is None:
            report = self.reports[index]
            reading = self._readings.get(report.article)
            if reading is None:
                item = self.items[report.article]
                reading = Reading(item, self._vocabulary, self._weigh)
                self._readings[report.article] = reading
            found = self._told[index] = reading.told(report)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Decided:
    groups: list[list[int]]
    """The reports of each event, in order."""
    lookups: Lookups
    inside: Pairs
    likely: Pairs
    decided: dict[Case, bool]


def _decided(
    told: Sequence[Told], weigh: Rarity, weights: Weights, past: Recalled | None
) -> _Decided:
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

    total = len(told)
    fresh = [index for index in range(total) if past is None or past.before[index] < 0]
    looked = lookups(lookup(told[index], weigh) for index in fresh)
    if past:
        looked = past.lookups(looked)
    articles = told.articles if isinstance(told, _AllTold) else [o.report.article for o in told]
    codes = past.unasked(looked, articles) if past else candidates(looked.keyed, articles)
    inside = Pairs.of(
        [
            (INSIDE, first, second)
            for first, second in pairs_inside((index, told[index]) for index in fresh)
            if same_inside(told[first], told[second])
        ]
    )
    likely = Pairs.of(list(_likely(codes.tolist(), told, weigh, weights)))
    changed = set(fresh)
    for new in (inside.first, inside.second, likely.first, likely.second):
        changed.update(new.tolist())
    decided: dict[Case, bool] = {}
    none = Pairs.of([])
    inside = (past.inside() if past else none).with_(inside)
    likely = (past.likely() if past else none).with_(likely)
    if past:
        changed |= past.touched
        decided = past.decided()
    open_again = _reached(changed, total, (inside, likely))
    groups = Groups(total, apart, alike, weights.hold, decided)
    for pairs in (inside, likely):
        again = pairs.where(open_again[pairs.first])
        for first, second in zip(again.first.tolist(), again.second.tolist(), strict=True):
            groups.join(first, second, sure=pairs is inside)
    is_open = open_again.tolist()
    found = [members for members in groups.all() if is_open[members[0]]]
    untouched: dict[int, list[int]] = {}
    for index in range(total):
        if not is_open[index]:
            untouched.setdefault(past.group(index) if past else index, []).append(index)
    kept = {case: fits for case, fits in decided.items() if not is_open[case[0]]}
    return _Decided(
        groups=sorted([*found, *untouched.values()]),
        lookups=looked,
        inside=inside,
        likely=likely,
        decided=kept | groups.decided,
    )


def _likely(
    codes: Iterable[int], told: Sequence[Told], weigh: Rarity, weights: Weights
) -> Iterator[tuple[float, int, int]]:
    families = told.families if isinstance(told, _AllTold) else [one.family for one in told]
    for code in codes:
        first, second = divmod(code, len(told))
        ours, theirs = families[first], families[second]
        if ours != theirs and frozenset((ours, theirs)) not in weights.kindred:
            continue  # a contradiction that can be seen without reading either report
        one, other = told[first], told[second]
        if not contradict(one, other, weights.kindred):
            value = likelihood(one, other, weigh, weights)
            if value >= weights.join:
                yield -value, first, second


def _reached(start: Iterable[int], total: int, edges: Iterable[Pairs]) -> NDArray[np.bool_]:
    """Which of all reports hang together with those where one starts."""
    import numpy as np

    reached = np.zeros(total, bool)
    reached[list(start)] = True
    first = np.concatenate([pairs.first for pairs in edges])
    second = np.concatenate([pairs.second for pairs in edges])
    while True:
        out = reached[first] != reached[second]
        if not out.any():
            return reached
        reached[first[out]] = reached[second[out]] = True
        first, second = first[~out], second[~out]


def _event(reports: Sequence[Report], count: int) -> Event:
    leading = min(range(len(reports)), key=lambda index: (_rank(reports[index]), index))
    return Event(
        id=reports[0].id,
        aliases=tuple(report.id for report in reports[1:]),
        reports=(_dated(reports[leading], reports), *reports[:leading], *reports[leading + 1 :]),
        sources=count,
    )


def _dated(lead: Report, reports: Sequence[Report]) -> Report:
    """The leading report, with the time that another states where it states none itself.

    What most of them state comes first, then days before longer times, then the earliest told.
    """
    if lead.time.basis == "stated":
        return lead
    stated = [one.time for one in reports if one.time.basis == "stated"]
    if not stated:
        return lead
    told = Counter((time.first, time.last) for time in stated)
    best = max(stated, key=lambda time: (told[time.first, time.last], time.precision == "day"))
    return replace(lead, time=borrowed(best, f"“{best.text}”, as another report tells it"))


def _rank(report: Report) -> tuple[bool, bool, float, bool]:
    """Leading first: foreground, placed, sure, dated."""
    placed = any(place.place and place.role != "scope" for place in report.places)
    return (
        report.prominence != "foreground",
        not placed,
        -report.confidence,
        report.time.basis != "stated",
    )
