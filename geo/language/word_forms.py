"""Parts of speech and lemmas, worked out once for each word with its tag and dependency.

spaCy tries some 180 patterns at every token of every text. Nearly all of them look at one token,
so what they give for "said", tagged VBD, need not be worked out a second time.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.matcher import Matcher
    from spacy.tokens import Doc

Key = tuple[int, int, int]
"""Word, tag and dependency of a token, as spaCy's numbers."""
Forms = list[int]
"""Tag, dependency, part of speech, morphology and lemma, as spaCy's numbers."""

_KEY: list[int | str] = ["ORTH", "TAG", "DEP"]
_FORMS: list[int | str] = ["TAG", "DEP", "POS", "MORPH", "LEMMA"]
_TOLD_BY_KEY = frozenset({"ORTH", "TEXT", "LOWER", "IS_SPACE", "TAG", "DEP"})
REMEMBERED = 200_000
"""Words with tag and dependency that are kept: some 60 MB; then it starts anew."""


class WordForms:
    """spaCy's attribute ruler and lemmatizer as one step with a memory; the same results."""

    NAMES = ("attribute_ruler", "lemmatizer")

    def __init__(self, nlp: Language) -> None:
        from spacy.matcher import Matcher

        self._vocab = nlp.vocab
        self._components: list[Any] = [nlp.get_pipe(name) for name in self.NAMES]
        ruler: Any = self._components[0]
        longer = [p for rule in ruler.patterns for p in rule["patterns"] if len(p) > 1]
        self._reach = max(map(len, longer), default=1) - 1
        self._longer = _matcher(Matcher(nlp.vocab), longer)
        self._first = _matcher(Matcher(nlp.vocab), [pattern[:1] for pattern in longer])
        self._forms: dict[Key, Forms] = {}
        self._begins: set[Key] = set()
        self._windows: dict[tuple[Key, ...], list[Forms]] = {}

    @staticmethod
    def fits(nlp: Language) -> bool:
        """Whether a pipeline's two components decide by words, tags and dependencies alone."""
        from spacy.pipeline import AttributeRuler, Lemmatizer

        names = nlp.pipe_names
        if not all(name in names for name in WordForms.NAMES):
            return False
        ruler: Any
        lemmatizer: Any
        ruler, lemmatizer = (nlp.get_pipe(name) for name in WordForms.NAMES)
        rules: Any = ruler.patterns if isinstance(ruler, AttributeRuler) else None
        return (
            names.index("attribute_ruler") + 1 == names.index("lemmatizer")
            and rules is not None
            and isinstance(lemmatizer, Lemmatizer)
            and lemmatizer.mode in ("rule", "lookup")
            and all(
                _TOLD_BY_KEY.issuperset(token)
                for rule in rules
                for pattern in rule["patterns"]
                for token in pattern
            )
        )

    def annotate(self, doc: Doc) -> None:
        """Set part of speech, morphology and lemma of each token."""
        keys: list[Key] = list(map(tuple, doc.to_array(_KEY).tolist()))
        known, begins = self._forms, self._begins
        forms = [known.get(key) or self._learn(key) for key in keys]
        if not begins.isdisjoint(keys):
            for _, first, last in self._longer(doc, allow_missing=True):
                forms[first:last] = self._in_company(keys, first, last)
        if forms:
            _write(doc, _FORMS, forms)

    def _learn(self, key: Key) -> Forms:
        if len(self._forms) >= REMEMBERED:
            self._forms.clear()
            self._windows.clear()
        doc = self._bare((key,))
        if self._first(doc, allow_missing=True):
            self._begins.add(key)
        forms = self._forms[key] = self._annotated(doc)[0]
        return forms

    def _in_company(self, keys: list[Key], first: int, last: int) -> list[Forms]:
        """Forms of the tokens that a longer pattern covers, with the neighbours it may see."""
        start = max(0, first - self._reach)
        window = tuple(keys[start : last + self._reach])
        forms = self._windows.get(window)
        if forms is None:
            forms = self._windows[window] = self._annotated(self._bare(window))
        return forms[first - start : last - start]

    def _bare(self, keys: tuple[Key, ...]) -> Doc:
        from spacy.tokens import Doc

        doc = Doc(self._vocab, words=[self._vocab.strings[key[0]] for key in keys])
        _write(doc, _KEY[1:], [key[1:] for key in keys])
        return doc

    def _annotated(self, doc: Doc) -> list[Forms]:
        for component in self._components:
            component(doc)
        forms: list[Forms] = doc.to_array(_FORMS).tolist()
        return forms


def _write(doc: Doc, names: list[int | str], rows: Sequence[Sequence[int]]) -> None:
    numbers: Any = np.array(rows, dtype=np.uint64)  # spaCy's stubs do not know unsigned arrays
    doc.from_array(names, numbers)


def _matcher(matcher: Matcher, patterns: list[Any]) -> Matcher:
    if patterns:
        matcher.add("patterns", patterns)
    return matcher
