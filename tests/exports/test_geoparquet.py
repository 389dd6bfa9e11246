"""The folder of GeoParquet files as GeoPandas and DuckDB read it."""

import json
from datetime import date
from pathlib import Path

import duckdb
import geopandas
import pyarrow.parquet as pq
import pytest

from geo.exports.geoparquet import GeoParquetExport
from geo.records import Findings


@pytest.fixture
def folder(findings: Findings, tmp_path: Path) -> Path:
    GeoParquetExport().write(findings, tmp_path / "analysis")
    return tmp_path / "analysis"


def test_geopandas_reads_points_and_shapes(folder: Path) -> None:
    points = geopandas.read_parquet(folder / "events_points.parquet")
    areas = geopandas.read_parquet(folder / "events_areas.parquet")
    assert points.crs.to_epsg() == 4326
    assert list(points["id"]) == ["r1", "r2"]
    assert set(areas.geom_type) == {"MultiPolygon"}


def test_duckdb_counts_events_by_country(folder: Path) -> None:
    with duckdb.connect() as database:
        found = database.execute(
            "SELECT countries, count(*) FROM read_parquet(?) WHERE countries <> '' GROUP BY 1",
            [str(folder / "events_points.parquet")],
        ).fetchall()
    assert found == [("FJ", 1)]


def test_duckdb_reads_days_as_dates(folder: Path) -> None:
    with duckdb.connect() as database:
        found = database.execute(
            "SELECT start_date FROM read_parquet(?) WHERE id = 'r1'",
            [str(folder / "events_points.parquet")],
        ).fetchone()
    assert found == (date(2024, 5, 6),)


def test_a_layer_without_rows_keeps_its_columns(folder: Path) -> None:
    schema = pq.read_schema(folder / "movements.parquet")
    assert str(schema.field("start_date").type) == "date32[day]"
    assert str(schema.field("origin").type) in {"string", "large_string"}


def test_the_file_says_that_it_is_geoparquet(folder: Path) -> None:
    metadata = pq.read_schema(folder / "places.parquet").metadata
    papers = json.loads(metadata[b"geo"])
    assert papers["primary_column"] == "geometry"
    assert papers["columns"]["geometry"]["encoding"] == "WKB"
