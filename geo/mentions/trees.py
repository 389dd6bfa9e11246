"""Boosted trees in plain numpy: the trained model's arrays, and their answer for a few rows.

The training library is needed for training alone. The arrays lie in an `.npz` file that is read
without pickle.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import numpy as np

from geo.errors import MissingDataError

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Trees:
    """All trees' nodes one after the other; a leaf is its own left and right child."""

    features: tuple[str, ...]
    """Names of the numbers in a row, in order."""
    feature: NDArray[Any]
    threshold: NDArray[Any]
    left: NDArray[Any]
    right: NDArray[Any]
    value: NDArray[Any]
    """What a leaf adds to the log odds; 0 in inner nodes."""
    roots: NDArray[Any]
    depth: int
    accept_from: float
    """Probability from which a proposal is accepted."""

    def probabilities(self, rows: Sequence[Sequence[float]] | NDArray[Any]) -> list[float]:
        """The probability of "yes" for each row."""
        if len(rows) == 0:
            return []
        table = np.ascontiguousarray(rows, dtype=np.float64)
        # A leaf is its own child, so that all walk on until the deepest has arrived.
        nodes = np.tile(self.roots, len(rows))
        starts = np.repeat(np.arange(len(rows)) * table.shape[1], len(self.roots))
        numbers = table.ravel()
        for _ in range(self.depth):
            small = numbers.take(starts + self.feature.take(nodes)) <= self.threshold.take(nodes)
            nodes = np.where(small, self.left.take(nodes), self.right.take(nodes))
        nodes = nodes.reshape(len(rows), len(self.roots))
        odds = self.value[nodes].sum(axis=1)
        chances: list[float] = (1.0 / (1.0 + np.exp(-odds))).tolist()
        return chances


@lru_cache(maxsize=4)
def shipped_trees(name: str, expected: tuple[str, ...] | None) -> Trees | None:
    """Read `geo/data/weights/NAME.npz`; None where it is not there, so that rules take over.
    `expected`: the numbers that a row must have; None for those that the file names.

    Raises `MissingDataError` where the file was trained on other numbers than `expected`.
    """
    path = files("geo") / "data" / "weights" / f"{name}.npz"
    if not path.is_file():
        return None
    with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
        trees = Trees(
            features=tuple(str(arrays["features"]).split("\n")),
            feature=arrays["feature"].astype(np.intp),
            threshold=arrays["threshold"].astype(np.float64),
            left=arrays["left"].astype(np.intp),
            right=arrays["right"].astype(np.intp),
            value=arrays["value"].astype(np.float64),
            roots=arrays["roots"].astype(np.intp),
            depth=int(arrays["depth"]),
            accept_from=float(arrays["accept_from"]),
        )
    if expected is not None and trees.features != expected:
        raise MissingDataError(
            "The weights were trained on other numbers than the program computes.",
            where=f"geo/data/weights/{name}.npz",
            todo="Train them again: python tools/train_mentions.py --gold DIR",
        )
    return trees
