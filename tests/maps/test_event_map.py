"""`EventMap` as Python users meet it."""

import re
from dataclasses import replace

import folium
import pytest

from geo.errors import OptionError, OutputError
from geo.maps import EventMap
from geo.tables import Analysis
from tests.map_samples import findings


def html(**options) -> str:
    return EventMap(findings(), **options).get_root().render()


def test_it_is_a_folium_map():
    assert isinstance(EventMap(findings()), folium.Map)


def test_it_takes_what_analyze_returns():
    assert EventMap(Analysis(findings())).get_root().render() == html()


def test_the_policy_is_the_first_child_of_the_head():
    assert re.search(r"<head>\s*<meta http-equiv=\"Content-Security-Policy\"", html())


def test_the_encoding_stands_where_browsers_look_for_it():
    assert b'<meta charset="utf-8">' in html().encode("utf-8")[:1024]


def test_nothing_is_linked_from_elsewhere():
    assert not re.findall(r"<(?:script|link|img)[^>]+(?:src|href)=", html())


def test_the_same_findings_give_the_same_bytes():
    assert html() == html()


def test_a_page_of_two_articles_stays_below_a_megabyte():
    assert len(html().encode("utf-8")) < 1_000_000


def test_a_title_is_never_compiled():
    assert "{{ 6 * 7 }}" in html(title="{{ 6 * 7 }}")


def test_one_article_gives_the_page_its_title():
    one = replace(findings(), articles=findings().articles[:1], events=())
    assert '"title":"Ferry talks in Lyon follow a busy week at sea"' in (
        EventMap(one).get_root().render()
    )


def test_several_articles_are_counted_in_the_title():
    assert '"title":"Events in 2 articles"' in html()


def test_tiles_are_asked_only_from_the_host_that_was_named():
    assert "img-src data: blob: https://tile.openstreetmap.org;" in html(
        tiles="OpenStreetMap.Mapnik"
    )


def test_an_unknown_text_mode_is_answered_with_the_known_ones():
    with pytest.raises(OptionError, match="full, evidence, none"):
        EventMap(findings(), text="some")


def test_what_a_user_adds_is_drawn_under_the_same_policy():
    page = EventMap(findings())
    folium.CircleMarker(location=(45, 5), radius=4).add_to(page)
    text = page.get_root().render()
    assert "L.circleMarker" in text
    assert text.count("sha256-") == 4


def test_saving_makes_the_folder_and_leaves_only_the_page(tmp_path):
    EventMap(findings()).save(tmp_path / "new" / "index.html")
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["index.html"]


def test_a_page_that_cannot_be_written_says_where_and_what_to_do(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match=r"index\.html"):
        EventMap(findings()).save(tmp_path / "file" / "index.html")


def test_a_notebook_shows_it_in_a_frame():
    assert EventMap(findings())._repr_html_().startswith("<iframe srcdoc=")
