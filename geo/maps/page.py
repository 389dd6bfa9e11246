"""The page around the map: one HTML file out of our own assets, the map's script and the data.

`Page` is the branca figure in which `EventMap` stands. It puts the file together itself instead
of by a template, so that nothing that came from an article is ever compiled.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from branca.element import CssLink, Element, Figure, JavascriptLink

from geo.errors import MissingDataError
from geo.families import families
from geo.maps.blocks import json_block, packed_block, policy, script_block

SLOT = re.compile(r"<!-- slot: (\w+) -->")
RANDOM_ID = re.compile(r"_[0-9a-f]{32}")
SCRIPTS = (
    "facets",
    "dates",
    "bins",
    "hash",
    "sorting",
    "links",
    "table",
    "geometry",
    "runs",
    "corrections",
    "nearest",
    "placing",
    "bounding_box",
    "picture",
    "dom",
    "decode",
    "chunk",
    "articles",
    "store",
    "events",
    "rows",
    "counting",
    "model",
    "base_map",
    "sites",
    "badges",
    "symbols",
    "shapes",
    "labels",
    "selection",
    "map_view",
    "scene",
    "paper",
    "overlay",
    "filters",
    "chips",
    "timeline",
    "list",
    "event_table",
    "left_out",
    "article",
    "why",
    "exports",
    "dialog",
    "review_forms",
    "review",
    "permalink",
    "tabs",
    "keyboard",
    "start",
)
"""Files of `assets/js`, in the order in which they are loaded: pure ones first."""
STYLES = ("page", "panels", "timeline", "reading", "review", "table", "map", "overlay", "medium",
          "print")  # fmt: skip
"""Files of `assets/css`, in the order in which they are loaded."""


class Page(Figure):
    """The document that an EventMap is rendered into."""

    def __init__(
        self,
        data: Mapping[str, Any],
        blocks: Mapping[str, bytes],
        image_hosts: Iterable[str] = (),
    ) -> None:
        """Take the small block, the packed ones by name, and hosts of tiles."""
        super().__init__(height="720px")
        self._data = data
        self._blocks = dict(blocks)
        self._image_hosts = tuple(image_hosts)

    def render(self, **kwargs: Any) -> str:
        """The whole file; the same data gives the same text."""
        for child in self._children.values():
            child.render(**kwargs)
        links = [
            c for c in self.header._children.values() if isinstance(c, CssLink | JavascriptLink)
        ]
        parts = _renumbered(
            [
                _rendered(self.header, kwargs),
                _rendered(self.html, kwargs),
                _rendered(self.script, kwargs),
            ]
        )
        slots = {
            "document_title": strings()["document_title"],
            "no_script": strings()["no_script"],
            "style": f"<style>{stylesheet()}</style>",
            "header": parts[0],
            "map": parts[1],
            "data": json_block("data", self._data)
            + "".join(packed_block(f"packed-{name}", b) for name, b in self._blocks.items()),
            "libraries": script_block(vendored("leaflet/leaflet.js"))
            + script_block(vendored("supercluster/supercluster.min.js")),
            "map_script": script_block(parts[2]),
            "script": script_block(page_script()),
        }
        body = SLOT.sub(lambda slot: slots.get(slot[1], slot[0]), asset("page.html"))
        rules = policy(
            # The data block is not a script; looking for scripts in it would cost time.
            "".join(text for name, text in slots.items() if name != "data"),
            image_hosts=self._image_hosts,
            script_and_style_hosts=sorted({"/".join(link.url.split("/")[:3]) for link in links}),
        )
        meta = f'<meta http-equiv="Content-Security-Policy" content="{rules}">'
        return body.replace("<!-- slot: policy -->", meta, 1)


def _rendered(element: Element, kwargs: dict[str, Any]) -> str:
    named = [c for name, c in element._children.items() if name != "meta_http"]
    return "\n".join(child.render(**kwargs).strip() for child in named)


def _renumbered(parts: list[str]) -> list[str]:
    """Folium's random ids, counted instead: the same input gives the same bytes."""
    seen: dict[str, str] = {}

    def number(match: re.Match[str]) -> str:
        return seen.setdefault(match[0], f"_{len(seen)}")

    return [RANDOM_ID.sub(number, part) for part in parts]


@cache
def asset(name: str) -> str:
    """Text of a file in `geo/maps/assets`."""
    return (files("geo.maps") / "assets" / name).read_text("utf-8")


@cache
def vendored(name: str) -> str:
    """Text of a third-party file that the build brought, without its source-map comment.

    Raises MissingDataError where the build has not brought it.
    """
    try:
        text = asset(f"vendor/{name}")
    except FileNotFoundError as missing:
        raise MissingDataError(
            f"The page's library {name} is not installed.",
            todo="Install dateline anew (pip install --no-deps -e . in a checkout): "
            "its build brings the file from npm.",
        ) from missing
    text = re.sub(r"(?m)^//# sourceMappingURL=.*$", "", text)
    # Icons that we do not use; a page on its own has no folder of images beside it.
    return re.sub(r"url\(images/[^)]*\)", "none", text)


@cache
def stylesheet() -> str:
    """Leaflet's style and ours, and the colours of the event families."""
    colours = "".join(
        f".family-{family['id']}{{--light:{family['light']};--dark:{family['dark']}}}"
        for family in families()
    )
    stripes = "".join(
        f".leaflet-container path.derived.family-{name}{{fill:url(#hatch-{name})}}"
        for name in (*(family["id"] for family in families()), "many")
    )
    ours = "".join(asset(f"css/{name}.css") for name in STYLES)
    return vendored("leaflet/leaflet.css") + colours + ours + stripes


@cache
def page_script() -> str:
    """Our own scripts as one, so that the policy needs one hash for them."""
    return "\n".join(asset(f"js/{name}.js") for name in SCRIPTS)


@cache
def strings() -> dict[str, str]:
    """All the page's own words."""
    words: dict[str, str] = json.loads(asset("strings.json"))
    return words
