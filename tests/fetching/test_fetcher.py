"""Pages are fetched politely and safely, from a real server."""

import gzip
from pathlib import Path

import pytest

from geo.fetching import Fetcher, FetchError
from geo.fetching import network as network_room
from tests.web_site import Site, drip


@pytest.fixture
def fetcher(tmp_path: Path) -> Fetcher:
    return Fetcher(allow_private=True, between=0, longest=2, largest=50_000, cache_dir=tmp_path)


def complaint(fetcher: Fetcher, url: str) -> str:
    with pytest.raises(FetchError) as error:
        fetcher.fetch(url)
    return str(error.value)


def test_a_page_comes_with_its_type_and_address(site: Site, fetcher: Fetcher) -> None:
    url = site.put("/a", "<p>Ships met.</p>")
    page = fetcher.fetch(url)
    assert (page.body, page.url) == (b"<p>Ships met.</p>", url)
    assert page.content_type == "text/html; charset=utf-8"


def test_the_program_says_who_it_is(site: Site, fetcher: Fetcher) -> None:
    fetcher.fetch(site.put("/a", "x"))
    assert all(headers["User-Agent"].startswith("dateline/") for _, headers in site.asked)


def test_what_was_asked_for_is_known_afterwards(site: Site, fetcher: Fetcher) -> None:
    url = site.put("/a", "x")
    fetcher.fetch(url)
    assert fetcher.asked == [f"{site.address}/robots.txt", url]


def test_robots_txt_is_obeyed(site: Site, fetcher: Fetcher) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /private/\n")
    assert "robots.txt asks programs to stay out" in complaint(fetcher, site.put("/private/a", "x"))
    assert site.paths() == []
    assert fetcher.fetch(site.put("/open/a", "x")).body == b"x"


def test_a_host_that_cannot_say_its_rules_is_left_alone(site: Site, fetcher: Fetcher) -> None:
    site.put("/robots.txt", "", status=503)
    assert "robots.txt" in complaint(fetcher, site.put("/a", "x"))


def test_a_redirect_is_followed_and_its_end_is_the_address(site: Site, fetcher: Fetcher) -> None:
    end = site.put("/new", "moved here")
    page = fetcher.fetch(site.put("/old", "", status=301, Location="/new"))
    assert (page.url, page.body) == (end, b"moved here")


def test_redirects_in_a_circle_end(site: Site, fetcher: Fetcher) -> None:
    url = site.put("/round", "", status=302, Location="/round")
    assert "redirects more than 5 times" in complaint(fetcher, url)


@pytest.mark.parametrize("address", ["file:///etc/hostname", "ftp://news.example/a"])
def test_a_redirect_to_no_web_page_is_refused(address: str, site: Site, fetcher: Fetcher) -> None:
    url = site.put("/out", "", status=302, Location=address)
    assert "no web page" in complaint(fetcher, url)


def test_a_private_address_is_refused_unless_allowed(site: Site, tmp_path: Path) -> None:
    guarded = Fetcher(between=0, cache_dir=tmp_path)
    assert "inside a private network" in complaint(guarded, site.put("/a", "x"))
    assert site.asked == []


def test_an_address_that_was_refused_was_not_asked(site: Site, tmp_path: Path) -> None:
    guarded = Fetcher(between=0, cache_dir=tmp_path)
    complaint(guarded, site.put("/a", "x"))
    assert guarded.asked == []
    assert site.asked == []


