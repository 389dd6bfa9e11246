"""RSS and Atom feeds: the links of their entries, with the titles and days that they state."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from geo.articles.drafts import Item, Link
from geo.articles.options import ReadOptions
from geo.records import Skipped

_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)


def is_feed(raw: bytes) -> bool:
    """Whether bytes are a feed.

    >>> is_feed(b'<?xml version="1.0"?><rss version="2.0">'), is_feed(b"<html><body>")
    (True, False)
    """
    return _FEED.search(raw[:2000]) is not None


def read_feed(raw: bytes, where: str, _options: ReadOptions) -> Iterator[Item]:
    """The entries of a feed as links, in its order; an entry without an address is reported."""
    import feedparser

    found: Any = feedparser.parse(raw, sanitize_html=False, resolve_relative_uris=True)
    if not found.entries:
        problem = found.get("bozo_exception")
        detail = f" ({type(problem).__name__})" if problem else ""
        yield Skipped(
            where=where,
            what=f"This feed has no entries{detail}.",
            todo="Check the address of the feed.",
        )
    for number, entry in enumerate(found.entries, start=1):
        here = f"{where}, entry {number}"
        if not entry.get("link"):
            yield Skipped(
                where=here,
                what="This entry of the feed has no address.",
                todo="Nothing: the other entries are read.",
            )
            continue
        yield Link(
            where=here,
            url=str(entry.link),
            title=entry.get("title") or None,
            # The library answers for "updated" with "published", and warns that it will not.
            date=_day(dict.get(entry, "published_parsed") or dict.get(entry, "updated_parsed")),
            source=found.feed.get("title") or None,
        )


def _day(moment: Any) -> str | None:
    """The day in UTC of a time tuple, ISO 8601."""
    if moment is None:
        return None
    try:
        return date(*moment[:3]).isoformat()
    except (TypeError, ValueError):
        return None
