"""Rivers, lakes, ranges and landmarks by name; towns keep the names that are theirs."""

import pytest

from geo.gazetteer import Gazetteer, load_gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer(progress=False)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Nile", "river"),
        ("River Nile", "river"),
        ("Mekong River", "river"),
        ("Dnieper", "river"),
        ("Shatt al-Arab", "river"),
        ("Amazon River", "river"),
        ("Lake Victoria", "lake"),
        ("Baikal", "lake"),
        ("Great Lakes", "lake"),
        ("Alps", "mountains"),
        ("Rockies", "mountains"),
        ("Gobi", "desert"),
        ("Kamchatka Peninsula", "peninsula"),
        ("Cape of Good Hope", "cape"),
        ("Mount Everest", "mountain"),
        ("Khyber Pass", "pass"),
        ("Port of Odesa", "port"),
        ("Odesa port", "port"),
        ("Crimean Bridge", "bridge"),
    ],
)
def test_a_name_of_the_news_is_held(gazetteer: Gazetteer, name: str, kind: str) -> None:
    assert gazetteer.candidates(name)[0].place.kind == kind


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("Dnipro", {"river"}),
        ("Jordan", {"river"}),
        ("Orange", {"river"}),
        ("Colorado", {"river"}),
        ("Niger", {"river"}),
        ("Amazon", {"river"}),
        ("Mobile", {"river"}),
        ("Odesa", {"port"}),
        ("Dover", {"port"}),
        ("Lena", {"river"}),
    ],
)
def test_a_bare_name_that_means_something_else_first_means_no_water(
    gazetteer: Gazetteer, name: str, kinds: set[str]
) -> None:
    assert not kinds & {candidate.place.kind for candidate in gazetteer.candidates(name)}


def test_a_cape_is_a_point(gazetteer: Gazetteer) -> None:
    [cape] = [c.place for c in gazetteer.candidates("Cape Horn") if c.place.kind == "cape"]
    assert (cape.precision, cape.country, cape.region) == ("exact", "CL", None)


def test_a_river_carries_its_course(gazetteer: Gazetteer) -> None:
    nile = gazetteer.candidates("Nile")[0].place
    assert nile.precision == "region"
    assert nile.geometry is not None
