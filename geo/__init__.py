"""News articles in, an interactive map of the events they mention out.

```python
import geo

analysis = geo.analyze(geo.read_articles(["my-articles/"]))
analysis.events                      # a GeoDataFrame
analysis.to_geojson("events.geojson")
geo.EventMap(analysis).save("map.html")
```

Nothing heavy is loaded before it is used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geo.articles import read_articles as read_articles
    from geo.gazetteer import GazetteerGeocoder as GazetteerGeocoder
    from geo.maps import EventMap as EventMap
    from geo.records import Article as Article
    from geo.run import analyze_all as analyze
    from geo.tables import Analysis as Analysis

_HOMES = {
    "Analysis": ("geo.tables", "Analysis"),
    "Article": ("geo.records", "Article"),
    "EventMap": ("geo.maps", "EventMap"),
    "GazetteerGeocoder": ("geo.gazetteer", "GazetteerGeocoder"),
    "analyze": ("geo.run", "analyze_all"),
    "read_articles": ("geo.articles", "read_articles"),
}

__all__ = ["Analysis", "Article", "EventMap", "GazetteerGeocoder", "analyze", "read_articles"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'geo' has no attribute {name!r}")
    module, attribute = _HOMES[name]
    return getattr(import_module(module), attribute)
