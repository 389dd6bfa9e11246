"""The colours of the event families, as readers with each common colour blindness see them.

Simulated after Machado, Oliveira and Fernandes (2009), severity 1, in linear sRGB; told apart by
their distance in CIE Lab. The signs differ anyway: colour is never the only one.
"""

from itertools import combinations
from math import dist

import numpy as np
import pytest

from geo.families import families

Array = np.ndarray
VISIONS = {
    "usual": np.eye(3),
    "protanopia": np.array([[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
                            [-0.003882, -0.048116, 1.051998]]),
    "deuteranopia": np.array([[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
                              [-0.011820, 0.042940, 0.968881]]),
    "tritanopia": np.array([[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
                            [0.004733, 0.691367, 0.303900]]),
}  # fmt: skip
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
WHITE = np.array([0.95047, 1.0, 1.08883])
PAPER = {"light": "#ffffff", "dark": "#1d2227"}
APART = 20
"""In Lab; two colours 2.3 apart can just be told apart side by side."""


def linear(colour: str) -> Array:
    parts = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def lab(rgb: Array) -> Array:
    x, y, z = TO_XYZ @ np.clip(rgb, 0, 1) / WHITE
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return np.array([116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)])


def contrast(a: str, b: str) -> float:
    low, high = sorted(TO_XYZ[1] @ linear(one) for one in (a, b))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_two_families_look_alike(scheme, vision):
    seen = {one["id"]: lab(VISIONS[vision] @ linear(one[scheme])) for one in families()}
    near = {(a, b): dist(seen[a], seen[b]) for a, b in combinations(seen, 2)}
    assert {pair: round(apart, 1) for pair, apart in near.items() if apart < APART} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_signs_and_numbers_can_be_read_on_every_colour(scheme):
    assert min(contrast(one[scheme], PAPER[scheme]) for one in families()) >= 4.5


def test_each_family_has_a_sign_of_its_own():
    assert len({one["sign"] for one in families()}) == len(families())
