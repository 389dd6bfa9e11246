"""Telling the language of an article, above all English from everything else."""

from __future__ import annotations

SAMPLE = 4_000
"""Code points that are looked at."""
ENOUGH_LETTERS = 60
ENOUGH_IDEOGRAPHS = 12
"""A text with less than either is too short to tell."""
MARGIN = 5.0
"""The best language must beat the second by this much (natural logarithm of the odds)."""


def language_of(text: str) -> str | None:
    """ISO 639-1 code of a text's language; None where it is too short or mixed to tell."""
    sample = text[:SAMPLE]
    letters = sum(map(str.isalpha, sample))
    ideographs = sum(ord(char) > 0x2E7F and char.isalpha() for char in sample)
    if letters < ENOUGH_LETTERS and ideographs < ENOUGH_IDEOGRAPHS:
        return None
    if sum(map(str.isupper, sample)) > 0.6 * letters:
        sample = sample.lower()
    from py3langid import rank

    # Two letters: Nigerian Pidgin and other near relatives would make every English text doubtful.
    (best, score), (_, second) = [pair for pair in rank(sample) if len(pair[0]) == 2][:2]
    return str(best) if score - second >= MARGIN else None


def primary_code(stated: str | None) -> str | None:
    """ "en" for "en-GB", "EN" or "English"; None for what is no language code.

    >>> primary_code("en-GB"), primary_code("English"), primary_code("?")
    ('en', 'en', None)
    """
    if not stated:
        return None
    words = {"english": "en", "eng": "en", "french": "fr", "german": "de", "spanish": "es",
             "portuguese": "pt", "russian": "ru", "arabic": "ar", "chinese": "zh",
             "japanese": "ja", "italian": "it"}  # fmt: skip
    plain = stated.strip().casefold()
    if plain in words:
        return words[plain]
    code = plain.replace("_", "-").split("-", 1)[0]
    return code if len(code) == 2 and code.isascii() and code.isalpha() else None
