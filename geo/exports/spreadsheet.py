"""CSV of the events, safe to open in a spreadsheet; its attribution lies beside it."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Any

from geo.attribution import DISPUTED, attributions
from geo.columns import EVENT_COLUMNS
from geo.exports.layers import point_of
from geo.features import event_rows
from geo.files import whole_file
from geo.records import Findings

RISKY = re.compile(r"^[\s\0]*[=+\-@\t\r]")
"""What makes a spreadsheet take a cell for a formula; the page's CSV knows the same rule."""
NUMBER = re.compile(r"^-?\d+(\.\d+)?$")
BYTE_ORDER_MARK = "\ufeff"
"""Tells spreadsheets that the file is UTF-8."""


class CSVExport:
    """Rows of RFC 4180, one an event, with longitude and latitude of a point inside its place."""

    suffix = ".csv"
    folder = False

    def write(self, findings: Findings, path: Path) -> int:
        """Write the table, and `NAME.attribution.txt` beside it; returns the number of events."""
        rows = event_rows(findings)
        names = [column.name for column in EVENT_COLUMNS]
        with whole_file(path) as file:
            file.write(BYTE_ORDER_MARK)
            writer = csv.writer(file, lineterminator="\r\n")
            writer.writerow([*names, "longitude", "latitude"])
            for row in rows:
                values = [cell(row["properties"][name]) for name in names]
                writer.writerow([*values, *point_of(row["geometry"])])
        with whole_file(path.with_name(f"{path.stem}.attribution.txt")) as file:
            file.writelines(f"{line}\n" for line in (*attributions(findings), DISPUTED))
        return len(rows)


def cell(value: Any) -> Any:
    """A value that no spreadsheet takes for a formula.

    >>> cell("=1+1"), cell("-5"), cell("- said")
    ("'=1+1", '-5', "'- said")
    """
    if isinstance(value, str) and RISKY.match(value) and not NUMBER.match(value):
        return f"'{value}"
    return value
