"""One event, many reports."""

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from geo.events import merge
from geo.records import AnalyzedArticle, EventTime
from tests.events.worlds import PUBLISHED, read

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


STRIKE = "An airstrike hit a market in Aleppo, killing four people, medics said."


def dated(text: str, day: date, name: str) -> AnalyzedArticle:
    return read(text, published=day, article=name)


def test_two_undated_airstrikes_reported_more_than_a_week_apart_are_two_events() -> None:
    first = dated(STRIKE, date(2024, 5, 15), "a1")
    later = dated(STRIKE.replace("four", "nine"), date(2024, 5, 25), "a2")
    shared = [e for e in merge([first, later]) if len({r.article for r in e.reports}) > 1]
    assert shared == []


def test_the_same_airstrike_reported_the_next_day_is_one_event() -> None:
    first = dated(STRIKE, date(2024, 5, 15), "a1")
    later = dated(
        "Four people were killed when an airstrike hit a market in Aleppo.", date(2024, 5, 16), "a2"
    )
    assert any(len({r.article for r in event.reports}) == 2 for event in merge([first, later]))


def test_the_war_that_articles_recall_is_one_event_over_months() -> None:
    texts = ("Norway sent aid after Russia's invasion of Ukraine in February 2022.",
             "Prices rose after Russia's invasion of Ukraine in February 2022.")  # fmt: skip
    articles = [dated(texts[0], date(2024, 1, 5), "a1"), dated(texts[1], date(2024, 5, 5), "a2")]
    assert any(len({r.article for r in event.reports}) == 2 for event in merge(articles))


def test_contradicting_figures_stay_side_by_side() -> None:
    first = dated("A bomb exploded in Homs on Monday, killing 12 people.", PUBLISHED, "a1")
    second = dated("A bomb exploded in Homs on Monday, killing 15 people.", PUBLISHED, "a2")
    (event,) = merge([first, second])
    assert {n.value for report in event.reports for n in report.numbers} == {12, 15}


def test_two_persons_arrested_in_one_town_are_two_events() -> None:
    first = dated("Police arrested Tomas Hjelm in Oslo on suspicion of theft.", PUBLISHED, "a1")
    second = dated("Police arrested Ingrid Solberg in Oslo on suspicion of fraud.", PUBLISHED, "a2")
    assert all(len(event.reports) == 1 for event in merge([first, second]))


def test_an_article_that_is_told_elsewhere_changes_no_other_id() -> None:
    known = [read(text, article=f"b{n}") for n, text in enumerate((BLAST, AGAIN, OTHER_TOWN))]
    before = {event.id: event.aliases for event in merge(known)}
    after = {event.id: event.aliases
             for event in merge([*known, dated(STRIKE, date(2021, 1, 1), "a0")])}  # fmt: skip
    assert before.items() <= after.items()


def test_a_wire_story_printed_twice_is_one_source() -> None:
    story = f"{BLAST} The blast tore through stalls near the old bus station, officials said."
    copies = [read(story, article="a1"), read(f"{story} More to follow.", article="a2")]
    assert [(len(event.reports) > 1, event.sources) for event in merge(copies)] == [(True, 1)]


def test_two_accounts_are_two_sources() -> None:
    assert merge([read(BLAST, article="a1"), read(AGAIN, article="a2")])[0].sources == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Police arrested a man in Oslo after a stabbing on a tram.",
         "Police arrested two teenagers in Oslo over a robbery at a jeweller."),
        ("Nurses demonstrated in Lima for higher pay.",
         "Taxi drivers demonstrated in Lima against fuel prices."),
        ("A bus crashed near Cusco, killing eight people.",
         "A truck crashed in Cusco and injured two."),
    ],
)  # fmt: skip
def test_two_happenings_of_one_kind_in_one_town_on_one_day_stay_two(one: str, other: str) -> None:
    events = merge([read(one, article="a1"), read(other, article="a2")])
    assert all(len({report.article for report in event.reports}) == 1 for event in events)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nurses demonstrated in Lima for higher pay.",
         "Hundreds of nurses marched in Lima, demanding better pay."),
        ("Gunmen shot a customs officer dead in Mombasa.",
         "A customs officer was killed by gunmen in the port of Mombasa."),
    ],
)  # fmt: skip
def test_two_accounts_of_one_happening_are_one(one: str, other: str) -> None:
    events = merge([read(one, article="a1"), read(other, article="a2")])
    assert any(len({report.article for report in event.reports}) == 2 for event in events)


def test_who_is_hired_and_fired_lives_through_two_events() -> None:
    hired = "The club in Lima hired Karl Weber as coach on Monday."
    fired = "The club in Lima fired coach Karl Weber on Monday."
    assert len(labels(hired, fired)) == 2


def test_a_year_that_two_articles_recall_joins_nothing() -> None:
    first = "A fireworks plant near Homs exploded before, in 2020."
    second = "In 2020 the army demolished an office in Homs."
    events = merge([read(first, article="a1"), read(second, article="a2")])
    assert all(len({report.article for report in event.reports}) == 1 for event in events)


def test_a_death_toll_that_rises_is_of_the_same_blast() -> None:
    later = "The death toll from Monday's bombing of a market in Homs rose to nine."
    events = merge([read(AGAIN, article="a1"), read(later, article="a2")])
    assert any(len({report.article for report in event.reports}) == 2 for event in events)


def test_an_event_has_the_day_that_another_of_its_reports_states() -> None:
    article = read(BLAST)
    lead = merge([article])[0].reports[0]
    undated = replace(lead, confidence=0.99, time=EventTime(reason="no date"))
    reports = tuple(undated if one is lead else one for one in article.reports)
    event = merge([replace(article, reports=reports)])[0]
    assert (event.reports[0].id, event.reports[0].time.text) == (lead.id, "on Monday")
