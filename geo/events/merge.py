"""One event, many reports: inside an article and over articles.

Two reports are the same event when their types are of one family, nothing in them contradicts,
and enough of day, place and participants agrees. Prudence rules: two dots for one event mislead
less than one dot for two. The result does not depend on the order of the input.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from geo.events.vocabulary import Vocabulary, load_vocabulary
from geo.records import AnalyzedArticle, Event, EventTime, Place, Report

SAME_ARTICLE = 2.4
"""Points that make two reports of one article the same event."""
OTHER_ARTICLE = 3.0
"""Points for reports of different articles."""
LARGEST_BLOCK = 400
"""Reports that share one key; larger blocks are split by day."""
NAME_POINTS = 0.35
MOST_FOR_NAMES = 1.4
WORD_POINTS = 0.15
STEM = 6
"""Letters by which words are compared."""
_WORD = re.compile(r"[^\W\d_]{3,}|\d[\d,.]*\d|\d")
_CALENDAR = frozenset({"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
                       "January", "February", "March", "April", "May", "June", "July", "August",
                       "September", "October", "November", "December", "The"})  # fmt: skip
MAIN_ROLES = ("location", "path", "target", "destination", "origin")
NEAR_DAYS = 1
LONG = timedelta(days=8)


@dataclass(frozen=True, slots=True)
class _Told:
    """A report with what comparing needs."""

    report: Report
    order: tuple[str, str, int, int, str]
    family: str
    published: date | None
    places: frozenset[str]
    countries: frozenset[str]
    """Countries of its places."""
    wide: bool
    """True where all its places are countries or wider."""
    names: frozenset[str]
    """Words of its sentence with a capital, the first word and the calendar's left out."""
    words: frozenset[str]
    """The sentence's other words that carry meaning, cut to their stems."""


def merge(
    analyzed: Iterable[AnalyzedArticle], *, vocabulary: Vocabulary | None = None
) -> tuple[Event, ...]:
    """Gather all reports into events, in the order of their first reports.

    An event's id is that of its first report, by publication date, article id and position; its
    leading report is the surest foreground one. Articles that share nothing with others keep
    their events' ids whatever else is added.
    """
    words = vocabulary or load_vocabulary()
    told = sorted(_told(analyzed, words), key=lambda one: one.order)
    groups = _Groups(len(told))
    for first, second in _pairs(told):
        if groups.of(first) != groups.of(second) and same_event(told[first], told[second]):
            groups.join(first, second, told)
    events = []
    for members in groups.all():
        reports = [told[index].report for index in members]
        leading = min(range(len(reports)), key=lambda index: (_rank(reports[index]), index))
        ordered = [reports[leading], *reports[:leading], *reports[leading + 1 :]]
        events.append(
            Event(
                id=reports[0].id, aliases=tuple(report.id for report in reports[1:]),
                reports=tuple(ordered),
            )
        )  # fmt: skip
    return tuple(events)


def same_event(one: _Told, other: _Told) -> bool:
    """True where two reports clearly tell of the same thing."""
    a, b = one.report, other.report
    if one.family != other.family or _contradict(one, other):
        return False
    within = a.article == b.article
    if within and a.sentence == b.sentence and _one_breath(a, b):
        return True
    points = _points(one, other)
    return points >= (SAME_ARTICLE if within else OTHER_ARTICLE)


def _one_breath(a: Report, b: Report) -> bool:
    """Told in one sentence, with no party or place of its own: "exploded …, killing 12"."""
    if a.type not in ("ASSAULT", "HAZARD", "ACCIDENT", "PROTEST", "MOVEMENT"):
        return False
    if a.status != b.status or abs(a.trigger.start - b.trigger.start) > 250:
        return False
    ours = {place.place for place in a.places if place.basis == "stated"}
    theirs = {place.place for place in b.places if place.basis == "stated"}
    doers = {who.country for who in a.actors if who.country}
    others = {who.country for who in b.actors if who.country}
    if doers and others and not doers & others:
        return False
    if a.type == "MOVEMENT":
        return bool(ours & theirs)
    return not ours or not theirs or bool(ours & theirs)


def _points(one: _Told, other: _Told) -> float:
    a, b = one.report, other.report
    points = 0.4 if a.type == b.type else 0.0
    if a.article == b.article and a.sentence == b.sentence:
        points += 0.5
    points += _time_points(a.time, b.time)
    if one.places & other.places:
        points += 0.8 if one.wide or other.wide else 1.8
    elif one.countries & other.countries:
        points += 0.5
    ours = {who.name for who in (*a.actors, *a.recipients)}
    theirs = {who.name for who in (*b.actors, *b.recipients)}
    points += min(1.3 * len(ours & theirs), 2.6)
    if not ours & theirs:
        doers = {who.country for who in a.actors if who.country}
        others = {who.country for who in b.actors if who.country}
        points += 0.6 if doers & others else 0.0
        hit = {who.country for who in a.recipients if who.country}
        also = {who.country for who in b.recipients if who.country}
        points += 0.6 if hit & also else 0.0
    if a.mode and a.mode == b.mode:
        points += 0.4
    if a.article != b.article:
        points += _wording_points(one, other)
    figures = {(n.kind, n.value) for n in a.numbers} & {(n.kind, n.value) for n in b.numbers}
    return points + min(len(figures), 2) * 0.8


def _wording_points(one: _Told, other: _Told) -> float:
    """What the two sentences share in names and in words. No rarity is counted, which would make
    an event depend on articles that it has nothing to do with."""
    names = one.names & other.names
    words = one.words & other.words
    return min(NAME_POINTS * len(names), MOST_FOR_NAMES) + min(WORD_POINTS * len(words), 1.0)


