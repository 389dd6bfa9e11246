"""The events as layers of any `folium.Map`: one a type, so that `LayerControl` switches them.

Folium compiles what it renders once more as a template, so nothing from an article goes through
it: the layers' scripts hold a number and an id of ours, the events stand in a JSON block.
"""

from __future__ import annotations

from html import escape
from typing import Any

from branca.element import Figure
from folium.map import Layer
from folium.template import Template

from geo.attribution import attributions
from geo.families import families
from geo.features import event_rows
from geo.maps.blocks import Verbatim, json_block, script_block
from geo.maps.page import asset, strings
from geo.maps.text_pieces import TextMode
from geo.records import Findings

TEMPLATE_SIGNS = str.maketrans("", "", "{}`\\$")
SHOWN = ("label", "type_label", "status", "date_text", "start_date", "place", "precision", "quote",
         "article_title", "article_source", "link")  # fmt: skip
"""Columns of `geo export` that a popup tells."""


class EventLayer(Layer):
    """The events of one type: points as dots, seas and described areas as shapes, with popups."""

    _template = Template(
        "{% macro script(this, kwargs) %}var {{ this.get_name() }} = "
        "datelineLayer({{ this.block|tojson }}, {{ this.number|tojson }});{% endmacro %}"
    )

    def __init__(self, name: str, block: Verbatim, number: int) -> None:
        """Take the name to show and the block that holds the events of all layers."""
        # Leaflet's list of layers takes names for HTML, folium takes them for templates.
        super().__init__(name=escape(name.translate(TEMPLATE_SIGNS)), overlay=True, control=True)
        self._name = "EventLayer"
        self._events = block
        self.block = block.get_name()
        self.number = number

    def render(self, **kwargs: Any) -> str:
        """Write the events and the function that draws them, each once, then the layer."""
        figure = self.get_root()
        assert isinstance(figure, Figure), "A layer is rendered on a map."  # noqa: S101
        code = Verbatim(script_block(asset("js/folium_layers.js")), "dateline_layers")
        figure.header.add_child(code, name="dateline_layers")
        figure.html.add_child(self._events, name=self.block)
        super().render(**kwargs)  # type: ignore[no-untyped-call]
        return ""


def event_layers(findings: Findings, *, text: TextMode = "full") -> list[EventLayer]:
    """One layer a type that has events on the map, in the order of the types' labels.

    `text="none"` leaves the sentences out of the popups.
    """
    words = strings()
    colours = {kind: family["light"] for family in families() for kind in family["types"]}
    rest = next(family["light"] for family in families() if family["id"] == "other")
    by_type: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in event_rows(findings):
        values = row["properties"]
        if row["geometry"] is None:
            continue
        told = {name: values[name] for name in SHOWN if values[name] is not None}
        told["status"] = words["status_" + values["status"]]
        if text == "none":
            told.pop("quote", None)
        by_type.setdefault((values["type_label"], values["type"]), []).append(
            {"geometry": row["geometry"], "place": values["place_id"], "told": told}
        )
    kinds = sorted(by_type)
    data = {
        "layers": [
            {"colour": colours.get(kind[1], rest), "events": by_type[kind]} for kind in kinds
        ],
        "words": {name: words[name] for name in ("no_date", "original_here", "events_at")},
        "credit": " · ".join(attributions(findings)),
    }
    block = Verbatim("", "dateline_events")
    block.text = json_block(block.get_name(), data)
    return [EventLayer(label, block, number) for number, (label, _) in enumerate(kinds)]
