"""How the tests and the pictures come by a browser."""

import pytest

from tools import provide_browser


@pytest.fixture
def bare(monkeypatch):
    """A machine on which no browser is found."""
    monkeypatch.delenv("GEO_BROWSER", raising=False)
    monkeypatch.setattr(provide_browser.shutil, "which", lambda _: None)
    monkeypatch.setattr(provide_browser, "playwright_browser", lambda: None)


def test_a_browser_that_is_named_is_taken(monkeypatch, tmp_path):
    mine = tmp_path / "chrome"
    mine.touch()
    monkeypatch.setenv("GEO_BROWSER", str(mine))
    assert provide_browser.find_browser() == mine


def test_a_browser_that_is_named_wrongly_is_an_error_and_not_replaced(monkeypatch, capsys):
    monkeypatch.setenv("GEO_BROWSER", "/nowhere/chrome")
    assert provide_browser.main() == 1
    assert "GEO_BROWSER=/nowhere/chrome: no such file" in capsys.readouterr().err


@pytest.mark.usefixtures("bare")
def test_without_a_browser_and_a_way_to_get_one_it_fails_saying_how(monkeypatch, capsys):
    monkeypatch.setattr(provide_browser, "attempts", list)
    assert provide_browser.main() == 1
    assert "playwright install chromium" in capsys.readouterr().err


def test_root_starts_the_browser_without_its_sandbox(monkeypatch):
    monkeypatch.setattr(provide_browser, "is_root", lambda: True)
    assert "--no-sandbox" in provide_browser.launch_arguments()
    monkeypatch.setattr(provide_browser, "is_root", lambda: False)
    assert "--no-sandbox" not in provide_browser.launch_arguments()


def test_root_on_debian_tries_the_package_with_a_fresh_list_first(monkeypatch):
    monkeypatch.setattr(provide_browser, "is_root", lambda: True)
    monkeypatch.setattr(provide_browser.shutil, "which", lambda _: "/usr/bin/apt-get")
    commands = provide_browser.attempts()
    assert [command[:2] for command in commands[:2]] == [
        ["apt-get", "update"],
        ["apt-get", "install"],
    ]


def test_others_try_the_download_of_playwright(monkeypatch):
    monkeypatch.setattr(provide_browser, "is_root", lambda: False)
    assert [command[-2:] for command in provide_browser.attempts()] == [["install", "chromium"]]
