"""Names that are shown: the user's choice, else the article's own for what is disputed."""

from dataclasses import replace

import pytest

from geo.records import AnalyzedArticle, Article, Findings, Mention, Place, Resolution
from geo.regions import load_regions
from geo.regions.as_place import place_of_region
from geo.renaming import renamed


def place(region_id: str) -> Place:
    regions = load_regions()
    region = regions.region(region_id)
    assert region is not None
    return place_of_region(region, regions, seas=("Pacific Ocean", region.name))


def findings(region_id: str, *words: str) -> Findings:
    """An article that calls one place by these words, in this order."""
    text = "; ".join(words)
    mentions, start = [], 0
    for number, word in enumerate(words, 1):
        end = start + len(word)
        mentions.append(
            Mention(
                id=f"m{number}",
                start=start,
                end=end,
                text=word,
                usage="literal",
                query=word,
                label="LOC",
                found_by=("sample",),
            )
        )
        start = end + 2
    found = tuple(
        Resolution(mention=m.id, place=region_id, score=0.9, reason="sample") for m in mentions
    )
    analyzed = AnalyzedArticle(
        article=Article(id="a", text=text),
        mentions=tuple(mentions),
        resolutions=found,
        places=(place(region_id),),
    )
    return Findings(articles=(analyzed,))


def name(found: Findings, names: dict[str, str] | None = None) -> str:
    return renamed(found, names or {}).articles[0].places[0].name


@pytest.mark.parametrize(
    ("region_id", "words", "shown"),
    [
        ("geo:senkaku-islands", ["Diaoyu Islands"], "Diaoyu Islands (Senkaku Islands)"),
        ("ne:sea-of-japan", ["East Sea"], "East Sea (Sea of Japan)"),
        ("ne:persian-gulf", ["Arabian Gulf"], "Arabian Gulf (Persian Gulf)"),
        ("geo:liancourt-rocks", ["Dokdo", "Dokdo", "Takeshima"], "Dokdo (Liancourt Rocks)"),
        ("geo:senkaku-islands", ["Senkaku Islands"], "Senkaku Islands"),
        ("geo:senkaku-islands", ["Senkakus"], "Senkaku Islands"),
        ("ne:persian-gulf", ["the Gulf"], "Persian Gulf"),
        ("geo:alps", ["Alpine"], "Alps"),
        ("geo:rocky-mountains", ["Rockies"], "Rocky Mountains"),
    ],
    ids=[
        "disputed islands",
        "a sea of two names",
        "a gulf of two names",
        "the most frequent words count",
        "the neutral name stays alone",
        "a short form is no other name",
        "a bare kind is no other name",
        "an adjective is no name",
        "what nobody disputes keeps its main name",
    ],
)
def test_what_is_disputed_goes_by_the_articles_words(
    region_id: str, words: list[str], shown: str
) -> None:
    assert name(findings(region_id, *words)) == shown


def test_a_users_choice_counts_more_than_the_articles_words() -> None:
    found = findings("ne:sea-of-japan", "East Sea")
    assert name(found, {"ne:sea-of-japan": "Sea of Japan / East Sea"}) == "Sea of Japan / East Sea"


def test_the_sea_of_the_filter_keeps_its_neutral_name() -> None:
    [shown] = renamed(findings("ne:sea-of-japan", "East Sea"), {}).articles[0].places
    assert shown.seas == ("Pacific Ocean", "Sea of Japan")


def test_ids_and_words_stay() -> None:
    found = findings("geo:senkaku-islands", "Diaoyu Islands")
    after = renamed(found, {}).articles[0]
    assert after.places[0].id == "geo:senkaku-islands"
    assert replace(after, places=()) == replace(found.articles[0], places=())
