"""Cutting a text into paragraphs, and making each plain without moving a character.

Recognisers read across line breaks and take "Threat⏎⏎Japan" for one place; hard-wrapped
text must not be cut at every line. Both are settled here, before any model sees the text.
"""

import re
from collections.abc import Iterator
from statistics import median

LONGEST = 20_000
"""Code points of the longest paragraph that a model is given; longer ones are cut at a space."""
WRAP_WIDTH = 100
"""Lines longer than this were not wrapped by a typesetter."""

_BLOCK = re.compile(r"[^\n]+(?:\n(?![^\S\n]*\n)[^\n]+)*")
_PLAIN = str.maketrans(
    {
        "\n": " ", "\r": " ", "\t": " ", "\f": " ", "\v": " ", "\x00": " ",
        "\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u200a": " ", "\u202f": " ", "\u3000": " ",
        "\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u201c": '"', "\u201d": '"',
        "\u2010": "-", "\u2011": "-",
    }
)  # fmt: skip


def plain(text: str) -> str:
    """Make white space and quotation marks plain; the length stays the same.

    >>> plain("Japan\u2019s\u00a0navy")
    "Japan's navy"
    """
    return text.translate(_PLAIN)


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    r"""Yield (start, words as published) for each paragraph that is not blank.

    >>> list(paragraphs("Title\n\nOne line.\nAnother."))
    [(0, 'Title'), (7, 'One line.'), (17, 'Another.')]
    """
    for block in _BLOCK.finditer(text):
        words = block.group()
        pieces = [(0, words)] if _is_wrapped(words) else _lines(words)
        for start, piece in pieces:
            for cut, part in _short_enough(piece):
                if part.strip():
                    yield block.start() + start + cut, part


def _is_wrapped(block: str) -> bool:
    lines = block.split("\n")
    if len(lines) < 2:
        return True
    inner = [line.rstrip() for line in lines[:-1]]
    if any(len(line) > WRAP_WIDTH for line in lines) or median(map(len, inner)) < 40:
        return False
    finished = sum(line.endswith((".", "!", "?", '"', "\u201d", ":")) for line in inner)
    return finished * 2 < len(inner)


def _lines(block: str) -> list[tuple[int, str]]:
    found, start = [], 0
    for line in block.split("\n"):
        found.append((start, line))
        start += len(line) + 1
    return found


def _short_enough(words: str) -> Iterator[tuple[int, str]]:
    start = 0
    while len(words) - start > LONGEST:
        space = words.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = space + 1 if space > 0 else start + LONGEST
        yield start, words[start:cut]
        start = cut
    yield start, words[start:]
