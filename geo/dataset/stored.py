"""What a dataset remembers between runs: articles with their analyses, and what was taken back."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date

from geo.records import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredArticle:
    """An article as the last run left it."""

    id: str
    content: str
    """`content_hash` of the article that was analysed."""
    origin: str | None
    """Which input it came from, as a hash: a local path never leaves the machine."""
    first_seen: date
    last_seen: date
    analysis: str
    """The analysed article as `geo.dataset.packing` has it."""
    shown: str | None = None
    """None where a correction touches it. Else what the layers show of it comes from its analysis
    and from these keys of places: the records of other articles that count for places of its own.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredEvent:
    """An event as the last run left it; its `reports` tell it again in the next one."""

    id: str
    aliases: tuple[str, ...]
    reports: tuple[str, ...]
    """Ids of its reports."""
    first_seen: date
    sources: int | None = None
    settled: bool = False
    """Its reports are of settled articles, and no correction touches it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deleted:
    """An article or event that is no longer there, so that those who copied it can follow."""

    kind: str
    """article or event."""
    id: str
    day: date
    reason: str


def content_hash(article: Article) -> str:
    """Hash of all that an analysis sees of an article."""
    seen = [
        article.text,
        article.title,
        article.date.isoformat() if article.date else None,
        article.date_source,
        article.source,
        article.url,
        article.language,
    ]
    return hashlib.sha256(json.dumps(seen).encode()).hexdigest()


def origin_hash(name: str) -> str:
    """An input's name, made unreadable and short."""
    return hashlib.sha256(name.encode()).hexdigest()[:16]
