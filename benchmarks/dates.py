"""Our dates against dateparser's and parsedatetime's, in one run.

    pip install dateparser parsedatetime
    python benchmarks/dates.py tests/gold/times/times_seen.jsonl

The others read a phrase, not a text: they are given the gold's own words, with and without the
preposition, and the publication date, and the better of the two answers counts. Ours has to find
the words in the sentence first. The others answer with one day: for a longer interval any day in
it is taken as right ("inside"); "exact" asks for the interval itself, which they cannot give but
for days.
"""

from __future__ import annotations

import argparse
import time
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from geo.evaluate.spatial_gold import rows_of
from geo.language import Parser, tense_reader
from geo.records import Article
from geo.times import find_times

PREPOSITIONS = ("on", "in", "at", "since", "until", "till", "by", "from", "during", "over", "for")
Answer = tuple[date | None, date | None] | None
Ask = Callable[[str, date], date | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One dated phrase of a sentence."""

    text: str
    words: str
    start: int
    end: int
    published: date
    first: date | None
    last: date | None


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    cases = list(read_cases(parser.parse_args().gold))
    print(f"{len(cases)} phrases, {sum(c.first == c.last for c in cases)} of them one day\n")
    print(f"{'':34}{'exact':>8}{'inside':>8}{'one day':>9}{'none':>7}{'ms each':>9}")
    for name, answer in answerers(cases):
        started = time.perf_counter()
        answers = [answer(case) for case in cases]
        spent = 1000 * (time.perf_counter() - started) / len(cases)
        print(f"{name:34}{_shares(cases, answers)}{spent:9.2f}")


def read_cases(path: Path) -> Iterator[Case]:
    """The phrases of a gold file in order."""
    for row, _ in rows_of(path):
        for one in row["times"]:
            yield Case(
                text=row["text"], words=one["text"], start=one["start"], end=one["end"],
                published=date.fromisoformat(row["date"]), first=_day(one["from"]),
                last=_day(one["to"]),
            )  # fmt: skip


def answerers(cases: list[Case]) -> Iterator[tuple[str, Callable[[Case], Answer]]]:
    """Name and answer of ours, ours with the parser's tenses, and each peer."""
    spacy = Parser()
    parsed = dict(
        zip(
            (case.text for case in cases),
            spacy.parse(Article(id=case.text, text=case.text) for case in cases),
            strict=True,
        )
    )
    yield "geo.times, tense from words", lambda case: _ours(case, None)
    yield "geo.times, tense from the parse", lambda case: _ours(case, parsed[case.text])
    yield "always the publication date", lambda case: (case.published, case.published)
    try:
        import dateparser
        import parsedatetime
    except ImportError:
        print("(dateparser and parsedatetime are not installed: ours alone)")
        return
    calendar = parsedatetime.Calendar()

    def by_dateparser(words: str, published: date, **settings: Any) -> date | None:
        base = {"RELATIVE_BASE": datetime(published.year, published.month, published.day, 12)}  # noqa: DTZ001 — local news time, no clock
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = dateparser.parse(words, languages=["en"], settings=base | settings)
        return found.date() if found else None

    def by_parsedatetime(words: str, published: date) -> date | None:
        noon = datetime(published.year, published.month, published.day, 12)  # noqa: DTZ001 — same
        found, what = calendar.parseDT(words, noon)
        return found.date() if what else None

    yield "dateparser, default", _peer(by_dateparser)
    yield (
        "dateparser, PREFER_DATES_FROM past",
        _peer(lambda words, day: by_dateparser(words, day, PREFER_DATES_FROM="past")),
    )
    yield "parsedatetime", _peer(by_parsedatetime)


def _ours(case: Case, parsed: Any) -> Answer:
    tense = tense_reader(parsed) if parsed is not None else None
    for found in find_times(case.text, published=case.published, tense_at=tense):
        if found.start < case.end and case.start < found.end:
            return found.first, found.last
    return None


def _peer(ask: Ask) -> Callable[[Case], Answer]:
    def answer(case: Case) -> Answer:
        plain = case.words
        first, _, rest = plain.partition(" ")
        tries = [plain, rest] if first.lower() in PREPOSITIONS else [plain]
        days = [day for words in tries if (day := ask(words, case.published)) is not None]
        best = next((day for day in days if _inside(day, case)), days[0] if days else None)
        return (best, best) if best else None

    return answer


def _inside(day: date, case: Case) -> bool:
    return (case.first or date.min) <= day <= (case.last or date.max)


def _shares(cases: list[Case], answers: list[Answer]) -> str:
    exact = inside = days = none = 0
    for case, answer in zip(cases, answers, strict=True):
        if answer is None:
            none += 1
            continue
        right = answer == (case.first, case.last)
        exact += right
        days += right and case.first == case.last
        inside += right or (answer[0] == answer[1] is not None and _inside(answer[0], case))
    single = sum(case.first == case.last for case in cases)
    return (
        f"{exact / len(cases):8.3f}{inside / len(cases):8.3f}{days / single:9.3f}"
        f"{none / len(cases):7.3f}"
    )


def _day(words: str | None) -> date | None:
    return date.fromisoformat(words) if words else None


if __name__ == "__main__":
    main()
