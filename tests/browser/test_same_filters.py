"""`geo export` keeps the events that the page's filters show."""

from datetime import date
from pathlib import Path

import pytest

from geo.articles import read_articles
from geo.exports.selection import Selection, select
from geo.records import Article, Findings
from geo.run import analyze_all
from tests.browser.conftest import Open

SEEDS = Path(__file__).parents[2] / "seeds"
SHOWN = """async ([only, rest]) => {
  const packed = (name) => document.getElementById(`packed-${name}`).textContent;
  const unpack = (name) => geo.decode.unpacked(packed(name));
  const [core, places, base] = await Promise.all(['core', 'places', 'base'].map(unpack));
  const store = new geo.store.Store({ ...core, ...places }, unpack);
  await store.loadAll();
  const data = JSON.parse(document.getElementById('data').textContent);
  const model = new geo.Model({ ...data, ...base }, store);
  const filter = Object.assign(geo.facets.everything(), rest);
  for (const [facet, keys] of Object.entries(only)) {
    const kept = new Set(keys.flatMap((key) => geo.facets.keysUnder(key, model.keys[facet])));
    for (const key of model.keys[facet]) if (!kept.has(key)) filter.off[facet].add(key);
  }
  Object.assign(model.filter, filter);
  model.count();
  return model.shown.map((index) => model.events[index].id);
}"""
"""Ids that a model of the page's own data shows: of each facet `only` these keys, and `rest`."""
CHOICES = {
    "country": (Selection(countries={"UA"}), {"where": ["UA"]}, {}),
    "water": (Selection(seas={"kerch strait"}), {"where": ["~Atlantic Ocean/Kerch Strait"]}, {}),
    "basin": (Selection(seas={"pacific ocean"}), {"where": ["~Pacific Ocean"]}, {}),
    "at sea": (Selection(seas={"any"}), {"where": ["~"]}, {}),
    "country or water": (
        Selection(countries={"JP"}, seas={"any"}),
        {"where": ["JP", "~"]},
        {},
    ),
    "who": (Selection(who={"JP"}), {"who": ["JP"]}, {}),
    "type": (Selection(types={"CONSULT", "HAZARD"}), {"type": ["CONSULT", "HAZARD"]}, {}),
    "status": (Selection(statuses={"planned"}), {"status": ["planned"]}, {}),
    "prominence": (Selection(prominences={"background"}), {"prominence": ["background"]}, {}),
    "precision": (Selection(precisions={"country"}), {"precision": ["country"]}, {}),
    "no place": (Selection(precisions={"none"}), {"precision": ["?"]}, {}),
    "confidence": (Selection(least_confidence=0.8), {"confidence": ["high"]}, {}),
    "days": (
        Selection(first=date(2023, 1, 9), last=date(2024, 1, 1)),
        {},
        {"from": "2023-01-09", "to": "2024-01-01"},
    ),
    "days without the undated": (
        Selection(first=date(2023, 1, 9), undated=False),
        {},
        {"from": "2023-01-09", "undated": False},
    ),
    "words": (Selection(words="minister TALKS"), {}, {"query": "minister TALKS"}),
}


@pytest.fixture(scope="module")
def seeds() -> Findings:
    """Our own articles, analysed."""
    return analyze_all(read_articles([SEEDS])).findings


@pytest.mark.parametrize("choice", CHOICES)
def test_an_export_keeps_what_the_page_shows(choice: str, seeds: Findings, open_page: Open) -> None:
    selection, only, rest = CHOICES[choice]
    kept = [event.id for event in select(seeds, selection).events]
    shown = open_page(seeds).evaluate(SHOWN, [only, rest])
    assert sorted(shown) == sorted(kept)
    assert 0 < len(kept) < len(seeds.events)


def test_an_outlet_is_chosen_alike(seeds: Findings, open_page: Open) -> None:
    articles = [a.article for a in seeds.articles if isinstance(a.article, Article)]
    outlet = next(article.source for article in articles if article.source)
    kept = [event.id for event in select(seeds, Selection(sources={outlet})).events]
    assert sorted(open_page(seeds).evaluate(SHOWN, [{"source": [outlet]}, {}])) == sorted(kept)
