"""Files, folders, globs and standard input; and what cannot be read."""

import io
import sys
from types import SimpleNamespace

import pytest

from geo.articles import inputs, read_articles
from geo.records import Skipped


def test_inputs_come_in_the_order_they_are_named(tmp_path):
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(f"Story {name}.")
    named = [tmp_path / "c.txt", tmp_path / "a.txt", tmp_path / "b.txt"]
    assert [a.text for a in read_articles(named)] == ["Story c.", "Story a.", "Story b."]


def test_a_folder_is_read_with_its_folders_in_the_order_of_names(tmp_path):
    for name in ["b/2.txt", "a.txt", "b/1.jsonl"]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f'{{"text": "{name}"}}' if "jsonl" in name else name)
    assert [a.text for a in read_articles([tmp_path])] == ["a.txt", "b/1.jsonl", "b/2.txt"]


def test_hidden_files_and_pictures_in_a_folder_are_passed_over(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.txt").write_text("hidden")
    (tmp_path / ".DS_Store").write_bytes(b"\x00")
    (tmp_path / "page_files.png").write_bytes(b"\x89PNG")
    (tmp_path / "a.txt").write_text("Story.")
    assert [a.text for a in read_articles([tmp_path])] == ["Story."]


def test_a_folder_without_articles_is_reported(tmp_path):
    (skipped,) = read_articles([tmp_path])
    assert "no article" in skipped.what


def test_a_glob_names_files_in_order(tmp_path):
    for name in ["b.txt", "a.txt", "c.md"]:
        (tmp_path / name).write_text(name)
    assert [a.text for a in read_articles([f"{tmp_path}/*.txt"])] == ["a.txt", "b.txt"]


def test_a_glob_that_matches_nothing_is_reported(tmp_path):
    (skipped,) = read_articles([f"{tmp_path}/*.txt"])
    assert "Nothing matches" in skipped.what


def test_a_file_whose_name_looks_like_a_glob_is_that_file(tmp_path):
    (tmp_path / "a[1].txt").write_text("Story.")
    assert [a.text for a in read_articles([tmp_path / "a[1].txt"])] == ["Story."]


@pytest.mark.parametrize(
    ("given", "texts"),
    [
        ("A story from a pipe.", ["A story from a pipe."]),
        ('{"text": "One."}\n{"text": "Two."}\n', ["One.", "Two."]),
    ],
)
def test_a_dash_is_standard_input(monkeypatch, given, texts):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(given.encode())))
    assert [a.text for a in read_articles(["-"])] == texts


def test_a_missing_file_is_reported_and_the_next_one_read(tmp_path):
    (tmp_path / "a.txt").write_text("Story.")
    missing, article = read_articles([tmp_path / "no.txt", tmp_path / "a.txt"])
    assert "no such file" in missing.what
    assert article.text == "Story."


@pytest.mark.parametrize("content", [b"", b"  \n\n ", b"\xef\xbb\xbf"])
def test_an_empty_file_is_reported(read, content):
    (skipped,) = read("a.txt", content)
    assert "empty" in skipped.what


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "PNG"),
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04" + bytes(50), "ZIP"),
        (b"\x1f\x8b\x08" + bytes(50), "gzip"),
        (b"{\\rtf1 words}", "RTF"),
        (b"<?xml version='1.0'?><note></note>", "XML"),
        (b"Rar!\x1a\x07" + bytes(50), "unrar"),
        (bytes(257) + b"ustar" + bytes(50), "tar -xf"),
        (b"WARC/1.0\r\n", "warcio"),
        (b"\xd0\xcf\x11\xe0" + bytes(50), "convert-to docx"),
        (b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text", "convert-to docx"),
        (b"PK\x03\x04mimetypeapplication/epub+zip", "pandoc"),
        (b"PK\x03\x04xl/workbook.xml", "convert-to csv"),
        (bytes(range(256)) * 20, "control bytes"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_binary_file_is_named_and_the_way_out_told(read, content, word):
    (skipped,) = read("a.txt", content)
    assert word in f"{skipped.what} {skipped.todo}"
    assert skipped.todo


@pytest.mark.parametrize(
    ("name", "word"),
    [("a.eml", "e-mail"), ("a.mht", "MHTML"), ("a.xml", "XML")],
)
def test_what_only_passes_for_text_is_named(read, name, word):
    (skipped,) = read(name, b"From: somebody\n\nA storm flooded streets in Porto on Thursday.")
    assert word in skipped.what


@pytest.mark.parametrize(
    ("content", "holds"),
    [
        (b"https://news.example/a\n", False),
        (b"\xef\xbb\xbf# today\r\n\r\nhttps://news.example/a\n", False),
        (b"[InternetShortcut]\nURL=https://news.example/a\n", False),
        (b'<?xml version="1.0"?><rss version="2.0"></rss>', False),
        (b"See https://news.example/a", True),
    ],
    ids=["addresses", "with a comment on top", "a shortcut", "a feed", "a text"],
)
def test_a_list_of_addresses_comes_and_goes_and_a_file_holds_all(tmp_path, content, holds):
    (tmp_path / "a").write_bytes(content)
    assert inputs.holds_all(str(tmp_path / "a")) is holds


def test_a_file_above_the_limit_is_refused(read, monkeypatch):
    monkeypatch.setattr(inputs, "LARGEST", 100)
    (skipped,) = read("a.txt", "word " * 50)
    assert "larger than" in skipped.what


def test_json_lines_may_be_larger_than_the_limit(read, monkeypatch):
    monkeypatch.setattr(inputs, "LARGEST", 100)
    assert len(read("a.jsonl", "".join(f'{{"text": "Story {n}."}}\n' for n in range(50)))) == 50


def test_a_json_line_above_the_limit_is_refused(read, monkeypatch):
    monkeypatch.setattr(inputs, "LARGEST", 100)
    (skipped,) = read("a.jsonl", '{"text": "' + "word " * 50 + '"}')
    assert "larger than" in skipped.what


def test_the_input_is_named_as_the_user_named_it(tmp_path, monkeypatch):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("")
    monkeypatch.chdir(tmp_path)
    (skipped,) = read_articles(["in/"])
    assert skipped.where == "in/a.txt"


@pytest.mark.parametrize("name", ["\x00", "a" * 5000, "x\ny", ""])
def test_an_impossible_name_is_reported(name):
    (skipped, *_) = read_articles([name] if name else ["./none"])
    assert isinstance(skipped, Skipped)


def test_a_text_of_one_enormous_word_is_read(read_one):
    assert len(read_one("a.txt", "a" * 1_000_000).text) == 1_000_000


def test_text_from_right_to_left_is_kept(read_one):
    words = (
        "وقع زلزال في شمال البلاد يوم الاثنين، "
        "وقالت السلطات إن عشرات المنازل انهارت \u202eabc\u202c."
    )
    article = read_one("a.txt", words)
    assert (article.text, article.language) == (words, "ar")
