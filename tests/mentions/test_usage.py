"""Literal or associative: whether a name means the ground."""

import pytest


def usage(find, text, words):
    return next(m.usage for m in find(text) if m.text == words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Moscow said the talks had failed.", "Moscow"),
        ("Sanctions put pressure on Moscow to withdraw.", "Moscow"),
        ("Talks with Pyongyang broke down in the spring.", "Pyongyang"),
        ("The minister condemned the threats from Pyongyang.", "Pyongyang"),
        ("Beijing accused the navy of spying.", "Beijing"),
        ("A Turkish court freed the reporter.", "Turkish"),
        ("Americans voted in large numbers.", "Americans"),
        ("Japan\u2019s parliament passed the budget.", "Japan"),
    ],
    ids=str,
)
def test_a_name_that_stands_for_a_government_or_a_people_is_associative(find, text, words):
    assert usage(find, text, words) == "associative"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Snow fell in Moscow on Sunday.", "Moscow"),
        ("The convoy drove from Kyiv to Donetsk.", "Kyiv"),
        ("An earthquake struck Japan at noon.", "Japan"),
        ("The president visited Tbilisi.", "Tbilisi"),
        ("PARIS (AP) \u2014 The museum reopened.", "PARIS"),
        ("A train derailed near Waco, Texas.", "Waco"),
    ],
    ids=str,
)
def test_a_name_that_means_the_ground_is_literal(find, text, words):
    assert usage(find, text, words) == "literal"


def test_a_demonym_is_labelled_so_that_it_can_be_left_out(find):
    assert find("Chinese jets turned back.")[0].label == "NORP"


def test_two_words_may_be_one_demonym(find):
    assert find("North Korean soldiers crossed the line.")[0].text == "North Korean"
