"""Linked Places Format (v1.3): the mentioned places as people of gazetteers exchange them.

JSON-LD over GeoJSON, which the World Historical Gazetteer and Recogito read. Each place is
named as the articles name it, linked to GeoNames where it has an id there.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from geo.attribution import DISPUTED, attributions
from geo.features import Row, place_rows
from geo.files import whole_file
from geo.interchange import dumps
from geo.records import Findings

CONTEXT = (
    "https://raw.githubusercontent.com/LinkedPasts/linked-places-format/main/"
    "linkedplaces-context-v1.3.jsonld"
)
"""Names the vocabulary; nothing is fetched from it here."""
GEONAMES = "https://sws.geonames.org/{}/"
FEATURE_CLASSES = {
    "country": "A",
    "admin1": "A",
    "admin2": "A",
    "city": "P",
    "ocean": "H",
    "sea": "H",
    "gulf": "H",
    "bay": "H",
    "strait": "H",
    "channel": "H",
    "sound": "H",
    "lake": "H",
    "river": "H",
    "canal": "H",
    "island": "T",
    "islands": "T",
    "mountains": "T",
    "cape": "T",
    "desert": "T",
    "peninsula": "T",
    "airport": "S",
    "port": "S",
    "base": "S",
}
"""GeoNames' feature classes by our kinds; anything else is a region, L."""


class LinkedPlacesExport:
    """One FeatureCollection of places, a Feature a line."""

    suffix = ".lpf.json"
    folder = False

    def write(self, findings: Findings, path: Path) -> int:
        """Write the places; returns how many."""
        rows = place_rows(findings)
        with whole_file(path) as file:
            head = {
                "@context": CONTEXT,
                "type": "FeatureCollection",
                "attribution": attributions(findings),
                "note": DISPUTED,
            }
            file.write(f'{dumps(head)[:-1]},"features":[')
            for number, row in enumerate(rows):
                file.write(",\n" if number else "\n")
                file.write(dumps(_feature(row)))
            file.write("\n]}\n")
        return len(rows)


def _feature(row: Row) -> dict[str, Any]:
    values = row["properties"]
    number = values["geonames_id"]
    countries = [code for code in (values["country"],) if code]
    names = dict.fromkeys([values["name"], *(values["words"] or "").split(";")])
    feature: dict[str, Any] = {
        "@id": GEONAMES.format(number) if number else f"urn:dateline:{row['id']}",
        "type": "Feature",
        "properties": {
            "title": values["name"],
            "ccodes": countries,
            "fclasses": [FEATURE_CLASSES.get(values["kind"], "L")],
        },
        "names": [{"toponym": name} for name in names if name],
        "types": [{"identifier": f"dateline:{values['kind']}", "label": values["kind"]}],
        "geometry": row["geometry"],
    }
    if number:
        feature["links"] = [{"type": "exactMatch", "identifier": f"gn:{number}"}]
    return feature
