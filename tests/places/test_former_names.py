"""Names that places had once, by the article's date."""

from datetime import date

import pytest

from geo.places.former_names import former_names, in_use, with_former
from geo.records import Candidate, Place


def place(name, country, kind="city"):
    return Place(
        id=f"geo:{name}", name=name, kind=kind, country=country, lat=0.0, lon=0.0,
        precision="settlement", source="test",
    )  # fmt: skip


HARARE = place("Harare", "ZW")
ENGLISH = place("Salisbury", "GB")


class Names:
    """A gazetteer that knows Harare under its name of today alone."""

    def candidates(self, toponym, *, limit=50):
        found = [Candidate(place=HARARE, matched_name="Harare", match="name")]
        return tuple(found[:limit]) if toponym == "Harare" else ()


@pytest.mark.parametrize(
    ("published", "expected"),
    [(date(1975, 3, 1), True), (date(2020, 3, 1), False), (None, None)],
    ids=["in its years", "later", "no date"],
)
def test_a_former_name_is_in_use_in_its_years(published, expected):
    assert in_use("Salisbury", HARARE, published) is expected


def test_a_town_that_always_had_the_name_is_neither():
    assert in_use("Salisbury", ENGLISH, date(1975, 3, 1)) is None


def test_a_place_that_the_gazetteer_lacks_under_its_former_name_becomes_a_candidate():
    found = [Candidate(place=ENGLISH, matched_name="Salisbury", match="name")]
    assert [c.place.name for c in with_former("Salisbury", found, Names())] == [
        "Salisbury", "Harare",
    ]  # fmt: skip


def test_each_row_ends_after_it_begins():
    rows = [row for places in former_names().values() for row in places]
    assert rows
    assert all(row.first < row.last for row in rows)
