"""How likely a name is a place of the event, and in which role, by its marks.

Trained trees (`geo/data/weights/event-places.npz`) weigh all marks for a place at all; of a place,
fitted weights (`geo/data/events/placing.toml`) say which role its marks speak for.
`tools/train_event_roles.py` makes both.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import numpy as np

from geo.mentions.trees import Trees, shipped_trees
from geo.records import Role

if TYPE_CHECKING:
    from numpy.typing import NDArray

FILE = "data/events/placing.toml"
TREES = "event-places"
ROLES: tuple[Role, ...] = ("location", "origin", "destination", "path", "target")
Weights = Mapping[str, Mapping[str, float]]
"""By role: mark → log odds."""


@lru_cache(maxsize=1)
def shipped_role_weights() -> Weights:
    """What each mark of a place speaks for."""
    stored = tomllib.loads(files("geo").joinpath(FILE).read_text(encoding="utf-8"))
    return {role: stored.get(role, {}) for role in ROLES}


def shipped_place_trees() -> Trees | None:
    """The trees that weigh marks; None where they are not there, so that rules take over."""
    return shipped_trees(TREES, None)


def place_chances(marks: Sequence[Sequence[str]], trees: Trees) -> list[float]:
    """How likely each name is a place of the event, by the marks of each."""
    return trees.probabilities(table_of(marks, _index(trees.features)))


def table_of(marks: Sequence[Sequence[str]], index: Mapping[str, int]) -> NDArray[Any]:
    """A row of ones and zeros for each name: which of the marks it has."""
    table = np.zeros((len(marks), len(index)))
    for row, each in enumerate(marks):
        table[row, [index[mark] for mark in each if mark in index]] = 1.0
    return table


@lru_cache(maxsize=4)
def _index(names: tuple[str, ...]) -> Mapping[str, int]:
    return {name: place for place, name in enumerate(names)}


def role_shares(marks: Sequence[str], weights: Weights) -> dict[Role, float]:
    """Which role a place has, as shares of 1.

    >>> shares = role_shares(["from"], {"origin": {"from": 2.0}})
    >>> max(shares, key=lambda role: shares[role])
    'origin'
    """
    scores = {
        role: math.exp(sum(map(weights.get(role, {}).get, marks, [0.0] * len(marks))))
        for role in ROLES
    }
    total = sum(scores.values())
    return {role: score / total for role, score in scores.items()}
