"""One event, many reports: inside an article and over articles.

Two reports are the same event when nothing in them contradicts and enough agrees: inside an
article by day, place and sides (`merging/inside.py`), over articles by a fitted likelihood
(`merging/likeness.py`). Prudence rules: two dots for one event mislead less than one dot for two.
The result does not depend on the order of the input, nor on what a memory spares.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from geo.events.merging.copies import Witness, sources, witness
from geo.events.merging.groups import Groups
from geo.events.merging.inside import differ_inside, same_inside
from geo.events.merging.likeness import Weights, contradict, likelihood, shipped_weights
from geo.events.merging.memory import Memory, Recalled
from geo.events.merging.pairs import Lookups, candidates, lookup, lookups, pairs_inside
from geo.events.merging.told import Told, order_of, prepare
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
    reading = _Reading(analyzed, vocabulary or load_vocabulary(), weigh)
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
        if past and members[0] in found.untouched:
            count = past.sources(members[0])
        else:
            of = sorted({report.article for report in reports})
            count = sources([seen(article) for article in of]) if len(of) > 1 else 1
        events.append(_event(reports, count))
        for index in members:
            groups[index], counted[index] = members[0], count
    return tuple(events), Memory(
        reports=tuple(ids),
        articles=tuple(reading.articles),
        lookups=found.lookups,
        inside=tuple(found.inside),
        likely=tuple(found.likely),
        groups=tuple(groups),
        sources=tuple(counted),
    )


def gathered(told: Sequence[Told], weigh: Rarity, weights: Weights) -> list[list[int]]:
    """Indexes of the reports of each event, in order."""
    return _decided(told, weigh, weights, None).groups


class _Reading(Sequence[Told]):
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
        self._told: dict[str, Told] = {}

    def __len__(self) -> int:
        return len(self.reports)

    def __getitem__(self, index: int) -> Told:  # type: ignore[override]  # no slices
        report = self.reports[index]
        found = self._told.get(report.id)
        if found is None:
            item = self.items[report.article]
            sentence = tuple(one for one in item.reports if one.sentence == report.sentence)
            alone = replace(item, reports=sentence)
            for one in prepare([alone], self._vocabulary, self._weigh):
                self._told[one.report.id] = one
            found = self._told[report.id]
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Decided:
    groups: list[list[int]]
    """The reports of each event, in order."""
    untouched: set[int]
    """Reports whose group is the one of before."""
    lookups: Lookups
    inside: list[tuple[int, int]]
    likely: list[tuple[float, int, int]]


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
    looked = lookups(
        past.lookup(index) if past and past.before[index] >= 0 else lookup(told[index], weigh)
        for index in range(total)
    )
    articles = told.articles if isinstance(told, _Reading) else [o.report.article for o in told]
    codes = past.unasked(looked, articles) if past else candidates(looked, articles)
    inside = [
        (first, second)
        for first, second in pairs_inside((index, told[index]) for index in fresh)
        if same_inside(told[first], told[second])
    ]
    likely = list(_likely(codes.tolist(), told, weigh, weights))
    changed = {*fresh, *(index for pair in inside for index in pair)}
    changed.update(index for _, *pair in likely for index in pair)
    if past:
        inside += past.inside()
        likely = _each_once([*past.likely(), *likely])
        changed |= past.touched
    inside.sort()
    likely.sort()
    edges = [*inside, *((first, second) for _, first, second in likely)]
    open_again = _reached(changed, edges)
    groups = Groups(total, apart, alike, weights.hold)
    for first, second in inside:
        if first in open_again:
            groups.join(first, second, sure=True)
    for _, first, second in likely:
        if first in open_again:
            groups.join(first, second)
    found = [members for members in groups.all() if members[0] in open_again]
    untouched = {index for index in range(total) if index not in open_again}
    again: dict[int, list[int]] = {}
    for index in sorted(untouched):
        again.setdefault(past.group(index) if past else index, []).append(index)
    return _Decided(
        groups=sorted([*found, *again.values()]),
        untouched=untouched,
        lookups=looked,
        inside=inside,
        likely=likely,
    )


def _likely(
    codes: Iterable[int], told: Sequence[Told], weigh: Rarity, weights: Weights
) -> Iterator[tuple[float, int, int]]:
    families = told.families if isinstance(told, _Reading) else [one.family for one in told]
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


def _each_once(likely: Iterable[tuple[float, int, int]]) -> list[tuple[float, int, int]]:
    """The pairs with the likelihood that was found first."""
    found: dict[tuple[int, int], float] = {}
    for value, first, second in likely:
        found.setdefault((first, second), value)
    return [(value, *pair) for pair, value in found.items()]


def _reached(start: Iterable[int], edges: Iterable[tuple[int, int]]) -> set[int]:
    """All that hangs together with where one starts."""
    beside: dict[int, list[int]] = {}
    for first, second in edges:
        beside.setdefault(first, []).append(second)
        beside.setdefault(second, []).append(first)
    reached = set(start)
    todo = list(reached)
    while todo:
        for other in beside.get(todo.pop(), ()):
            if other not in reached:
                reached.add(other)
                todo.append(other)
    return reached


def _event(reports: Sequence[Report], count: int) -> Event:
    leading = min(range(len(reports)), key=lambda index: (_rank(reports[index]), index))
    return Event(
        id=reports[0].id,
        aliases=tuple(report.id for report in reports[1:]),
        reports=(reports[leading], *reports[:leading], *reports[leading + 1 :]),
        sources=count,
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
