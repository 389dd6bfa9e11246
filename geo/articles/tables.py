"""Tables of articles: JSON Lines, JSON, CSV and Parquet, one article a row."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from geo.articles.decoding import decode
from geo.articles.drafts import AnalyzedLine, Draft, Item, Link, fingerprint
from geo.articles.fields import columns, missing_text, row_values
from geo.articles.options import ReadOptions
from geo.errors import InputError
from geo.records import Skipped

SCHEMA = "geo/1"
"""The mark of an analysed article."""
LONGEST_CELL = 50_000_000
"""Code points of the longest cell of a CSV file."""


def read_json_lines(lines: Iterable[bytes], where: str, options: ReadOptions) -> Iterator[Item]:
    """One JSON object a line; a broken line is reported and the next one read."""
    for number, raw in enumerate(lines, start=1):
        line = raw.strip()
        if not line or line == b"\xef\xbb\xbf":
            continue
        here = f"{where}, line {number}"
        try:
            # A single line is too short to guess an encoding from: JSON is UTF-8 by its standard.
            value = json.loads(line.decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            yield Skipped(
                where=here,
                what=f"This line is not UTF-8 (byte {error.start}); JSON Lines must be.",
                todo="Save the file again as UTF-8.",
            )
            continue
        except (json.JSONDecodeError, RecursionError, ValueError) as error:
            yield _broken_json(here, error)
            continue
        yield from _json_article(value, here, line, options)


def read_json(raw: bytes, where: str, options: ReadOptions) -> Iterator[Item]:
    """A JSON file: one object, a list of objects, or JSON Lines after all."""
    text = decode(raw)
    try:
        value = json.loads(text)
    except (json.JSONDecodeError, RecursionError, ValueError) as error:
        first = text.lstrip().split("\n", 1)[0]
        if _is_object(first):
            yield from read_json_lines(
                text.encode("utf-8", "surrogatepass").split(b"\n"), where, options
            )
        else:
            yield _broken_json(where, error)
        return
    if not isinstance(value, list):
        yield from _json_article(value, where, raw, options)
        return
    for number, item in enumerate(value, start=1):
        yield from _json_article(item, f"{where}, item {number}", _canonical(item), options)


def _json_article(value: Any, where: str, raw: bytes, options: ReadOptions) -> Iterator[Item]:
    if not isinstance(value, dict):
        yield Skipped(
            where=where,
            what=f"Expected a JSON object with a text, got {type(value).__name__}.",
            todo='Write one object a line, such as {"id": "1", "text": "…"}.',
        )
        return
    schema = value.get("schema")
    if schema == SCHEMA:
        yield AnalyzedLine(value=value, where=where)
    elif isinstance(schema, str) and schema.startswith("geo/"):
        yield Skipped(
            where=where,
            what=f"This was analysed with the schema {schema[:40]}; this version reads {SCHEMA}.",
            todo="Analyse the article again with this version.",
        )
    else:
        yield draft_of_row(value, where, raw, options, kind="key")


def read_csv(raw: bytes, where: str, options: ReadOptions) -> Iterator[Item]:
    """A CSV file with a header; comma, semicolon, tab or bar between the cells."""
    text = decode(raw)
    header = text.split("\n", 1)[0]
    delimiter = max(",;\t|", key=header.count)
    csv.field_size_limit(LONGEST_CELL)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    names = rows.fieldnames or ()
    if {"text", "url"}.isdisjoint(columns(names, options.columns)):
        what, todo = missing_text(names, "column")
        yield Skipped(where=where, what=what, todo=todo)
        return
    number = 1
    while True:
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield Skipped(
                where=f"{where}, row {number}",
                what=f"This row is not valid CSV: {error}.",
                todo="Save the table again as CSV with quoted cells.",
            )
            return
        if row is None:
            break
        yield draft_of_row(row, f"{where}, row {number}", _canonical(row), options, kind="column")
        number += 1
    if number == 1:
        yield _no_rows(where)


def read_parquet(raw: bytes, where: str, options: ReadOptions) -> Iterator[Item]:
    """A Parquet file, read in batches."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.ParquetFile(pa.BufferReader(raw))
        found = table.schema_arrow.names
        names = columns(found, options.columns)
        if {"text", "url"}.isdisjoint(names):
            what, todo = missing_text(found, "column")
            yield Skipped(where=where, what=what, todo=todo)
            return
        number = 0
        for batch in table.iter_batches(batch_size=256, columns=list(names.values())):
            for row in batch.to_pylist():
                number += 1
                yield draft_of_row(
                    row, f"{where}, row {number}", _canonical(row), options, kind="column"
                )
        if number == 0:
            yield _no_rows(where)
    except (pa.ArrowException, OSError, ValueError) as error:
        problem = str(error).split("\n", 1)[0][:200]
        yield Skipped(
            where=where,
            what=f"This Parquet file cannot be read: {problem}",
            todo="Check that it was copied completely, or export the articles as JSON Lines.",
        )


def draft_of_row(
    row: Mapping[str, Any], where: str, raw: bytes, options: ReadOptions, *, kind: str
) -> Item:
    """The article of one row; `kind` is what its parts are called: "column" or "key"."""
    try:
        names = columns((name for name in row if isinstance(name, str)), options.columns)
    except InputError as error:
        return Skipped(where=where, what=error.what, todo=error.todo or "")
    if "text" not in names and "url" in names:
        url = str(row[names["url"]] or "").strip()
        if not url:
            return Skipped(
                where=where,
                what=f"The {kind} '{names['url']}' is empty here.",
                todo="Nothing: the other addresses are read.",
            )
        return Link(where=where, url=url, **_said(row_values(row, names)))
    if "text" not in names:
        what, todo = missing_text((n for n in row if isinstance(n, str)), kind)
        return Skipped(where=where, what=what, todo=todo)
    text = row[names["text"]]
    if text is not None and not isinstance(text, str):
        return Skipped(
            where=where,
            what=f"The text should be words, but it is {type(text).__name__}.",
            todo=f"Put the article's words into the {kind} '{names['text']}'.",
        )
    return Draft(
        where=where, text=text or "", fingerprint=fingerprint(raw), **row_values(row, names)
    )


def _no_rows(where: str) -> Skipped:
    return Skipped(
        where=where,
        what="This table has names of columns and no rows.",
        todo="Give a table with an article in each row.",
    )


def _broken_json(where: str, error: Exception) -> Skipped:
    if isinstance(error, json.JSONDecodeError):
        place = f"column {error.colno}" if error.lineno == 1 else f"line {error.lineno}"
        what = f"This is not valid JSON at {place}: {error.msg}."
    else:
        what = f"This JSON cannot be read: {str(error)[:120]}."
    return Skipped(where=where, what=what, todo="Correct it; the other lines are read.")


def _canonical(value: Any) -> bytes:
    if isinstance(value, Mapping):
        # A CSV row with more cells than the header has them under None.
        value = {str(key): cell for key, cell in value.items()}
    return json.dumps(value, sort_keys=True, default=str).encode()


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _said(values: Mapping[str, str | None]) -> dict[str, str | None]:
    """What a row says of the article behind its link."""
    return {name: values[name] for name in ("title", "date", "source")}
