"""Event types in families that share a colour and a sign: on the page and in exported styles."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def families() -> tuple[dict[str, Any], ...]:
    """Families in the legend's order: id, types, light and dark colour (#rrggbb), sign (SVG path
    in a box of 16 by 16)."""
    path = files("geo") / "data" / "events" / "families.json"
    return tuple(json.loads(path.read_text("utf-8"))["families"])
