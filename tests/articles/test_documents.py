"""Word documents, PDFs, tables with columns of their own names, several articles in a file."""

import io
import sys
import zipfile
from pathlib import Path

import docx
import pypdf
import pytest

from geo.articles import ReadOptions, parse_columns, read_articles
from geo.errors import OptionError
from geo.records import Article, Skipped

STORM = "A storm flooded streets in Porto on Thursday, officials said."


def read(path: Path, **options: object) -> list[Article | Skipped]:
    return list(read_articles([path], options=ReadOptions(**options)))


def word(path: Path, *paragraphs: str, title: str = "") -> Path:
    document = docx.Document()
    document.core_properties.title = title
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(str(path))
    return path


def test_a_word_document_is_its_paragraphs(tmp_path: Path) -> None:
    [article] = read(word(tmp_path / "a.docx", "Storm in Porto", STORM, title="The storm"))
    assert article.text == f"Storm in Porto\n\n{STORM}"
    assert article.title == "The storm"
    assert article.extractor is not None
    assert article.extractor.startswith("python-docx ")


def test_the_day_on_which_a_document_was_made_is_no_publication_date(tmp_path: Path) -> None:
    [article] = read(word(tmp_path / "a.docx", "A storm flooded streets in Porto."))
    assert article.date is None


def test_a_word_document_that_unpacks_to_gigabytes_is_refused(tmp_path: Path) -> None:
    word(tmp_path / "a.docx", STORM)
    with zipfile.ZipFile(tmp_path / "a.docx", "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/media/zeros.bin", b"\0" * 210_000_000)
    [skipped] = read(tmp_path / "a.docx")
    assert "unpacks to more than 200 MB" in skipped.what


def test_a_broken_word_document_is_named(tmp_path: Path) -> None:
    content = word(tmp_path / "a.docx", STORM).read_bytes()
    (tmp_path / "a.docx").write_bytes(content[: len(content) // 2])
    [skipped] = read(tmp_path / "a.docx")
    assert isinstance(skipped, Skipped)


def pdf(path: Path, words: str) -> Path:
    """A PDF of one line, written by hand."""
    stream = f"BT /F1 12 Tf 72 720 Td ({words}) Tj ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
            b"/Resources << /Font << /F1 5 0 R >> >> >>"
        ),
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = io.BytesIO(b"%PDF-1.4\n"), []
    out.seek(0, io.SEEK_END)
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer << /Size %d /Root 1 0 R >>\n" % (len(objects) + 1))
    out.write(b"startxref\n%d\n%%%%EOF\n" % start)
    path.write_bytes(out.getvalue())
    return path


def test_a_pdf_is_its_text_and_says_who_extracted_it(tmp_path: Path) -> None:
    [article] = read(pdf(tmp_path / "a.pdf", STORM))
    assert article.text == STORM
    assert article.extractor == f"pypdf {pypdf.__version__}"


def test_without_its_reader_a_pdf_names_the_command_that_installs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    [skipped] = read(pdf(tmp_path / "a.pdf", STORM))
    assert "pip install 'dateline[pdf]'" in skipped.todo


def test_columns_may_have_names_that_nobody_would_guess(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f'tekst,dag\n"{STORM}",2024-01-12\n')
    [article] = read(tmp_path / "a.csv", columns=parse_columns("text=tekst,date=dag"))
    assert (article.text, str(article.date)) == (STORM, "2024-01-12")


def test_a_column_that_is_not_there_is_told_with_those_that_are(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f'text,dag\n"{STORM}",2024-01-12\n')
    [skipped] = read(tmp_path / "a.csv", columns={"text": "tekst"})
    assert "no 'tekst' here" in skipped.what
    assert "Found: text, dag" in skipped.what


def test_a_row_with_more_cells_than_the_header_is_read_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("text,title\nRain fell on Braga.,Rain,and more\n")
    [article] = read(tmp_path / "a.csv")
    assert (article.text, article.title) == ("Rain fell on Braga.", "Rain")


def test_columns_that_make_no_sense_are_refused() -> None:
    with pytest.raises(OptionError, match="does not say which column is which"):
        parse_columns("body")


def test_a_separator_parts_the_articles_of_one_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        f"---\ntitle: One\n---\n{STORM}\n=====\n---\ntitle: Two\n---\nRain fell on Braga.\n"
    )
    articles = read(tmp_path / "a.txt", separator="=====")
    assert [article.title for article in articles] == ["One", "Two"]
    assert len({article.id for article in articles}) == 2
