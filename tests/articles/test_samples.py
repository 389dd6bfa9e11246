"""The sample articles: whole, dated, short, and honest about their sources."""

import json
from pathlib import Path

import pytest

from geo.articles import read_articles
from geo.articles.front_matter import split_front_matter
from geo.records import Article

SEEDS = Path(__file__).parents[2] / "seeds"
ARTICLES = list(read_articles([SEEDS]))


def test_there_are_at_least_eight_and_none_is_skipped():
    assert len(ARTICLES) >= 8
    assert [item for item in ARTICLES if not isinstance(item, Article)] == []


@pytest.mark.parametrize("article", ARTICLES, ids=lambda a: a.id)
def test_a_sample_states_its_date_and_is_short_english(article):
    assert article.date_source == "stated"
    assert article.language == "en"
    assert 150 <= len(article.text.split()) <= 320
    assert article.title


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda p: p.stem)
def test_a_text_sample_names_its_sources(path):
    text = path.read_text(encoding="utf-8")
    head = text[: len(text) - len(split_front_matter(text)[1])]
    assert head.partition("sources:\n")[2].count("\n  - ") + 1 >= 2


def test_each_row_of_the_table_names_its_sources():
    rows = (SEEDS / "two-articles.jsonl").read_text(encoding="utf-8").splitlines()
    assert all(len(json.loads(row)["sources"]) >= 2 for row in rows)
