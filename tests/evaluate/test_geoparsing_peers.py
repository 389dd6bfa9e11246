"""The comparison with other programs: their answers are put into our form faithfully."""

import importlib.util
from pathlib import Path

import pytest

from geo.evaluate.gold import GoldArticle, GoldToponym
from geo.records import Article

FILE = Path(__file__).parents[2] / "benchmarks/geoparsing_peers.py"
TEXT = "York lies far from New York."


@pytest.fixture(scope="module")
def peers():
    import sys

    spec = importlib.util.spec_from_file_location("geoparsing_peers", FILE)
    module = importlib.util.module_from_spec(spec)
    sys.modules["geoparsing_peers"] = module
    spec.loader.exec_module(module)
    return module


def test_names_without_offsets_count_wherever_they_stand_the_longer_one_first(peers):
    assert peers._everywhere(TEXT, {"York", "New York"}) == [(0, 4), (19, 27)]


def test_the_article_and_the_possessive_are_cut_off(peers):
    assert peers._trimmed("the Netherlands's", 5) == (9, 20)


def test_a_program_that_is_not_installed_is_named(peers):
    peer = peers.Peer(name="x", needs=("no_such_package_here",), open=lambda: None)
    assert peers.missing_packages(peer) == ["no_such_package_here"]


def test_a_program_is_scored_on_exact_spans_and_on_places(peers):
    gold = GoldArticle(
        article=Article(id="a", text=TEXT),
        toponyms=(
            GoldToponym(
                start=0, end=4, text="York", lat=53.96, lon=-1.08, geonames_id=2633352, kind=None
            ),
        ),
    )

    class Table:
        def place(self, name):
            return peers._place(2633352, name, "city", 53.96, -1.08)

    def analyze(articles):
        for article in articles:
            yield peers._answered(article, [(0, 4), (19, 27)], Table())

    scores, seconds = peers.score(analyze, [gold], lambda _: False)
    assert (scores.exact.right, scores.exact.found, scores.right_place) == (1, 2, 1)
    assert seconds >= 0
