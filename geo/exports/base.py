"""What an export is: findings in, one file out."""

from pathlib import Path
from typing import Protocol

from geo.records import Findings


class Export(Protocol):
    """A file format. The file is written whole or not at all, the same bytes each time."""

    suffix: str
    """File name suffix, with its dot."""

    def write(self, findings: Findings, path: Path) -> int:
        """Write the events and return how many; `OutputError` when the place is unwritable."""
