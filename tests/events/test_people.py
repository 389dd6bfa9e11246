"""Who takes part: whole names, countries, kinds, and what pronouns stand for."""

from tests.events.worlds import read


def told(text: str, trigger: str, **how: object) -> object:
    article = read(text, **how)  # type: ignore[arg-type] # passed on as they came
    return next(
        report
        for report in article.reports
        if trigger in text[report.trigger.start : report.trigger.end]
    )


def test_a_surname_is_made_whole() -> None:
    text = "French President Emmanuel Macron spoke on Monday. Macron will visit Warsaw next week."
    assert [who.name for who in told(text, "visit").actors] == ["Emmanuel Macron"]


def test_a_surname_keeps_the_country_of_the_title() -> None:
    text = "French President Emmanuel Macron spoke on Monday. Macron will visit Warsaw next week."
    assert told(text, "visit").actors[0].country == "FR"


def test_a_pronoun_stands_for_the_last_person() -> None:
    text = "Italian President Sergio Mattarella spoke in Oslo. He will visit Warsaw on Friday."
    assert [who.name for who in told(text, "visit").actors] == ["Sergio Mattarella"]


def test_it_stands_for_the_ministry_that_speaks() -> None:
    text = "Japan's defence ministry said that it scrambled fighter jets on Monday."
    assert told(text, "scrambled").actors[0].country == "JP"


def test_a_storm_that_goes_on_is_not_the_country_that_was_named_after_it() -> None:
    text = (
        "The storm has crossed the Black Sea, and Turkey has moved people from Izmir. "
        "It was expected to reach Odesa tonight."
    )
    assert told(text, "reach").actors == ()


def test_a_ship_that_is_called_back_is_not_the_country_that_sent_it() -> None:
    text = "Russia sent a vessel from Odesa on Friday; it was recalled on Sunday."
    assert told(text, "recalled").recipients == ()


def test_he_is_not_the_woman_whom_he_let_go() -> None:
    text = (
        "The man demanded his job back. He let a pregnant woman go at midnight in Lima. "
        "He will appear in court tomorrow."
    )
    assert [who.name for who in told(text, "appear").actors] == ["man"]


def test_him_stands_for_the_one_whom_the_sentence_has_named() -> None:
    text = (
        "The minister called for order. "
        "Prosecutors questioned the captain in Izmir, and released him on Monday."
    )
    assert [who.name for who in told(text, "released").recipients] == ["captain"]


def test_both_sides_are_nobody_where_no_sentence_names_the_two() -> None:
    text = (
        "French troops searched the vehicles in Lyon. Chad's government welcomed it. "
        "Both sides accused each other on Monday."
    )
    assert [who.country for who in told(text, "accused").actors] == [None]


def test_a_town_where_something_was_bought_does_not_act() -> None:
    text = "Shares fell in Oslo after the firm said that it might shut a mill in Lima."
    assert all(who.name != "Oslo" for report in read(text).reports for who in report.actors)


def test_the_commandos_of_the_same_day_are_commandos() -> None:
    text = "The same day commandos of a French frigate stormed a yacht in the Red Sea."
    assert [who.name for who in told(text, "stormed").actors] == ["commandos"]


def test_an_office_before_a_name_is_no_part_of_it() -> None:
    text = "Sheriff Tomas Escobedo Ruiz asked lawmakers in Oslo to pay for a morgue."
    assert [who.name for who in told(text, "asked").actors] == ["Tomas Escobedo Ruiz"]


def test_both_leaders_are_the_last_two() -> None:
    text = (
        "Japanese Prime Minister Fumio Kishida met French President Emmanuel Macron in Paris. "
        "Both leaders vowed to help Ukraine."
    )
    assert [who.name for who in told(text, "vowed").actors] == ["Fumio Kishida", "Emmanuel Macron"]


def test_coordinated_peoples_are_two_actors() -> None:
    text = "Turkish and Greek officials agreed on Monday to reopen the border."
    assert [who.country for who in told(text, "agreed").actors] == ["TR", "GR"]


def test_a_demonym_gives_the_country() -> None:
    text = "Russian troops shelled Kharkiv on Monday."
    assert told(text, "shelled").actors[0].country == "RU"


def test_a_navy_is_military() -> None:
    text = "A Chinese naval group sailed through the Miyako Strait on Sunday."
    assert told(text, "sailed").actors[0].kind == "military"


def test_a_body_of_states_is_international() -> None:
    text = "NATO condemned the attack in Odesa on Monday."
    assert told(text, "condemned").actors[0].kind == "international body"


def test_a_capital_that_acts_is_its_country() -> None:
    text = "Russia said nothing. Moscow expelled two Norwegian diplomats on Monday."
    assert told(text, "expelled", acting=("Moscow",)).actors[0].name == "Russia"


def test_the_one_who_reports_is_the_source() -> None:
    text = "Ukraine's army said on Tuesday that Russian troops had shelled Kharkiv."
    assert told(text, "shelled").attributed_to.name == "Ukraine's army"


def test_the_one_who_reports_is_no_actor() -> None:
    text = "Ukraine's army said on Tuesday that Russian troops had shelled Kharkiv."
    assert [who.name for who in told(text, "shelled").actors] == ["Russian troops"]


def test_a_relative_clause_has_its_noun_as_actor() -> None:
    text = "Police searched for the gunmen who killed three tourists in Cairo on Monday."
    assert [who.name for who in told(text, "killed").actors] == ["gunmen"]


def test_the_span_of_an_actor_shows_its_words() -> None:
    text = "On Monday Japanese Prime Minister Fumio Kishida met Emmanuel Macron in Paris."
    span = told(text, "met").actors[0].mention
    assert text[span.start : span.end].endswith("Fumio Kishida")


def test_the_accused_does_what_the_accusation_says() -> None:
    text = "Chad's army accused rebels of shelling a market in Abéché on Monday."
    assert [who.name for who in told(text, "shelling").actors] == ["rebels"]


def test_an_army_that_counts_the_dead_has_not_killed_them() -> None:
    text = "In the battle near Homs, 70 soldiers were killed on Monday by the army's count."
    assert told(text, "killed").actors == ()


def test_those_whose_march_is_broken_up_arrest_nobody() -> None:
    text = (
        "In the capital, riot police with dogs broke up a march by doctors on Wednesday "
        "and arrested 47 trade unionists."
    )
    assert [who.name for who in told(text, "arrested").actors] == ["riot police"]


def test_the_subject_of_a_passive_is_that_of_the_verb_joined_to_it() -> None:
    text = "The rebels were attacked by soldiers in Goma on Monday and then shelled the airport."
    assert [who.name for who in told(text, "shelled").actors] == ["rebels"]


def test_a_day_before_a_subject_is_no_part_of_its_name() -> None:
    text = "Two days earlier militants had killed three oil workers at Odesa."
    assert [who.name for who in told(text, "killed").actors] == ["militants"]


def test_a_weekday_before_a_subject_is_no_part_of_its_name() -> None:
    text = "On Sunday government troops had shelled Homs."
    assert [who.name for who in told(text, "shelled").actors] == ["government troops"]


def test_who_denies_one_thing_and_condemns_another_does_both() -> None:
    text = "A rebel leader in Goma denied that fighters had been involved and condemned the raid."
    report = told(text, "condemned")
    assert ([who.name for who in report.actors], report.status) == (["rebel leader"], "happened")
