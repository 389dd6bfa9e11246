"""GeoJSON files (RFC 7946): events, and the places that are mentioned."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from geo.attribution import DISPUTED, attributions
from geo.exports.bounding_box import bounding_box
from geo.features import event_rows, place_rows
from geo.files import whole_path
from geo.identity import kept
from geo.interchange import SHAPES, dumps, encoded
from geo.records import Findings


class GeoJSONExport:
    """One FeatureCollection of events, a Feature a line."""

    suffix = ".geojson"
    folder = False

    def write(self, findings: Findings, path: Path) -> int:
        """Write the events; returns how many."""
        features = event_rows(findings)
        write_collection(features, attributions(findings), path)
        return len(features)


def write_places(findings: Findings, path: Path) -> int:
    """Write the places that the articles mention; returns how many."""
    features = place_rows(findings)
    write_collection(features, attributions(findings), path)
    return len(features)


def write_collection(
    features: list[dict[str, Any]], attribution: tuple[str, ...], path: Path
) -> None:
    """Write GeoJSON Features with bbox and attribution, one a line so that diffs stay readable."""
    box = bounding_box(feature["geometry"] for feature in features)
    around = f'"bbox":{dumps(box)},' if box is not None else ""
    head = (
        f'{{"type":"FeatureCollection",{around}"attribution":{dumps(attribution)},'
        f'"note":{dumps(DISPUTED)},"features":['
    )
    with whole_path(path) as written, written.open("wb") as file:
        file.write(head.encode())
        for index, feature in enumerate(features):
            file.write(b",\n" if index else b"\n")
            file.writelines(_line(feature))
        file.write(b"\n]}\n")


def _line(feature: dict[str, Any]) -> tuple[bytes, ...]:
    """As `encoded(feature)`, in pieces; the coordinates of a shape are written out once."""
    geometry = feature["geometry"]
    if geometry is None or geometry["type"] == "Point":
        return (encoded(feature),)
    before, after = encoded(feature | {"geometry": None}).split(_NO_SHAPE, 1)
    return before, b'"geometry":', _shape(geometry), after


_NO_SHAPE = b'"geometry":null'
"""Stands after the id, in which every quotation mark is written as \\": it is found right."""


@kept(SHAPES)
def _shape(geometry: dict[str, Any]) -> bytes:
    return encoded(geometry)
