"""The backends that can be chosen by name: one plain table, loaded only when asked for.

A backend is one file, one line here, and the contract suite in `tests/contracts/` that runs
over every registered name. Other distributions add theirs with the entry-point group
`geo.<kind>`.
"""

from importlib import import_module
from importlib.metadata import entry_points
from typing import Any

from geo.errors import OptionError

BACKENDS: dict[str, dict[str, str]] = {
    "engine": {"in-process": "geo.engines.in_process:InProcessEngine"},
    "export": {
        "csv": "geo.exports.spreadsheet:CSVExport",
        "geojson": "geo.exports.geojson:GeoJSONExport",
        "geopackage": "geo.exports.geopackage:GeoPackageExport",
        "geoparquet": "geo.exports.geoparquet:GeoParquetExport",
        "kml": "geo.exports.kml:KMLExport",
        "linked-places": "geo.exports.linked_places:LinkedPlacesExport",
    },
    "gazetteer": {"offline": "geo.gazetteer.offline:OfflineGazetteer"},
    "geocoder": {"nominatim": "geo.geocoders.nominatim:NominatimGeocoder"},
}


def names(kind: str) -> tuple[str, ...]:
    """Every name that `load` takes for this kind of backend, sorted."""
    installed = {point.name for point in entry_points(group=f"geo.{kind}")}
    return tuple(sorted(installed | BACKENDS[kind].keys()))


def load(kind: str, name: str) -> Any:
    """Return the class behind a name; an unknown name raises `OptionError` with the menu."""
    target = BACKENDS[kind].get(name)
    if target is not None:
        module, _, attribute = target.partition(":")
        return getattr(import_module(module), attribute)
    for point in entry_points(group=f"geo.{kind}"):
        if point.name == name:
            return point.load()
    raise OptionError(
        f"No {kind} named {name!r}.",
        todo=f"Known: {', '.join(names(kind))}. Others come from packages with an entry point in "
        f"the group geo.{kind} (pip install PACKAGE).",
    )
