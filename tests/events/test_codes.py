"""Our types in the words of CAMEO and ACLED."""

import tomllib
from importlib.resources import files

import pytest

from geo.events import event_types
from geo.events.codes import acled_type, cameo_root

TABLES = tomllib.loads((files("geo") / "data/events/codes.toml").read_text("utf-8"))
ACLED = {
    "Battles", "Explosions/Remote violence", "Violence against civilians", "Protests", "Riots",
    "Strategic developments", "",
}  # fmt: skip


@pytest.mark.parametrize("scheme", ["cameo", "acled"])
def test_every_type_has_its_line(scheme: str) -> None:
    assert {kind.code for kind in event_types()} <= set(TABLES[scheme])


@pytest.mark.parametrize("scheme", ["cameo", "acled"])
def test_every_line_is_a_type_or_one_of_its_modes(scheme: str) -> None:
    modes = {f"{kind.code}/{mode}" for kind in event_types() for mode in kind.modes}
    assert set(TABLES[scheme]) <= modes | {kind.code for kind in event_types()}


def test_acled_has_six_types() -> None:
    assert set(TABLES["acled"].values()) == ACLED


def test_a_mode_may_have_another_code_than_its_type() -> None:
    assert (cameo_root("ACCUSE"), cameo_root("ACCUSE", "investigate")) == ("11", "09")


def test_a_mode_without_a_line_has_its_types_code() -> None:
    assert acled_type("PROTEST", "strike") == "Protests"


def test_a_type_of_somebody_elses_has_none() -> None:
    assert cameo_root("FISHING") is None
