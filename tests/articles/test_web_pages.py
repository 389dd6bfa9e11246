"""Saved web pages: the article without its menus, and what the page's metadata say."""

from datetime import date
from pathlib import Path

from geo.articles import read_articles
from geo.records import Skipped

BODY = (
    "<p>A landslide buried the road between two villages above the lake on Tuesday, and nobody "
    "was hurt, the mayor said.</p><p>Workers expect to clear it within a week, and buses go "
    "round by the northern shore until then.</p>"
)


def page(head="", body=BODY):
    title = "Landslide shuts lake road"
    menu = "<nav><a href='/'>Home</a><a href='/sport'>Sport</a></nav>"
    return (
        f"<!doctype html><html lang='en'><head><title>{title}</title>{head}</head><body>{menu}"
        f"<article><h1>{title}</h1>{body}</article><footer>Cookie notice</footer></body></html>"
    )


def test_the_text_is_the_articles_words_without_menus(read_one):
    text = read_one("a.html", page()).text
    assert "A landslide buried the road" in text
    assert "Sport" not in text
    assert "Cookie" not in text


def test_the_metadata_are_read(read_one):
    article = read_one(
        "a.html",
        page(
            "<link rel='canonical' href='https://lake.example.org/landslide'>"
            "<meta property='og:site_name' content='Lake Courier'>"
            "<meta property='article:published_time' content='2022-11-15T09:00:00Z'>"
        ),
    )
    assert article.title == "Landslide shuts lake road"
    assert article.date == date(2022, 11, 15)
    assert article.source == "Lake Courier"
    assert article.id == article.url == "https://lake.example.org/landslide"


def test_the_extractor_is_recorded_with_its_version(read_one):
    name, version = read_one("a.html", page()).extractor.split()
    assert name == "trafilatura"
    assert version[0].isdigit()


def test_a_page_is_recognised_whatever_its_name(read_one):
    assert "Sport" not in read_one("saved.txt", page()).text


def test_the_pages_declared_encoding_is_believed(read_one):
    raw = page("<meta charset='iso-8859-2'>").replace("mayor", "mayor Žižka").encode("iso-8859-2")
    assert "Žižka" in read_one("a.html", raw).text


def test_a_page_without_an_article_is_reported(read):
    (skipped,) = read("a.html", "<html><body><nav><a href='/'>Home</a></nav></body></html>")
    assert "No article" in skipped.what


def test_a_page_nested_without_end_is_reported(read):
    (skipped,) = read("a.html", "<html><body>" + "<div>" * 100_000 + "words")
    assert isinstance(skipped, Skipped)


def test_a_script_in_a_page_is_no_text(read_one):
    assert "alert" not in read_one("a.html", page(body=f"<script>alert(1)</script>{BODY}")).text


def test_the_sample_page_is_read_whole():
    path = Path(__file__).parents[2] / "seeds" / "porto-alegre-flood.html"
    (article,) = read_articles([path])
    assert article.date == date(2024, 5, 7)
    assert "between Cotiporã and Bento Gonçalves" in article.text
    assert "Privacy" not in article.text
