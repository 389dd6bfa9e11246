"""Naming files that hold no text, so that the message can say what to do with them."""

from __future__ import annotations

from geo.records import Skipped

_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"\x89PNG", "a PNG picture", "Give the text of the article instead."),
    (b"\xff\xd8\xff", "a JPEG picture", "Give the text of the article instead."),
    (b"GIF8", "a GIF picture", "Give the text of the article instead."),
    (b"PK\x03\x04", "a ZIP archive", "Unpack it with unzip and name the folder."),
    (b"\x1f\x8b", "a gzip archive", "Unpack it first with gunzip, a .tar.gz with tar -xzf."),
    (b"BZh", "a bzip2 archive", "Unpack it first with bunzip2."),
    (b"\xfd7zXZ", "an xz archive", "Unpack it first with unxz."),
    (b"7z\xbc\xaf", "a 7z archive", "Unpack it first with 7z x."),
    (b"Rar!", "a RAR archive", "Unpack it first with unrar x."),
    (b"\x28\xb5\x2f\xfd", "a zstd archive", "Unpack it first with unzstd."),
    (b"WARC/", "a web archive", "Take the pages out of it first, for example with warcio extract."),
    (b"SQLite format 3", "a SQLite database", "Export the articles as CSV or JSON Lines."),
    (b"\x7fELF", "a program", "Give the text of the article instead."),
    (b"MZ\x90", "a program", "Give the text of the article instead."),
    (
        b"\xd0\xcf\x11\xe0",
        "an old office document (.doc, .xls, .ppt) or an Outlook message",
        "Convert it: soffice --headless --convert-to docx FILE; save a message as text.",
    ),
    (b"ID3", "a sound file", "Give the text of the article instead."),
    (b"OggS", "a sound file", "Give the text of the article instead."),
    (
        b"{\\rtf",
        "an RTF document",
        "Convert it: soffice --headless --convert-to docx FILE.",
    ),
)
_OFFICE: tuple[tuple[bytes, str, str], ...] = (
    (
        b"application/vnd.oasis.opendocument.text",
        "an OpenDocument text",
        "Convert it: soffice --headless --convert-to docx FILE.",
    ),
    (
        b"application/vnd.oasis.opendocument",
        "an OpenDocument table or drawing",
        "Save a table as CSV: soffice --headless --convert-to csv FILE.",
    ),
    (b"application/epub+zip", "an e-book", "Convert it: pandoc FILE -o book.html."),
    (b"xl/workbook", "an Excel table", "Save it as CSV: soffice --headless --convert-to csv FILE."),
    (b"ppt/presentation", "a presentation", "Copy its words into a text file."),
)
"""What stands near the beginning or the end of a ZIP that is more than an archive."""
_XML = (
    "an XML file",
    "Save the articles as HTML, text or JSON Lines; RSS and Atom feeds are read.",
)
_BY_SUFFIX = {
    ".eml": ("an e-mail", "Save the article alone as text or HTML."),
    ".mbox": ("a mailbox", "Save the articles alone as text or HTML."),
    ".mht": ("a web page in one file (MHTML)", "Save it again as “Webpage, HTML only”."),
    ".mhtml": ("a web page in one file (MHTML)", "Save it again as “Webpage, HTML only”."),
    ".xml": _XML,
}
"""What would pass for text and is none: all but feeds and XHTML, which are recognised before."""
_TAR = ("a tar archive", "Unpack it with tar -xf and name the folder.")
_CONTROL = bytes(sorted(frozenset(range(0x20)) - {0x09, 0x0A, 0x0C, 0x0D, 0x1B}))
_ENDS = 200_000
"""Bytes at each end of a ZIP that are looked at."""
_MOST_CONTROL = 0.02
"""Share of control bytes above which something is no text in any encoding of one byte."""


def refuse_binary(raw: bytes, where: str, suffix: str = "") -> Skipped | None:
    """What to report about bytes that are no text; None where they may be text."""
    start = raw.lstrip()[:200] if raw[:1].isspace() else raw[:200]
    if start.startswith((b"<?xml", b"<!DOCTYPE", b"<!doctype")) and b"<html" in raw[:2000].lower():
        return None
    for found in (
        _XML if start.startswith(b"<?xml") else _BY_SUFFIX.get(suffix),
        _TAR if raw[257:262] == b"ustar" else None,
        _office(raw),
    ):
        if found is not None:
            return _refused(where, *found)
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
    control = len(sample) - len(sample.translate(None, _CONTROL))
    if control > _MOST_CONTROL * len(sample):
        return _refused(
            where, "not text: it is full of control bytes", "Give a text, HTML or table file."
        )
    return None


def _office(raw: bytes) -> tuple[str, str] | None:
    """What kind of office document a ZIP is, and what to do with it."""
    if not raw.startswith(b"PK\x03\x04"):
        return None
    ends = raw[:_ENDS] + raw[-_ENDS:]
    return next(((name, todo) for mark, name, todo in _OFFICE if mark in ends), None)


def _is_wide(raw: bytes) -> bool:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        return True
    sample = raw[:4096]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    return abs(even - odd) > 0.35 * (len(sample) // 2)


def _refused(where: str, name: str, todo: str) -> Skipped:
    return Skipped(
        where=where,
        what=f"This is {name}; geo reads text, HTML, .docx, PDF, tables, links and feeds.",
        todo=todo,
    )
