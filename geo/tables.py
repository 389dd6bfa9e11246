"""Findings as data frames, which GIS people know."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from geo.columns import EVENT_COLUMNS, PLACE_COLUMNS, Column
from geo.features import Row, event_rows, place_rows
from geo.records import Findings

if TYPE_CHECKING:
    import geopandas
    import pandas as pd

__all__ = ["Analysis", "event_rows", "place_rows"]


@dataclass(frozen=True)
class Analysis:
    """What `geo.analyze` returns: the findings, as data frames that GIS people know."""

    findings: Findings

    @cached_property
    def events(self) -> geopandas.GeoDataFrame:
        """One row an event; columns as in `geo.columns.EVENT_COLUMNS`, EPSG:4326."""
        return _frame(event_rows(self.findings), EVENT_COLUMNS)

    @cached_property
    def places(self) -> geopandas.GeoDataFrame:
        """One row a place; columns as in `geo.columns.PLACE_COLUMNS`, EPSG:4326."""
        return _frame(place_rows(self.findings), PLACE_COLUMNS)

    @cached_property
    def reports(self) -> pd.DataFrame:
        """One row a report, with the id of the event it belongs to."""
        return _plain_frame(
            {
                "id": report.id,
                "event": event.id,
                "article": report.article,
                "type": report.type,
                "mode": report.mode,
                "label": report.label,
                "status": report.status,
                "prominence": report.prominence,
                "start_date": report.time.first,
                "end_date": report.time.last,
                "date_precision": report.time.precision,
                "confidence": report.confidence,
                "trigger_start": report.trigger.start,
                "trigger_end": report.trigger.end,
                "sentence_start": report.sentence.start,
                "sentence_end": report.sentence.end,
            }
            for event in self.findings.events
            for report in event.reports
        )

    @cached_property
    def mentions(self) -> pd.DataFrame:
        """One row a mention, with the place that was decided on and why."""
        return _plain_frame(
            {
                "article": analyzed.article.id,
                "id": mention.id,
                "start": mention.start,
                "end": mention.end,
                "text": mention.text,
                "usage": mention.usage,
                "place": resolution.place,
                "score": resolution.score,
                "reason": resolution.reason,
            }
            for analyzed in self.findings.articles
            for mention, resolution in zip(analyzed.mentions, analyzed.resolutions, strict=True)
        )

    @cached_property
    def articles(self) -> pd.DataFrame:
        """One row an article."""
        return _plain_frame(
            {
                "id": article.id,
                "title": article.title,
                "date": article.date,
                "date_source": article.date_source,
                "source": article.source,
                "url": article.url,
                "language": article.language,
                "text": article.text,
            }
            for article in (analyzed.article for analyzed in self.findings.articles)
        )

    def to_geojson(self, path: str | Path) -> None:
        """Write the events as `geo export --format geojson` does."""
        from geo.registry import load

        load("export", "geojson")().write(self.findings, Path(path))


def _plain_frame(rows: Iterable[Row]) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame(list(rows))


def _frame(features: list[Row], columns: tuple[Column, ...]) -> geopandas.GeoDataFrame:
    import geopandas
    import pandas as pd
    from shapely.geometry import shape

    table = pd.DataFrame(
        [feature["properties"] for feature in features], columns=[column.name for column in columns]
    )
    for column in columns:
        if column.type == "date":
            table[column.name] = pd.to_datetime(table[column.name], format="ISO8601")
        elif column.type == "integer":
            table[column.name] = table[column.name].astype("Int64")
    shapes = [shape(f["geometry"]) if f["geometry"] else None for f in features]
    return geopandas.GeoDataFrame(table, geometry=shapes, crs="EPSG:4326")
