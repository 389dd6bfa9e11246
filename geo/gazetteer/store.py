"""Keeps the index where it was built: one file a version, whole or not there at all."""

import os
import sqlite3
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from geo.errors import OutputError
from geo.gazetteer.index import is_sound

KEPT = 2
"""How many index files of other versions or options stay, so that two environments on one
machine do not build in turns."""

LONGEST_BUILD_S = 900.0

Build = Callable[[Path], None]


def ready_index(directory: Path, key: str, build: Build, *, rebuild: bool = False) -> Path:
    """Return the path of the index for `key`, building it where none or no sound one is.

    Of processes that come at once, one builds and the others wait for it. `build` writes to the
    path that it is given; the file comes to its place by renaming. Raises `OutputError` where
    the directory cannot be written.
    """
    path = directory / f"gazetteer-{key}.sqlite"
    if not rebuild and is_sound(path):
        return path
    try:
        directory.mkdir(parents=True, exist_ok=True)
        with _only_one(directory / "gazetteer.lock"):
            if rebuild or not is_sound(path):
                _build_beside(path, build)
                _tidy(directory, path)
    except PermissionError as error:
        raise _cannot_write(directory, error) from error
    except OSError as error:
        if isinstance(error, OutputError):
            raise
        raise _cannot_write(directory, error) from error
    return path


def _build_beside(path: Path, build: Build) -> None:
    handle, name = tempfile.mkstemp(prefix="gazetteer-", suffix=".building", dir=path.parent)
    os.close(handle)
    unfinished = Path(name)
    try:
        build(unfinished)
        unfinished.chmod(0o644)
        unfinished.replace(path)
    except sqlite3.OperationalError as error:
        raise _cannot_write(path.parent, error) from error
    finally:
        unfinished.unlink(missing_ok=True)


@contextmanager
def _only_one(path: Path) -> Iterator[None]:
    """Hold a lock that the system takes back when a process dies: SQLite's, on a file of its own.

    Where the file system knows no locks, go on without: then two may build, and either's file
    is whole.
    """
    with closing(sqlite3.connect(path, timeout=LONGEST_BUILD_S, isolation_level=None)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if not os.access(path.parent, os.W_OK):
                raise PermissionError(str(error)) from error
            warnings.warn(f"{path} cannot be locked ({error}); going on without.", stacklevel=4)
        yield


def _tidy(directory: Path, newest: Path) -> None:
    """Remove what killed builds left, and the oldest indexes. The lock is held."""
    for leftover in directory.glob("gazetteer-*.building"):
        with suppress(OSError):
            leftover.unlink()
    others = [file for file in directory.glob("gazetteer-*.sqlite") if file != newest]
    with suppress(OSError):
        others.sort(key=lambda file: file.stat().st_mtime, reverse=True)
        for file in others[KEPT:]:
            file.unlink()


def _cannot_write(directory: Path, error: Exception) -> OutputError:
    return OutputError(
        f"the gazetteer's index cannot be stored here ({error}).",
        where=str(directory),
        todo="Set GEO_CACHE_DIR to a folder that can be written and has 100 MB free.",
    )
