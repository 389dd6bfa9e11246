"""Reading gold toponyms: gzipped JSON Lines, one article a row, spans in code points."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, Any

from geo.errors import InputError
from geo.records import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldToponym:
    """One toponym that annotators marked."""

    start: int
    end: int
    text: str
    lat: float | None
    lon: float | None
    geonames_id: int | None
    kind: str | None
    """literal, associative, or None where the corpus does not say."""
    name: str | None = None
    """The usual English name of the place, in the project's own gold."""
    what: str | None = None
    """city, country, sea, strait, area, demonym …, in the project's own gold."""

    @property
    def linked(self) -> bool:
        """Whether the annotators gave it a place."""
        return self.lat is not None and self.lon is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldArticle:
    """An article and its toponyms in text order, each span once."""

    article: Article
    toponyms: tuple[GoldToponym, ...]
    about: str | None = None
    """What it was written to test: sea, headline, negative …, in the project's own gold."""


def read_gold(path: str | Path) -> Iterator[GoldArticle]:
    """Yield the rows of a `.jsonl` or `.jsonl.gz` file, in order.

    A row that is no JSON, or whose spans do not give their words, raises `InputError`.
    """
    path = Path(path)
    opener: Callable[..., IO[str]] = gzip.open if path.suffix == ".gz" else open
    try:
        with opener(path, "rt", encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield _article(line, f"{path.name}, line {number}")
    except FileNotFoundError as error:
        raise InputError(
            "There is no such file.", where=str(path), todo="Name a .jsonl or .jsonl.gz file."
        ) from error
    except (gzip.BadGzipFile, UnicodeDecodeError, EOFError) as error:
        raise InputError(
            f"The file cannot be read as (gzipped) JSON Lines: {error}.",
            where=path.name,
            todo="Expected are the gold files that geo.evaluate.gold describes.",
        ) from error


def corpus_name(path: str | Path) -> str:
    """The name under which a file's scores are shown: "lgl" for geoparsing_lgl_dev.jsonl.gz."""
    stem = Path(path).name.split(".")[0]
    return stem.removeprefix("geoparsing_").removesuffix("_dev").removesuffix("_test")


def _article(line: str, where: str) -> GoldArticle:
    try:
        row: dict[str, Any] = json.loads(line)
        article = Article(
            id=str(row["id"]),
            text=row["text"],
            title=row.get("title"),
            date=_date(row.get("date")),
            url=row.get("url"),
            language=row.get("language", "en"),
        )
        toponyms = {
            (item["start"], item["end"]): GoldToponym(
                start=item["start"],
                end=item["end"],
                text=item["text"],
                lat=item.get("lat"),
                lon=item.get("lon"),
                geonames_id=item.get("geonames_id"),
                kind=item.get("kind"),
                name=item.get("name"),
                what=item.get("what"),
            )
            for item in row["toponyms"]
        }
    except (json.JSONDecodeError, KeyError, TypeError) as error:
        raise InputError(
            f"The row is no gold article: {error!r}.",
            where=where,
            todo="Expected is a JSON object with id, text and toponyms (start, end, text).",
        ) from error
    for toponym in toponyms.values():
        if article.text[toponym.start : toponym.end] != toponym.text:
            raise InputError(
                f"The span {toponym.start}:{toponym.end} does not give {toponym.text!r}.",
                where=where,
                todo="Spans are half-open ranges of code points into text.",
            )
    return GoldArticle(
        article=article,
        toponyms=tuple(toponyms[span] for span in sorted(toponyms)),
        about=row.get("about"),
    )


def _date(words: str | None) -> date | None:
    try:
        return date.fromisoformat(words[:10]) if words else None
    except ValueError:
        return None
