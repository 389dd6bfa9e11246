"""Files are written whole or not at all."""

import stat
from pathlib import Path

import pytest

from geo.errors import OutputError
from geo.files import check_writable, whole_file


def test_a_finished_file_replaces_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "new folder" / "a.txt"
    with whole_file(target) as file:
        file.write("one\n")
    with whole_file(target) as file:
        file.write("two\n")
    assert target.read_bytes() == b"two\n"


def test_an_interrupted_write_leaves_the_old_file_and_no_scrap(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_text("old")
    with pytest.raises(KeyboardInterrupt), whole_file(target) as file:
        file.write("half")
        raise KeyboardInterrupt
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_a_written_file_may_be_read_by_others(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    with whole_file(target) as file:
        file.write("x")
    plain = tmp_path / "plain.txt"
    plain.write_text("x")
    assert stat.S_IMODE(target.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)


@pytest.mark.parametrize("check", [check_writable, lambda path: whole_file(path).__enter__()])
def test_a_place_that_cannot_be_written_is_named_with_the_remedy(check, tmp_path: Path) -> None:
    blocker = tmp_path / "file"
    blocker.write_text("")
    with pytest.raises(OutputError, match=r"file/a\.txt: cannot be written .*-o"):
        check(blocker / "a.txt")


def test_a_folder_cannot_be_overwritten_by_a_file(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="folder"):
        check_writable(tmp_path)
