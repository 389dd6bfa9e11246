"""Makes the pictures of docs/gallery.md: `geo.EventMap` in the ways that Python code uses it.

`python tools/take_gallery.py` runs the page's own examples on the sample articles. Nothing is
asked from the network: what folium's own maps link to is answered from the package, or not at all.
"""

from __future__ import annotations

import html
import sys
import tempfile
from pathlib import Path

import folium
from playwright.sync_api import Page, Route, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

import geo
from geo.regions import load_regions
from tools.provide_browser import ADVICE, find_browser, launch_arguments
from tools.take_pictures import ROOT

HEAVIEST = 150_000
"""Bytes of a picture: they live in git."""
SIZES = {"layers": (780, 520), "added": (1040, 690), "notebook": (760, 490)}
"""Pixels of each picture, wide and high: large enough to read, small enough for git."""
VENDOR = ROOT / "geo/maps/assets/vendor/leaflet"
CELL = """<!DOCTYPE html><meta charset="utf-8"><style>
body { margin: 14px; font: 14px monospace; background: #fff; color: #222; }
pre { margin: 0 0 10px; padding: 9px 12px; border: 1px solid #ccc; background: #f6f6f6; }
</style><pre>"""


def main() -> int:
    """Write docs/gallery-*.png; 1 where there is no browser."""
    path = find_browser()
    if path is None:
        print(ADVICE, file=sys.stderr)
        return 1
    analysis = geo.analyze(geo.read_articles([str(ROOT / "seeds")]))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(path), args=launch_arguments())
        page = browser.new_page(viewport={"width": 860, "height": 500}, reduced_motion="reduce")
        page.route("**/*", answered)
        for name, text in (
            ("layers", layers(analysis)),
            ("added", added(analysis)),
            ("notebook", notebook(analysis)),
        ):
            file = Path(folder) / f"{name}.html"
            file.write_text(text, encoding="utf-8")
            width, height = SIZES[name]
            page.set_viewport_size({"width": width, "height": height})
            page.goto(file.as_uri())
            prepared(page, name)
            photographed(page, ROOT / f"docs/gallery-{name}.png")
        browser.close()
    return 0


def layers(analysis: geo.Analysis) -> str:
    """A folium.Map with a base of its own, the events as its layers, and a LayerControl."""
    plain = folium.Map(location=(25, 60), zoom_start=2, tiles=None)
    regions = load_regions()
    land = [regions.map_shape(region.id, 0.3) for region in regions.countries()]
    shapes = {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "properties": {}, "geometry": one.__geo_interface__} for one in land
        ],
    }
    grey = {"color": "#fff", "weight": 0, "fillColor": "#b9c4bd", "fillOpacity": 1}
    folium.GeoJson(shapes, name="Land", style_function=lambda _: grey, control=False).add_to(plain)
    geo.EventMap(analysis).add_to(plain)
    folium.LayerControl(collapsed=False).add_to(plain)
    return plain.get_root().render()


def added(analysis: geo.Analysis) -> str:
    """An EventMap on which folium's own elements are drawn."""
    events = geo.EventMap(analysis, title="A tour and a strait", text="evidence")
    route = [(35.55, 139.78), (48.86, 2.35), (41.9, 12.5), (51.5, -0.13), (45.42, -75.7)]
    folium.PolyLine(route, color="#b3261e", weight=3, dash_array="8 6").add_to(events)
    folium.Circle((24.9, 125.3), radius=400_000, color="#b3261e").add_to(events)
    return events.get_root().render()


def notebook(analysis: geo.Analysis) -> str:
    """What a notebook shows for a cell that ends with the map."""
    code = 'analysis = geo.analyze(geo.read_articles(["seeds"]))\ngeo.EventMap(analysis)'
    return CELL + html.escape(code) + "</pre>" + geo.EventMap(analysis)._repr_html_()


def prepared(page: Page, name: str) -> None:
    """Wait until the map of an example has settled."""
    page.wait_for_timeout(1500)
    if name == "added":
        page.wait_for_selector("body[data-ready]", state="attached")


def answered(route: Route) -> None:
    """Leaflet from the package, files from disk, nothing else."""
    url = route.request.url
    for name in ("leaflet.js", "leaflet.css"):
        if url.endswith(f"/{name}"):
            route.fulfill(path=VENDOR / name)
            return
    if url.startswith(("file:", "about:", "data:", "blob:")):
        route.continue_()
    else:
        route.abort()


def photographed(page: Page, path: Path) -> None:
    """Write what the window shows. Raises SystemExit where the picture is too heavy for git."""
    if path.stem.endswith("added"):
        page.locator(".map-panel").screenshot(path=path)
    else:
        page.screenshot(path=path)
    size = path.stat().st_size
    print(f"{path.relative_to(ROOT)}: {size:,} bytes")
    if size > HEAVIEST:
        raise SystemExit(f"{path.name} has {size:,} bytes, more than {HEAVIEST:,}.")


if __name__ == "__main__":
    sys.exit(main())
