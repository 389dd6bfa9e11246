"""Answers on disk and the pace of requests, shared by every process of this user.

Services ask for both: results kept, and at most one request a second from all of an
application's processes together. One SQLite file holds the answers and the time of the next
free turn; its transactions keep processes apart.
"""

import json
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from geo.errors import OutputError

LONGEST_WAIT_S = 60.0
"""A turn further away than this comes from a clock that was set back, and is not waited for."""

_TABLES = """
CREATE TABLE IF NOT EXISTS answers (
    service TEXT, question TEXT, answer TEXT, stored REAL, PRIMARY KEY (service, question)
);
CREATE TABLE IF NOT EXISTS turns (service TEXT PRIMARY KEY, next REAL);
"""


class KeptAnswers:
    """A table of answers by service and question, and the service's turns.

    Answers older than `days` are not given any more. Raises `OutputError` where the file cannot
    be written.
    """

    def __init__(self, path: Path, *, days: float = 30.0) -> None:
        self._path = path
        self._seconds = days * 86_400
        self._lock = threading.Lock()

    def get(self, service: str, question: str) -> Any | None:
        """Return the answer that was kept, None where there is none or it is too old."""
        with self._connected() as connection:
            row = connection.execute(
                "SELECT answer FROM answers WHERE service = ? AND question = ? AND stored > ?",
                (service, question, time.time() - self._seconds),
            ).fetchone()
        return json.loads(row[0]) if row else None

    def keep(self, service: str, question: str, answer: Any) -> None:
        """Keep an answer, of plain JSON types, in place of an older one."""
        with self._connected() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?)",
                (service, question, json.dumps(answer), time.time()),
            )

    def wait_for_turn(self, service: str, seconds: float) -> None:
        """Sleep until it is this caller's turn; turns are `seconds` apart."""
        with self._connected() as connection:
            connection.execute("BEGIN IMMEDIATE")
            row = connection.execute(
                "SELECT next FROM turns WHERE service = ?", (service,)
            ).fetchone()
            now = time.time()
            turn = max(now, row[0]) if row and row[0] < now + LONGEST_WAIT_S else now
            connection.execute(
                "INSERT OR REPLACE INTO turns VALUES (?, ?)", (service, turn + seconds)
            )
            connection.execute("COMMIT")
        time.sleep(max(turn - now, 0.0))

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                with closing(self._open()) as connection:
                    yield connection
            except (OSError, sqlite3.OperationalError) as error:
                raise OutputError(
                    f"the geocoder's answers cannot be kept here ({error}).",
                    where=str(self._path),
                    todo="Set GEO_CACHE_DIR to a folder that can be written.",
                ) from error

    def _open(self) -> sqlite3.Connection:
        """Open the file; a damaged one is only a cache and starts anew."""
        try:
            return self._open_once()
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            self._path.unlink(missing_ok=True)
            return self._open_once()

    def _open_once(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=120.0, isolation_level=None)
        try:
            connection.executescript(_TABLES)
        except sqlite3.DatabaseError:
            connection.close()
            raise
        return connection
