"""Named inputs → articles, in input order: metadata settled, ids unique, one bad input no end."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from geo.articles.drafts import AnalyzedLine, Draft, Item, fingerprint
from geo.articles.fields import as_text, columns, row_values
from geo.articles.inputs import drafts
from geo.articles.languages import language_of, primary_code
from geo.articles.links import followed
from geo.articles.options import ReadOptions
from geo.articles.publication_dates import publication_date, read_stated_date
from geo.errors import InputError
from geo.records import Article, Skipped

LOG = logging.getLogger("geo.articles")
LONGEST_TITLE = 500
LONGEST_ID = 300


def read_articles(
    inputs: Iterable[str | Path],
    *,
    date: date | None = None,
    options: ReadOptions | None = None,
) -> Iterator[Article | Skipped]:
    """Yield the articles of files, folders, globs and "-" (standard input), in input order.

    What cannot be read is yielded as a `Skipped` in its place, and the rest goes on. `date` is
    the publication date of articles whose metadata state none. A line that was analysed before
    (`"schema": "geo/1"`) gives its article, to be analysed anew; `read_inputs` hands such lines
    on as they are. Two articles with one text are both yielded, with a warning to the logger
    `geo.articles`.
    """
    for item in read_inputs(inputs, date=date, options=options):
        if isinstance(item, AnalyzedLine):
            yield _of_analyzed(item)
        else:
            yield item


def read_inputs(
    inputs: Iterable[str | Path],
    *,
    date: date | None = None,
    options: ReadOptions | None = None,
) -> Iterator[Article | AnalyzedLine | Skipped]:
    """Like `read_articles`, but analysed lines are yielded as `AnalyzedLine`."""
    chosen = options or ReadOptions()
    seen = _Seen()
    for name in inputs:
        for item in followed(_guarded(str(name), chosen), chosen):
            if isinstance(item, Skipped):
                yield item
            elif isinstance(item, AnalyzedLine):
                id_ = str(item.value.get("id"))
                yield seen.duplicate(id_, item.where) or item
            else:
                yield from _finished(item, date, seen)


def _guarded(name: str, options: ReadOptions) -> Iterator[Item]:
    try:
        yield from drafts(name, options)
    except InputError as error:
        yield Skipped(where=name, what=error.what, todo=error.todo or "")
    except MemoryError:
        yield Skipped(
            where=name, what="There is not enough memory to read this.", todo="Split the file."
        )


def _finished(draft: Draft, given: date | None, seen: _Seen) -> Iterator[Article | Skipped]:
    if not draft.text.strip():
        yield Skipped(
            where=draft.where,
            what="This article is empty.",
            todo="Give an article with words in it.",
        )
        return
    article = _article(draft, given)
    if seen.again(article):
        return
    duplicate = seen.duplicate(article.id, draft.where)
    if duplicate is None:
        seen.note_text(article, draft.where)
    yield duplicate or article


def _article(draft: Draft, given: date | None) -> Article:
    url = _web_address(draft.url)
    dated = publication_date(draft.text, stated=draft.date, given=given)
    if draft.date and read_stated_date(draft.date) is None:
        LOG.warning(
            "%s: the date %r cannot be read. Write it as 2023-01-31.", draft.where, draft.date[:60]
        )
    title = " ".join(draft.title.split())[:LONGEST_TITLE] if draft.title else None
    return Article(
        id=(draft.id or url or draft.fingerprint)[:LONGEST_ID],
        text=draft.text,
        title=title or None,
        date=dated.day,
        date_source=dated.source,
        date_reason=dated.reason,
        source=draft.source or (urlsplit(url).hostname if url else None),
        url=url,
        language=language_of(draft.text) or primary_code(draft.language),
        extractor=draft.extractor,
    )


def _of_analyzed(line: AnalyzedLine) -> Article | Skipped:
    text = line.value.get("text")
    if not isinstance(text, str) or not text.strip():
        return Skipped(
            where=line.where,
            what="This analysed article has no text.",
            todo="Write it again with geo parse.",
        )
    values = row_values(line.value, columns(line.value))
    inferred = line.value.get("date_source") == "inferred"
    if inferred:
        values["date"] = None
    draft = Draft(
        where=line.where,
        text=text,
        fingerprint=fingerprint(text.encode("utf-8", "surrogatepass")),
        extractor=as_text(line.value.get("extractor")),
        **values,
    )
    return _article(draft, None)


class _Seen:
    """Ids and texts of a run, so that nothing is counted twice unnoticed."""

    def __init__(self) -> None:
        self._where: dict[str, str] = {}
        self._texts: dict[str, str] = {}
        self._at: dict[str, str] = {}

    def duplicate(self, id_: str, where: str) -> Skipped | None:
        """The report on an id that was used before; else None, and the id is taken."""
        first = self._where.setdefault(id_, where)
        if first is where:
            return None
        return Skipped(
            where=where,
            what=f"The article id {id_!r} is taken already by {first}.",
            todo="Give each article an id of its own, or leave one of the two out.",
        )

    def again(self, article: Article) -> bool:
        """Whether this is an article of the web that came before: two feeds of one outlet, or
        two of its addresses, lead to the same page, and nobody need be told."""
        return article.id == article.url and self._at.get(article.id) == _words_of(article)

    def note_text(self, article: Article, where: str) -> None:
        """Warn where another article has the same words."""
        key = self._at[article.id] = _words_of(article)
        first = self._texts.setdefault(key, where)
        if first is not where:
            LOG.warning(
                "%s has the same text as %s; both are kept and count as two reports.", where, first
            )


def _words_of(article: Article) -> str:
    return fingerprint(article.text.strip().encode("utf-8", "surrogatepass"))


def _web_address(url: str | None) -> str | None:
    """An http(s) address; None for anything else, such as javascript: or a local file."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return None
    return url.strip()
