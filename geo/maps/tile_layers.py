"""Map tiles, for those who ask for them by name: their server learns what is looked at."""

from __future__ import annotations

import difflib
from typing import Any
from urllib.parse import urlsplit

from geo.errors import OptionError


def check_tiles(name: str | None) -> None:
    """Raise OptionError, before any work is done, where `tile_layer` would; None is fine."""
    if name:
        tile_layer(name)


def tile_layer(name: str) -> dict[str, Any]:
    """Address template, credit and zoom limit of an xyzservices provider, and the hosts it asks.

    `name` as in xyzservices, forgiving about case and punctuation: "OpenStreetMap.Mapnik".
    Raises OptionError, with the nearest names, where there is no such provider, or where it
    wants a key that an offline file cannot keep.
    """
    import xyzservices.providers as known  # type: ignore[import-untyped]  # it has no stubs

    try:
        provider = known.query_name(name)
    except ValueError:
        names = sorted(known.flatten())
        near = difflib.get_close_matches(name, names, n=5, cutoff=0.4) or [
            n for n in ("OpenStreetMap.Mapnik", "OpenTopoMap", "Esri.WorldImagery") if n in names
        ]
        raise OptionError(
            f"No tile provider named {name!r}.",
            todo=f"Near it: {', '.join(near)}. All names: xyzservices.providers.flatten().",
        ) from None
    if provider.requires_token():
        raise OptionError(
            f"The tiles of {provider.name} need a key, and all could read it in the page.",
            todo="Choose a provider without one, such as OpenStreetMap.Mapnik.",
        )
    url = provider.build_url(scale_factor="", fill_subdomain=False)
    subdomains = str(provider.get("subdomains", "abc"))
    return {
        "name": provider.name,
        "url": url,
        "subdomains": subdomains,
        "max_zoom": int(provider.get("max_zoom", 18)),
        "credit": provider.get("attribution", provider.name),
        "hosts": hosts(url, subdomains),
    }


def hosts(url: str, subdomains: str) -> list[str]:
    """Origins that a tile address asks, for the page's policy.

    >>> hosts("https://{s}.tiles.example/{z}/{x}/{y}.png", "ab")
    ['https://a.tiles.example', 'https://b.tiles.example']
    """
    parts = urlsplit(url)
    origin = f"{parts.scheme}://{parts.netloc}"
    if "{s}" not in origin:
        return [origin]
    return [origin.replace("{s}", letter) for letter in subdomains]
