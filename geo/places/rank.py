"""Candidates → probabilities, by one table of weights."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from geo.errors import MissingDataError
from geo.places.features import NAMES


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """A linear ranker: one weight a feature, and what "none of these" starts with."""

    weights: tuple[float, ...]
    none: float
    temperature: float


@lru_cache(maxsize=1)
def shipped_weights() -> Weights:
    """Read the weights that ship with geo."""
    path = files("geo") / "data" / "places" / "weights.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return weights_from(table, "geo/data/places/weights.toml")


def weights_from(table: Mapping[str, Any], where: str) -> Weights:
    """Weights out of a table of TOML; each feature must have one, else `MissingDataError`."""
    missing = set(NAMES) ^ set(table["weights"])
    if missing:
        raise MissingDataError(
            f"Weights and features differ: {', '.join(sorted(missing))}.",
            where=where,
            todo="Give each feature of geo.places.features.NAMES one weight.",
        )
    return Weights(
        weights=tuple(float(table["weights"][name]) for name in NAMES),
        none=float(table["none"]),
        temperature=float(table["temperature"]),
    )


def points(vector: Sequence[float], weights: Weights) -> float:
    """Sum of weights times features.

    >>> points((1.0, 0.5), Weights(weights=(2.0, 4.0), none=0.0, temperature=1.0))
    4.0
    """
    return sum(w * x for w, x in zip(weights.weights, vector, strict=True))


def probabilities(vectors: Sequence[Sequence[float]], weights: Weights) -> list[float]:
    """Share of each candidate; they and the share of "none of these" sum to 1."""
    scores = [points(vector, weights) / weights.temperature for vector in vectors]
    none = weights.none / weights.temperature
    top = max([none, *scores])
    raised = [math.exp(score - top) for score in scores]
    total = sum(raised) + math.exp(none - top)
    return [value / total for value in raised]
