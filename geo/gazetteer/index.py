"""Writes and reads the index: one SQLite file, a table of places and a table of folded names.

Tables: `places` by a number (GeoNames' own, negative for others), `ids` for those others,
`names` clustered by (folded name, rank, place), so that a look-up is one walk along a B-tree.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from tqdm import tqdm

from geo.cycles import no_search_for_cycles
from geo.gazetteer.entries import MATCHES, PENALTIES, Entry, Extra, Match, precision_of
from geo.gazetteer.folding import fold
from geo.records import Place

SCHEMA = 2
"""Raise it when the tables change: a file of another schema is not opened."""

MAGIC = 0x64617465
"""SQLite's application id of our files: "date"."""

_TABLES = """
CREATE TABLE places (
    number INTEGER PRIMARY KEY, id TEXT, name TEXT, kind TEXT, country TEXT, claimants TEXT,
    administered_by TEXT, admin1 TEXT, lat REAL, lon REAL, geonames_id INTEGER,
    population INTEGER, source TEXT, seas TEXT, bordering TEXT, region TEXT
);
CREATE TABLE ids (id TEXT PRIMARY KEY, number INTEGER) WITHOUT ROWID;
CREATE TABLE names (
    folded TEXT, rank INTEGER, number INTEGER, match INTEGER, written TEXT,
    PRIMARY KEY (folded, rank, number)
) WITHOUT ROWID;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
"""

PLACE_COLUMNS = (
    "id, name, kind, country, claimants, administered_by, admin1, lat, lon, geonames_id, "
    "population, source, seas, bordering, region"
)

_COMMON_SOURCE = "geonames"
"""Stored as nothing, since most places have it."""

NameRow = tuple[str, int, int, int, str]
"""Folded name, rank, place, match, and how it is written: "" where that is the main name."""

_RANKS = {match: round(100 * penalty) for match, penalty in PENALTIES.items()}
_CODES = {match: code for code, match in enumerate(MATCHES)}

PlaceRow = tuple[object, ...]


def write(
    path: Path, entries: Iterable[Entry | Extra], *, version: str, progress: bool = False
) -> None:
    """Write a new index to `path`; nothing may be there. Places of one id are joined: the first
    entry is the place, later ones only add names. Extras follow the place that they name.
    """
    names = _Names()
    with no_search_for_cycles(), closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript(
            f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA application_id={MAGIC};"
            f"PRAGMA user_version={SCHEMA}; BEGIN; {_TABLES}"
        )
        hide = None if progress else True  # None hides it where nobody watches
        bar = tqdm(
            entries, desc="Building the gazetteer, once", unit=" places", disable=hide,
            leave=False, mininterval=0.5,
        )  # fmt: skip
        connection.executemany(
            "INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            names.collect(bar),
        )
        connection.executemany("INSERT INTO ids VALUES (?, ?)", sorted(names.ids.items()))
        rows = tqdm(
            names.rows(), desc="Writing its names", unit=" names", disable=hide,
            leave=False, mininterval=0.5,
        )  # fmt: skip
        connection.executemany("INSERT INTO names VALUES (?, ?, ?, ?, ?)", rows)
        connection.execute(
            "CREATE INDEX places_by_latitude ON places (lat, lon) WHERE kind = 'city'"
        )
        connection.execute("INSERT INTO meta VALUES ('version', ?)", (version,))
        connection.execute("COMMIT")


def is_sound(path: Path) -> bool:
    """Say whether a whole index of this schema lies at `path`, by its header and its size."""
    try:
        with path.open("rb") as file:
            header = file.read(100)
            size = file.seek(0, 2)
    except OSError:
        return False
    if len(header) < 100 or not header.startswith(b"SQLite format 3\x00"):
        return False
    page = int.from_bytes(header[16:18], "big")
    return (
        size == (65536 if page == 1 else page) * int.from_bytes(header[28:32], "big")
        and int.from_bytes(header[60:64], "big") == SCHEMA
        and int.from_bytes(header[68:72], "big") == MAGIC
    )


def open_index(path: Path) -> sqlite3.Connection:
    """Open an index for reading, shared by threads; SQLite takes no lock and writes nothing."""
    uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
    connection.execute("PRAGMA mmap_size = 268435456")
    return connection


