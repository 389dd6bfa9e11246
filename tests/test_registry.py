"""The registry of backends."""

import pytest

from geo import registry
from geo.errors import OptionError

EVERY_BACKEND = [(kind, name) for kind, table in registry.BACKENDS.items() for name in table]


@pytest.mark.parametrize(("kind", "name"), EVERY_BACKEND)
def test_every_registered_backend_can_be_loaded(kind: str, name: str) -> None:
    assert callable(registry.load(kind, name))


def test_no_backend_gets_lost() -> None:
    assert {kind: registry.names(kind) for kind in sorted(registry.BACKENDS)} == {
        "engine": ("in-process",),
        "export": ("csv", "geojson", "geopackage", "geoparquet", "kml", "linked-places"),
        "gazetteer": ("offline",),
        "geocoder": ("nominatim",),
    }


def test_an_unknown_name_is_answered_with_the_menu() -> None:
    with pytest.raises(OptionError, match=r"No geocoder named 'nominatum'\. Known: nominatim"):
        registry.load("geocoder", "nominatum")
