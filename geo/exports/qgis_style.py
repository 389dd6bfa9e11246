"""QGIS layer styles: the page's colours by family of types, and when a feature is in time.

A style is a QML document as QGIS 3 reads it from a GeoPackage's `layer_styles` table.
"""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree as ET

from geo.events.vocabulary import event_types
from geo.families import families

INCLUSIVE = "1"
"""QGIS counts the last day in; its default would end an interval a day early."""
OTHER = "#3b4650"

POINT = "marker"
LINE = "line"
FILL = "fill"
SYMBOLS = {"events_points": POINT, "events_areas": FILL, "movements": LINE, "places": POINT}


def layer_style(name: str) -> str | None:
    """The QML style of a layer; None for layers that are shown as QGIS likes."""
    if name not in SYMBOLS:
        return None
    root = ET.Element("qgis", version="3.22", styleCategories="Symbology|Temporal|Labeling")
    if name == "places":
        _single(root, SYMBOLS[name], {"color": _rgba(OTHER), "size": "1.2"})
    else:
        _temporal(root)
        _by_type(root, SYMBOLS[name])
    return ET.tostring(root, encoding="unicode")


def _temporal(root: ET.Element) -> None:
    """Each feature is shown from its start_date to its end_date, both days counted in."""
    temporal = ET.SubElement(
        root,
        "temporal",
        enabled="1",
        mode="2",
        startField="start_date",
        endField="end_date",
        limitMode=INCLUSIVE,
        accumulate="0",
        durationField="",
        durationUnit="days",
        fixedDuration="0",
        startExpression="",
        endExpression="",
    )
    fixed = ET.SubElement(temporal, "fixedRange")
    ET.SubElement(fixed, "start")
    ET.SubElement(fixed, "end")


def _by_type(root: ET.Element, kind: str) -> None:
    renderer = ET.SubElement(
        root,
        "renderer-v2",
        type="categorizedSymbol",
        attr="type",
        symbollevels="0",
        enableorderby="0",
    )
    categories = ET.SubElement(renderer, "categories")
    symbols = ET.SubElement(renderer, "symbols")
    colours = {code: family["light"] for family in families() for code in family["types"]}
    # Without a category for the rest, QGIS would not draw the types of a vocabulary of one's own.
    known = [(event_type.code, event_type.label) for event_type in event_types()]
    for number, (code, label) in enumerate([*known, ("", "Other")]):
        ET.SubElement(
            categories, "category", render="true", symbol=str(number), value=code, label=label
        )
        _symbol(symbols, str(number), kind, _drawn(kind, colours.get(code, OTHER)))


def _single(root: ET.Element, kind: str, options: Mapping[str, str]) -> None:
    renderer = ET.SubElement(root, "renderer-v2", type="singleSymbol", symbollevels="0")
    _symbol(ET.SubElement(renderer, "symbols"), "0", kind, options)


def _symbol(symbols: ET.Element, name: str, kind: str, options: Mapping[str, str]) -> None:
    layer_class = {POINT: "SimpleMarker", LINE: "SimpleLine", FILL: "SimpleFill"}[kind]
    symbol = ET.SubElement(
        symbols, "symbol", type=kind, name=name, alpha="0.25" if kind == FILL else "1"
    )
    layer = ET.SubElement(
        symbol, "layer", {"class": layer_class, "enabled": "1", "locked": "0", "pass": "0"}
    )
    for key, value in options.items():
        ET.SubElement(layer, "prop", k=key, v=value)


def _drawn(kind: str, colour: str) -> dict[str, str]:
    if kind == POINT:
        return {
            "name": "circle",
            "color": _rgba(colour),
            "outline_color": "255,255,255,255",
            "outline_width": "0.3",
            "size": "2.6",
            "size_unit": "MM",
        }
    if kind == LINE:
        return {"line_color": _rgba(colour), "line_width": "0.5", "line_style": "dash"}
    return {
        "color": _rgba(colour),
        "style": "solid",
        "outline_color": _rgba(colour),
        "outline_style": "dash",
        "outline_width": "0.3",
    }


def _rgba(colour: str) -> str:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"{red},{green},{blue},255"
