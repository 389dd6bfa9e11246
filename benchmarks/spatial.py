"""Time of spatial language and of point joins: `python benchmarks/spatial.py`.

Prints milliseconds: for each kind of relation the median and the worst over a fixed list of
places, long and short coasts, made for the first time (shapes decoded from disk with it) and
once more; an article without relations; and what 10,000 random points lie in. Processor time,
so that a busy machine prints the same.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Iterator
from functools import partial

import numpy as np

from geo.pipeline import Tools, open_tools
from geo.records import Article

LONG = ("Norway", "Canada", "Russia", "Indonesia", "Chile", "Greenland", "Antarctica")
SHORT = (
    "Ghana", "Oman", "Croatia", "Jamaica", "Portugal", "Vietnam", "Kenya", "Peru", "Lebanon",
    "Estonia", "Uruguay", "Lagos", "Suva", "Valparaiso",
)  # fmt: skip
FORMS = {
    "near": "A ship was seen near {}.",
    "off": "A trawler sank off the coast of {}.",
    "distance": "A boat drifted 120 km east of {}.",
    "part": "Rain fell in northern {}.",
    "border": "Lorries queued along the border of {}.",
    "waters": "A dhow was stopped in {}'s territorial waters.",
    "shore": "Houses fell along the coast of {}.",
    "route": "A ferry sailed from Accra to {}.",
    "through": "The column marched through {}.",
}
PAIRS = (
    ("Norway", "Iceland"), ("Greenland", "Iceland"), ("Canada", "Greenland"), ("Russia", "Alaska"),
    ("Indonesia", "Australia"), ("Chile", "Antarctica"), ("Sicily", "Tunisia"),
    ("Taiwan", "Luzon"), ("Iran", "Oman"), ("Cuba", "Florida"), ("Bali", "Lombok"),
    ("Italy", "Croatia"), ("Japan", "South Korea"), ("Madagascar", "Mozambique"),
    ("Estonia", "Finland"),
)  # fmt: skip
ANAPHORA = "Ships wait at {}. Mines were found in the strait."
STRAITS = ("Bab el-Mandeb", "the Strait of Hormuz", "the Luzon Strait")
PLAIN = "The minister opened a school in Lyon. Parents cheered, and a band played until noon. " * 8


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--points", type=int, default=10_000)
    options = parser.parse_args()
    tools = open_tools()
    relate("A barn burned near Lyon. A barge sank off Lagos.", tools)()
    print(f"{'':<12}{'places':>7}{'first: median':>15}{'worst':>8}{'':<32}{'again: median':>14}")
    for kind, sentences in texts().items():
        timed = [(place, *twice(relate(text, tools))) for place, text in sentences]
        first = statistics.median(once for _, once, _ in timed)
        place, worst, _ = max(timed, key=lambda row: row[1])
        again = statistics.median(second for _, _, second in timed)
        print(f"{kind:<12}{len(timed):>7}{first:>15.1f}{worst:>8.1f} {place:<31}{again:>14.2f}")
    print(f"{'no relation':<12}{1:>7}{twice(relate(PLAIN, tools))[1]:>15.2f}")
    print(f"{'point join':<12}{options.points:>7}{point_join_ms(tools, options.points):>15.3f}")


def texts() -> dict[str, list[tuple[str, str]]]:
    """Return kind → (place, sentence about it), in a fixed order."""
    found = {
        kind: [(place, form.format(place)) for place in (*LONG, *SHORT)]
        for kind, form in FORMS.items()
    }
    found["between"] = [
        (f"{one}, {other}", f"Ships met in the waters between {one} and {other}.")
        for one, other in PAIRS
    ]
    found["anaphora"] = [(strait, ANAPHORA.format(strait)) for strait in STRAITS]
    return found


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


def twice(work: Callable[[], object]) -> tuple[float, float]:
    """Return milliseconds of the first and the second time."""
    return _ms(work), _ms(work)


def point_join_ms(tools: Tools, points: int) -> float:
    """Return the median time to tell what a random point of the globe lies in."""
    tools.regions.where(0.0, 0.0)
    return statistics.median(_ms(partial(tools.regions.where, x, y)) for x, y in drawn(points))


def drawn(points: int) -> Iterator[tuple[float, float]]:
    """Yield random longitudes and latitudes, the same on every run."""
    rolls = np.random.default_rng(3)
    yield from zip(rolls.uniform(-180, 180, points), rolls.uniform(-85, 85, points), strict=True)


def _ms(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return 1000 * (time.process_time() - begin)


if __name__ == "__main__":
    main()
