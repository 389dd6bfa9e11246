"""Addresses, lists of links and feeds become the articles behind them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from geo.articles import ReadOptions, read_articles
from geo.fetching import Fetcher
from geo.records import Article, Skipped
from tests.web_site import Site, serving

STORY = (
    "A storm flooded streets in Porto on Thursday, officials said. Trains between Porto and "
    "Braga stood still for most of the day, and schools stayed closed until Friday."
)


def page(title: str, day: str | None = None) -> str:
    stated = f'<meta property="article:published_time" content="{day}T08:00:00Z">' if day else ""
    return (
        f"<!doctype html><html lang='en'><head><title>{title}</title>{stated}</head><body><main>"
        f"<article><h1>{title}</h1><p>{title} it was. {STORY}</p></article></main></body></html>"
    )


def feed(*entries: tuple[str, str, str]) -> str:
    items = "".join(
        f"<item><title>{title}</title><link>{link}</link><pubDate>{day}</pubDate></item>"
        for title, link, day in entries
    )
    channel = f"<channel><title>The Example</title>{items}</channel>"
    return f'<?xml version="1.0"?><rss version="2.0">{channel}</rss>'


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as made:
        yield made


@pytest.fixture
def options(tmp_path: Path) -> ReadOptions:
    made = Fetcher(allow_private=True, between=0, cache_dir=tmp_path / "c")
    return ReadOptions(fetcher=lambda: made)


def read(options: ReadOptions, *inputs: str | Path) -> list[Article | Skipped]:
    return list(read_articles(inputs, options=options))


def test_an_address_is_the_article_behind_it(site: Site, options: ReadOptions) -> None:
    url = site.put("/storm", page("Storm in Porto", "2024-01-12"))
    [article] = read(options, url)
    assert isinstance(article, Article)
    assert (article.id, article.url) == (url, url)
    assert "flooded streets in Porto" in article.text
    assert str(article.date) == "2024-01-12"


def test_a_feed_gives_its_entries_in_order_with_their_titles_and_days(
    site: Site, options: ReadOptions
) -> None:
    one = site.put("/one", page("One"))
    two = site.put("/two", page("Two"))
    url = site.put(
        "/feed",
        feed(
            ("First", one, "Fri, 12 Jan 2024 09:00:00 GMT"),
            ("Second", two, "Sat, 13 Jan 2024 09:00:00 GMT"),
        ),
        Content_Type="application/rss+xml",
    )
    articles = read(options, url)
    assert [article.url for article in articles] == [one, two]
    assert [str(article.date) for article in articles] == ["2024-01-12", "2024-01-13"]


def test_a_feed_is_asked_for_each_time_and_its_pages_while_they_are_fresh_are_not(
    site: Site, options: ReadOptions
) -> None:
    first, second = site.put("/a", page("Rain")), site.put("/b", page("Snow"))
    url = site.put("/feed", feed(("Rain", first, "Fri, 12 Jan 2024 08:00:00 GMT")))
    assert [one.id for one in read(options, url)] == [first]
    both = [(title, link, "Fri, 12 Jan 2024 08:00:00 GMT") for title, link in
            (("Rain", first), ("Snow", second))]  # fmt: skip
    site.put("/feed", feed(*both))
    assert [one.id for one in read(options, url)] == [first, second]
    assert site.paths() == ["/feed", "/a", "/feed", "/b"]


def test_an_article_in_two_feeds_is_read_once_and_nothing_is_said_of_it(
    site: Site, options: ReadOptions
) -> None:
    story = site.put("/a", page("Rain"))
    entry = ("Rain", story, "Fri, 12 Jan 2024 08:00:00 GMT")
    feeds = [site.put(f"/{name}", feed(entry)) for name in ("world", "weather")]
    assert [one.id for one in read(options, *feeds) if isinstance(one, Article)] == [story]
    assert len(read(options, *feeds)) == 1


def test_an_article_that_was_taken_back_is_known_by_the_address_that_it_gave_itself(
    site: Site, options: ReadOptions, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = f"{site.address}/storm"
    link = site.put(
        "/go?to=storm",
        page("Storm").replace("</head>", f'<link rel="canonical" href="{own}"></head>'),
    )
    assert [one.id for one in read(options, link)] == [own]
    monkeypatch.setattr("geo.fetching.fetcher.FRESH", 0.0)
    site.put("/go?to=storm", "gone", status=410)
    [skipped] = read(options, link)
    assert isinstance(skipped, Skipped)
    assert skipped.gone == own


def test_a_saved_feed_is_read_like_one_from_the_web(
    site: Site, options: ReadOptions, tmp_path: Path
) -> None:
    saved = tmp_path / "news.xml"
    saved.write_text(feed(("One", site.put("/one", page("One")), "")), encoding="utf-8")
    assert [article.url for article in read(options, saved)] == [f"{site.address}/one"]


def test_a_text_of_addresses_is_a_list_of_links(
    site: Site, options: ReadOptions, tmp_path: Path
) -> None:
    links = tmp_path / "links.txt"
    links.write_text(
        f"# today\n{site.put('/one', page('One'))}\n\n{site.put('/two', page('Two'))}\n"
    )
    assert [article.url for article in read(options, links)] == [
        f"{site.address}/one",
        f"{site.address}/two",
    ]


def test_a_slip_among_addresses_is_named_with_its_line(
    site: Site, options: ReadOptions, tmp_path: Path
) -> None:
    links = tmp_path / "links.txt"
    good = [site.put(f"/{name}", page(name)) for name in ("one", "two")]
    links.write_text("\n".join([good[0], "www.news.example/a", good[1]]))
    *articles, skipped = sorted(read(options, links), key=lambda one: isinstance(one, Skipped))
    assert [one.url for one in articles if isinstance(one, Article)] == good
    assert isinstance(skipped, Skipped)
    assert skipped.where.endswith("line 2")


def test_a_shortcut_of_windows_is_the_article_behind_it(
    site: Site, options: ReadOptions, tmp_path: Path
) -> None:
    shortcut = tmp_path / "Storm.url"
    shortcut.write_text(f"[InternetShortcut]\r\nURL={site.put('/one', page('One'))}\r\nIDList=\r\n")
    assert [article.url for article in read(options, shortcut)] == [f"{site.address}/one"]


def test_an_address_that_stands_in_many_rows_is_asked_for_once(
    site: Site, options: ReadOptions, tmp_path: Path
) -> None:
    table = tmp_path / "events.csv"
    url = f"{site.address}/missing"
    table.write_text(f"GLOBALEVENTID,SOURCEURL\n1,{url}\n2,{url}\n3,\n")
    failed, empty = sorted(read(options, table), key=lambda one: "empty" in one.what)
    assert isinstance(failed, Skipped)
    assert isinstance(empty, Skipped)
    assert failed.gone == url
    assert empty.what == "The column 'SOURCEURL' is empty here."
    assert site.paths() == ["/missing"]


def test_a_table_with_a_column_of_addresses_is_a_list_of_links(
    site: Site, options: ReadOptions, tmp_path: Path
) -> None:
    table = tmp_path / "events.csv"
    table.write_text(f"GLOBALEVENTID,SOURCEURL\n1,{site.put('/one', page('One'))}\n")
    assert [article.url for article in read(options, table)] == [f"{site.address}/one"]


def test_a_link_that_fails_is_named_with_its_line_and_the_others_are_read(
    site: Site, options: ReadOptions, tmp_path: Path
) -> None:
    links = tmp_path / "links.txt"
    links.write_text(f"{site.address}/missing\n{site.put('/one', page('One'))}\n")
    skipped, article = read(options, links)
    assert isinstance(skipped, Skipped)
    assert skipped.where.endswith(f"line 1 ({site.address}/missing)")
    assert skipped.gone == f"{site.address}/missing"
    assert isinstance(article, Article)


def test_offline_an_address_is_reported_and_nothing_is_asked(
    site: Site, options: ReadOptions
) -> None:
    [skipped] = read(replace(options, fetcher=None), site.put("/one", page("One")))
    assert "may not fetch any" in skipped.what
    assert site.asked == []


def test_a_picture_behind_a_link_is_no_article(site: Site, options: ReadOptions) -> None:
    [skipped] = read(options, site.put("/p", b"\x89PNG\r\n", Content_Type="image/png"))
    assert skipped.what == "This is no article but image/png."


def test_a_page_in_the_encoding_that_its_server_states_is_read_in_it(
    site: Site, options: ReadOptions
) -> None:
    body = page("Über Görlitz").encode("latin-1")
    [article] = read(options, site.put("/g", body, Content_Type="text/html; charset=latin-1"))
    assert "Über Görlitz" in article.text


def test_a_feed_inside_a_feed_is_not_followed(site: Site, options: ReadOptions) -> None:
    inner = site.put("/inner", feed(("x", site.put("/one", page("One")), "")))
    [skipped] = read(options, site.put("/outer", feed(("inner", inner, ""))))
    assert "a list of further links" in skipped.what


def test_deeply_nested_html_is_reported_or_read_but_never_fatal(
    site: Site, options: ReadOptions
) -> None:
    deep = "<html><body>" + "<div>" * 20_000 + STORY + "</div>" * 20_000 + "</body></html>"
    results = read(options, site.put("/deep", deep), site.put("/one", page("One")))
    assert len(results) == 2
    assert isinstance(results[1], Article)
