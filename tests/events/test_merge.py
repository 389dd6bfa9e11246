"""One event, many reports."""

from itertools import permutations

from geo.events import merge
from tests.events.worlds import read

BLAST = "A bomb exploded in Homs on Monday, killing six people."
AGAIN = "Six people were killed on Monday when a bomb exploded in a market in Homs."
OTHER_TOWN = "A bomb exploded in Aleppo on Monday, killing two people."
OTHER_DAY = "A bomb exploded in Homs on May 2, killing two people."


def labels(*texts: str) -> list[int]:
    articles = [read(text, article=f"a{number}") for number, text in enumerate(texts)]
    return sorted(len(event.reports) for event in merge(articles))


def test_what_one_sentence_tells_in_one_breath_is_one_event() -> None:
    assert labels(BLAST) == [2]


def test_two_articles_of_one_blast_are_one_event() -> None:
    assert len(labels(BLAST, AGAIN)) == 1


def test_two_towns_are_two_events() -> None:
    assert len(labels(BLAST, OTHER_TOWN)) == 2


def test_two_days_are_two_events() -> None:
    assert len(labels(BLAST, OTHER_DAY)) == 2


def test_what_happened_and_what_is_denied_stay_apart() -> None:
    assert len(labels("Iran attacked Israel on Monday.", "Iran did not attack Israel.")) == 2


def test_the_order_of_articles_changes_nothing() -> None:
    articles = [
        read(text, article=f"a{number}")
        for number, text in enumerate((BLAST, AGAIN, OTHER_TOWN, OTHER_DAY))
    ]
    results = {merge(order) for order in permutations(articles)}
    assert len(results) == 1


def test_the_event_has_the_id_of_its_first_report() -> None:
    article = read(BLAST)
    assert merge([article])[0].id == article.reports[0].id


def test_the_other_reports_ids_are_aliases() -> None:
    article = read(BLAST)
    assert merge([article])[0].aliases == tuple(report.id for report in article.reports[1:])


def test_an_article_that_shares_nothing_changes_no_id() -> None:
    alone = {event.id for event in merge([read(BLAST, article="a1")])}
    both = {
        event.id
        for event in merge(
            [read(BLAST, article="a1"), read("A volcano erupted in Chile.", article="a0")]
        )
    }
    assert alone < both


def test_the_same_article_has_the_same_ids_twice() -> None:
    assert [r.id for r in read(BLAST).reports] == [r.id for r in read(BLAST).reports]


def test_nothing_makes_no_event() -> None:
    assert merge([]) == ()


def test_what_two_articles_word_alike_is_one_event() -> None:
    first = "A bomb exploded outside the Lindqvist brewery in Homs, police said."
    second = "The bomb that exploded outside the Lindqvist brewery in Homs was small."
    assert len(labels(first, second)) == 1


def test_two_towns_stay_two_events_however_they_are_worded() -> None:
    first = "A bomb exploded outside the Lindqvist brewery in Homs, police said."
    assert len(labels(first, first.replace("Homs", "Aleppo"))) == 2
