"""Which words are ordinary English: asked where capitals cannot tell names from words.

The pipeline's own lemmatiser holds a dictionary of lemmas with the rules that lead to them; this
module only asks it, so that no second word list has to travel.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

OPEN = ("verb", "adj", "adv", "noun")


class Dictionary:
    """Lower-case words → what they can be."""

    def __init__(self, nlp: Language) -> None:
        lookups = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]  # no stubs
        self._index = {kind: frozenset(lookups.get_table("lemma_index")[kind]) for kind in OPEN}
        self._exceptions = {kind: lookups.get_table("lemma_exc")[kind] for kind in OPEN}
        self._rules = {
            kind: lookups.get_table("lemma_rules")[kind] for kind in OPEN if kind != "adv"
        }
        self._stops = frozenset(nlp.Defaults.stop_words)

    def kinds(self, word: str) -> frozenset[str]:
        """Of verb, adj, adv, noun and "function", what this lower-case word can be, inflected or
        not; empty for a word that is in no dictionary, as most names are."""
        found = {kind for kind in OPEN if self._is(word, kind)}
        return frozenset(found | {"function"} if word in self._stops else found)

    def _is(self, word: str, kind: str) -> bool:
        known = self._index[kind]
        if word in known or word in self._exceptions[kind]:
            return True
        return any(
            word.endswith(old) and word[: len(word) - len(old)] + new in known
            for old, new in self._rules.get(kind, ())
        )
