"""Links → the articles behind them: pages, feeds, documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from geo.articles.documents import is_docx, read_docx, read_pdf
from geo.articles.drafts import AnalyzedLine, Draft, Item, Link
from geo.articles.feeds import is_feed, read_feed
from geo.articles.options import ReadOptions
from geo.articles.pages import read_page, read_text
from geo.errors import InputError
from geo.records import Skipped

if TYPE_CHECKING:
    from geo.fetching import Fetched

AT_ONCE = 32
"""Links that are fetched together before the first of them is handed on."""


def is_address(name: str) -> bool:
    """Whether an input is a web address.

    >>> is_address("https://news.example/feed"), is_address("news/feed.xml")
    (True, False)
    """
    return name.lower().startswith(("http://", "https://"))


def followed(
    items: Iterable[Item], options: ReadOptions
) -> Iterator[Draft | AnalyzedLine | Skipped]:
    """The items with what stands behind each link in its place; several hosts are asked at once.

    The entries of a feed are followed; links in what they lead to are not. An address that comes
    twice, as in a table of events with their sources, is followed once.
    """
    waiting: list[Link] = []
    listed: set[str] = set()
    for item in items:
        if isinstance(item, Link):
            if item.url in listed:
                continue
            listed.add(item.url)
            waiting.append(item)
            if len(waiting) == AT_ONCE:
                yield from _fetched(waiting, options, entries=True)
                waiting = []
            continue
        yield from _fetched(waiting, options, entries=True)
        waiting = []
        yield item
    yield from _fetched(waiting, options, entries=True)


def _fetched(
    links: list[Link], options: ReadOptions, *, entries: bool
) -> Iterator[Draft | AnalyzedLine | Skipped]:
    if not links:
        return
    if options.fetcher is None:
        for link in links:
            yield Skipped(
                where=link.where,
                what="This is a web address, and this run may not fetch any.",
                todo="Run without --offline, or save the page and name the file.",
            )
        return
    from geo.fetching import FetchError

    # What the user named may be a feed, which grows by the hour.
    named = {link.url for link in links if link.url == link.where}
    answers = options.fetcher().fetch_all([link.url for link in links], again=named)
    for link, answer in zip(links, answers, strict=True):
        if isinstance(answer, FetchError):
            yield Skipped(
                where=_where(link),
                what=answer.what,
                todo=answer.todo or "",
                gone=_id_of(link, answer.before, options) if answer.gone else None,
            )
        else:
            yield from _read(link, answer, options, entries=entries)


def _read(
    link: Link, page: Fetched, options: ReadOptions, *, entries: bool
) -> Iterator[Draft | AnalyzedLine | Skipped]:
    where = _where(link)
    try:
        found = list(_items(page, where, options))
    except InputError as error:
        yield Skipped(where=where, what=error.what, todo=error.todo or "")
        return
    links = [item for item in found if isinstance(item, Link)]
    if links and entries:
        fresh = [item for item in links if item.url != link.url]
        for start in range(0, len(fresh), AT_ONCE):
            yield from _fetched(fresh[start : start + AT_ONCE], options, entries=False)
    elif links:
        yield Skipped(
            where=where,
            what="This leads to a list of further links, not to an article.",
            todo="Name it as an input itself.",
        )
    for item in found:
        if isinstance(item, Draft):
            yield replace(
                item,
                url=item.url or page.url,
                title=item.title or link.title,
                date=item.date or link.date,
                source=item.source or link.source,
            )
        elif not isinstance(item, Link):
            yield item


def _id_of(link: Link, before: Fetched | None, options: ReadOptions) -> str:
    """Id of the article that an address had: the page may have named another address as its own,
    which only the kept page still tells."""
    if before is not None:
        for item in _read(link, before, options, entries=False):
            if isinstance(item, Draft):
                return item.id or item.url or link.url
    return link.url


def _items(page: Fetched, where: str, options: ReadOptions) -> Iterator[Item]:
    body = _as_utf8(page)
    kind = page.content_type.lower()
    if is_feed(page.body):
        yield from read_feed(page.body, where, options)
    elif page.body.startswith(b"%PDF"):
        yield from read_pdf(page.body, where, options)
    elif is_docx(page.body):
        yield from read_docx(page.body, where, options)
    elif kind.startswith("text/plain"):
        yield from read_text(body, where, replace(options, separator=None))
    elif not kind or "html" in kind or "xml" in kind:
        yield from read_page(body, where, options)
    else:
        yield Skipped(
            where=where,
            what=f"This is no article but {kind.split(';')[0][:60]}.",
            todo="Name the address of an article or of a feed.",
        )


def _as_utf8(page: Fetched) -> bytes:
    """The body in UTF-8 where the server says which encoding it is in; else as it came."""
    _, sign, rest = page.content_type.lower().partition("charset=")
    charset = rest.split(";")[0].strip(" \"'")
    if not sign or not charset or page.body.startswith(b"%PDF"):
        return page.body
    try:
        return b"\xef\xbb\xbf" + page.body.decode(charset).encode()
    except (LookupError, UnicodeError):
        return page.body


def _where(link: Link) -> str:
    return link.url if link.where == link.url else f"{link.where} ({link.url})"
