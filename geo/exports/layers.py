"""Findings as layers of one geometry kind each, which is what GIS programs ask for.

Every layer has its columns with fixed types, also where it has no row: a project that was
styled on one day's data opens the next day's.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from geo.columns import (
    EVENT_COLUMNS,
    EVENT_PLACE_COLUMNS,
    MENTION_COLUMNS,
    MOVEMENT_COLUMNS,
    PLACE_COLUMNS,
    REPORT_COLUMNS,
    Column,
)
from geo.detail_rows import event_place_rows, mention_rows, movement_rows, report_rows
from geo.features import Row, event_rows, place_rows
from geo.identity import kept
from geo.interchange import DECIMALS, SHAPES
from geo.records import Findings

if TYPE_CHECKING:
    import geopandas
    import pandas as pd
    import pyarrow as pa
    from shapely.geometry.base import BaseGeometry

Kind = Literal["Point", "MultiPolygon", "MultiLineString"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """One table of an export."""

    name: str
    meaning: str
    geometry: Kind | None
    """The one kind of geometry of its rows; None for a plain table."""
    columns: tuple[Column, ...]
    rows: Callable[[Sources], list[Row]]
    """Makes its GeoJSON Features, without geometry in a plain table."""


class Sources:
    """What layers are made of: findings, and the rows of events, which three of them share."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings

    @cached_property
    def events(self) -> list[Row]:
        """The rows of all events."""
        return event_rows(self.findings)


def _placed(sources: Sources) -> list[Row]:
    return [row for row in sources.events if row["geometry"] is not None]


def _unplaced(sources: Sources) -> list[Row]:
    return [row for row in sources.events if row["geometry"] is None]


def _with_area(sources: Sources) -> list[Row]:
    return [row for row in _placed(sources) if row["geometry"]["type"].endswith("Polygon")]


def _of(rows: Callable[[Findings], list[Row]]) -> Callable[[Sources], list[Row]]:
    return lambda sources: rows(sources.findings)


LAYERS = (
    Layer(
        name="events_points",
        meaning="Every event with a place, on a point: a town's own, or one inside the shape. "
        "`precision` says how far to trust it.",
        geometry="Point",
        columns=EVENT_COLUMNS,
        rows=_placed,
    ),
    Layer(
        name="events_areas",
        meaning="The events of `events_points` whose place has a shape: seas, straits, named "
        "areas, and shapes that words such as “off the coast of” made.",
        geometry="MultiPolygon",
        columns=EVENT_COLUMNS,
        rows=_with_area,
    ),
    Layer(
        name="movements",
        meaning="Lines from origin to destination over label points, by way of the paths. They "
        "show from where to where, not the way that was taken.",
        geometry="MultiLineString",
        columns=MOVEMENT_COLUMNS,
        rows=_of(movement_rows),
    ),
    Layer(
        name="event_places",
        meaning="Every place of every report with its role; places that no gazetteer holds have "
        "no geometry.",
        geometry="Point",
        columns=EVENT_PLACE_COLUMNS,
        rows=_of(event_place_rows),
    ),
    Layer(
        name="places",
        meaning="The places that the articles mention, on a point.",
        geometry="Point",
        columns=PLACE_COLUMNS,
        rows=_of(place_rows),
    ),
    Layer(
        name="reports",
        meaning="Every account of every event, with its sentence.",
        geometry=None,
        columns=REPORT_COLUMNS,
        rows=_of(report_rows),
    ),
    Layer(
        name="mentions",
        meaning="Every place name in the articles, and what it was taken for.",
        geometry=None,
        columns=MENTION_COLUMNS,
        rows=_of(mention_rows),
    ),
    Layer(
        name="unplaced",
        meaning="Events for which the text gives no place, or one that no gazetteer holds.",
        geometry=None,
        columns=EVENT_COLUMNS,
        rows=_unplaced,
    ),
)


def layer_frame(layer: Layer, sources: Sources) -> pd.DataFrame | geopandas.GeoDataFrame:
    """The rows of a layer as a frame with Arrow column types, EPSG:4326.

    Arrow types stay what they are where a column is empty throughout: text, 64-bit integers,
    decimals, and dates without a time.
    """
    import geopandas
    import pandas as pd

    rows = layer.rows(sources)
    table = arrow_table(rows, layer.columns).to_pandas(types_mapper=pd.ArrowDtype)
    if layer.geometry is None:
        return table
    shapes = [of_kind(row["geometry"], layer.geometry) for row in rows]
    geometry = geopandas.GeoSeries(shapes, index=table.index, crs="EPSG:4326")
    return geopandas.GeoDataFrame(table, geometry=geometry)


def point_of(geometry: Row | None) -> tuple[float | None, float | None]:
    """Longitude and latitude of a point in a GeoJSON geometry, in degrees; None, None of none."""
    point = of_kind(geometry, "Point")
    return (None, None) if point is None else (round(point.x, DECIMALS), round(point.y, DECIMALS))


def arrow_table(rows: list[Row], columns: tuple[Column, ...]) -> pa.Table:
    """The properties of GeoJSON Features as a table whose columns have fixed types."""
    from datetime import date

    import pyarrow as pa

    types = {"text": pa.string(), "date": pa.date32(), "integer": pa.int64()}
    days: dict[str | None, date | None] = {None: None, "": None}
    properties = [row["properties"] for row in rows]
    arrays = {}
    for column in columns:
        values = [row[column.name] for row in properties]
        if column.type == "date":
            days.update((day, date.fromisoformat(day)) for day in {*values}.difference(days))
            values = [days[day] for day in values]
        arrays[column.name] = pa.array(values, types.get(column.type, pa.float64()))
    return pa.table(arrays)


def of_kind(geometry: Row | None, kind: Kind) -> Any:
    """A GeoJSON geometry as a shape of this kind: a point inside an area, areas as several."""
    if geometry is None:
        return None
    if geometry["type"] == "Point":
        from shapely import Point

        return Point(geometry["coordinates"])
    return _inside(geometry) if kind == "Point" else _several(geometry)


@kept(SHAPES)
def _several(geometry: Row) -> Any:
    from shapely import MultiPolygon, Polygon
    from shapely.geometry import shape

    found = shape(geometry)
    return MultiPolygon([found]) if isinstance(found, Polygon) else found


@kept(SHAPES)
def _inside(geometry: Row) -> Any:
    from shapely.geometry import shape

    return _point_inside(shape(geometry))


def _point_inside(shape: BaseGeometry) -> BaseGeometry:
    """A point of the widest part: a shape over the antimeridian has two."""
    import shapely

    parts = shapely.get_parts(shape)
    widest: BaseGeometry = parts[shapely.area(parts).argmax()]
    return widest.representative_point()
