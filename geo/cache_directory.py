"""Where geo keeps what it can make again: one folder, the same for every room."""

import os
from pathlib import Path

from platformdirs import user_cache_path


def cache_directory(given: Path | None = None) -> Path:
    """Return the folder for caches: `given`, else $GEO_CACHE_DIR, else the user's own.

    The folder need not exist yet.

    >>> cache_directory(Path("somewhere")).name
    'somewhere'
    """
    if given is not None:
        return Path(given)
    named = os.environ.get("GEO_CACHE_DIR")
    return Path(named) if named else user_cache_path("dateline", appauthor=False)
