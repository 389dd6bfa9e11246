"""Own gold: short articles with their events, scored as a reader of the map would judge them.

An answer is an event as the program shows it, its reports inside the article merged. It meets a
gold event when one of its triggers overlaps one of the gold's; each takes part once, so an event
told twice and not merged counts once as false. What the gold calls optional counts neither way.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from geo.evaluate.events_gold import Row, day, overlap
from geo.evaluate.events_places import Analyze
from geo.evaluate.events_scores import Matching, Result
from geo.events import merge
from geo.gazetteer import fold
from geo.records import AnalyzedArticle, Article, Event, EventPlace, Place

NEAR_KM = 161.0
COUNTS = ("killed", "injured", "displaced", "missing", "arrested", "abducted", "magnitude")
GoldEvent = Mapping[str, Any]


def score_own(rows: Sequence[Row], analyze: Analyze) -> Result:
    """Score articles with `text`, `date` and `events` in the form of tests/gold/README.md."""
    result = Result(kind="own events", rows=len(rows), of_rows=len(rows))
    articles = [article_of(row) for row in rows]
    everything = []
    for row, analyzed in zip(rows, analyze(articles), strict=True):
        _add(result, row, analyzed)
        everything.append(analyzed)
    _add_joins(result, rows, everything)
    return result


def article_of(row: Row) -> Article:
    """The gold's article; its date is the stated publication date."""
    published = day(row.get("date"))
    return Article(
        id=str(row["id"]), text=row["text"], title=row.get("title"), date=published,
        language="en", date_source="stated" if published else "unknown",
    )  # fmt: skip


def paired(gold: Sequence[GoldEvent], found: Sequence[Event]) -> dict[int, int]:
    """One to one: index of the gold event → index of the answer. The gold's best word counts
    more than its further words, then a right type, then what stands first."""
    pairs = []
    for g, wanted in enumerate(gold):
        for f, given in enumerate(found):
            best = _hits(given, [wanted["trigger"]])
            further = _hits(given, wanted["more_triggers"])
            if best or further:
                lead = given.reports[0].type in (wanted["type"], *wanted["also"])
                pairs.append((-4 * best - further - 2 * lead, g, f))
    chosen: dict[int, int] = {}
    for _, g, f in sorted(pairs):
        if g not in chosen and f not in chosen.values():
            chosen[g] = f
    return chosen


def _hits(event: Event, spans: Sequence[Mapping[str, Any]]) -> int:
    return sum(
        any(
            overlap(report.trigger.start, report.trigger.end, span["start"], span["end"])
            for report in event.reports
        )
        for span in spans
    )


def _add(result: Result, row: Row, analyzed: AnalyzedArticle) -> None:
    gold: list[GoldEvent] = row["events"]
    found = merge([analyzed])
    pairs = paired(gold, found)
    of_event = {f: g for g, f in pairs.items()}
    events = result.matching("event")
    everywhere = result.matching("place with role, missed events too")
    for g, wanted in enumerate(gold):
        if wanted["optional"]:
            continue
        events.gold += 1
        events.gold_right += g in pairs
        if g in pairs:
            _add_met(result, row, wanted, found[pairs[g]], analyzed)
        else:
            everywhere.gold += len(wanted["places"])
            result.misses.append(f"missed {row['id']} {_words(wanted)} | {_sentence(row, wanted)}")
    for f, given in enumerate(found):
        met = of_event.get(f)
        if met is not None and gold[met]["optional"]:
            continue
        events.found += 1
        events.found_right += met is not None
        if met is None:
            everywhere.found += len(_placed(given))
            report = given.reports[0]
            text = row["text"][report.sentence.start : report.sentence.end]
            result.misses.append(f"false {row['id']} {report.type} {report.label} | {text}")


def _add_met(
    result: Result, row: Row, wanted: GoldEvent, given: Event, analyzed: AnalyzedArticle
) -> None:
    lead = given.reports[0]
    checks = {
        "type right": lead.type in (wanted["type"], *wanted["also"]),
        "status right": lead.status == wanted["status"],
        "prominence right": lead.prominence == wanted["prominence"],
    }
    answers = {"type right": lead.type, "status right": lead.status,
               "prominence right": lead.prominence}  # fmt: skip
    if wanted["time"] is not None:
        first, last = day(wanted["time"]["from"]), day(wanted["time"]["to"])
        checks["time right, of dated gold"] = (lead.time.first, lead.time.last) == (first, last)
        answers["time right, of dated gold"] = (
            f"{lead.time.first}..{lead.time.last}, expected {first}..{last}"
        )
    else:
        checks["undated gold left undated"] = lead.time.basis == "inferred"
        answers["undated gold left undated"] = f"{lead.time.first}..{lead.time.last}"
    for name, right in checks.items():
        result.share(name).count(right)
        if not right:
            result.misses.append(
                f"not {name} {row['id']} {_words(wanted)}: {answers[name]} "
                f"| {_sentence(row, wanted)}"
            )
    _add_places(result, row, wanted, given, analyzed)
    figures = {(number.kind, number.value) for report in given.reports for number in report.numbers}
    for number in wanted["numbers"]:
        if number["what"] in COUNTS:
            result.share("numbers found").count((number["what"], number["value"]) in figures)