def _contradict(one: _Told, other: _Told) -> bool:
    a, b = one.report, other.report
    if _certainty(a) != _certainty(b):
        return True
    if a.type in ("HAZARD", "ACCIDENT") and a.mode and b.mode and a.mode != b.mode:
        return True
    if a.time.basis == "stated" and b.time.basis == "stated" and not _overlap(a.time, b.time, 0):
        return True
    if not _overlap(a.time, b.time, NEAR_DAYS):
        return True
    if one.places and other.places and not one.places & other.places:
        apart = not one.countries & other.countries
        if apart or not (one.wide or other.wide):
            return True
    doers = {who.country for who in a.actors if who.country}
    others = {who.country for who in b.actors if who.country}
    if doers and others and not doers & others:
        return True
    hit = {who.country for who in a.recipients if who.country}
    also = {who.country for who in b.recipients if who.country}
    return bool(hit and also and not hit & also and not hit & others)


def _certainty(report: Report) -> str:
    return "real" if report.status in ("happened", "ongoing") else report.status


def _time_points(a: EventTime, b: EventTime) -> float:
    if None in (a.first, a.last, b.first, b.last):
        return 0.0
    if not _overlap(a, b, 0):
        return 0.0
    sure = a.basis == "stated" and b.basis == "stated"
    short = _length(a) <= LONG and _length(b) <= LONG
    if _length(a) == _length(b) == timedelta(0):
        return 1.6 if sure else 1.0
    return (1.0 if sure else 0.7) if short else 0.4


def _length(time: EventTime) -> timedelta:
    assert time.first is not None and time.last is not None  # noqa: S101 — callers asked before
    return time.last - time.first


def _overlap(a: EventTime, b: EventTime, slack: int) -> bool:
    gap = timedelta(days=slack)
    if a.last is not None and b.first is not None and a.last + gap < b.first:
        return False
    return not (b.last is not None and a.first is not None and b.last + gap < a.first)


def _rank(report: Report) -> tuple[bool, bool, float, bool]:
    """Leading first: foreground, dated, sure, placed."""
    placed = any(place.place and place.role != "scope" for place in report.places)
    return (
        report.prominence != "foreground", not placed, -report.confidence,
        report.time.basis != "stated",
    )  # fmt: skip


def _told(analyzed: Iterable[AnalyzedArticle], words: Vocabulary) -> Iterator[_Told]:
    for item in analyzed:
        named = {place.id: place for place in item.places}
        for report in item.reports:
            sentence = item.article.text[report.sentence.start : report.sentence.end]
            yield _prepared(report, item.article.date, named, words, sentence)


def _prepared(
    report: Report,
    published: date | None,
    named: Mapping[str, Place],
    words: Vocabulary,
    sentence: str,
) -> _Told:
    found = [
        (place.relation and place.place) or place.place
        for place in report.places
        if place.role in MAIN_ROLES and place.place
    ]
    known = [named[place] for place in found if place in named]
    return _Told(
        report=report,
        order=(published.isoformat() if published else "9999", report.article,
               report.trigger.start, report.trigger.end, report.type),
        family=words.types[report.type].family, published=published,
        places=frozenset(place for place in found if place),
        countries=frozenset(place.country for place in known if place.country),
        names=frozenset(_names(sentence)),
        words=frozenset(
            word[:STEM] for word in _WORD.findall(sentence) if word[0].islower() and len(word) > 4
        ),
        wide=bool(known) and all(place.precision in ("country", "province", "region")
                                 for place in known),
    )  # fmt: skip


def _names(sentence: str) -> Iterator[str]:
    for number, match in enumerate(_WORD.finditer(sentence)):
        word = match.group()
        if number and (word[0].isupper() or word[0].isdigit()) and word not in _CALENDAR:
            yield word


def _pairs(told: Sequence[_Told]) -> Iterator[tuple[int, int]]:
    """Pairs worth comparing: same family, and a key in common or one article."""
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, one in enumerate(told):
        for key in _keys(one):
            blocks[key].append(index)
    for key in sorted(blocks):
        members = blocks[key]
        if len(members) <= LARGEST_BLOCK:
            yield from combinations(members, 2)
            continue
        by_day: dict[date | None, list[int]] = defaultdict(list)
        for index in members:
            by_day[told[index].report.time.first or told[index].published].append(index)
        for day in sorted(by_day, key=lambda day: day or date.min):
            yield from combinations(by_day[day][:LARGEST_BLOCK], 2)


def _keys(one: _Told) -> Iterator[tuple[str, ...]]:
    report = one.report
    yield ("article", one.family, report.article)
    for place in sorted(one.places):
        yield ("place", one.family, place)
    for name in sorted({who.name for who in (*report.actors, *report.recipients)}):
        yield ("who", one.family, name)
    day = report.time.first or report.time.last or one.published
    for name in sorted(one.names):
        yield ("name", one.family, name, day.isoformat() if day else "")


class _Groups:
    """Union of reports into events; a join is refused where any two members contradict."""

    def __init__(self, count: int) -> None:
        self._group = list(range(count))
        self._members = {index: [index] for index in range(count)}

    def of(self, index: int) -> int:
        return self._group[index]

    def join(self, first: int, second: int, told: Sequence[_Told]) -> None:
        keep, lose = sorted((self._group[first], self._group[second]))
        if any(
            _contradict(told[a], told[b])
            for a in self._members[keep] for b in self._members[lose]
        ):  # fmt: skip
            return
        for index in self._members[lose]:
            self._group[index] = keep
        self._members[keep] = sorted(self._members[keep] + self._members.pop(lose))

    def all(self) -> list[list[int]]:
        return [self._members[key] for key in sorted(self._members)]
