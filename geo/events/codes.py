"""Our types in the words of others: CAMEO root codes and ACLED event types."""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from functools import cache
from importlib.resources import files


def cameo_root(type_: str, mode: str | None = None) -> str | None:
    """CAMEO's root code ("01" to "20"); None where CAMEO has none, as for an earthquake.

    >>> cameo_root("CONSULT"), cameo_root("ASSAULT", "aerial"), cameo_root("HAZARD")
    ('04', '19', None)
    """
    return _code("cameo", type_, mode)


def acled_type(type_: str, mode: str | None = None) -> str | None:
    """ACLED's event type; None for what ACLED does not record.

    >>> acled_type("PROTEST", "riot"), acled_type("PROTEST", "demo"), acled_type("CONSULT")
    ('Riots', 'Protests', None)
    """
    return _code("acled", type_, mode)


def code_tables(types: Collection[str]) -> dict[str, dict[str, str]]:
    """Codes of these types and of their modes by scheme: key `TYPE` or `TYPE/mode`.

    >>> code_tables(["HAZARD", "CONSULT"])
    {'cameo': {'CONSULT': '04', 'HAZARD': ''}, 'acled': {'CONSULT': '', 'HAZARD': ''}}
    """
    return {
        scheme: {key: code for key, code in table.items() if key.split("/")[0] in types}
        for scheme, table in _tables().items()
    }


def _code(scheme: str, type_: str, mode: str | None) -> str | None:
    table = _tables()[scheme]
    return table.get(f"{type_}/{mode}", table.get(type_, "")) or None


@cache
def _tables() -> dict[str, dict[str, str]]:
    text = files("geo").joinpath("data", "events", "codes.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
