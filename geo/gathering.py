"""One run as a command wants it: inputs and perhaps a dataset in, findings and messages out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from geo.articles import holds_all
from geo.console import counted
from geo.corrections import (
    FILE_NAME,
    Corrections,
    correct_articles,
    correct_events,
    load_corrections,
)
from geo.dataset import Dataset, current_versions, open_dataset
from geo.errors import OptionError
from geo.events import own_types
from geo.gazetteer import load_gazetteer
from geo.pipeline import collect
from geo.records import AnalyzedArticle, Findings, Skipped
from geo.run import Run, Settings

_AGE = re.compile(r"(\d{1,5})([dw])")
_UNITS = {"d": 1, "w": 7}


@dataclass(frozen=True, slots=True, kw_only=True)
class DatasetChoice:
    """Which dataset a run goes on with."""

    folder: Path
    today: date
    """The day that the run counts as."""
    since: date | None = None
    """Keep only events that were found first on this day or later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What came of a run."""

    findings: Findings
    sent: tuple[str, ...]
    """Names that were sent to an online geocoder."""
    asked: tuple[str, ...] = ()
    """Web addresses that were fetched."""
    lines: tuple[str, ...] = ()
    """What the dataset has to say, for the summary."""
    problems: tuple[str, ...] = ()
    """Corrections that contradict each other or found nothing, each with its line."""


def gather(
    inputs: Sequence[str],
    settings: Settings,
    chosen: DatasetChoice | None = None,
    corrections: Path | None = None,
) -> Gathered:
    """Run over the inputs; with a dataset, over what is new in them, and bring it up to date.

    Without inputs, a dataset is only read, unless the program has changed since it was made.
    `corrections` are applied to what is found; without them, a `corrections.toml` beside the
    inputs or in the dataset is.
    """
    found = corrections or _beside([*inputs, *([str(chosen.folder)] if chosen else [])])
    own = own_types(settings.vocabulary)
    codes = [one.code for one in own]
    entries = load_corrections(found, codes) if found else Corrections()

    def mend(findings: Findings) -> Findings:
        # The gazetteer is opened when a correction names a place.
        return correct_events(findings, entries, lambda place: load_gazetteer().place(place))

    def corrected() -> tuple[str, ...]:
        return (f"Corrections ({found.name}): {entries.summary()}.",) if found else ()

    if chosen is None:
        run = Run(inputs, settings)
        findings = replace(mend(collect(_corrected(run, entries))), own_types=own)
        told = _told_of(entries, found)
        return Gathered(
            findings=findings, sent=run.sent, asked=run.asked, lines=corrected(), problems=told
        )
    versions = current_versions(
        model=settings.model,
        geocoder=settings.geocoder,
        settings_files={"regions": settings.regions, "vocabulary": settings.vocabulary},
    )
    with open_dataset(chosen.folder, versions, chosen.today, whole=holds_all) as dataset:
        run = Run(inputs, settings, dataset)
        whole = _sorted(collect(_corrected(run, entries), dataset.merged))
        findings = dataset.finish(whole, mend, write=bool(inputs or dataset.changes))
        lines = (*corrected(), *_told(dataset, findings, chosen))
    return Gathered(
        findings=replace(_since(findings, chosen.since), own_types=own),
        sent=run.sent,
        asked=run.asked,
        lines=lines,
        problems=_told_of(entries, found),
    )


def _beside(inputs: Sequence[str]) -> Path | None:
    """The corrections in the first input that is a folder and has some, or beside a file."""
    for name in inputs:
        path = Path(name)
        folder = path if path.is_dir() else path.parent
        candidate = folder / FILE_NAME
        if path.exists() and candidate.is_file():
            return candidate
    return None


def _corrected(
    results: Iterable[AnalyzedArticle | Skipped], corrections: Corrections
) -> Iterator[AnalyzedArticle | Skipped]:
    """The results with names, shapes and missed events put right, in order."""
    if not corrections.entries:
        yield from results
        return
    gathered = list(results)
    analyzed = (one for one in gathered if isinstance(one, AnalyzedArticle))
    yield from (one for one in gathered if isinstance(one, Skipped))
    yield from correct_articles(analyzed, corrections, load_gazetteer().place)


def _told_of(corrections: Corrections, path: Path | None) -> tuple[str, ...]:
    return tuple(f"{path.name if path else ''}, {line}" for line in corrections.report())


def since_day(words: str, today: date) -> date:
    """The first day of "7d", "2w" or "2024-05-01".

    >>> since_day("7d", date(2024, 5, 8))
    datetime.date(2024, 5, 1)
    """
    age = _AGE.fullmatch(words.strip().lower())
    try:
        if age:
            return today - timedelta(days=int(age[1]) * _UNITS[age[2]])
        return date.fromisoformat(words.strip())
    except (ValueError, OverflowError):
        raise OptionError(
            f"--since {words!r} is no day and no age.",
            todo="Write 7d, 2w or a day such as 2024-05-01.",
        ) from None


def today() -> date:
    """Today in UTC, so that runs on two machines agree."""
    return datetime.now(UTC).date()


def _sorted(findings: Findings) -> Findings:
    """Articles in an order that does not depend on which of them were new in this run."""

    def key(analyzed: AnalyzedArticle) -> tuple[date, str]:
        return analyzed.article.date or date.max, analyzed.article.id

    return replace(findings, articles=tuple(sorted(findings.articles, key=key)))


def _since(findings: Findings, first: date | None) -> Findings:
    if first is None:
        return findings
    events = (e for e in findings.events if e.first_seen is not None and e.first_seen >= first)
    return replace(findings, events=tuple(events))


def _told(dataset: Dataset, findings: Findings, chosen: DatasetChoice) -> Iterator[str]:
    new, changed, withdrawn = dataset.counts
    yield (
        f"Dataset: {new} new, {changed} changed, {withdrawn} withdrawn; "
        f"it holds {counted(len(findings.articles), 'article')} and "
        f"{counted(len(findings.events), 'event')}."
    )
    if dataset.changes:
        yield f"All articles were analysed anew: {', '.join(dataset.changes)}."
    if chosen.since is not None:
        fresh = len(_since(findings, chosen.since).events)
        yield f"Shown: {fresh} of {len(findings.events)} events, new since {chosen.since}."
