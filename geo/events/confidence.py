"""How sure a report is: the share of reports with such marks that are events of their type.

The marks (how often the trigger's reading is an event, quotation, heading, a place, a country) give
a score; a curve that `tools/calibrate_events.py` fits on development gold makes a probability of
it. The curve rises throughout, so that the order of reports is that of their scores.
"""

from __future__ import annotations

import math
import tomllib
from functools import lru_cache
from importlib.resources import files

FILE = "data/events/confidence.toml"
LEAST = 0.01
"""Scores nearer than this to 0 and 1 are taken for this far from them."""


@lru_cache(maxsize=1)
def shipped_curve() -> tuple[float, float]:
    """Level and slope of the curve on the log-odds of a score."""
    stored = tomllib.loads(files("geo").joinpath(FILE).read_text(encoding="utf-8"))
    return float(stored["level"]), float(stored["slope"])


def calibrated(score: float, curve: tuple[float, float] | None = None) -> float:
    """The probability of a score between 0 and 1, to three places.

    >>> calibrated(0.8, (0.0, 1.0)), calibrated(0.5, (1.0, 1.0))
    (0.8, 0.731)
    """
    level, slope = shipped_curve() if curve is None else curve
    return round(1 / (1 + math.exp(-(level + slope * log_odds(score)))), 3)


def log_odds(share: float) -> float:
    """The natural logarithm of the odds of a share, kept finite.

    >>> log_odds(0.5)
    0.0
    """
    share = min(max(share, LEAST), 1 - LEAST)
    return math.log(share / (1 - share))


def score_of(probability: float, curve: tuple[float, float] | None = None) -> float:
    """The score that a probability was made from.

    >>> round(score_of(calibrated(0.7)), 1)
    0.7
    """
    level, slope = shipped_curve() if curve is None else curve
    return 1 / (1 + math.exp(-(log_odds(probability) - level) / slope))
