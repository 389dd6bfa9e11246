"""The interactive page: everything a run found, in one file that works without a network.

The only room that imports folium. `EventMap` is a `folium.Map`; what comes from articles leaves
Python as escaped JSON only (`page.py` says why) and becomes text in the browser by `textContent`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geo.maps.event_map import EventMap
    from geo.maps.tile_layers import check_tiles

__all__ = ["EventMap", "check_tiles"]


def __getattr__(name: str) -> Any:
    # folium takes a second to import; nobody who only asks for this room should wait for it.
    if name == "EventMap":
        from geo.maps.event_map import EventMap

        return EventMap
    if name == "check_tiles":
        from geo.maps.tile_layers import check_tiles

        return check_tiles
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
