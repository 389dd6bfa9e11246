"""`EventMap`: a `folium.Map` that shows what a run found and saves itself as one offline file."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import folium
from folium.template import Template

from geo.cycles import no_search_for_cycles
from geo.errors import OptionError
from geo.families import families
from geo.files import whole_file
from geo.maps.base_map import fine_coast, world
from geo.maps.blocks import packed, packed_all
from geo.maps.layers import EventLayer, event_layers
from geo.maps.overlay import overlay as read_overlay
from geo.maps.page import Page, asset, strings
from geo.maps.page_data import PageData
from geo.maps.text_pieces import TEXT_MODES, TextMode
from geo.maps.tile_layers import tile_layer
from geo.records import Findings, Place
from geo.regions import load_regions
from geo.tables import Analysis

THREADS = 1
"""Beside Python's own, which has the most to do: on two cores a second would only hold that up."""
TURN = 0.001
"""Seconds."""
MAP_NAME = "map_events"
"""Name of the Leaflet map in the page's script; folium would make a random one."""


class EventMap(folium.Map):
    """An interactive page: map, filters that are the legend, and the articles with marked words.

    What is added to it as to any `folium.Map` is drawn too. Folium compiles the text of its own
    elements as templates: never add one that holds words from an article.
    """

    _template = Template(asset("map.jinja"))

    def __init__(
        self,
        analysis: Analysis | Findings,
        *,
        title: str | None = None,
        subtitle: str | None = None,
        credit: str | None = None,
        text: TextMode = "full",
        tiles: str | None = None,
        overlay: str | Path | None = None,
    ) -> None:
        """Prepare the page.

        `subtitle` and `credit` (who made the map) stand on the page and in the pictures that it
        saves.
        `text` says how much of the articles the page carries: "full" for one's own use,
        "evidence" for just the sentences behind the events, or "none". `tiles` names an
        xyzservices provider, which will see what the reader looks at; None draws the base map
        from the file itself. `overlay` is a GeoJSON file that is only drawn. Raises OptionError
        for values that are not known, InputError for an overlay that cannot be drawn.
        """
        if text not in TEXT_MODES:
            raise OptionError(f"No text mode {text!r}.", todo=f"Known: {', '.join(TEXT_MODES)}.")
        findings = analysis.findings if isinstance(analysis, Analysis) else analysis
        self._findings, self._text = findings, text
        layer = tile_layer(tiles) if tiles else None
        super().__init__(location=(20, 0), zoom_start=2, tiles=None, zoom_control=False)
        self._id = MAP_NAME.removeprefix("map_")
        # Leaflet is inside the file; jQuery, Bootstrap and the icon fonts serve only popups and
        # icons of folium's own, and would be asked from the network.
        self.default_js = []
        self.default_css = []
        self._data = {
            "title": title or _title(findings),
            "subtitle": subtitle,
            "credit": credit,
            "map": self.get_name(),
            "strings": strings(),
            "families": list(families()),
            "tiles": layer,
            "overlay": read_overlay(Path(overlay)) if overlay else None,
        }
        # Cutting the coast and compressing are done outside of Python: others work meanwhile.
        with no_search_for_cycles(), _short_turns(), ThreadPoolExecutor(THREADS) as pool:
            page_data = PageData(findings, text=text)
            base = pool.submit(_base, page_data.event_places())
            self._data |= page_data.small()
            blocks = dict(packed_all(page_data.blocks(_country_names()), pool))
            blocks["base"] = base.result()
        page = Page(self._data, blocks, image_hosts=layer["hosts"] if layer else ())
        page.add_child(self)

    def layers(self) -> list[EventLayer]:
        """The events as layers for any other `folium.Map`, one a type, with popups.

        They have neither filters nor reading pane; `folium.LayerControl` switches them.
        """
        return event_layers(self._findings, text=self._text)

    def add_to(self, parent: Any, name: str | None = None, index: int | None = None) -> EventMap:
        """Add the events to a `folium.Map` as its layers; to anything else, this map itself."""
        if not isinstance(parent, folium.Map):
            super().add_to(parent, name, index)
            return self
        for layer in self.layers():
            layer.add_to(parent)
        return self

    def save(self, outfile: str | Path | Any, close_file: bool = True, **kwargs: Any) -> None:
        """Write the page; a file appears whole or not at all.

        Raises OutputError where it cannot be written.
        """
        if not isinstance(outfile, str | os.PathLike):
            super().save(outfile, close_file, **kwargs)
            return
        with whole_file(Path(outfile)) as file:
            file.write(self.get_root().render(**kwargs))


@contextmanager
def _short_turns() -> Iterator[None]:
    """Let threads take turns every millisecond: the one that cuts the coast does hundreds of short
    things outside of Python, and would wait five milliseconds to come back from each."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(TURN)
    try:
        yield
    finally:
        sys.setswitchinterval(before)


def _base(places: list[Place]) -> bytes:
    """The packed block of what is drawn under the events."""
    return packed({"world": world(), "coast": fine_coast(places, load_regions())})


def _title(findings: Findings) -> str:
    if len(findings.articles) == 1:
        return findings.articles[0].article.title or strings()["title_one"]
    return strings()["title_many"].replace("{n}", f"{len(findings.articles):,}")


def _country_names() -> dict[str, str]:
    return {region.country: region.name for region in load_regions().countries() if region.country}
