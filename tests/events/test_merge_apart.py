"""What keeps two happenings of one kind apart: other victims, streets, buildings, numbers."""

from itertools import permutations

import pytest

from geo.events import load_vocabulary, merge
from geo.events.merging.groups import Groups
from geo.events.merging.persons import Whom, others, whom
from geo.events.merging.spots import counted, sites, streets
from geo.events.merging.wording import stems
from tests.events.worlds import read


def joined(*texts: str) -> bool:
    """Whether an event holds reports of several articles."""
    articles = [read(text, article=f"a{number}") for number, text in enumerate(texts)]
    return any(len({report.article for report in event.reports}) > 1 for event in merge(articles))


def victim(text: str) -> Whom:
    article = read(text)
    return whom(article.reports[0], article, load_vocabulary())


AGED = "A {}-year-old woman was killed in a car crash in Oslo on Monday."


def test_victims_of_two_ages_died_in_two_crashes() -> None:
    assert not joined(AGED.format(66), AGED.format(59))


def test_one_age_told_twice_is_one_crash() -> None:
    assert joined(AGED.format(66), AGED.format(66))


def test_an_age_may_be_a_year_off() -> None:
    assert joined(AGED.format(66), AGED.format(65))


def test_a_man_and_a_woman_died_in_two_crashes() -> None:
    one = "A woman was killed in a car crash in Oslo on Monday."
    assert not joined(one, one.replace("woman", "man"))


def test_of_several_victims_each_account_may_pick_another() -> None:
    one = "A bus crash in Oslo killed 12 people on Monday, officials said."
    other = "A bus crash in Oslo on Monday killed a woman, 66, officials said."
    assert joined(one, other)


def test_who_is_arrested_for_a_murder_is_not_who_was_murdered() -> None:
    found = victim("Police arrested a man in Oslo on Monday."), victim(AGED.format(30))
    assert not others(*found, alike=False)


def test_an_age_after_the_name_is_read() -> None:
    assert victim("Gunmen killed Karl Weber, 40, in Oslo on Monday.").age == 40


def test_a_title_makes_a_name_no_body() -> None:
    assert victim("The club in Lima fired coach Karl Weber on Monday.").persons == {"karl", "weber"}


@pytest.mark.parametrize(
    "text",
    [
        "The company in Oslo sued the Blazers on Monday.",
        "Police in Oslo arrested Nordic Traders Ltd on Monday.",
    ],
)
def test_teams_and_firms_are_no_persons(text: str) -> None:
    assert victim(text).persons == frozenset()


def test_the_nominee_of_a_headline_has_no_name() -> None:
    text = "President Names Nominee. The nominee, a doctor from Lima, has met the press."
    article = read(text)
    assert all("nomine" not in whom(report, article, load_vocabulary()).persons
               for report in article.reports)  # fmt: skip


def test_a_coach_fired_after_he_was_hired_lives_through_two_events() -> None:
    hired = "The Lima club hired coach Karl Weber on Monday, a year after its last title."
    fired = "The Lima club fired coach Karl Weber on Monday, a year after its last title."
    assert not joined(hired, fired)


def test_two_fires_in_two_kinds_of_building_are_two() -> None:
    one = "A fire broke out in a warehouse in Lima on Monday, killing two people."
    assert not joined(one, "A fire broke out in a school in Lima on Monday, killing three people.")


def test_two_fires_in_two_streets_are_two() -> None:
    one = "A fire broke out on Oak Street in Lima on Monday, killing two people."
    assert not joined(one, one.replace("Oak Street", "Elm Avenue"))


def test_a_street_that_only_one_account_names_keeps_nothing_apart() -> None:
    one = "A fire at a warehouse on Harbour Road in Lima killed two people on Monday."
    assert joined(one, "Two people died in a fire at a warehouse in Lima on Monday.")


def test_words_for_one_kind_of_building_are_one_kind() -> None:
    fire = read("A fire destroyed a factory in Lima on Monday.").reports[0]
    assert sites("a fire gutted a warehouse", fire) == sites("a fire gutted a factory", fire)


def test_a_bombardment_hits_many_buildings() -> None:
    strike = next(
        report
        for report in read("An airstrike hit a school in Homs on Monday.").reports
        if report.mode == "aerial"
    )
    assert sites("an airstrike hit a school", strike) == frozenset()


def test_streets_are_read_by_their_names() -> None:
    assert streets("Shots were fired on Oak Street near 5th Avenue.") == {"oak", "5th"}


def test_what_is_counted_is_told_with_its_number() -> None:
    assert counted("The navy held 23 Somali pirates.", ())["pirate"] == {"23"}


def test_two_catches_of_other_numbers_are_two() -> None:
    one = "The navy seized 23 pirates off Mombasa, officials said."
    other = "The Indian navy seized 26 pirates off Mombasa after a chase."
    assert not joined(one, other)


def test_members_that_are_half_alike_on_average_bridge_nothing() -> None:
    def alike(one: int, other: int) -> float:
        return 0.9 if {one, other} == {1, 2} else 0.3

    groups = Groups(4, lambda *_: False, alike, 0.5, {})
    groups.join(0, 1, sure=True)
    groups.join(2, 3, sure=True)
    groups.join(1, 2)
    assert groups.all() == [[0, 1], [2, 3]]


def test_the_order_of_articles_changes_nothing() -> None:
    texts = (AGED.format(66), AGED.format(59), AGED.format(66).replace("car crash", "collision"))
    articles = [read(text, article=f"a{number}") for number, text in enumerate(texts)]
    assert len({merge(order) for order in permutations(articles)}) == 1


def test_the_day_of_a_month_is_no_count() -> None:
    assert "12" not in set(stems("Police arrested 23 men on 12 May and on May 12th."))


def test_a_number_inside_a_name_is_no_count() -> None:
    assert set(stems("The 76ers won.")) & {"76"} == set()
