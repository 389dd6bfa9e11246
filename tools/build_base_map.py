"""Writes geo/data/world.json: the coarse world that is drawn under every map.

From the shipped region shapes (`geo/data/regions`), without a network. Run it again after the
shapes have changed: `python tools/build_base_map.py`. Same shapes, same bytes.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import shapely

from geo.maps.shapes import packed, polygons
from geo.regions import load_regions

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geo.regions import Regions

TARGET = Path(__file__).parent.parent / "geo/data/world.json"
TOLERANCE = 0.09
"""Degrees: what a screen shows when a whole ocean is in view."""
DECIMALS = 2
SMALLEST = 0.012
"""Square degrees; smaller islands are drawn by the fine coast, where events are near."""
WATERS = ("ocean", "sea", "gulf", "bay", "strait", "channel", "sound")


def main() -> None:
    """Write the file and say how large it is."""
    regions = load_regions()
    world = {
        "about": "Coarse outlines of countries and label points of waters, for the base map. "
        "Written by tools/build_base_map.py from geo/data/regions (Natural Earth, public domain).",
        "decimals": DECIMALS,
        "countries": countries(regions),
        "waters": waters(regions),
    }
    text = json.dumps(world, ensure_ascii=False, separators=(",", ":"))
    # One row a line keeps the differences of a later version readable.
    TARGET.write_text(text.replace('],["', '],\n["') + "\n", encoding="utf-8")
    print(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes, {len(world['countries'])} countries")


def countries(regions: Regions) -> list[list[Any]]:
    """Code, name, label point, packed polygons, width for a label; widest first."""
    found = sorted(regions.countries(), key=lambda region: region.id)
    shapes = [regions.shape(region.id) for region in found]
    # All at once, so that neighbours keep one common border.
    simple = shapely.coverage_simplify(shapes, TOLERANCE)
    rows = []
    for region, full, shape in zip(found, shapes, simple, strict=True):
        kept = largest(shape, full)
        size = round(kept.area**0.5, 2)
        rows.append([region.country or "", region.name, round(region.lon, 2),
                     round(region.lat, 2), packed(kept, DECIMALS), size])  # fmt: skip
    rows.append(["", "", 0, 0, packed(unclaimed(regions, shapes), DECIMALS), 0])
    return sorted(rows, key=lambda row: (-row[5], row[1]))


def unclaimed(regions: Regions, shapes: list[BaseGeometry]) -> BaseGeometry:
    """Land that is no country's in the shapes: disputed, or nobody's. It is drawn as land."""
    everything = regions.land_near((-180.0, -90.0, 180.0, 90.0))
    rest = polygons(shapely.difference(everything, shapely.union_all(shapes)))
    return shapely.MultiPolygon([part for part in rest if part.area >= 2 * SMALLEST])


def largest(shape: BaseGeometry, full: BaseGeometry) -> BaseGeometry:
    """Parts worth drawing on a world map; of a tiny country its largest part."""
    parts = polygons(shape) or polygons(full)
    kept = [part for part in parts if part.area >= SMALLEST]
    return shapely.MultiPolygon(kept or [max(parts, key=lambda part: part.area)])


def waters(regions: Regions) -> list[list[Any]]:
    """Name, label point, width for a label; widest first."""
    # The Pacific's name stands on its two halves.
    halved = {r.parents[0] for r in regions.all(("ocean",)) if r.parents}
    rows = []
    for region in regions.all(WATERS):
        if region.id in halved:
            continue
        size = round(regions.shape(region.id).area ** 0.5, 2)
        rows.append([region.name, round(region.lon, 2), round(region.lat, 2), size])
    return sorted(rows, key=lambda row: (-row[3], row[0]))


if __name__ == "__main__":
    main()
