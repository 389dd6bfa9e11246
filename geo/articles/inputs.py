"""What a user names on the command line → bytes: files, folders, globs and standard input."""

from __future__ import annotations

import glob
import os
import re
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

from geo.articles import documents, feeds, pages, tables
from geo.articles.binary import refuse_binary
from geo.articles.drafts import Item, Link, Reader
from geo.articles.links import is_address
from geo.articles.options import ReadOptions
from geo.errors import InputError
from geo.records import Skipped

LARGEST = 50_000_000
"""Bytes of the largest file; JSON Lines are read line by line and may be larger."""
STANDARD_INPUT = "-"
_READERS: dict[str, Reader] = {
    ".csv": tables.read_csv,
    ".docx": documents.read_docx,
    ".htm": pages.read_page,
    ".html": pages.read_page,
    ".json": tables.read_json,
    ".parquet": tables.read_parquet,
    ".pdf": documents.read_pdf,
    ".tab": tables.read_csv,
    ".tsv": tables.read_csv,
    ".xhtml": pages.read_page,
}
_BINARY = (tables.read_parquet, documents.read_pdf, documents.read_docx, feeds.read_feed)
"""Readers of what is no plain text; they refuse bad bytes themselves."""
_JSON_LINES = frozenset({".jsonl", ".ndjson", ".jsonlines"})
_NEVER_ARTICLES = frozenset(
    {
        *(".avif", ".bmp", ".gif", ".ico", ".jpeg", ".jpg", ".png", ".svg", ".tif", ".tiff"),
        *(".eot", ".otf", ".ttf", ".woff", ".woff2", ".webp"),
        *(".mov", ".mp3", ".mp4", ".wav", ".webm"),
        *(".css", ".js", ".json5", ".map", ".mjs", ".py", ".lock", ".log"),
        *(".toml", ".yaml", ".yml"),
        *(".cpg", ".dbf", ".geojson", ".gpkg", ".kml", ".prj", ".shp", ".shx"),
    }
)
"""What lies beside saved pages and outputs; passed over in a folder, tried when named itself."""


def drafts(name: str, options: ReadOptions) -> Iterator[Item]:
    """Everything that one named input holds, in order; what cannot be read is a `Skipped`."""
    if name == STANDARD_INPUT:
        yield from _standard_input(options)
        return
    if is_address(name):
        yield Link(where=name, url=name)
        return
    path = Path(name)
    try:
        is_folder, exists = path.is_dir(), path.exists()
    except (OSError, ValueError):  # a name with a null byte, or longer than a name may be
        is_folder = exists = False
    if is_folder:
        yield from _folder(path, name, options)
    elif exists:
        yield from _file(path, name, options)
    elif any(sign in name for sign in "*?["):
        yield from _glob(name, options)
    else:
        yield Skipped(
            where=_short(name),
            what="There is no such file or folder.",
            todo="Check the spelling and the folder that you are in.",
        )


def holds_all(name: str) -> bool:
    """True for an input that holds all its articles each time: one that is missing was taken out.

    Files, folders and patterns do; standard input, feeds and addresses do not.
    """
    return name != STANDARD_INPUT and not is_address(name) and not _lists_links(Path(name))


def _lists_links(path: Path) -> bool:
    """Whether a file is a feed, or a list of addresses that comes and goes like one."""
    try:
        with path.open("rb") as file:
            start = file.read(2000)
    except OSError:
        return False
    lines = (line.strip().lower() for line in start.removeprefix(b"\xef\xbb\xbf").split(b"\n"))
    first = next((line for line in lines if line and not line.startswith(b"#")), b"")
    return feeds.is_feed(start) or first.startswith(
        (b"http://", b"https://", b"[internetshortcut]")
    )


def _glob(name: str, options: ReadOptions) -> Iterator[Item]:
    # Path.glob refuses absolute patterns.
    found = sorted(glob.glob(name, recursive=True))  # noqa: PTH207
    if not found:
        yield Skipped(
            where=_short(name),
            what="Nothing matches this pattern.",
            todo="Check the pattern; * stands for any part of a name, ** for any folders.",
        )
    for match in found:
        if Path(match).is_dir():
            yield from _folder(Path(match), match, options)
        else:
            yield from _file(Path(match), match, options)


