"""A user's own vocabulary: what it adds, and how a file that cannot be used is refused."""

from pathlib import Path

import pytest

from geo.errors import InputError
from geo.events import extract, load_vocabulary
from geo.language import Parser
from geo.records import Article, Report

OWN = """
[types.FISHING]
label = "Fishing"
help = "Boats fish, are kept from it or lose their nets."
modes = { ban = "Fishing ban" }

[[verb]]
type = "FISHING"
words = ["trawl", "haul in"]
subject = ["boat", "#name"]
score = 0.9

[[noun]]
type = "FISHING"
mode = "ban"
words = ["closed season"]
score = 0.8
"""


def reports(words: str, vocabulary: Path, tmp_parser: Parser) -> tuple[Report, ...]:
    article = Article(id="a1", text=words, language="en")
    parsed = next(tmp_parser.parse([article]))
    return extract(parsed, (), {}, {}, (), (), vocabulary=load_vocabulary(vocabulary))


@pytest.fixture(scope="module")
def spacy_parser() -> Parser:
    return Parser()


def test_a_type_of_the_users_own_is_told(tmp_path: Path, spacy_parser: Parser) -> None:
    own = tmp_path / "fish.toml"
    own.write_text(OWN, encoding="utf-8")
    told = reports("Bolloré trawled the banks for three weeks.", own, spacy_parser)
    assert [report.type for report in told] == ["FISHING"]


def test_a_type_without_a_family_is_its_own(tmp_path: Path) -> None:
    own = tmp_path / "fish.toml"
    own.write_text(OWN, encoding="utf-8")
    assert load_vocabulary(own).types["FISHING"].family == "fishing"


def test_a_type_that_nobody_describes_is_shown_by_its_code() -> None:
    assert load_vocabulary().types["WHALE_HUNT"].label == "Whale hunt"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("[[verbs]]\n", "the file has “verbs”; expected are types, verb, noun"),
        ("[verb]\n", "two brackets"),
        ('[[verb]]\nwords = ["fish"]\n', "needs a type"),
        ('[[verb]]\ntype = "AID"\nwords = "fish"\n', r"\[\[verb\]\] number 1 needs words"),
        ('[[verb]]\ntype = "AID"\nwords = ["fish"]\nscore = 7\n', "at most 1, not 7"),
        ('[[verb]]\ntype = "AID"\nwords = ["fish"]\nsubject = ["@boats"]\n', "no class '@boats'"),
        ('[[verb]]\ntype = "AID"\nwords = ["fish"]\nneeds = ["luck"]\n', "'luck' is not known"),
        ('[[noun]]\ntype = "AID"\nwords = ["fish"]\nobjects = ["net"]\n', "has “objects”"),
        ("[types.FISH]\nhelp = 'none'\n", "needs a label"),
    ],
)
def test_what_is_wrong_is_said_with_what_was_expected(
    tmp_path: Path, words: str, message: str
) -> None:
    own = tmp_path / "fish.toml"
    own.write_text(words, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        load_vocabulary(own)
