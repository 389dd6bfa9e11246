"""One parser and one gazetteer for all tests of mentions."""

import pytest

from geo.language import Parser
from geo.mentions import find_mentions
from geo.records import Article
from tests.small_gazetteer import SmallGazetteer


@pytest.fixture(scope="session")
def parser():
    return Parser()


@pytest.fixture(scope="session")
def gazetteer():
    return SmallGazetteer()


@pytest.fixture
def parse(parser):
    def parse_text(text, language="en"):
        return next(parser.parse([Article(id="a", text=text, language=language)]))

    return parse_text


@pytest.fixture
def find(parse, gazetteer):
    def find_in(text, language="en"):
        return find_mentions(parse(text, language), gazetteer)

    return find_in


@pytest.fixture
def words(find):
    def words_of(text, language="en"):
        return [mention.text for mention in find(text, language)]

    return words_of
