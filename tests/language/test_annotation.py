"""The components' short cuts give what spaCy's own road gives, token by token."""

from collections.abc import Iterable

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token

from geo.language import DEFAULT_MODEL, Parser
from geo.language.annotation import Annotator
from geo.language.word_forms import WordForms
from geo.records import Article

TEXTS = [
    "Rain fell.",
    "There is a bridge in Suva, and there were two in Nadi.",
    "They're gonna rebuild it; let's wait. Ain't that so? C'mon, y'all, I gotta go.",
    'The mayor,  who had said  nothing,\tsaid: "It\'d rain in Port Vila on 3 May."',
    "POLICE IN NEW DELHI CLOSE THE ROAD TO AGRA",
    "On Friday, President Ana Ruiz flew from San José, Costa Rica, to the Gulf of Fonseca.",
    "With her came Ecuador's foreign minister, the Danish navy's HMS Example and 200 soldiers.",
    "1,200 people\u2014most of them from Lae\u2014left. \U0001f30a",
    "x" * 300,
]


@pytest.fixture(scope="module")
def plain_spacy() -> Language:
    return spacy.load(DEFAULT_MODEL)


@pytest.fixture(scope="module")
def annotator_and_pipeline() -> tuple[Annotator, Language]:
    nlp = spacy.load(DEFAULT_MODEL)
    return Annotator(nlp), nlp


def seen(docs: Iterable[Doc]) -> list[list[tuple[object, ...]]]:
    return [[(*forms(token), *structure(token)) for token in doc] for doc in docs]


def forms(token: Token) -> tuple[str, ...]:
    return (token.text, token.tag_, token.pos_, str(token.morph), token.lemma_)


def structure(token: Token) -> tuple[object, ...]:
    return (token.dep_, token.head.i, token.is_sent_start, token.ent_iob_, token.ent_type_)


def test_a_batch_is_annotated_as_spacy_annotates_it(
    plain_spacy: Language, annotator_and_pipeline: tuple[Annotator, Language]
) -> None:
    annotator, nlp = annotator_and_pipeline
    docs = annotator.annotate([nlp.make_doc(text) for text in TEXTS])
    assert seen(docs) == seen(plain_spacy.pipe(TEXTS))


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_alone_is_annotated_as_in_company(
    text: str, plain_spacy: Language, annotator_and_pipeline: tuple[Annotator, Language]
) -> None:
    annotator, nlp = annotator_and_pipeline
    assert seen(annotator.annotate([nlp.make_doc(text)])) == seen([plain_spacy(text)])


def test_words_that_were_forgotten_are_worked_out_again(
    plain_spacy: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("geo.language.word_forms.REMEMBERED", 5)
    nlp = spacy.load(DEFAULT_MODEL)
    annotator = Annotator(nlp)
    docs = annotator.annotate([nlp.make_doc(text) for text in TEXTS])
    assert seen(docs) == seen(plain_spacy.pipe(TEXTS))


def test_patterns_that_look_at_more_than_the_word_are_left_to_spacy() -> None:
    nlp = spacy.load(DEFAULT_MODEL)
    assert WordForms.fits(nlp)
    ruler = nlp.get_pipe("attribute_ruler")
    ruler.add([[{"ENT_TYPE": "GPE"}]], {"POS": "PROPN"})
    assert not WordForms.fits(nlp)


def test_a_sentence_begun_before_parsing_is_kept(
    annotator_and_pipeline: tuple[Annotator, Language],
) -> None:
    annotator, nlp = annotator_and_pipeline
    doc = nlp.make_doc("Lima Police closed a road")
    doc[1].is_sent_start = True
    (doc,) = annotator.annotate([doc])
    assert [sentence.text for sentence in doc.sents] == ["Lima", "Police closed a road"]


def test_an_article_longer_than_a_batch_is_read_whole() -> None:
    text = "\n\n".join(f"Rain fell on day {day} in Suva." for day in range(30))
    articles = [Article(id=name, text=text, language="en") for name in "ab"]
    parses = list(Parser().parse(articles, batch_tokens=20))
    assert [len(parsed.paragraphs) for parsed in parses] == [30, 30]
