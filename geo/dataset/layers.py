"""The layers of a snapshot: rows that cannot have changed are those of the snapshot before.

An event's rows come from its reports and the places of their article, a mention's from its
article. Where all of that is as it was, so are they; only the last day on which an event was seen
goes on.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.dataset.parquet import read_parquet
from geo.detail_rows import mention_rows
from geo.exports.geoparquet import layer_table, papers_of, write_layer
from geo.exports.layers import LAYERS, Layer, Sources
from geo.features import places_by_id
from geo.records import Findings

if TYPE_CHECKING:
    import pyarrow as pa

OWNERS = {
    "events_points": "id",
    "events_areas": "id",
    "unplaced": "id",
    "movements": "event_id",
    "event_places": "event_id",
    "reports": "event_id",
    "mentions": "article_id",
}
"""Layer → the column that says which event or article a row is of; the rows of one stand together.

The others count over everything, and are made anew."""
SEEN = "last_seen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Same:
    """What a snapshot before shows just as this one must."""

    folder: Path
    events: frozenset[str]
    articles: frozenset[str]


def write_layers(findings: Findings, target: Path, same: Same | None) -> None:
    """Write all layers into a folder, the tables that `GeoParquetExport` writes."""
    papers = papers_of(findings)
    if same is None:
        whole = Sources(findings)
        for layer in LAYERS:
            write_layer(layer, layer_table(layer, layer.rows(whole)), papers, target)
        return
    other_events = tuple(e for e in findings.events if e.id not in same.events)
    fresh = Sources(replace(findings, events=other_events))
    other_articles = tuple(a for a in findings.articles if a.article.id not in same.articles)
    events = [event.id for event in findings.events]
    articles = [analyzed.article.id for analyzed in findings.articles]
    seen = {event.id: event.last_seen for event in findings.events}
    for layer in LAYERS:
        owner = OWNERS.get(layer.name)
        if owner is None:
            table = layer_table(layer, layer.rows(Sources(findings)))
        elif owner == "article_id":
            rows = mention_rows(
                replace(findings, articles=other_articles), places_by_id(findings.articles)
            )
            before = _read(layer, same.folder)
            table = _joined(before, layer_table(layer, rows), owner, articles, same.articles)
        else:
            new = layer_table(layer, layer.rows(fresh))
            table = _joined(_read(layer, same.folder), new, owner, events, same.events)
            table = _seen(table, owner, seen)
        write_layer(layer, table, papers, target)


def _read(layer: Layer, folder: Path) -> pa.Table:
    return read_parquet(folder / f"{layer.name}.parquet").replace_schema_metadata(None)


def _joined(
    before: pa.Table, new: pa.Table, owner: str, order: Iterable[str], same: frozenset[str]
) -> pa.Table:
    """The rows of each owner in turn: those of before where they are the same, else the new."""
    import pyarrow as pa

    old_rows, new_rows = _rows(before[owner]), _rows(new[owner], before.num_rows)
    chosen = [
        row for name in order for row in (old_rows if name in same else new_rows).get(name, ())
    ]
    both = pa.concat_tables([before, new]).combine_chunks()
    return both.take(pa.array(chosen, pa.int64()))


def _rows(owners: pa.ChunkedArray, start: int = 0) -> dict[str, range]:
    """Which rows each owner has; they stand together."""
    found = {}
    for name, group in groupby(owners.to_pylist()):
        end = start + len(list(group))
        found[name] = range(start, end)
        start = end
    return found


def _seen(table: pa.Table, owner: str, seen: dict[str, Any]) -> pa.Table:
    """The table with the last days on which its events were seen, where it tells them."""
    import pyarrow as pa

    if SEEN not in table.column_names:
        return table
    days = pa.array([seen[name] for name in table[owner].to_pylist()], pa.date32())
    return table.set_column(table.column_names.index(SEEN), SEEN, days)