def test_a_public_name_that_leads_inside_is_refused(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = site.address.rsplit(":", 1)[1]
    monkeypatch.setattr(network_room, "resolve", lambda _host, _port: ["127.0.0.1"])
    guarded = Fetcher(between=0, cache_dir=tmp_path)
    assert "inside a private network" in complaint(guarded, f"http://news.example:{port}/a")
    assert site.asked == []


def test_a_redirect_from_outside_to_inside_is_refused(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first host counts as public here; the one it leads to does not."""
    port = site.address.rsplit(":", 1)[1]
    site.put("/a", "", status=302, Location=f"http://inside.example:{port}/secret")
    public = {"outside.example": True, "inside.example": False}
    asked: list[str] = []

    def resolve(host: str, _port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"]

    monkeypatch.setattr(network_room, "resolve", resolve)
    monkeypatch.setattr(network_room, "is_public", lambda _address: public[asked[-1]])
    guarded = Fetcher(between=0, cache_dir=tmp_path)
    assert "inside a private network" in complaint(guarded, f"http://outside.example:{port}/a")
    assert site.paths() == ["/a"]


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "192.168.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104 — nothing listens here, it is only looked at
        "224.0.0.1",
        "::1",
        "fe80::1%eth0",
        "fd00::1",
        "::ffff:127.0.0.1",
        "2002:7f00:1::",
    ],
)
def test_this_address_is_not_of_the_public_internet(address: str) -> None:
    assert not network_room.is_public(address)


def test_a_server_that_drips_bytes_is_left_after_the_time_limit(site: Site, tmp_path: Path) -> None:
    site.slow["/slow"] = drip
    impatient = Fetcher(allow_private=True, between=0, longest=0.6, cache_dir=tmp_path)
    assert "longer than 0.6 seconds" in complaint(impatient, f"{site.address}/slow")


def test_a_slow_page_takes_no_time_from_the_others_of_its_host(site: Site, tmp_path: Path) -> None:
    site.slow["/slow"] = drip
    urls = [site.address + "/slow", *(site.put(f"/{number}", "x") for number in range(6))]
    quick = Fetcher(allow_private=True, between=0, longest=0.5, cache_dir=tmp_path)
    slow, *others = quick.fetch_all(urls)
    assert isinstance(slow, FetchError)
    assert [other for other in others if isinstance(other, FetchError)] == []


def test_a_page_that_is_too_large_is_refused(site: Site, fetcher: Fetcher) -> None:
    assert "larger than" in complaint(fetcher, site.put("/big", "x" * 60_000))


def test_a_small_page_that_unpacks_to_a_large_one_is_refused(site: Site, fetcher: Fetcher) -> None:
    bomb = gzip.compress(b"\0" * 5_000_000)
    assert "larger than" in complaint(fetcher, site.put("/bomb", bomb, Content_Encoding="gzip"))


def test_a_packed_page_is_unpacked(site: Site, fetcher: Fetcher) -> None:
    url = site.put("/a", gzip.compress(b"Ships met."), Content_Encoding="gzip")
    assert fetcher.fetch(url).body == b"Ships met."


def test_a_page_that_its_outlet_took_back_is_said_to_be_gone(site: Site, fetcher: Fetcher) -> None:
    with pytest.raises(FetchError) as error:
        fetcher.fetch(site.put("/a", "", status=410))
    assert error.value.gone


def test_a_fresh_page_is_not_asked_for_again(site: Site, tmp_path: Path) -> None:
    url = site.put("/a", "x")
    for _ in range(2):
        Fetcher(allow_private=True, between=0, cache_dir=tmp_path).fetch(url)
    assert site.paths() == ["/a"]


def test_an_old_page_is_asked_for_only_whether_it_changed(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("geo.fetching.fetcher.FRESH", 0.0)
    url = site.put("/a", "Ships met.", ETag='"1"')
    for _ in range(2):
        page = Fetcher(allow_private=True, between=0, cache_dir=tmp_path).fetch(url)
    assert page.body == b"Ships met."
    assert site.asked[-1][1]["If-None-Match"] == '"1"'


def test_many_pages_come_in_order_and_a_bad_one_does_not_stop_the_others(
    site: Site, fetcher: Fetcher
) -> None:
    urls = [site.put(f"/{number}", str(number)) for number in range(5)]
    urls.insert(2, f"{site.address}/missing")
    results = list(fetcher.fetch_all(urls))
    assert [getattr(result, "body", None) for result in results] == [
        b"0",
        b"1",
        None,
        b"2",
        b"3",
        b"4",
    ]


def test_a_host_that_does_not_exist_is_an_error_with_its_name(fetcher: Fetcher) -> None:
    assert "no host nowhere.invalid" in complaint(fetcher, "http://nowhere.invalid/a")
