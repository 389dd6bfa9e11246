"""A snapshot takes over what it shows of an article only where all it comes from is as it was."""

from dataclasses import replace
from datetime import date

from geo.dataset.packing import key_of
from geo.dataset.settled import same_articles, settled_articles
from geo.dataset.stored import StoredArticle
from geo.records import AnalyzedArticle, Article, Place

STRAIT = Place(
    id="derived:1", name="off Sable", kind="area", lat=1.0, lon=2.0, precision="region",
    source="relations",
)  # fmt: skip
REDRAWN = replace(STRAIT, lat=1.5)
DAY = date(2024, 5, 6)


def article(name: str, place: Place) -> AnalyzedArticle:
    return AnalyzedArticle(
        article=Article(id=name, text="Two boats met off Sable."), mentions=(), resolutions=(),
        places=(place,), relations=(), times=(), reports=(), notices=(),
    )  # fmt: skip


def shown(*articles: AnalyzedArticle) -> dict[str, str]:
    return settled_articles(articles, {one.article.id: one for one in articles}, key_of)


def stored(how: str | None) -> StoredArticle:
    return StoredArticle(
        id="b", content="", origin=None, first_seen=DAY, last_seen=DAY, analysis="{}", shown=how
    )


def test_an_article_alone_shows_its_own_places() -> None:
    assert shown(article("a", STRAIT)) == {"a": ""}


def test_of_two_records_of_one_place_the_first_articles_counts_for_both() -> None:
    found = shown(article("a", REDRAWN), article("b", STRAIT))
    assert found == {"a": "", "b": key_of(REDRAWN)}


def test_an_article_that_was_corrected_is_not_settled() -> None:
    one = article("a", STRAIT)
    assert settled_articles([one], {"a": article("a", REDRAWN)}, key_of) == {}


def test_an_article_is_the_same_while_the_records_that_it_goes_by_are() -> None:
    assert same_articles([stored("k1")], [stored("k1")]) == {"b"}


def test_an_article_is_made_anew_when_another_record_counts_for_its_place() -> None:
    assert same_articles([stored("k1")], [stored("k2")]) == set()
    assert same_articles([stored("k1")], [stored("")]) == set()


def test_a_corrected_article_is_made_anew_each_time() -> None:
    assert same_articles([stored(None)], [stored(None)]) == set()
