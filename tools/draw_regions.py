"""Draw a picture of all hand-drawn regions, to be looked at after every change of drawn.geojson.

    python tools/draw_regions.py [FOLDER]

writes regions-waters.png and regions-areas.png.

Needs a Chromium, as tools/provide_browser.py finds it. Waters are blue, areas ochre, disputed
places red; land is grey. The world is drawn once, crowded parts again and larger.
"""

import sys
from pathlib import Path
from xml.sax.saxutils import escape

import shapely
from shapely.geometry import box
from shapely.geometry.base import BaseGeometry

sys.path.insert(0, str(Path(__file__).parents[1]))

from geo.records import Region
from geo.regions import Regions, load_regions
from tools.provide_browser import ADVICE, find_browser, launch_arguments

FOLDER = Path(__file__).parents[1] / "docs"
WIDTH = 1200
"""Pixels of the page; a panel is as high as its part of the world needs."""
MOST = 0.3
"""Share of a panel that an area may cover: a larger one would only hide what lies in it."""
PANELS = (
    ("Areas of the world", (-180, -58, 180, 84), 1, "areas"),
    ("Waters of the world", (-180, -78, 180, 84), 1, "waters"),
    ("East Asia", (116, 17, 147, 47), 2, "waters"),
    ("South-east Asia", (94, -11, 130, 22), 2, "waters"),
    ("Mediterranean and Black Sea", (-10, 29.5, 43, 48), 1, "waters"),
    ("Baltic and North Sea", (-9, 49, 31, 66), 2, "waters"),
    ("Middle East", (31, 10, 61, 33), 2, "waters"),
    ("Central America and Caribbean", (-90, 6, -59, 28), 2, "waters"),
    ("Disputed places: South and East China Sea", (105, 2, 128, 34), 2, "areas"),
    ("Levant", (31, 28.5, 40, 37.5), 2, "areas"),
    ("Caucasus, Black Sea and Kurdistan", (26, 33, 50, 49), 2, "areas"),
)
"""Title, (west, south, east, north), panels in a row, which layer."""
STYLE = """
body { margin: 0; background: #fff; font: 11px sans-serif; width: %dpx }
figure { margin: 0; float: left } figcaption { font-weight: bold; padding: 2px 4px }
.land { fill: #dcdcd8 } .waters { fill: #2f7fd0 } .areas { fill: #d9a441 }
.claimed { fill: #d2453b }
path { fill-opacity: .35; stroke: #333; stroke-width: .5 } .land { fill-opacity: 1; stroke: none }
text { font: 8px sans-serif; text-anchor: middle; paint-order: stroke; stroke: #fff;
stroke-width: 2px }
"""


def main() -> None:
    """Draw the panels of each layer into one PNG."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    regions = load_regions()
    for layer in ("waters", "areas"):
        figures = "".join(_figure(regions, *panel) for panel in PANELS if panel[-1] == layer)
        page = f"<!doctype html><meta charset=utf-8><style>{STYLE % WIDTH}</style>{figures}"
        target = folder / f"regions-{layer}.png"
        _photograph(page, target)
        print(f"{target}: {target.stat().st_size / 1e3:.0f} kB")


def _figure(
    regions: Regions,
    title: str,
    bounds: tuple[float, float, float, float],
    in_row: int,
    layer: str,
) -> str:
    west, south, east, north = bounds
    width = WIDTH / in_row
    scale = width / (east - west)
    window = box(*bounds)
    shapes = [_path(_land(regions, window), bounds, scale, "land")]
    labels = []
    for region in _drawn(regions, layer):
        shape = shapely.intersection(regions.map_shape(region.id, 0.4 / scale), window)
        if shape.is_empty or (region.kind == "area" and shape.area > MOST * window.area):
            continue
        shapes.append(_path(shape, bounds, scale, "claimed" if region.claimants else layer))
        if shape.area * scale**2 > 40:
            x, y = shape.representative_point().coords[0]
            labels.append(
                f'<text x="{(x - west) * scale:.0f}" y="{(north - y) * scale:.0f}">'
                f"{escape(region.name)}</text>"
            )
    height = (north - south) * scale
    return (
        f"<figure><figcaption>{escape(title)}</figcaption>"
        f'<svg width="{width:.0f}" height="{height:.0f}">{"".join(shapes + labels)}</svg></figure>'
    )


def _drawn(regions: Regions, layer: str) -> list[Region]:
    """Hand-drawn regions, the largest first, so that none is hidden."""
    land = {"area", "islands", "shoal", "continent"}
    found = [
        region
        for region in regions.all()
        if region.id.startswith("geo:")
        and region.kind not in {"ocean", "continent"}
        and (region.kind in land) == (layer == "areas")
    ]
    return sorted(found, key=lambda region: -regions.shape(region.id).area)


def _land(regions: Regions, window: BaseGeometry) -> BaseGeometry:
    countries = [regions.map_shape(country.id, 0.05) for country in regions.countries()]
    near = [shape for shape in countries if shapely.intersects(shape, window)]
    return shapely.union_all([shapely.intersection(shape, window) for shape in near])


def _path(
    shape: BaseGeometry, bounds: tuple[float, float, float, float], scale: float, style: str
) -> str:
    west, _, _, north = bounds
    rings = []
    for part in shapely.get_parts(shape):
        if part.geom_type != "Polygon":
            continue
        for ring in shapely.get_rings(part):
            steps = [
                f"{(x - west) * scale:.1f} {(north - y) * scale:.1f}"
                for x, y in shapely.get_coordinates(ring)
            ]
            rings.append(f"M{'L'.join(steps)}Z")
    return f'<path class="{style}" fill-rule="evenodd" d="{"".join(rings)}"/>'


def _photograph(page: str, target: Path) -> None:
    from playwright.sync_api import sync_playwright

    browser_path = find_browser()
    if browser_path is None:
        raise SystemExit(ADVICE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(browser_path), args=launch_arguments()
        )
        sheet = browser.new_page(viewport={"width": WIDTH, "height": 900})
        sheet.set_content(page)
        sheet.screenshot(path=target, full_page=True)
        browser.close()


if __name__ == "__main__":
    main()
