"""Findings as data frames, which GIS people know."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from geo.columns import (
    ARTICLE_COLUMNS,
    EVENT_COLUMNS,
    EVENT_PLACE_COLUMNS,
    MENTION_COLUMNS,
    MOVEMENT_COLUMNS,
    PLACE_COLUMNS,
    REPORT_COLUMNS,
    Column,
)
from geo.detail_rows import (
    article_rows,
    event_place_rows,
    mention_rows,
    movement_rows,
    report_rows,
)
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
        """One row a report; columns as in `geo.columns.REPORT_COLUMNS`."""
        return _plain(_frame(report_rows(self.findings), REPORT_COLUMNS))

    @cached_property
    def event_places(self) -> geopandas.GeoDataFrame:
        """One row for each place of a report, with its role, on the place's label point."""
        return _frame(event_place_rows(self.findings), EVENT_PLACE_COLUMNS)

    @cached_property
    def movements(self) -> geopandas.GeoDataFrame:
        """One line from each origin to each destination, over label points."""
        return _frame(movement_rows(self.findings), MOVEMENT_COLUMNS)

    @cached_property
    def mentions(self) -> pd.DataFrame:
        """One row a mention, with the place that was decided on and why."""
        return _plain(_frame(mention_rows(self.findings), MENTION_COLUMNS))

    @cached_property
    def articles(self) -> pd.DataFrame:
        """One row an article, its text in it."""
        return _plain(_frame(article_rows(self.findings), ARTICLE_COLUMNS))

    def to_geojson(self, path: str | Path) -> None:
        """Write the events as `geo export --format geojson` does."""
        from geo.registry import load

        load("export", "geojson")().write(self.findings, Path(path))


def _plain(frame: geopandas.GeoDataFrame) -> pd.DataFrame:
    """The table without its column of shapes."""
    import pandas as pd

    return pd.DataFrame(frame.drop(columns="geometry"))


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
