"""What an export is: findings in, one file out."""

from pathlib import Path
from typing import Protocol

from geo.records import Findings


class Export(Protocol):
    """A file format. A file is written whole or not at all, the same bytes each time."""

    suffix: str
    """File name suffix, with its dot."""
    folder: bool
    """True where the format is a folder of files."""

    def write(self, findings: Findings, path: Path) -> int:
        """Write and return how many events (or places, in formats of places) it holds.

        Raises `OutputError` when the place is unwritable.
        """
