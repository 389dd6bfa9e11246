"""GeoPackage: all layers in one file, with their QGIS styles and the data's attribution."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

from geo.attribution import DISPUTED, attributions
from geo.exports.layers import LAYERS, Layer, Sources, layer_frame
from geo.exports.qgis_style import layer_style
from geo.files import whole_path
from geo.records import Findings

VERSION = "1.2"
"""Of GeoPackage; programs with a GDAL of some years ago warn of newer ones."""
STYLE_TABLE = """
CREATE TABLE layer_styles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    f_table_catalog TEXT(256), f_table_schema TEXT(256), f_table_name TEXT(256),
    f_geometry_column TEXT(256), styleName TEXT(30), styleQML TEXT, styleSLD TEXT,
    useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30),
    update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
)"""
"""The table in which QGIS looks for styles of a GeoPackage's layers."""


class GeoPackageExport:
    """One `.gpkg` with every layer; QGIS opens it styled, and its time slider knows the dates."""

    suffix = ".gpkg"
    folder = False

    def write(self, findings: Findings, path: Path) -> int:
        """Write all layers; returns the number of events.

        Dates of writing are those of the newest article, so that the same findings give the
        same bytes.
        """
        day = f"{_newest(findings).isoformat()}T00:00:00.000Z"
        with whole_path(path, suffix=self.suffix) as target:
            sources = Sources(findings)
            for layer in LAYERS:
                _write_layer(layer, sources, target, day)
            _add_styles(target, day)
        return len(findings.events)


def _write_layer(layer: Layer, sources: Sources, target: Path, day: str) -> None:
    import pyogrio

    first = layer is LAYERS[0]
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": day})
    try:
        pyogrio.write_dataframe(
            layer_frame(layer, sources),
            target,
            layer=layer.name,
            driver="GPKG",
            geometry_type=layer.geometry,
            use_arrow=True,
            append=not first,
            layer_options={"IDENTIFIER": layer.name, "DESCRIPTION": layer.meaning},
            dataset_options={"VERSION": VERSION} if first else None,
            dataset_metadata=_papers(sources.findings) if first else None,
        )
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})


def _papers(findings: Findings) -> dict[str, str]:
    return {"attribution": "; ".join(attributions(findings)), "note": DISPUTED}


def _add_styles(target: Path, day: str) -> None:
    with closing(sqlite3.connect(target)) as database, database:
        database.execute(STYLE_TABLE)
        database.execute(
            "INSERT INTO gpkg_contents (table_name, data_type, identifier, last_change) "
            "VALUES ('layer_styles', 'attributes', 'layer_styles', ?)",
            [day],
        )
        for layer in LAYERS:
            style = layer_style(layer.name)
            if style is not None:
                database.execute(
                    "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, "
                    "f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, "
                    "description, owner, update_time) "
                    "VALUES ('', '', ?, 'geom', ?, ?, '', 1, ?, '', ?)",
                    [layer.name, layer.name, style, layer.meaning, day],
                )


def _newest(findings: Findings) -> date:
    days = [analyzed.article.date for analyzed in findings.articles if analyzed.article.date]
    return max(days, default=date(2000, 1, 1))