def place_from(row: PlaceRow) -> Place:
    """Read a place from the columns `PLACE_COLUMNS`, without its shape."""
    (
        id_, name, kind, country, claimants, administered_by, admin1, lat, lon, geonames_id,
        population, source, seas, bordering, region,
    ) = row  # fmt: skip
    return Place(
        id=str(id_) if id_ else f"geonames:{geonames_id}",
        name=str(name),
        kind=str(kind),
        country=country,  # type: ignore[arg-type]  # SQLite's columns have no static types
        claimants=_split(claimants),
        administered_by=administered_by,  # type: ignore[arg-type]  # same
        admin1=admin1,  # type: ignore[arg-type]  # same
        lat=lat,  # type: ignore[arg-type]  # same
        lon=lon,  # type: ignore[arg-type]  # same
        geonames_id=geonames_id,  # type: ignore[arg-type]  # same
        population=population,  # type: ignore[arg-type]  # same
        precision=precision_of(str(kind)),
        source=str(source or _COMMON_SOURCE),
        seas=_split(seas),
        bordering=_split(bordering),
        region=region,  # type: ignore[arg-type]  # same
    )


class _Names:
    """Gathers the rows of the name table while the places go by."""

    def __init__(self) -> None:
        self.ids: dict[str, int] = {}
        self._best: dict[tuple[str, int], tuple[int, int, str]] = {}
        self._prominence: dict[int, float] = {}
        self._wanted: dict[tuple[str, str | None], list[tuple[float, int, str]]] = {}
        self._extras: list[Extra] = []

    def collect(self, entries: Iterable[Entry | Extra]) -> Iterator[PlaceRow]:
        """Yield a row for each new place."""
        for entry in entries:
            if isinstance(entry, Extra):
                self._extras.append(entry)
                continue
            number = self._number(entry.place)
            first = number not in self._prominence
            prominence = self._prominence.setdefault(number, entry.prominence)
            self._add(number, entry.names, prominence, entry.place.name)
            if first:
                self._remember(number, entry)
                yield _place_row(number, entry.place)
        for extra in self._extras:
            self._add_extra(extra)

    def rows(self) -> list[NameRow]:
        """Return the rows of the name table in the order of its key."""
        rows = sorted(
            [
                (folded, rank, number, match, written)
                for (folded, number), (rank, match, written) in self._best.items()
            ]
        )
        self._best.clear()
        return rows

    def _number(self, place: Place) -> int:
        if place.id == f"geonames:{place.geonames_id}" and place.geonames_id is not None:
            return place.geonames_id
        return self.ids.setdefault(place.id, -1 - len(self.ids))

    def _add(
        self,
        number: int,
        names: Iterable[tuple[str, Match]],
        prominence: float,
        main_name: str | None,
    ) -> None:
        # "Chechen" is a demonym before it is short for "Chechen Republic".
        best = self._best
        base = round(-100 * prominence)
        for written, match in names:
            folded = fold(written)
            if not folded:
                continue
            key = (folded, number)
            rank = base + _RANKS[match]
            known = best.get(key)
            rather = match == "demonym" and known is not None and known[1] != _CODES["name"]
            if known is None or rank < known[0] or rather:
                shown = "" if written == main_name else written
                best[key] = (rank, _CODES[match], shown)
            elif rank == known[0] and match == "abbreviation" and known[2] != written:
                best[key] = (rank, known[1], f"{known[2]}/{written}")

    def _remember(self, number: int, entry: Entry) -> None:
        """Keep who has which main name, where an extra may ask for it."""
        place = entry.place
        if place.kind != "city" or entry.prominence >= 45:
            key = (fold(place.name), place.country)
            self._wanted.setdefault(key, []).append((-entry.prominence, number, place.kind))

    def _add_extra(self, extra: Extra) -> None:
        holders = self._wanted.get((fold(extra.name), extra.country), ())
        for _, number, kind in sorted(holders):
            if kind in extra.kinds:
                self._add(number, extra.names, self._prominence[number], None)
                return


def _place_row(number: int, place: Place) -> PlaceRow:
    return (
        number,
        place.id if number < 0 else None,
        place.name,
        place.kind,
        place.country,
        ";".join(place.claimants) or None,
        place.administered_by,
        place.admin1,
        place.lat,
        place.lon,
        place.geonames_id,
        place.population,
        None if place.source == _COMMON_SOURCE else place.source,
        ";".join(place.seas) or None,
        ";".join(place.bordering) or None,
        place.region,
    )


def _split(joined: object) -> tuple[str, ...]:
    return tuple(str(joined).split(";")) if joined else ()
