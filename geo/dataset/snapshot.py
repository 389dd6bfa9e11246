"""A snapshot on disk: one folder of Parquet files, and a manifest that says which one counts.

The manifest is replaced in one step when a snapshot is whole; a run that dies before leaves the
one before in force.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, fields
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from geo.columns import ARTICLE_COLUMNS
from geo.dataset.layers import Same, write_layers
from geo.dataset.merged import read_memory, write_memory
from geo.dataset.parquet import read_parquet, write_parquet
from geo.dataset.stored import Deleted, StoredArticle, StoredEvent
from geo.dataset.versions import Versions, code_hash
from geo.detail_rows import article_rows
from geo.errors import InputError
from geo.events.merging.memory import Memory
from geo.exports.layers import arrow_table
from geo.files import whole_file
from geo.records import Findings

if TYPE_CHECKING:
    import pyarrow as pa

Record = TypeVar("Record", StoredArticle, StoredEvent, Deleted)
SCHEMA = "geo-dataset/3"
MANIFEST = "manifest.json"
PLACES = "analysed_places.parquet"
CURRENT = "current"
"""A link to the snapshot that counts, for people and other programs, where links can be made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """Which snapshot counts and what made it."""

    snapshot: str
    """Name of the folder."""
    versions: Versions
    code: str
    """`code_hash` of the program."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """All that the next run needs of the last one."""

    articles: tuple[StoredArticle, ...] = ()
    events: tuple[StoredEvent, ...] = ()
    deleted: tuple[Deleted, ...] = ()
    places: Mapping[str, str] = field(default_factory=dict)
    """Key → JSON of the places that the analyses name."""
    memory: Memory | None = None
    """What merging remembers; it is spared work, not knowledge."""
    plain: frozenset[str] = frozenset()
    """Articles that it knows as their analysis has them, before corrections."""


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of a dataset; None where there is none yet.

    Raises `InputError` for a folder whose manifest is not of this kind.
    """
    path = folder / MANIFEST
    try:
        found = json.loads(path.read_text("utf-8"))
        if found["schema"] != SCHEMA:
            raise InputError(
                f"schema {found['schema']!r}, expected {SCHEMA!r}.",
                where=str(path),
                todo="Another version of geo made it. Name another folder with --dataset and give "
                "all inputs once more, or go on with that version.",
            )
        return Manifest(
            snapshot=str(found["snapshot"]),
            versions=dict(found["versions"]),
            code=str(found["code"]),
        )
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError) as error:
        if isinstance(error, InputError):
            raise
        raise InputError(
            f"This is no manifest of a dataset ({type(error).__name__}: {error}).",
            where=str(path),
            todo="Name another folder with --dataset.",
        ) from error


def read_snapshot(folder: Path, manifest: Manifest | None) -> Snapshot:
    """What the last run left; empty where there was none."""
    if manifest is None:
        return Snapshot()

    source = folder / manifest.snapshot
    try:
        articles = _records(source / "analyses.parquet", StoredArticle)
        events = _records(source / "event_ids.parquet", StoredEvent)
        deleted = _records(source / "deleted.parquet", Deleted)
        places = read_parquet(source / PLACES).to_pydict()
        same_code = manifest.code == code_hash()
        memory, plain = read_memory(source) if same_code else (None, frozenset[str]())
    except (OSError, ValueError) as error:
        raise InputError(
            f"The snapshot cannot be read ({error}).",
            where=str(source),
            todo="Put the folder back from a copy, or delete the dataset and make it anew.",
        ) from error
    return Snapshot(
        articles=articles,
        events=events,
        deleted=deleted,
        places=dict(zip(places["key"], places["place"], strict=True)),
        memory=memory,
        plain=plain,
    )


