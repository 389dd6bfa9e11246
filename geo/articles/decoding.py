"""Bytes → text. Unicode first, then byte-order marks, then an educated guess.

Nothing is normalised and no line break is changed: positions in the text are positions in what
was published.
"""

from __future__ import annotations

import codecs
import re

from geo.errors import InputError

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{1,40})""", re.IGNORECASE)
_SAMPLE = 200_000
"""Bytes that are looked at to guess an encoding."""
_MOSTLY_ASCII = 0.97
"""A text with at least this share of ASCII is English, so its other bytes are curly quotes,
dashes and a few accents in Windows-1252."""
_SHORT = 300
"""Bytes below which statistics tell nothing, and Western letters are the better guess …"""
_SHORT_ASCII = 0.6
"""… from this share of ASCII on."""


def decode(raw: bytes, *, html: bool = False) -> str:
    """The text of some bytes, without a byte-order mark; `InputError` where no encoding fits.

    `html=True` also believes the page's own `<meta charset>`.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _strict(raw, encoding)
    wide = _utf16_without_mark(raw)
    if wide:
        return _strict(raw, wide)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = _DECLARED.search(raw[:4096]) if html else None
    if declared:
        try:
            return raw.decode(declared.group(1).decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return _guess(raw)


def _strict(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise InputError(
            f"This starts like {encoding} but byte {error.start} does not fit.",
            todo="Save it again as UTF-8.",
        ) from error


def _guess(raw: bytes) -> str:
    ascii_share = sum(byte < 128 for byte in raw[:_SAMPLE]) / len(raw[:_SAMPLE])
    if ascii_share >= (_MOSTLY_ASCII if len(raw) >= _SHORT else _SHORT_ASCII):
        try:
            return raw.decode("cp1252")
        except UnicodeDecodeError:
            pass
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:_SAMPLE]).best()
    if best is None:
        raise InputError(
            "The encoding of this text cannot be told: it is not UTF-8, and nothing else fits.",
            todo="Save it again as UTF-8.",
        )
    try:
        return raw.decode(best.encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"This looks like {best.encoding} but byte {error.start} does not fit.",
            todo="Save it again as UTF-8.",
        ) from error


def _utf16_without_mark(raw: bytes) -> str | None:
    sample = raw[:4096]
    pairs = len(sample) // 2
    if pairs < 8:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.4 * pairs and even < 0.05 * pairs:
        return "utf-16-le"
    if even > 0.4 * pairs and odd < 0.05 * pairs:
        return "utf-16-be"
    return None
