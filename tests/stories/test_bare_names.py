"""One sentence, one name: the place that news means by it, from the gazetteer that ships."""

import pytest

import geo
from geo.records import Article

CITIES = {"Seville": "ES", "Geneva": "CH", "Kandahar": "AF", "Basra": "IQ"}


@pytest.fixture(scope="module")
def found() -> dict[str, tuple[str, str | None]]:
    """Kind and country of the place that each name was taken for."""
    articles = [
        Article(id=name, text=f"The mayor spoke to shopkeepers in {name} again.", language="en")
        for name in CITIES
    ]
    places = {}
    for analyzed in geo.analyze(articles).findings.articles:
        known = {place.id: place for place in analyzed.places}
        meant = [known[r.place] for r in analyzed.resolutions if r.place]
        places[analyzed.article.id] = (meant[0].kind, meant[0].country) if meant else ("none", None)
    return places


@pytest.mark.parametrize("name", CITIES)
def test_a_bare_name_is_the_city_before_its_province_and_before_hamlets(
    name: str, found: dict[str, tuple[str, str | None]]
) -> None:
    assert found[name] == ("city", CITIES[name])
