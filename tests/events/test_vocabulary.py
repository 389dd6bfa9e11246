"""The vocabulary files: complete, consistent, open to additions."""

from pathlib import Path

import pytest

from geo.errors import InputError
from geo.events import event_types, load_vocabulary

PLOVER = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "REJECT",
    "ACCUSE", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip
OURS = {"MOVEMENT", "POLICY", "ELECTION", "HAZARD", "ACCIDENT"}


def test_the_types_are_plovers_and_five_of_our_own() -> None:
    assert {kind.code for kind in event_types()} == PLOVER | OURS


@pytest.mark.parametrize("kind", event_types(), ids=lambda kind: kind.code)
def test_every_type_has_a_label_and_one_line_of_help(kind: object) -> None:
    assert kind.label and kind.help.endswith(".") and "\n" not in kind.help  # type: ignore[attr-defined]


def test_every_trigger_names_a_mode_of_its_type() -> None:
    words = load_vocabulary()
    wrong = {
        (sense.type, sense.mode)
        for senses in (*words.verbs.values(), *words.nouns.values())
        for sense in senses
        if sense.mode and sense.mode not in words.types[sense.type].modes
    }
    assert not wrong


def test_every_score_is_a_share() -> None:
    words = load_vocabulary()
    scores = [s.score for senses in (*words.verbs.values(), *words.nouns.values()) for s in senses]
    assert all(0 < score <= 1 for score in scores)


def test_a_user_adds_a_trigger(tmp_path: Path) -> None:
    added = tmp_path / "mine.toml"
    added.write_text('[[verb]]\ntype = "PROTEST"\nwords = ["cacerolear"]\n', encoding="utf-8")
    assert load_vocabulary(added).verbs["cacerolear"][0].type == "PROTEST"


def test_an_unknown_type_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    added = tmp_path / "mine.toml"
    added.write_text('[[verb]]\ntype = "PARTY"\nwords = ["dance"]\n', encoding="utf-8")
    with pytest.raises(InputError, match="Known: ACCIDENT"):
        load_vocabulary(added)


def test_a_file_that_is_no_toml_is_refused_by_name(tmp_path: Path) -> None:
    added = tmp_path / "mine.toml"
    added.write_text("verbs: none", encoding="utf-8")
    with pytest.raises(InputError, match=r"mine\.toml"):
        load_vocabulary(added)
