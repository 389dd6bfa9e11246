"""Naming files that hold no text, so that the message can say what to do with them."""

from __future__ import annotations

from geo.records import Skipped

_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG", "a PNG picture", "Give the text of the article instead."),
    (b"\xff\xd8\xff", "a JPEG picture", "Give the text of the article instead."),
    (b"GIF8", "a GIF picture", "Give the text of the article instead."),
    (b"PK\x03\x04", "a ZIP archive or an office document", "Unpack it, or save it as text."),
    (b"\x1f\x8b", "a gzip archive", "Unpack it first, for example with gunzip."),
    (b"BZh", "a bzip2 archive", "Unpack it first."),
    (b"\xfd7zXZ", "an xz archive", "Unpack it first."),
    (b"7z\xbc\xaf", "a 7z archive", "Unpack it first."),
    (b"\x28\xb5\x2f\xfd", "a zstd archive", "Unpack it first."),
    (b"SQLite format 3", "a SQLite database", "Export the articles as CSV or JSON Lines."),
    (b"\x7fELF", "a program", "Give the text of the article instead."),
    (b"MZ\x90", "a program", "Give the text of the article instead."),
    (b"\xd0\xcf\x11\xe0", "an old office document", "Save it as text."),
    (b"ID3", "a sound file", "Give the text of the article instead."),
    (b"OggS", "a sound file", "Give the text of the article instead."),
    (b"{\\rtf", "an RTF document", "Save it as plain text."),
    (
        b"<?xml",
        "an XML file",
        "Save the articles as HTML, text or JSON Lines; RSS and Atom feeds are read.",
    ),
)
_CONTROL = frozenset(range(0x20)) - {0x09, 0x0A, 0x0C, 0x0D, 0x1B}
_MOST_CONTROL = 0.02
"""Share of control bytes above which something is no text in any encoding of one byte."""


def refuse_binary(raw: bytes, where: str) -> Skipped | None:
    """What to report about bytes that are no text; None where they may be text."""
    start = raw.lstrip()[:200] if raw[:1].isspace() else raw[:200]
    if start.startswith(b"<?xml") and b"<html" in raw[:2000].lower():
        return None
    if raw[4:8] == b"ftyp":
        return _refused(where, "a video or sound file", "Give the text of the article instead.")
    if raw[:4] == b"RIFF":
        return _refused(where, "a media file", "Give the text of the article instead.")
    for signature, name, todo in _SIGNATURES:
        if start.startswith(signature):
            return _refused(where, name, todo)
    sample = raw[:65536]
    if _is_wide(raw) or not sample:
        return None
    control = sum(byte in _CONTROL for byte in sample)
    if control > _MOST_CONTROL * len(sample):
        return _refused(
            where, "not text: it is full of control bytes", "Give a text, HTML or table file."
        )
    return None


def _is_wide(raw: bytes) -> bool:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        return True
    sample = raw[:4096]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    return abs(even - odd) > 0.35 * (len(sample) // 2)


def _refused(where: str, name: str, todo: str) -> Skipped:
    return Skipped(where=where, what=f"This is {name}; geo reads text, HTML and tables.", todo=todo)
