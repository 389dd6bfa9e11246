"""Text in capitals → ordinary case, so that a parser trained on ordinary text can read it.

Old newswire was sent in capitals alone. Case is put back by what a word is: names that the
gazetteer holds, words that no dictionary holds and the words of the calendar get a capital,
abbreviations stay as they are, all else becomes small. Lengths never change, so spans stay true.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from geo.gazetteer import Gazetteer

LONGEST_NAME = 4
"""Words of the longest name that is looked for."""
LARGE = 100_000
"""Inhabitants from which a town's name beats a dictionary's noun ("Lima")."""
ALWAYS = frozenset(
    {
        "january", "february", "march", "april", "june", "july", "august", "september", "october",
        "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
        "sunday", "jan", "feb", "apr", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "i", "col",
        "gen", "lt", "capt", "maj", "sgt", "mr", "mrs", "dr", "msgr",
    }
)  # fmt: skip
"""The calendar, titles before names, and I."""
PARTICLES = frozenset({"de", "del", "la", "las", "los", "el", "y", "da", "do", "dos"})
_TOKEN = re.compile(r"U\.S\.|[^\W\d_]+(?:'[^\W\d_]+)?")
_SENTENCE_END = re.compile(
    r"(?<!U\.S)[.!?][\"')\]]*\s+\"?$|\n\s*\n\s*$|--\s*(?:\[TEXT\]\s*)?$|^\s*$"
)


class Recaser:
    """Texts in capitals in, texts in ordinary case out."""

    def __init__(self, gazetteer: Gazetteer, kinds: Callable[[str], frozenset[str]]) -> None:
        self._gazetteer = gazetteer
        self._kinds = kinds
        self._known: dict[str, bool] = {}

    def __call__(self, text: str) -> str:
        """The text in ordinary case, of the same length."""
        tokens = list(_TOKEN.finditer(text))
        out = list(text.lower())
        if len(out) != len(text):  # a letter whose small form is longer, as İ
            out = [letter.lower() if len(letter.lower()) == 1 else letter for letter in text]
        index = 0
        names = [False] * len(tokens)
        while index < len(tokens):
            taken = self._name_at(text, tokens, index)
            names[index : index + taken] = [True] * taken
            for token in tokens[index : index + max(taken, 1)]:
                word = token.group().lower()
                small = taken > 1 and token is not tokens[index] and word in PARTICLES
                if taken and not small:
                    self._write(out, token, word, text)
                elif _SENTENCE_END.search(text[max(0, token.start() - 14) : token.start()]):
                    out[token.start()] = out[token.start()].upper()
            index += max(taken, 1)
        for index in range(1, len(tokens) - 1):
            if names[index - 1] and self._inside_name(text, tokens, names, index):
                out[tokens[index].start()] = text[tokens[index].start()]
                names[index] = True
        return "".join(out)

    def _inside_name(
        self, text: str, tokens: list[re.Match[str]], names: list[bool], index: int
    ) -> bool:
        """A noun or two between words of a name, as "Castro" where a dictionary has castro."""
        for last in range(index, min(index + 2, len(tokens) - 1)):
            gaps = zip(tokens[index - 1 : last + 1], tokens[index : last + 2], strict=True)
            if any(text[one.end() : other.start()].strip() for one, other in gaps):
                return False
            if self._kinds(tokens[last].group().lower()) != {"noun"}:
                return False
            if names[last + 1]:
                return True
        return False

    def _write(self, out: list[str], token: re.Match[str], word: str, text: str) -> None:
        bracketed = (
            text[token.start() - 1 : token.start()] in "(["
            and text[token.end() : token.end() + 1] in ")]-"
        )
        abbreviation = len(word) > 1 and (
            bracketed or "." in word or not re.search("[aeiouy]", word)
        )
        whole = abbreviation and ("." in word or not self._kinds(word)) and word not in ALWAYS
        end = token.end() if whole else token.start() + 1
        for position in range(token.start(), end):
            upper = out[position].upper()
            out[position] = upper if len(upper) == 1 else out[position]

    def _name_at(self, text: str, tokens: list[re.Match[str]], index: int) -> int:
        """How many tokens from here are one name; 0 for a plain word."""
        for length in range(min(LONGEST_NAME, len(tokens) - index), 1, -1):
            first, last = tokens[index], tokens[index + length - 1]
            words = " ".join(text[first.start() : last.end()].split())
            if words.count(" ") == length - 1 and self._many(words.lower()):
                return length
        return int(self._one(tokens[index].group().lower()))

    def _many(self, words: str) -> bool:
        if words not in self._known:
            parts = words.split()
            ends = self._kinds(parts[0]) | self._kinds(parts[-1])
            self._known[words] = (
                "function" not in self._kinds(parts[0]) or parts[0] in PARTICLES
            ) and (
                self._gazetteer.knows(words)
                and not (ends & {"verb", "function"} and not self._large(words))
            )
        return self._known[words]

    def _one(self, word: str) -> bool:
        if word not in self._known:
            kinds = self._kinds(word.removesuffix("'s"))
            plain = bool(kinds - {"noun"})
            people = any(
                self._gazetteer.demonym(one.title()) for one in (word, word.removesuffix("s"))
            )
            self._known[word] = (
                word in ALWAYS
                or (people and not kinds & {"verb", "function"})
                or (not plain and (not kinds or self._large(word)))
            )
        return self._known[word]

    def _large(self, words: str) -> bool:
        return any(
            one.place.kind == "country" or (one.place.population or 0) >= LARGE
            for one in self._gazetteer.candidates(words.title())[:3]
        )
