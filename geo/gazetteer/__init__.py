"""Names → candidates, offline: the gazetteer, its names' folding, and a geopy geocoder on it."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.gazetteer.base import Gazetteer
from geo.gazetteer.folding import fold

if TYPE_CHECKING:
    from geo.gazetteer.gazetteer_geocoder import GazetteerGeocoder

__all__ = ["Gazetteer", "GazetteerGeocoder", "fold", "load_gazetteer"]


def load_gazetteer(*, cache_dir: Path | None = None, progress: bool = True) -> Gazetteer:
    """Open the offline gazetteer; the first call on a machine builds its index, in half a minute.

    The same object comes back for the same folder. Raises `OutputError` where the index cannot
    be stored.
    """
    from geo.cache_directory import cache_directory

    return _opened(cache_directory(cache_dir), progress)


@cache
def _opened(directory: Path, progress: bool) -> Gazetteer:
    from geo.gazetteer.offline import OfflineGazetteer

    return OfflineGazetteer(cache_dir=directory, progress=progress)


def __getattr__(name: str) -> Any:
    if name == "GazetteerGeocoder":
        from geo.gazetteer.gazetteer_geocoder import GazetteerGeocoder

        return GazetteerGeocoder
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