def write_snapshot(
    folder: Path,
    findings: Findings,
    snapshot: Snapshot,
    versions: Versions,
    same: Same | None,
) -> str:
    """Write a whole new snapshot, then make it the one that counts; returns its name.

    `same` is what the snapshot in force shows as this one must; None where there is none.
    """
    manifest = read_manifest(folder)
    name = _next_name(folder)
    target = folder / name
    write_layers(findings, target, same)
    seen = {stored.id: stored for stored in snapshot.articles}
    write_parquet(_articles(findings, seen), target / "articles.parquet")
    write_parquet(_deleted(snapshot.deleted), target / "deleted.parquet")
    write_parquet(_table(snapshot.articles, StoredArticle), target / "analyses.parquet")
    write_parquet(_table(snapshot.events, StoredEvent), target / "event_ids.parquet")
    write_parquet(_places(snapshot.places), target / PLACES)
    if snapshot.memory is not None:
        write_memory(target, snapshot.memory, snapshot.plain)
    with whole_file(folder / MANIFEST) as file:
        json.dump(
            {
                "schema": SCHEMA,
                "snapshot": name,
                "versions": dict(versions),
                "code": code_hash(),
                "articles": len(findings.articles),
                "events": len(findings.events),
            },
            file,
            indent=1,
        )
    _point_to(folder, name)
    _sweep(folder, {name, manifest.snapshot if manifest else None})
    return name


def _next_name(folder: Path) -> str:
    """Numbers go up, also past a folder that a killed run left half written."""
    numbers = [
        int(path.name.removeprefix("snapshot-"))
        for path in folder.glob("snapshot-*")
        if path.name.removeprefix("snapshot-").isdigit()
    ]
    return f"snapshot-{max(numbers, default=0) + 1:06d}"


def _point_to(folder: Path, name: str) -> None:
    link, fresh = folder / CURRENT, folder / f".{CURRENT}"
    # Some systems allow no links; the manifest says the same.
    with suppress(OSError):
        fresh.unlink(missing_ok=True)
        fresh.symlink_to(name, target_is_directory=True)
        fresh.replace(link)


def _sweep(folder: Path, keep: set[str | None]) -> None:
    """Remove older snapshots; the one before stays for those who are reading it."""
    for path in folder.glob("snapshot-*"):
        if path.name not in keep:
            shutil.rmtree(path, ignore_errors=True)


def _articles(findings: Findings, seen: dict[str, StoredArticle]) -> pa.Table:
    import pyarrow as pa

    rows = article_rows(findings)
    table = arrow_table(rows, ARTICLE_COLUMNS)
    for column in ("first_seen", "last_seen"):
        days = [getattr(seen[row["id"]], column) for row in rows]
        table = table.append_column(column, pa.array(days, pa.date32()))
    return table


def _places(places: Mapping[str, str]) -> pa.Table:
    import pyarrow as pa

    return pa.table({"key": list(places), "place": pa.array(places.values(), pa.large_string())})


def _deleted(rows: Sequence[Deleted]) -> pa.Table:
    return _table(rows, Deleted)


def _records(path: Path, kind: type[Record]) -> tuple[Record, ...]:
    """The records that `_table` put into a file; what an older one lacks is as it is by default."""
    import pyarrow as pa

    table = read_parquet(path)
    names = [field.name for field in fields(kind) if field.name in table.column_names]
    columns = [
        _tuples(table[name]) if pa.types.is_list(table[name].type) else table[name].to_pylist()
        for name in names
    ]
    return tuple(kind(**dict(zip(names, row, strict=True))) for row in zip(*columns, strict=True))


def _tuples(column: pa.ChunkedArray) -> Iterator[tuple[Any, ...]]:
    """The lists of a column. Arrow takes lists apart one by one, and all their values at once."""
    values = iter(column.combine_chunks().flatten().to_pylist())
    counts = column.combine_chunks().value_lengths().to_pylist()
    return (tuple(islice(values, count)) for count in counts)


def _table(rows: Iterable[Any], kind: type[Any]) -> pa.Table:
    import pyarrow as pa

    types = {
        "day": pa.date32(),
        "first_seen": pa.date32(),
        "last_seen": pa.date32(),
        "aliases": pa.list_(pa.string()),
        "reports": pa.list_(pa.string()),
        "analysis": pa.large_string(),
        "sources": pa.int64(),
        "settled": pa.bool_(),
    }
    items = list(rows)
    return pa.table(
        {
            field.name: pa.array(
                [getattr(item, field.name) for item in items],
                types.get(field.name, pa.string()),
            )
            for field in fields(kind)
        }
    )
