"""Office documents: DOCX, and PDF where its reader is installed."""

from __future__ import annotations

import io
import logging
import zipfile
from collections.abc import Iterator
from importlib.metadata import version

from geo.articles.drafts import Draft, Item, fingerprint
from geo.articles.options import ReadOptions
from geo.articles.pages import headline
from geo.records import Skipped

LARGEST_UNPACKED = 200_000_000
"""Bytes that a DOCX may unpack to; a small file can unpack to gigabytes."""
MOST_PAGES = 1000
WORD = "word/document.xml"


def is_docx(raw: bytes) -> bool:
    """Whether bytes are a Word document."""
    return raw.startswith(b"PK\x03\x04") and WORD.encode() in raw[:200_000] + raw[-200_000:]


def read_docx(raw: bytes, where: str, _options: ReadOptions) -> Iterator[Item]:
    """A Word document's paragraphs, with an empty line between them."""
    import docx

    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            if sum(part.file_size for part in packed.infolist()) > LARGEST_UNPACKED:
                yield Skipped(
                    where=where,
                    what=f"This unpacks to more than {LARGEST_UNPACKED // 1_000_000} MB.",
                    todo="Copy the article's words into a text file.",
                )
                return
        document = docx.Document(io.BytesIO(raw))
        text = "\n\n".join(
            paragraph.text.strip() for paragraph in document.paragraphs if paragraph.text.strip()
        )
        title = document.core_properties.title or None
    # The library tells what is wrong with a document in many ways.
    except Exception as error:  # noqa: BLE001
        yield _unreadable(where, "Word document", error)
        return
    yield _draft(raw, where, text, title, "python-docx")


def read_pdf(raw: bytes, where: str, _options: ReadOptions) -> Iterator[Item]:
    """A PDF's text, page by page; spans count in the extracted text."""
    try:
        import pypdf
    except ImportError:
        yield Skipped(
            where=where,
            what="This is a PDF; reading it wants one more package.",
            todo="pip install 'dateline[pdf]', or convert it with pdftotext from poppler-utils.",
        )
        return
    # What it has to say of a broken file is turned into our message below.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(raw))
        pages = [page.extract_text() for page in reader.pages[:MOST_PAGES]]
        papers = reader.metadata
        title = papers.title if papers else None
    # As above: broken PDFs break in many ways.
    except Exception as error:  # noqa: BLE001
        yield _unreadable(where, "PDF", error)
        return
    text = "\n\n".join(page.strip() for page in pages if page.strip())
    if not text:
        yield Skipped(
            where=where,
            what="This PDF holds no text, only pictures of it.",
            todo="Run a text recogniser over it, such as ocrmypdf.",
        )
        return
    yield _draft(raw, where, text, title, "pypdf")


def _draft(raw: bytes, where: str, text: str, title: str | None, reader: str) -> Draft:
    """The article; the day on which the file was made says nothing of its publication."""
    return Draft(
        where=where,
        text=text,
        fingerprint=fingerprint(raw),
        title=title or headline(text),
        extractor=f"{reader} {version(reader)}",
    )


def _unreadable(where: str, kind: str, error: Exception) -> Skipped:
    words = " ".join(str(error).split())[:160] or type(error).__name__
    return Skipped(
        where=where,
        what=f"This {kind} cannot be read: {words}.",
        todo="Open and save it again, or copy its words into a text file.",
    )
