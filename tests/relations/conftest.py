"""A sentence, its mentions and their places, made by hand; the parse is spaCy's own."""

from collections.abc import Callable

import pytest

from geo.language import Parser
from geo.records import Article, Mention, Place
from geo.regions import load_regions
from geo.relations import Derived, derive

Describe = Callable[..., Derived]


@pytest.fixture(scope="session")
def parser() -> Parser:
    return Parser()


@pytest.fixture
def describe(parser: Parser) -> Describe:
    """Return the relations of a sentence whose named places are given as name=place."""

    def run(sentence: str, places: dict[str, Place | None], **options: object) -> Derived:
        parsed = next(iter(parser.parse([Article(id="a", text=sentence)])))
        mentions, resolved = [], {}
        for number, name in enumerate(sorted(places, key=sentence.index), start=1):
            start = sentence.index(name)
            mentions.append(
                Mention(
                    id=f"m{number}",
                    start=start,
                    end=start + len(name),
                    text=name,
                    usage="literal",
                    query=name,
                    label="GPE",
                    found_by=("hand",),
                )
            )
            place = places[name]
            if place is not None:
                resolved[f"m{number}"] = place
        return derive(parsed, mentions, resolved, load_regions(), None, **options)

    return run
