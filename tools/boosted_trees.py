"""Boosted trees for the training tools: LightGBM trains them, plain arrays keep them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from geo.mentions.trees import Trees


def boosted(
    table: np.ndarray,
    right: np.ndarray,
    *,
    settings: Mapping[str, Any],
    rounds: int,
    names: tuple[str, ...],
    accept_from: float,
    scale: np.ndarray | None = None,
) -> Trees:
    """Train on rows of numbers, named in order, and whether each is right; `scale`: what each row
    counts, where they do not count alike."""
    import lightgbm

    model = lightgbm.train(dict(settings), lightgbm.Dataset(table, right, weight=scale), rounds)
    return _packed(model.dump_model()["tree_info"], names, accept_from)


def write(trees: Trees, target: Path, sources: Mapping[str, str]) -> None:
    """Write the arrays, in small types, with the names and hashes of the training files."""
    target.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(
        target,
        features=np.array("\n".join(trees.features)),
        feature=trees.feature.astype(np.uint16),
        threshold=trees.threshold.astype(np.float32),
        left=trees.left.astype(np.uint16),
        right=trees.right.astype(np.uint16),
        value=trees.value.astype(np.float32),
        roots=trees.roots.astype(np.uint16),
        depth=np.array(trees.depth),
        accept_from=np.array(trees.accept_from),
        trained_on=np.array(json.dumps(dict(sources))),
    )
    print(f"{target.name}: {len(trees.roots)} trees, {target.stat().st_size / 1000:.0f} kB")


def _packed(
    dumped: Sequence[Mapping[str, Any]], names: tuple[str, ...], accept_from: float
) -> Trees:
    """Lay all trees' nodes one after the other."""
    nodes: list[tuple[int, float, int, int, float]] = []

    def lay(node: Mapping[str, Any]) -> tuple[int, int]:
        number = len(nodes)
        if "leaf_value" in node:
            nodes.append((0, np.inf, number, number, node["leaf_value"]))
            return number, 0
        nodes.append((0, 0.0, 0, 0, 0.0))
        left, left_depth = lay(node["left_child"])
        right, right_depth = lay(node["right_child"])
        nodes[number] = (node["split_feature"], node["threshold"], left, right, 0.0)
        return number, 1 + max(left_depth, right_depth)

    laid = [lay(tree["tree_structure"]) for tree in dumped]
    feature, threshold, left, right, value = zip(*nodes, strict=True)
    return Trees(
        features=names,
        feature=np.array(feature),
        threshold=np.array(threshold),
        left=np.array(left),
        right=np.array(right),
        value=np.array(value),
        roots=np.array([root for root, _ in laid]),
        depth=max(depth for _, depth in laid),
        accept_from=accept_from,
    )
