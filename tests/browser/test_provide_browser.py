"""How the tests and the pictures come by a browser."""

import pytest

from tools import provide_browser, provide_firefox


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


def test_a_firefox_that_is_named_is_taken(monkeypatch, tmp_path):
    mine = tmp_path / "firefox"
    mine.touch()
    monkeypatch.setenv("GEO_FIREFOX", str(mine))
    assert provide_firefox.find_firefox() == mine


def test_a_firefox_that_is_named_wrongly_is_an_error(monkeypatch, capsys):
    monkeypatch.setenv("GEO_FIREFOX", "/nowhere/firefox")
    assert provide_browser.main() == 1
    assert "GEO_FIREFOX=/nowhere/firefox: no such file" in capsys.readouterr().err


def test_without_a_firefox_and_a_way_to_get_one_the_tests_go_on(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(provide_browser, "find_browser", lambda: tmp_path)
    monkeypatch.setattr(provide_browser, "starts", lambda _: True)
    monkeypatch.setattr(provide_firefox, "find_firefox", lambda: None)
    monkeypatch.setattr(provide_browser, "is_root", lambda: False)
    assert provide_browser.main() == 0
    assert "No Firefox was found" in capsys.readouterr().out


def test_root_on_debian_gets_the_package_of_firefox(monkeypatch):
    asked = []
    monkeypatch.setattr(provide_firefox.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(provide_firefox.subprocess, "run", lambda words, **_: asked.append(words))
    provide_firefox.get_firefox(is_root=True)
    assert asked[-1][:2] == ["apt-get", "install"]
    assert asked[-1][-1] == "firefox-esr"
