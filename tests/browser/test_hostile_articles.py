"""Text from anywhere stays text: nothing in it runs, and all of it can be read."""

from dataclasses import replace

import pytest
from playwright.sync_api import expect

from geo.records import AnalyzedArticle, Event, Findings, Place
from tests.map_samples import FERRY, findings, report

pytestmark = pytest.mark.browser

ATTACKS = {
    "script": "<script>window.hit = 1</script>",
    "closing script": "</script><script>window.hit = 1</script>",
    "image": "<img src=x onerror='window.hit = 1'>",
    "svg": "<svg onload='window.hit = 1'>",
    "template": "{{ cycler.__init__.__globals__.os.getpid() }} {% raw %}",
    "literal": "${window.hit = 1} `${window.hit = 1}`",
    "backslash": "C:\\2019 \\u003cscript\\u003e",
    "comment": "<!-- <script> ]]>",
    "direction": "abc \u202e gpj.exe \u2066 x",
    "null": "a\x00b",
    "formula": "=HYPERLINK('http://evil.example')",
    "separator": "line\u2028para\u2029end",
    "surrogate": "half \ud83d of a pair",
}


def hostile(words: str) -> Findings:
    """An article in which title, text, place, label, names and reasons are the attack."""
    text = f"Nothing happened. {words} met in {words} today.\nThe end."
    article = replace(
        FERRY, text=text, title=words, url="javascript:window.hit=1", source=words,
        date_reason=words,
    )  # fmt: skip
    met = report(article, 1, "CONSULT", f"{words} met", " met", f"{words} met in {words} today.")
    place = Place(id=words, name=words, kind="city", country="FR", admin1=words, lat=45.0,
                  lon=5.0, precision="settlement", source=words)  # fmt: skip
    found = findings()
    mention = replace(
        found.articles[0].mentions[0], id="m1", text=words, start=text.index(words),
        end=text.index(words) + len(words),
    )  # fmt: skip
    resolution = replace(found.articles[0].resolutions[0], mention="m1", place=words, reason=words)
    location = replace(found.events[0].reports[0].places[0], place=words, mentions=("m1",))
    met = replace(met, places=(location,))
    analyzed = AnalyzedArticle(
        article=article, mentions=(mention,), resolutions=(resolution,), places=(place,),
        reports=(met,), notices=(words,),
    )  # fmt: skip
    return Findings(articles=(analyzed,), events=(Event(id=words, reports=(met,)),))


@pytest.mark.parametrize("words", ATTACKS.values(), ids=ATTACKS.keys())
def test_a_hostile_article_stays_text(open_page, words):
    page = open_page(hostile(words), title=words)
    page.locator("#list .event").click()
    page.locator(".leaflet-marker-icon").first.hover()
    page.locator(".leaflet-marker-icon").first.click()
    seen = page.evaluate("document.querySelector('#article').textContent")
    # The browser's JSON reader keeps a lone surrogate, its text nodes show the sign for "unknown".
    assert words.replace("\ud83d", "\ufffd").split("\u2028")[0] in seen.replace("\ud83d", "\ufffd")
    assert page.evaluate("window.hit") is None
    assert page.locator("#article a, #why a").count() == 0, "a javascript: address is no link"


def test_a_megabyte_long_word_breaks_nothing(open_page):
    page = open_page(hostile("x" * 1_000_000))
    expect(page.locator("#count")).to_have_text("1 of 1 event")
    assert page.evaluate("document.documentElement.scrollWidth") <= 1440