def _folder(path: Path, name: str, options: ReadOptions) -> Iterator[Item]:
    """Files below a folder, sorted by name; hidden ones and pictures are passed over."""
    files = list(_files_below(path))
    for file in files:
        inner = file.relative_to(path).as_posix()
        where = f"{name.rstrip('/')}/{inner}" if name != "." else inner
        yield from _file(file, where, options)
    if not files:
        yield Skipped(
            where=name,
            what="This folder holds no article.",
            todo="Put text, HTML, .docx, PDF, JSON Lines, CSV or Parquet files into it.",
        )


def _files_below(path: Path) -> Iterator[Path]:
    for folder, inner, names in os.walk(path):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and Path(name).suffix.lower() not in _NEVER_ARTICLES:
                yield Path(folder) / name


def _file(path: Path, where: str, options: ReadOptions) -> Iterator[Item]:
    suffix = path.suffix.lower()
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode) and not stat.S_ISFIFO(status.st_mode):
            yield Skipped(
                where=where, what="This is no file with words in it.", todo="Name a file."
            )
            return
        if suffix in _JSON_LINES:
            with path.open("rb") as lines:
                yield from tables.read_json_lines(_bounded(lines), where, options)
            return
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as error:
        yield Skipped(
            where=where,
            what=f"This file cannot be read: {error.strerror or error}.",
            todo="Check that it exists and that you may read it.",
        )
        return
    yield from _content(raw, where, suffix, options)


def _standard_input(options: ReadOptions) -> Iterator[Item]:
    raw = sys.stdin.buffer.read(LARGEST + 1)
    yield from _content(raw, "standard input", "", options)


def _content(raw: bytes, where: str, suffix: str, options: ReadOptions) -> Iterator[Item]:
    if len(raw) > LARGEST:
        yield Skipped(
            where=where,
            what=f"This is larger than {LARGEST // 1_000_000} MB.",
            todo="Split it, or convert it to JSON Lines, which may be larger.",
        )
        return
    if not raw.strip():
        yield Skipped(where=where, what="This is empty.", todo="Give a file with words in it.")
        return
    reader = _by_content(raw) or _READERS.get(suffix)
    if reader not in _BINARY:
        refused = refuse_binary(raw, where, suffix)
        if refused is not None:
            yield refused
            return
    try:
        yield from (reader or _recognised(raw))(raw, where, options)
    except InputError as error:
        yield Skipped(where=where, what=error.what, todo=error.todo or "")


def _by_content(raw: bytes) -> Reader | None:
    """The reader that the first bytes ask for, whatever the file is called."""
    if raw.startswith(b"PAR1"):
        return tables.read_parquet
    if raw.startswith(b"%PDF"):
        return documents.read_pdf
    if documents.is_docx(raw):
        return documents.read_docx
    if feeds.is_feed(raw):
        return feeds.read_feed
    return None


def _recognised(raw: bytes) -> Reader:
    """The reader for bytes without a telling name: HTML, JSON Lines or plain text."""
    start = raw[:2000].removeprefix(b"\xef\xbb\xbf").lstrip()
    if re.match(rb'(?:\[\s*)?\{\s*"', start):
        return tables.read_json
    lowered = start.lower()
    if lowered.startswith((b"<!doctype html", b"<html")) or b"<html" in lowered[:1000]:
        return pages.read_page
    return pages.read_text


def _bounded(lines: Iterator[bytes]) -> Iterator[bytes]:
    """Lines of a file; reading stops where one alone is larger than a file may be."""
    read = getattr(lines, "readline", None)
    while read is not None:
        line: bytes = read(LARGEST + 1)
        if not line:
            return
        if len(line) > LARGEST:
            raise InputError(
                f"A line is larger than {LARGEST // 1_000_000} MB.",
                todo="Write one article a line.",
            )
        yield line


def _short(name: str) -> str:
    """A name that fits into a message; one with line breaks is surely not a name."""
    plain = " ".join(name.replace("\x00", "\\0").split())
    return plain if len(plain) <= 200 else f"{plain[:199]}…"
