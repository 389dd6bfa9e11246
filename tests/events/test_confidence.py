"""Confidence is a probability, and keeps the order of the scores it is made from."""

from itertools import pairwise

from geo.events.confidence import calibrated, score_of


def test_a_higher_score_is_surer() -> None:
    chances = [calibrated(score / 100) for score in range(2, 99)]
    assert all(low < high for low, high in pairwise(chances))


def test_a_score_is_got_back_from_its_probability() -> None:
    assert abs(score_of(calibrated(0.82)) - 0.82) < 0.01


def test_nothing_is_certain() -> None:
    assert 0 < calibrated(0.0) < calibrated(1.0) < 1
