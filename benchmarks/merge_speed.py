"""How long 100,000 reports take to merge, and how much memory: made-up news from a fixed seed.

    python benchmarks/merge_speed.py [--reports 100000] [--seed 7]

Events happen on days of two years in towns of a made-up map; each is reported by one to twelve
articles with their own wording, every third report without its place, every fourth without its
day, some as wire copies. The bar is 3 minutes and 2 GB on one core.
"""

# ruff: noqa: S311 — made-up news holds no secrets
from __future__ import annotations

import argparse
import random
import resource
import time
from collections.abc import Iterator
from datetime import date, timedelta

from geo.events import merge
from geo.records import (
    AnalyzedArticle,
    Article,
    EventPlace,
    EventTime,
    Number,
    Participant,
    Place,
    Report,
    Span,
)

TYPES = (("ASSAULT", "aerial"), ("ASSAULT", "firearms"), ("PROTEST", "demo"), ("COERCE", "arrest"),
         ("CONSULT", "visit"), ("HAZARD", "flood"), ("ACCIDENT", "transport"))  # fmt: skip
VERBS = ("bombed", "shot at", "marched through", "arrested", "visited", "flooded", "crashed in")
SYLLABLES = ("ka", "mo", "ri", "ten", "du", "shal", "bo", "vek", "na", "pol", "gri", "zu", "lam",
             "es", "tor", "qui", "han", "ye")  # fmt: skip
DETAILS = 4000
"""Words that details are drawn from."""
FIRST = date(2022, 1, 1)


def main() -> None:
    """Make the news, merge it, and say what it took."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--reports", type=int, default=100_000)
    arguments.add_argument("--seed", type=int, default=7)
    asked = arguments.parse_args()
    random.seed(asked.seed)
    made = list(news(asked.reports))
    truth = {item.reports[0].id: item.article.title for item in made}
    before, cpu = time.perf_counter(), time.process_time()
    base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    events = merge(made)
    seconds, cpu = time.perf_counter() - before, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    mixed = sum(len({truth[r.id] for r in event.reports}) > 1 for event in events)
    print(f"{len(made):,} reports of {len(set(truth.values())):,} happenings")
    print(f"{len(events):,} events, {mixed:,} of them of more than one happening")
    print(f"{seconds:.1f} s ({cpu:.1f} s of one core)")
    print(f"peak {peak / 1024:.0f} MB, of which the news itself {base / 1024:.0f} MB")


def news(number: int) -> Iterator[AnalyzedArticle]:
    """`number` articles with one report each; an article's title names its true happening."""
    words = sorted({"".join(random.choices(SYLLABLES, k=3)) for _ in range(DETAILS)})
    towns = [
        Place(
            id=f"made:{index}", name=name.title(), kind="city",
            country=f"{chr(65 + index % 26)}{chr(65 + index // 26 % 26)}",
            lat=random.uniform(-60, 60), lon=random.uniform(-180, 180),
            precision="settlement", source="made",
        )
        for index, name in enumerate(words[:1500])
    ]  # fmt: skip
    made = happening = 0
    while made < number:
        happening += 1
        kind = random.randrange(len(TYPES))
        town = random.choices(towns, weights=[1 / (rank + 3) for rank in range(len(towns))])[0]
        day = FIRST + timedelta(days=random.randrange(730))
        who, whom = (random.choice(words).title() for _ in range(2))
        details = random.sample(words, 6)
        killed = random.randrange(1, 40)
        for _ in range(min(random.choice((1, 1, 2, 3, 5, 12)), number - made)):
            made += 1
            yield _article(made, happening, kind, town, day, (who, whom), details, killed)


def _article(
    number: int, happening: int, kind: int, town: Place, day: date, sides: tuple[str, str],
    details: list[str], killed: int,
) -> AnalyzedArticle:  # fmt: skip
    who, whom = sides
    placed, dated = number % 3 != 0, number % 4 != 0
    told = " ".join(random.sample(details, 4))
    where = f" in {town.name}" if placed else ""
    when = f" on {day:%B} {day.day}" if dated else ""
    text = f"The {who} group {VERBS[kind]} {whom}{where}{when}, killing {killed} near {told}."
    code, mode = TYPES[kind]
    trigger = text.index(VERBS[kind])
    at = text.index(who)
    report = Report(
        id=f"r{number}", article=f"a{number}", type=code, mode=mode, label=text[:40],
        status="happened", prominence="foreground",
        trigger=Span(start=trigger, end=trigger + len(VERBS[kind])),
        sentence=Span(start=0, end=len(text)),
        time=EventTime(first=day, last=day, precision="day", basis="stated") if dated
        else EventTime(last=day + timedelta(days=1)),
        actors=(Participant(name=who, country=None, kind=None,
                            mention=Span(start=at, end=at + len(who))),),
        places=(EventPlace(role="location", place=town.id, mentions=(), score=0.9),)
        if placed else (),
        numbers=(Number(kind="killed", value=float(killed), start=0, end=1),), confidence=0.9,
    )  # fmt: skip
    article = Article(
        id=f"a{number}",
        title=str(happening),
        text=text,
        language="en",
        date=day + timedelta(days=random.randrange(2)),
    )
    return AnalyzedArticle(article=article, reports=(report,), places=(town,) if placed else ())


if __name__ == "__main__":
    main()
