"""A merge with what one before remembers gives what a merge of everything gives."""

import random
import sys

import pytest

from benchmarks.merge_speed import news
from geo.events import merge, merge_on
from geo.events.merging import pairs
from geo.events.merging.memory import Memory
from geo.records import AnalyzedArticle

ARTICLES = 400


@pytest.fixture(scope="module")
def made() -> list[AnalyzedArticle]:
    random.seed(3)
    return list(news(ARTICLES))


@pytest.fixture(params=["as shipped", "crowds of four"])
def _crowds(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rule for what thousands share, also where few do."""
    if request.param == "crowds of four":
        monkeypatch.setattr(pairs, "CROWD", 4)
        monkeypatch.setattr(pairs, "NEIGHBOURS", 2)


def remembered(articles: list[AnalyzedArticle]) -> Memory:
    return merge_on(articles, None, ())[1]


def ids(articles: list[AnalyzedArticle]) -> set[str]:
    return {one.article.id for one in articles}


@pytest.mark.usefixtures("_crowds")
@pytest.mark.parametrize("seed", range(4))
def test_articles_that_come_and_go_make_the_events_of_a_merge_of_all(
    made: list[AnalyzedArticle], seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 — repeatable, not secret
    memory, before = None, []
    for size in (200, 203, 260, 259, 300, 120, 400):
        now = chance.sample(made, size)
        known = ids(before) & ids(now)
        events, memory = merge_on(now, memory, known)
        assert events == merge(now)
        before = now


@pytest.mark.usefixtures("_crowds")
def test_an_article_that_is_not_known_any_more_is_read_anew(made: list[AnalyzedArticle]) -> None:
    memory = remembered(made[:300])
    events, _ = merge_on(made[:300], memory, ids(made[20:300]))
    assert events == merge(made[:300])


def test_nothing_is_compared_twice(
    made: list[AnalyzedArticle], monkeypatch: pytest.MonkeyPatch
) -> None:
    memory = remembered(made)

    def compared(*_reports: object) -> bool:
        raise AssertionError("two reports were compared again")

    monkeypatch.setattr(sys.modules["geo.events.merge"], "contradict", compared)
    events, again = merge_on(made, memory, ids(made))
    assert len(events) < len(made)
    assert again.likely.value.tolist() == memory.likely.value.tolist()
