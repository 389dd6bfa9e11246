"""The interactive page: everything a run found, in one file that works without a network.

The only room that imports folium. `EventMap` is a `folium.Map`; what comes from articles leaves
Python as escaped JSON only (`page.py` says why) and becomes text in the browser by `textContent`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geo.maps.event_map import EventMap

__all__ = ["EventMap"]


def __getattr__(name: str) -> Any:
    # folium takes a second to import; nobody who only asks for this room should wait for it.
    if name == "EventMap":
        from geo.maps.event_map import EventMap

        return EventMap
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
