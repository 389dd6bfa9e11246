"""KML of the events, for Google Earth and phones: what, when, where, and the words."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from geo.attribution import DISPUTED, attributions
from geo.columns import EVENT_COLUMNS
from geo.features import Row, event_rows
from geo.files import whole_path
from geo.records import Findings

NAMESPACE = "http://www.opengis.net/kml/2.2"
NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold: control characters and lone surrogates."""
COLUMNS = tuple(column.name for column in EVENT_COLUMNS)


class KMLExport:
    """One Placemark an event, in a folder for each type, those without a place in the last."""

    suffix = ".kml"
    folder = False

    def write(self, findings: Findings, path: Path) -> int:
        """Write the events; returns how many."""
        rows = event_rows(findings)
        root = ET.Element("kml", xmlns=NAMESPACE)
        document = ET.SubElement(root, "Document")
        _text(document, "name", "Events")
        _text(document, "description", _as_html([*attributions(findings), DISPUTED]))
        for label, members in _folders(rows):
            folder = ET.SubElement(document, "Folder")
            _text(folder, "name", label)
            for row in members:
                _placemark(folder, row)
        with whole_path(path) as target:
            ET.ElementTree(root).write(target, encoding="utf-8", xml_declaration=True)
        return len(rows)


def _folders(rows: Iterable[Row]) -> Iterable[tuple[str, list[Row]]]:
    folders: dict[str, list[Row]] = {}
    unplaced = []
    for row in rows:
        if row["geometry"] is None:
            unplaced.append(row)
        else:
            folders.setdefault(row["properties"]["type_label"], []).append(row)
    yield from sorted(folders.items())
    if unplaced:
        yield "Without a place", unplaced


def _placemark(folder: ET.Element, row: Row) -> None:
    values = row["properties"]
    placemark = ET.SubElement(folder, "Placemark", id=_clean(f"event-{row['id']}"))
    _text(placemark, "name", values["label"])
    # Earth shows a description as HTML: an article's words go in escaped, as text.
    lines = [values["quote"], _byline(values), values["link"] or values["article_url"]]
    _text(placemark, "description", _as_html(line for line in lines if line))
    if values["start_date"] or values["end_date"]:
        span = ET.SubElement(placemark, "TimeSpan")
        for tag, day in (("begin", values["start_date"]), ("end", values["end_date"])):
            if day:
                _text(span, tag, day)
    data = ET.SubElement(placemark, "ExtendedData")
    for name in COLUMNS:
        if values[name] is not None:
            item = ET.SubElement(data, "Data", name=name)
            _text(item, "value", str(values[name]))
    if row["geometry"] is not None:
        _geometry(placemark, row["geometry"])


def _byline(values: Row) -> str:
    return ", ".join(
        part
        for part in (values["article_source"], values["article_title"], values["article_date"])
        if part
    )


def _geometry(parent: ET.Element, geometry: dict[str, Any]) -> None:
    kind: str = geometry["type"]
    coordinates: Any = geometry.get("coordinates")
    if kind == "GeometryCollection":
        several = ET.SubElement(parent, "MultiGeometry")
        for member in geometry["geometries"]:
            _geometry(several, member)
    elif kind.startswith("Multi"):
        several = ET.SubElement(parent, "MultiGeometry")
        for part in coordinates:
            _geometry(several, {"type": kind.removeprefix("Multi"), "coordinates": part})
    elif kind == "Point":
        _coordinates(ET.SubElement(parent, "Point"), [coordinates])
    elif kind == "LineString":
        _coordinates(ET.SubElement(parent, "LineString"), coordinates)
    else:
        polygon = ET.SubElement(parent, "Polygon")
        for number, ring in enumerate(coordinates):
            edge = ET.SubElement(polygon, "innerBoundaryIs" if number else "outerBoundaryIs")
            _coordinates(ET.SubElement(edge, "LinearRing"), ring)


def _coordinates(parent: ET.Element, positions: Iterable[Any]) -> None:
    _text(parent, "coordinates", " ".join(f"{lon},{lat}" for lon, lat, *_ in positions))


def _as_html(lines: Iterable[str]) -> str:
    return "<br>".join(html.escape(line) for line in lines)


def _text(parent: ET.Element, tag: str, text: str) -> None:
    ET.SubElement(parent, tag).text = _clean(text)


def _clean(text: str) -> str:
    return NO_XML.sub("\ufffd", text)
