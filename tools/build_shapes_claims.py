"""What several states claim: claimants and administration from politics.toml, put on the rows."""

import tomllib
from collections.abc import Sequence
from pathlib import Path

from build_shapes_tables import Row


def put_claims(rows: Sequence[Row], politics: Path) -> None:
    """Set claimants on countries and provinces; a claim that fits no row stops the build."""
    claims = tomllib.loads(politics.read_text(encoding="utf-8"))["claims"]
    found = set()
    for row in rows:
        keys = [row.definition, f"{row.country}/{row.name}"]
        for key in [row.country] if row.kind == "country" else keys:
            if key in claims and row.kind in {"country", "admin1"}:
                row.claimants = sorted(claims[key]["claimants"])
                row.administered_by = claims[key].get("administered_by")
                found.add(key)
    missing = sorted(set(claims) - found)
    if missing:
        raise SystemExit(f"{politics}, [claims]: no country or province {', '.join(missing)}")
