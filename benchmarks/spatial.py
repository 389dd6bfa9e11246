"""Time of spatial language and of point joins: `python benchmarks/spatial.py`.

Prints medians in milliseconds: one relation of each kind (its places resolved, its shapes warm),
an article without relations, and what 10,000 random points lie in.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from functools import partial

import numpy as np

from geo.pipeline import Tools, open_tools
from geo.records import Article

SENTENCES = {
    "between": "Two ferries met between Bali and Lombok.",
    "near": "A barn burned near Lyon.",
    "off": "A trawler sank off the coast of Ghana.",
    "distance": "A boat drifted 120 km east of Mombasa.",
    "part": "Rain fell in northern Ghana.",
    "border": "Lorries queued at the border between Chile and Peru.",
    "waters": "A dhow was stopped in Oman's territorial waters.",
    "route": "A ferry sailed from Accra to Lagos.",
    "through": "The column marched through Togo.",
    "shore": "Houses fell along the coast of Ghana.",
    "anaphora": "Ships wait at Bab el-Mandeb. Mines were found in the strait.",
}
PLAIN = "The minister opened a school in Lyon. Parents cheered, and a band played until noon. " * 8


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--points", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    tools = open_tools()
    for kind, sentence in {**SENTENCES, "no relation": PLAIN}.items():
        print(f"{kind:<12}{median_ms(relate(sentence, tools), options.rounds):>9.2f} ms")
    print(f"{'point join':<12}{point_join_ms(tools, options.points):>9.2f} ms")


def relate(text: str, tools: Tools) -> Callable[[], object]:
    """Return what derives the relations of a text that is parsed and resolved already."""
    from geo.mentions import find_mentions
    from geo.places import resolve
    from geo.relations import derive

    (parsed,) = tools.parser.parse([Article(id="text", text=text, language="en")])
    mentions = find_mentions(parsed, tools.gazetteer)
    resolved = resolve(parsed, mentions, tools.gazetteer, tools.regions)
    known = {place.id: place for place in resolved.places}
    places = {r.mention: known[r.place] for r in resolved.resolutions if r.place}
    return lambda: derive(parsed, mentions, places, tools.regions, tools.gazetteer)


def median_ms(work: Callable[[], object], rounds: int) -> float:
    """Return the median of some rounds; one before them warms up."""
    work()
    return statistics.median(_ms(work) for _ in range(rounds))


def point_join_ms(tools: Tools, points: int) -> float:
    """Return the median time to tell what a random point of the globe lies in."""
    rolls = np.random.default_rng(3)
    drawn = zip(rolls.uniform(-180, 180, points), rolls.uniform(-85, 85, points), strict=True)
    tools.regions.where(0.0, 0.0)
    return statistics.median(_ms(partial(tools.regions.where, x, y)) for x, y in drawn)


def _ms(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - begin)


if __name__ == "__main__":
    main()
