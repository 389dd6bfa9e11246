"""Names that a user chooses to see."""

from pathlib import Path

import pytest

from geo.errors import InputError
from geo.records import Place
from geo.regions.display_names import load, shown

ISLANDS = Place(
    id="geo:senkaku-islands",
    name="Senkaku Islands",
    kind="islands",
    lat=25.8,
    lon=123.6,
    precision="region",
    source="regions",
    region="geo:senkaku-islands",
)


def names(folder: Path, text: str) -> Path:
    path = folder / "names.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_name_is_chosen_by_the_id_of_a_region(tmp_path: Path) -> None:
    chosen = load(names(tmp_path, '"geo:senkaku-islands" = "Diaoyu Islands"\n'))
    assert shown(ISLANDS, chosen) == "Diaoyu Islands"


def test_a_name_is_chosen_by_the_main_name(tmp_path: Path) -> None:
    chosen = load(names(tmp_path, '"Senkaku Islands" = "Tiaoyutai Islands"\n'))
    assert shown(ISLANDS, chosen) == "Tiaoyutai Islands"


def test_a_place_without_a_choice_keeps_its_name(tmp_path: Path) -> None:
    assert shown(ISLANDS, load(names(tmp_path, '"Sea of Japan" = "East Sea"\n'))) == (
        "Senkaku Islands"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Senkaku = ", "this is no TOML"),
        ('"Sea of Japan" = 3\n', "expected a text"),
        ('"Sea of Japan" = " "\n', "expected a text"),
        ('[names]\n"Sea of Japan" = "East Sea"\n', "is a table"),
        ('"geo:senkaku-island" = "Diaoyu"\n', "Did you mean 'geo:senkaku-islands'"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        load(names(tmp_path, text))


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        load(tmp_path / "none.toml")