def _add_places(
    result: Result, row: Row, wanted: GoldEvent, given: Event, analyzed: AnalyzedArticle
) -> None:
    known = {place.id: place for place in analyzed.places}
    found = _placed(given)
    for role in (True, False):
        name = "place with role" if role else "place, whatever the role"
        right = [
            one
            for one in found
            if any(_same_place(one, g, known, analyzed, role=role) for g in wanted["places"])
        ]
        met = [
            g
            for g in wanted["places"]
            if any(_same_place(one, g, known, analyzed, role=role) for one in found)
        ]
        counts = [result.matching(name)]
        if role:
            counts.append(result.matching("place with role, missed events too"))
            _tell_places(result, row, wanted, [one for one in found if one not in right], met)
        for count in counts:
            count.found += len(found)
            count.found_right += len(right)
            count.gold += len(wanted["places"])
            count.gold_right += len(met)


def _tell_places(
    result: Result, row: Row, wanted: GoldEvent, wrong: list[EventPlace], met: list[Any]
) -> None:
    missed = [f"{g['role']} {g['text']}" for g in wanted["places"] if g not in met]
    extra = [f"{one.role} {one.place} ({one.basis})" for one in wrong]
    if missed or extra:
        result.misses.append(
            f"places {row['id']} {_words(wanted)}: extra {'; '.join(extra) or 'none'}, missed "
            f"{'; '.join(missed) or 'none'} | {_sentence(row, wanted)}"
        )


def _placed(event: Event) -> list[EventPlace]:
    """The places of all its reports but what they are about, each place once in each role."""
    seen: dict[tuple[str, str | None, tuple[str, ...]], EventPlace] = {}
    for report in event.reports:
        for one in report.places:
            if one.role != "scope":
                mentions = () if one.place else one.mentions
                seen.setdefault((one.role, one.place, mentions), one)
    return list(seen.values())


def _same_place(
    one: EventPlace, gold: Mapping[str, Any], known: Mapping[str, Place],
    analyzed: AnalyzedArticle, *, role: bool,
) -> bool:  # fmt: skip
    if role and one.role != gold["role"]:
        return False
    spans = [(m.start, m.end) for m in analyzed.mentions if m.id in one.mentions]
    spans += [(r.start, r.end) for r in analyzed.relations if r.id == one.relation]
    if any(overlap(start, end, gold["start"], gold["end"]) for start, end in spans):
        return True
    place = known.get(one.place or "")
    if place is None:
        return False
    if fold(place.name) == fold(gold["name"] or gold["text"]):
        return True
    if gold["lon"] is None:
        return False
    if place.geometry is not None:
        import shapely

        if place.geometry.covers(shapely.Point(gold["lon"], gold["lat"])):
            return True
    if place.precision in ("country", "province"):
        return False  # a label point says nothing about what lies near it
    from geopy.distance import geodesic

    return bool(geodesic((place.lat, place.lon), (gold["lat"], gold["lon"])).km <= NEAR_KM)


def _add_joins(result: Result, rows: Sequence[Row], analyzed: Sequence[AnalyzedArticle]) -> None:
    """Pairs of articles that share an event, against the gold's `same_as`."""
    ids = {str(row["id"]) for row in rows}
    gold = {
        frozenset((str(row["id"]), event["same_as"].split("/")[0]))
        for row in rows
        for event in row["events"]
        if event.get("same_as")
    }
    gold = {pair for pair in gold if pair <= ids}
    linked = {
        frozenset(pair)
        for event in merge(analyzed)
        for pair in combinations(sorted({report.article for report in event.reports}), 2)
    }
    both = len(gold & linked)
    result.measures["articles joined by an event"] = Matching(
        found=len(linked), found_right=both, gold=len(gold), gold_right=both
    )
    result.misses.extend(
        f"{'missed' if pair in gold else 'wrong'} join {' '.join(sorted(pair))}"
        for pair in sorted(gold ^ linked, key=sorted)
    )


def _words(wanted: GoldEvent) -> str:
    return f"{wanted['type']} “{wanted['trigger']['text']}”"


def _sentence(row: Row, wanted: GoldEvent) -> str:
    return " ".join(_around(row["text"], wanted["trigger"]["start"]))


def _around(text: str, at: int) -> Iterator[str]:
    start = max(text.rfind(". ", 0, at) + 1, text.rfind("\n", 0, at) + 1, 0)
    end = text.find(". ", at)
    yield from text[start : end + 1 if end >= 0 else len(text)].split()
