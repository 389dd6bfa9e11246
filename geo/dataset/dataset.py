"""`Dataset`: what a run of today takes from the runs before, and leaves to the next.

Only new and changed articles are analysed; articles that their input no longer holds are taken
out; events keep their ids. One run at a time may write; others wait.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from geo.articles import AnalyzedLine
from geo.dataset.continuity import continued, same_reports
from geo.dataset.journal import Journal
from geo.dataset.layers import Same
from geo.dataset.packing import Packing, key_of
from geo.dataset.settled import same_articles, same_events, settled_articles, settled_events
from geo.dataset.snapshot import Snapshot, read_manifest, read_snapshot, write_snapshot
from geo.dataset.stored import Deleted, StoredArticle, StoredEvent, content_hash, origin_hash
from geo.dataset.versions import Versions, changes, code_hash
from geo.errors import InputError, OutputError
from geo.events import merge_on
from geo.events.merging.memory import Memory
from geo.files import check_folder
from geo.interchange import from_json
from geo.records import AnalyzedArticle, Article, Event, Findings, Skipped

LOG = logging.getLogger("geo.dataset")
LONGEST_WAIT = 3600
"""Seconds that a run waits for another one to end."""
Read = Article | AnalyzedLine | Skipped
Item = Read | AnalyzedArticle


@dataclass(slots=True)
class _Seen:
    """An article of this run."""

    content: str
    origin: str | None


class Dataset:
    """An open dataset. Made by `open_dataset`; `screen` the inputs, `keep` results, `finish`."""

    def __init__(
        self, folder: Path, versions: Versions, today: date, *, whole: Callable[[str], bool]
    ) -> None:
        manifest = read_manifest(folder)
        self._manifest = manifest
        self._folder, self._versions, self._today = folder, versions, today
        self._whole = whole
        self.changes = changes(manifest.versions, versions) if manifest else ()
        """What differs from the program that made the stored analyses; then all are made anew."""
        self._past = read_snapshot(folder, manifest)
        self._stored = {stored.id: stored for stored in self._past.articles}
        self._packing = Packing(self._past.places)
        self._journal = Journal(folder, versions)
        self._unfinished = self._journal.read()
        self._seen: dict[str, _Seen] = {}
        self._withdrawn: dict[str, str] = {}
        self._broken: set[str | None] = set()
        self._origins: set[str | None] = set()
        self._recalled: set[str] = set()
        self._packed: dict[str, str] = {}
        self._kept: dict[str, AnalyzedArticle] = {}
        self._merging: Memory | None = None
        self._plain: frozenset[str] = frozenset()

    def screen(
        self, inputs: Iterable[str], read: Callable[[Iterable[str]], Iterator[Read]]
    ) -> Iterator[Item]:
        """Read the inputs; what is stored unchanged comes as it was analysed, and the rest of
        the dataset follows, but for what was withdrawn."""
        current: list[str] = []

        def named() -> Iterator[str]:
            for name in inputs:
                current[:] = [name]
                self._origins.add(self._origin(name))
                yield name

        for item in read(named()):
            origin = self._origin(current[0]) if current else None
            if isinstance(item, Skipped):
                self._broken.add(origin)
                if item.gone is not None and item.gone in self._stored:
                    self._withdrawn[item.gone] = item.what
                yield item
            elif isinstance(item, Article):
                yield self._screened(item, origin)
            else:
                yield self._given(item, origin)
        yield from self._others()

    def keep(self, analyzed: AnalyzedArticle) -> None:
        """Keep an analysis as it came, before corrections; a fresh one outlives this run."""
        article_id = analyzed.article.id
        self._kept[article_id] = analyzed
        if article_id in self._recalled:
            return
        line, places = self._packing.packed(analyzed)
        self._packed[article_id] = line
        self._journal.note(article_id, content_hash(analyzed.article), line, places)

    def merged(self, analyzed: Sequence[AnalyzedArticle]) -> tuple[Event, ...]:
        """As `geo.events.merge`; what the last run compared is not compared again."""
        plain = {one.article.id for one in analyzed if self._kept.get(one.article.id) == one}
        memory, known = self._past.memory, self._past.plain
        if self.changes:
            memory = None
        same = {
            name
            for name in plain & known
            if name in self._stored and self._packed[name] == self._stored[name].analysis
        }
        events, self._merging = merge_on(analyzed, memory, same)
        self._plain = frozenset(plain)
        return events

    def finish(
        self, findings: Findings, mend: Callable[[Findings], Findings], *, write: bool = True
    ) -> Findings:
        """Give the findings with the ids that events had before, in a new snapshot if `write`.

        `mend` corrects events once they have their ids; what it rejects is still remembered, so
        that it comes back under its old id when the correction goes.
        """
        moved: dict[str, str] = {}
        for analyzed in findings.articles:
            was = self._stored.get(analyzed.article.id)
            if was is not None and was.analysis != self._packed[was.id]:
                moved |= same_reports(self._unpacked(was), analyzed)
        events, gone = continued(findings.events, self._past.events, moved, self._today)
        last_seen = {one.article.id: self._last_seen(one.article.id) for one in findings.articles}
        whole = replace(
            findings,
            events=tuple(
                replace(event, last_seen=max(last_seen[r.article] for r in event.reports))
                for event in events
            ),
        )
        mended = mend(whole)
        if write:
            self._write(whole, mended, gone)
            self._journal.close(done=True)
        return mended

    def _write(self, whole: Findings, mended: Findings, gone: Iterable[Deleted]) -> None:
        articles = settled_articles(mended.articles, self._kept, key_of)
        events = settled_events(whole.events, mended.events, articles)
        snapshot = Snapshot(
            articles=tuple(
                self._store(analyzed.article, articles.get(analyzed.article.id))
                for analyzed in sorted(whole.articles, key=lambda one: one.article.id)
            ),
            events=tuple(
                _remembered(event, event.id in events)
                for event in sorted(whole.events, key=lambda event: event.id)
            ),
            deleted=(*self._past.deleted, *self._deleted_articles(), *gone),
            places=dict(self._packing.used()),
            memory=self._merging,
            plain=self._plain,
        )
        articles_of = {e.id: [report.article for report in e.reports] for e in whole.events}
        same = self._same(snapshot, articles_of)
        write_snapshot(self._folder, mended, snapshot, self._versions, same)

    def _same(self, now: Snapshot, articles_of: Mapping[str, list[str]]) -> Same | None:
        """What the snapshot before shows just as the new one must; None where another program
        wrote it."""
        if self._manifest is None or self._manifest.code != code_hash() or self.changes:
            return None
        articles = same_articles(self._past.articles, now.articles)
        return Same(
            folder=self._folder / self._manifest.snapshot,
            articles=articles,
            events=same_events(self._past.events, now.events, articles_of, articles),
        )

    @property
    def counts(self) -> tuple[int, int, int]:
        """Articles of this run: new, changed, withdrawn."""
        new = [name for name in self._seen if name not in self._stored]
        changed = [
            name
            for name, seen in self._seen.items()
            if name in self._stored and seen.content != self._stored[name].content
        ]
        return len(new), len(changed), len(self._withdrawn)

    def close(self) -> None:
        """Let go of the journal; what it holds stays for the next run."""
        self._journal.close(done=False)

    def _screened(self, article: Article, origin: str | None) -> Article | AnalyzedArticle:
        content = content_hash(article)
        self._seen[article.id] = _Seen(content, origin)
        return self._recall(article.id, content) or article

    def _given(self, line: AnalyzedLine, origin: str | None) -> AnalyzedLine | Skipped:
        """A line that somebody analysed before: it counts as it is."""
        try:
            article = from_json(line.value, where=line.where).article
        except InputError as error:
            return Skipped(where=line.where, what=error.what, todo=error.todo or "")
        self._seen[article.id] = _Seen(content_hash(article), origin)
        return line

    def _recall(self, article_id: str, content: str) -> AnalyzedArticle | None:
        stored = self._stored.get(article_id)
        unfinished = self._unfinished.get(article_id)
        if unfinished is not None and unfinished[0] == content:
            _, line, places = unfinished
            self._packing.learn(places)
            found = self._packing.unpacked(line, where=f"unfinished, article {article_id}")
            self._packed[article_id] = line
        elif stored is not None and stored.content == content and not self.changes:
            found = self._unpacked(stored)
            self._packed[article_id] = stored.analysis
        else:
            return None
        self._recalled.add(article_id)
        return found

    def _unpacked(self, stored: StoredArticle) -> AnalyzedArticle:
        return self._packing.unpacked(stored.analysis, where=f"dataset, article {stored.id}")

    def _others(self) -> Iterator[Item]:
        """Stored articles that no input named: withdrawn, or still there."""
        for stored in self._past.articles:
            if stored.id in self._seen or stored.id in self._withdrawn:
                continue
            if self._was_taken_out(stored):
                self._withdrawn[stored.id] = "its input no longer holds it"
                continue
            yield self._recall(stored.id, stored.content) or self._unpacked(stored).article

    def _was_taken_out(self, stored: StoredArticle) -> bool:
        """Its folder or table was read whole in this run, and it was not in it."""
        return (
            stored.origin is not None
            and stored.origin in self._origins
            and stored.origin not in self._broken
        )

    def _origin(self, name: str) -> str | None:
        """What the articles of an input are remembered by; None for an input that is a stream,
        such as a feed, which forgets its articles without taking them back."""
        return origin_hash(str(Path(name).absolute())) if self._whole(name) else None

    def _last_seen(self, article_id: str) -> date:
        was = self._stored.get(article_id)
        return self._today if article_id in self._seen or not was else was.last_seen

    def _store(self, article: Article, shown: str | None) -> StoredArticle:
        seen, was = self._seen.get(article.id), self._stored.get(article.id)
        return StoredArticle(
            id=article.id,
            content=seen.content if seen else content_hash(article),
            origin=seen.origin if seen else was.origin if was else None,
            first_seen=was.first_seen if was else self._today,
            last_seen=self._last_seen(article.id),
            analysis=self._packed[article.id],
            shown=shown,
        )

    def _deleted_articles(self) -> Iterator[Deleted]:
        for article_id, reason in sorted(self._withdrawn.items()):
            yield Deleted(kind="article", id=article_id, day=self._today, reason=reason)


def _remembered(event: Event, settled: bool) -> StoredEvent:
    if event.first_seen is None:
        raise ValueError(f"event {event.id} has no first day")
    return StoredEvent(
        id=event.id,
        aliases=event.aliases,
        reports=tuple(report.id for report in event.reports),
        first_seen=event.first_seen,
        sources=event.sources,
        settled=settled,
    )


@contextmanager
def open_dataset(
    folder: Path, versions: Versions, today: date, *, whole: Callable[[str], bool]
) -> Iterator[Dataset]:
    """Open a dataset for one run, making the folder where there is none.

    `whole(input)` tells whether an input holds all its articles each time (a folder does, a feed
    does not): only then is an article that is missing from it withdrawn. Another run that writes
    is waited for. Raises `OutputError` where the folder cannot be written, `InputError` where it
    holds something else.
    """
    from filelock import FileLock, Timeout

    check_folder(folder)
    lock = FileLock(folder / ".lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        LOG.warning("another run is writing %s; this one waits for it", folder.name)
        try:
            lock.acquire(timeout=LONGEST_WAIT)
        except Timeout as error:
            raise OutputError(
                f"another run has been writing for {LONGEST_WAIT // 60} minutes.",
                where=str(folder),
                todo="Wait for it, or end it.",
            ) from error
    try:
        dataset = Dataset(folder, versions, today, whole=whole)
        try:
            yield dataset
        finally:
            dataset.close()
    finally:
        lock.release()
