"""Which waters share water: what the set declares must be so, and nothing else may be.

A strait lies in its sea, a part in its whole: those are parents and need no word. Everything
else that overlaps stands in `[overlaps]` of marine.toml.
"""

from collections.abc import Mapping, Sequence

import shapely
from build_shapes_tables import Row

SHARE = 0.01
"""Of the smaller of two waters: less than that is a rough seam of two coasts, no overlap."""


def check_overlaps(waters: Sequence[Row], declared: Mapping[str, Sequence[str]]) -> None:
    """Stop the build at waters that overlap undeclared, or are declared and do not overlap."""
    expected = {frozenset((one, other)) for one, others in declared.items() for other in others}
    found = overlaps(waters)
    wrong = [
        f"overlap, not declared: {_words(pair)}" for pair in sorted(found - expected, key=sorted)
    ]
    wrong += [
        f"declared, no overlap: {_words(pair)}" for pair in sorted(expected - found, key=sorted)
    ]
    if wrong:
        raise SystemExit("marine.toml [overlaps]:\n" + "\n".join(wrong))


def overlaps(waters: Sequence[Row]) -> set[frozenset[str]]:
    """Return pairs of waters that share more than `SHARE` of the smaller, neither in the other."""
    shapes = [row.geometry for row in waters]
    tree = shapely.STRtree(shapes)
    pairs = set()
    for one, other in tree.query(shapes, predicate="intersects").T.tolist():
        a, b = waters[one], waters[other]
        if one >= other or a.id in b.parents or b.id in a.parents:
            continue
        shared = shapely.intersection(a.geometry, b.geometry).area
        if shared > SHARE * min(a.geometry.area, b.geometry.area):
            pairs.add(frozenset((a.id, b.id)))
    return pairs


def _words(pair: frozenset[str]) -> str:
    return " and ".join(sorted(pair))
