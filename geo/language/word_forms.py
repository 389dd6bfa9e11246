"""Parts of speech and lemmas, worked out once for each word with its tag and dependency.

spaCy tries some 180 patterns at every token of every text. Nearly all of them look at one token,
so what they give for "said", tagged VBD, need not be worked out a second time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain
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
_WORD_NAMES = frozenset({"ORTH", "TEXT", "LOWER"})
REMEMBERED = 200_000
"""Words with tag and dependency that are kept: some 60 MB; then it starts anew."""


class WordForms:
    """spaCy's attribute ruler and lemmatizer as one step with a memory; the same results."""

    NAMES = ("attribute_ruler", "lemmatizer")

    def __init__(self, nlp: Language) -> None:
        from spacy.matcher import Matcher

        self._vocab = nlp.vocab
        self._ruler: Any
        self._lemmatizer: Any
        self._ruler, self._lemmatizer = (nlp.get_pipe(name) for name in self.NAMES)
        ruler = self._ruler
        longer = [p for rule in ruler.patterns for p in rule["patterns"] if len(p) > 1]
        self._reach = max(map(len, longer), default=1) - 1
        self._longer = _matcher(Matcher(nlp.vocab), longer)
        self._first = _matcher(Matcher(nlp.vocab), [pattern[:1] for pattern in longer])
        words, self._shapes = _named(ruler, _WORD_NAMES)
        self._words = frozenset(map(str.lower, words))
        arcs, _ = _named(ruler, frozenset({"DEP"}))
        strings: Any = nlp.vocab.strings
        self._arcs = frozenset(strings[arc] for arc in arcs)
        self._other_arc = int(strings.add("a dependency that no pattern names"))
        _search_quickly(self._lemmatizer)
        self._ruled: dict[tuple[int, int, int, bool], Forms] = {}
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
                _is_told(name, value)
                for rule in rules
                for pattern in rule["patterns"]
                for token in pattern
                for name, value in token.items()
            )
        )

    def annotate(self, docs: list[Doc]) -> list[Doc]:
        """Set part of speech, morphology and lemma of each token; the same documents."""
        if len(self._forms) > REMEMBERED:
            self._forms.clear()
            self._windows.clear()
        keys: list[list[Key]] = [list(map(tuple, doc.to_array(_KEY).tolist())) for doc in docs]
        known = self._forms
        self._learn([key for key in dict.fromkeys(chain.from_iterable(keys)) if key not in known])
        for doc, own in zip(docs, keys, strict=True):
            forms = [known[key] for key in own]
            if not self._begins.isdisjoint(own):
                for _, first, last in self._longer(doc, allow_missing=True):
                    forms[first:last] = self._in_company(own, first, last)
            if forms:
                _write(doc, _FORMS, forms)
        return docs

    def _learn(self, keys: list[Key]) -> None:
        if not keys:
            return
        doc = self._bare(keys)
        self._begins.update(keys[first] for _, first, _ in self._first(doc, allow_missing=True))
        _write(doc, _FORMS, [self._by_rule(key) for key in keys])
        self._lemmatizer(doc)
        self._forms.update(zip(keys, doc.to_array(_FORMS).tolist(), strict=True))

    def _by_rule(self, key: Key) -> Forms:
        """What the ruler says of a token; most words are nothing to it but their tag."""
        word, tag, dependency = key
        lexeme = self._vocab[word]
        lower = lexeme.lower_
        telling = lower in self._words or any(shape.search(lexeme.text) for shape in self._shapes)
        arc = dependency if dependency in self._arcs else self._other_arc
        asked = (word if telling else 0, tag, arc, lexeme.is_space)
        forms = self._ruled.get(asked)
        if forms is None:
            doc = self._ruler(self._bare([(word, tag, arc)]))
            forms = self._ruled[asked] = doc.to_array(_FORMS).tolist()[0]
        return [forms[0], dependency if forms[1] == arc else forms[1], *forms[2:]]

    def _in_company(self, keys: list[Key], first: int, last: int) -> list[Forms]:
        """Forms of the tokens that a longer pattern covers, with the neighbours it may see."""
        start = max(0, first - self._reach)
        window = tuple(keys[start : last + self._reach])
        forms = self._windows.get(window)
        if forms is None:
            doc = self._lemmatizer(self._ruler(self._bare(window)))
            forms = self._windows[window] = doc.to_array(_FORMS).tolist()
        return forms[first - start : last - start]

    def _bare(self, keys: Sequence[Key]) -> Doc:
        from spacy.tokens import Doc

        doc = Doc(self._vocab, words=[self._vocab.strings[key[0]] for key in keys])
        _write(doc, _KEY[1:], [key[1:] for key in keys])
        return doc


def _is_told(name: str, value: Any) -> bool:
    """Whether what a pattern asks of a token can be looked up by word, tag and dependency."""
    asks = {"IN", "NOT_IN", "REGEX"} if name in _WORD_NAMES else {"IN", "NOT_IN"}
    return name in _TOLD_BY_KEY and (not isinstance(value, dict) or set(value) <= asks)


def _named(ruler: Any, names: frozenset[str]) -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """Values that patterns of one token ask for under these names, and what they ask to match."""
    found: set[str] = set()
    shapes: list[re.Pattern[str]] = []
    for pattern in _short_patterns(ruler):
        for name in names.intersection(pattern):
            value = pattern[name]
            if isinstance(value, str):
                found.add(value)
            else:
                found.update(value.get("IN", ()), value.get("NOT_IN", ()))
                shapes += [re.compile(value["REGEX"], re.IGNORECASE)] if "REGEX" in value else []
    return frozenset(found), tuple(shapes)


def _short_patterns(ruler: Any) -> Iterator[Any]:
    for rule in ruler.patterns:
        for pattern in rule["patterns"]:
            if len(pattern) == 1:
                yield pattern[0]


def _search_quickly(lemmatizer: Any) -> None:
    """spaCy holds its lists of lemmas as lists and searches them from the front."""
    if lemmatizer.lookups.has_table("lemma_index"):
        table = lemmatizer.lookups.get_table("lemma_index")
        for kind in table:
            table[kind] = frozenset(table[kind])


def _write(doc: Doc, names: list[int | str], rows: Sequence[Sequence[int]]) -> None:
    numbers: Any = np.array(rows, dtype=np.uint64)  # spaCy's stubs do not know unsigned arrays
    doc.from_array(names, numbers)


def _matcher(matcher: Matcher, patterns: list[Any]) -> Matcher:
    if patterns:
        matcher.add("patterns", patterns)
    return matcher
