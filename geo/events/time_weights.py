"""How much each mark of a time speaks for or against it, and what follows for a choice.

`tools/train_event_times.py` fits the weights: a time's score is the sum of its marks' weights, and
its probability its share among all times and the answer that none of them is the event's.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Hashable, Mapping, Sequence
from functools import lru_cache
from importlib.resources import files

FILE = "data/events/dating.toml"


@lru_cache(maxsize=1)
def shipped_weights() -> Mapping[str, Mapping[str, float]]:
    """Weights by mark: "own" of times in the event's sentence, "before" of earlier ones."""
    stored = tomllib.loads(files("geo").joinpath(FILE).read_text(encoding="utf-8"))
    return {part: dict(stored[part]) for part in ("own", "before")}


def chosen(
    candidates: Sequence[tuple[Hashable, Sequence[str]]], none: Sequence[str],
    weights: Mapping[str, float],
) -> int | None:  # fmt: skip
    """The best of the candidates, (interval, marks) each; None where none of them is likeliest.

    Candidates of one interval stand together: two words for one day are no rivals.

    >>> chosen([("Monday", ["near"]), ("May", ["far"])], ["none"], {"near": 2.0, "none": 1.0})
    0
    >>> chosen([("May", ["far"])], ["none"], {"near": 2.0, "none": 1.0}) is None
    True
    """
    scores = [sum(weights.get(mark, 0.0) for mark in marks) for _, marks in candidates]
    shares: dict[Hashable, float] = {}
    for (interval, _), score in zip(candidates, scores, strict=True):
        shares[interval] = shares.get(interval, 0.0) + math.exp(score)
    if not shares:
        return None
    best = max(shares, key=lambda interval: shares[interval])
    if shares[best] <= math.exp(sum(weights.get(mark, 0.0) for mark in none)):
        return None
    of_best = [index for index, (interval, _) in enumerate(candidates) if interval == best]
    return max(of_best, key=lambda index: scores[index])
