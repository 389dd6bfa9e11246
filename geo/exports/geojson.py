"""GeoJSON files (RFC 7946): events, and the places that are mentioned."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from geo.attribution import DISPUTED, attributions
from geo.exports.bounding_box import bounding_box
from geo.features import event_rows, place_rows
from geo.files import whole_file
from geo.identity import kept
from geo.interchange import SHAPES, dumps
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
    with whole_file(path) as file:
        file.write('{"type":"FeatureCollection",')
        box = bounding_box(feature["geometry"] for feature in features)
        if box is not None:
            file.write(f'"bbox":{dumps(box)},')
        file.write(f'"attribution":{dumps(attribution)},"note":{dumps(DISPUTED)},"features":[')
        for index, feature in enumerate(features):
            file.write(",\n" if index else "\n")
            file.write(_line(feature))
        file.write("\n]}\n")


def _line(feature: dict[str, Any]) -> str:
    """As `dumps(feature)`; the coordinates of a shape are written out once."""
    if feature["geometry"] is None or feature["geometry"]["type"] == "Point":
        return dumps(feature)
    members = (
        f"{dumps(name)}:{_shape(value) if name == 'geometry' else dumps(value)}"
        for name, value in feature.items()
    )
    return "{" + ",".join(members) + "}"


@kept(SHAPES)
def _shape(geometry: dict[str, Any]) -> str:
    return dumps(geometry)
