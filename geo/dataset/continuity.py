"""Events keep their ids from run to run: pure functions over what was and what is now.

An event's id is that of its first report. When an earlier report comes in, a report goes, or two
events turn out to be one, the id that was there first stays, and the others become aliases: a
link from outside never breaks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from geo.dataset.stored import Deleted, StoredEvent
from geo.records import AnalyzedArticle, Event, Report


def continued(
    events: Iterable[Event],
    past: Iterable[StoredEvent],
    moved: Mapping[str, str],
    today: date,
) -> tuple[tuple[Event, ...], tuple[Deleted, ...]]:
    """Give events the ids that they had, and say which of the past ones are gone.

    `moved` maps ids of reports in changed articles to the ids that the same reports have now.
    Where a past event is now two, the one with its first report keeps the id; where two are now
    one, the older id stays and the younger becomes an alias.
    """
    now = list(events)
    holder = {report.id: index for index, event in enumerate(now) for report in event.reports}
    claims: dict[int, list[StoredEvent]] = defaultdict(list)
    deleted = []
    for was in sorted(past, key=lambda event: (event.first_seen, event.id)):
        index = _holder_of(was, holder, moved)
        if index is None:
            deleted.append(
                Deleted(kind="event", id=was.id, day=today, reason="no article reports it any more")
            )
            continue
        if claims[index]:
            merged = f"the same event as {claims[index][0].id}"
            deleted.append(Deleted(kind="event", id=was.id, day=today, reason=merged))
        claims[index].append(was)
    kept = tuple(_named(event, claims.get(index, []), today) for index, event in enumerate(now))
    return kept, tuple(deleted)


def same_reports(before: AnalyzedArticle, now: AnalyzedArticle) -> dict[str, str]:
    """Ids of reports in an article before its change → ids of the same reports in it now.

    A report is the same when type and sentence are; then when type and label are.
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for likeness in (_by_sentence, _by_label):
        there: dict[tuple[str, str], list[str]] = defaultdict(list)
        for report in now.reports:
            if report.id not in taken:
                there[likeness(report, now)].append(report.id)
        for report in before.reports:
            matches = there[likeness(report, before)]
            if report.id not in found and matches:
                found[report.id] = matches.pop(0)
                taken.add(found[report.id])
    return found


def _holder_of(was: StoredEvent, holder: Mapping[str, int], moved: Mapping[str, str]) -> int | None:
    """Which event of now tells of the past one: by its first report, else by most of them."""
    first = holder.get(moved.get(was.id, was.id))
    if first is not None:
        return first
    votes: dict[int, int] = defaultdict(int)
    for report in was.reports:
        index = holder.get(moved.get(report, report))
        if index is not None:
            votes[index] += 1
    return min(votes, key=lambda index: (-votes[index], index), default=None)


def _named(event: Event, claims: Sequence[StoredEvent], today: date) -> Event:
    if not claims:
        return replace(event, first_seen=today)
    chosen = claims[0].id
    if len(claims) == 1 and (chosen, claims[0].aliases) == (event.id, event.aliases):
        return replace(event, first_seen=claims[0].first_seen)
    others = dict.fromkeys(
        [
            *(name for was in claims for name in (was.id, *was.aliases)),
            event.id,
            *event.aliases,
        ]
    )
    return replace(
        event,
        id=chosen,
        aliases=tuple(name for name in others if name != chosen),
        first_seen=claims[0].first_seen,
    )


def _by_sentence(report: Report, analyzed: AnalyzedArticle) -> tuple[str, str]:
    words = analyzed.article.text[report.sentence.start : report.sentence.end]
    trigger = analyzed.article.text[report.trigger.start : report.trigger.end]
    return report.type, f"{trigger}: {' '.join(words.split())}"


def _by_label(report: Report, _analyzed: AnalyzedArticle) -> tuple[str, str]:
    return report.type, report.label
