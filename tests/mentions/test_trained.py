"""The trained model decides; without it, and on what its texts hardly hold, the rules do."""

import numpy as np

from geo.mentions import find_mentions
from geo.mentions.find import likeliest
from geo.mentions.numbers import NAMES
from geo.mentions.trees import Trees, shipped_trees


def stump(accept_from=0.5):
    return Trees(
        features=("a",),
        feature=np.array([0, 0, 0]),
        threshold=np.array([0.5, np.inf, np.inf]),
        left=np.array([1, 1, 2]),
        right=np.array([2, 1, 2]),
        value=np.array([0.0, -2.0, 2.0]),
        roots=np.array([0]),
        depth=1,
        accept_from=accept_from,
    )


def test_a_tree_gives_the_log_odds_of_the_leaf_that_a_row_reaches():
    low, high = stump().probabilities([[0.0], [1.0]])
    assert (round(low, 3), round(high, 3)) == (0.119, 0.881)


def test_no_rows_have_no_probabilities():
    assert stump().probabilities([]) == []


def test_the_shipped_weights_fit_the_numbers_that_the_program_computes():
    trees = shipped_trees("mentions", NAMES)
    assert trees is not None
    assert trees.feature.max() < len(NAMES)


def test_of_overlapping_spans_the_likeliest_combination_is_kept():
    spans = [(0, 10), (0, 4), (5, 10)]
    assert likeliest(spans, [0.8, 0.9, 0.9], stump()) == [1, 2]


def test_a_span_below_the_bar_is_not_kept():
    assert likeliest([(0, 4)], [0.4], stump()) == []


def test_the_rules_work_without_the_trained_model(parse, gazetteer):
    found = find_mentions(parse("He flew from Paris to Berlin."), gazetteer, trees=None)
    assert [m.text for m in found] == ["Paris", "Berlin"]
