"""Analyses of a run that has not ended: written as they come, so that a killed run loses none."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO

from geo.dataset.versions import Versions
from geo.interchange import dumps

NAME = "unfinished.jsonl"


class Journal:
    """One line an analysed article: its content hash and its analysis."""

    def __init__(self, folder: Path, versions: Versions) -> None:
        self._path = folder / NAME
        self._versions = dict(versions)
        self._file: IO[bytes] | None = None

    def read(self) -> dict[str, tuple[str, str, dict[str, str]]]:
        """Article id → (content hash, analysis, its places) that a run before left behind; the
        last two as `geo.dataset.packing` has them.

        A last line that was cut off in writing is passed over, and so is everything that other
        versions wrote.
        """
        return dict(self._entries())

    def note(self, article_id: str, content: str, analysis: str, places: Mapping[str, str]) -> None:
        """Keep one analysis; it is on the disk when this returns."""
        if self._file is None:
            # A torn last line of a killed run must not swallow the first of this one.
            self._file = self._path.open("ab")
            self._file.write(b"\n")
        entry = {
            "versions": self._versions,
            "id": article_id,
            "content": content,
            "analysis": analysis,
            "places": dict(places),
        }
        self._file.write(f"{dumps(entry)}\n".encode())
        self._file.flush()
        os.fsync(self._file.fileno())

    def close(self, *, done: bool) -> None:
        """Stop writing; forget everything when the snapshot holds it."""
        if self._file is not None:
            self._file.close()
            self._file = None
        if done:
            self._path.unlink(missing_ok=True)

    def _entries(self) -> Iterator[tuple[str, tuple[str, str, dict[str, str]]]]:
        try:
            lines = self._path.read_bytes().split(b"\n")
        except FileNotFoundError:
            return
        for line in lines:
            try:
                entry = json.loads(line)
                if entry["versions"] == self._versions:
                    yield entry["id"], (entry["content"], entry["analysis"], entry["places"])
            except (ValueError, KeyError, TypeError):
                continue
