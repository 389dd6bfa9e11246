"""The Nominatim geocoder, against a server on this machine."""

import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from geo.geocoders.kept_answers import KeptAnswers
from geo.geocoders.nominatim import FAILURES_IN_A_ROW, GeocoderWarning, NominatimGeocoder
from tests.geocoders.nominatim_server import NominatimServer, serve

Make = Callable[..., NominatimGeocoder]


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[NominatimServer]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with serve() as running:
        yield running


@pytest.fixture
def make(server: NominatimServer, tmp_path: Path) -> Make:
    def made(**options: object) -> NominatimGeocoder:
        settings = {"timeout": 5.0, "seconds_between": 0.0, "cache_dir": tmp_path, **options}
        return NominatimGeocoder(domain=server.domain, scheme="http", **settings)  # type: ignore[arg-type]  # tests hand on any option

    return made


def test_a_known_name_gives_places_with_openstreetmap_ids(make: Make) -> None:
    found = make().candidates("Sable Strait")
    assert [candidate.place.id for candidate in found] == ["osm:relation/11", "osm:node/12"]


def test_a_strait_is_a_region_and_its_box_is_not_its_shape(make: Make) -> None:
    place = make().candidates("Sable Strait")[0].place
    assert (place.kind, place.precision, place.geometry) == ("strait", "region", None)


def test_latitude_and_longitude_keep_their_places(make: Make) -> None:
    place = make().candidates("Sable Strait")[0].place
    assert (place.lat, place.lon) == (24.6, 125.9)


def test_the_address_gives_country_and_province(make: Make) -> None:
    place = make().candidates("Sable Strait")[0].place
    assert (place.country, place.admin1) == ("JP", "Okinawa")


def test_no_more_than_the_limit_come_back(make: Make) -> None:
    assert len(make().candidates("Sable Strait", limit=1)) == 1


def test_an_unknown_name_is_no_failure(make: Make) -> None:
    answer = make().ask("Xanadoria")
    assert (answer.candidates, answer.failure) == ((), None)


def test_blank_words_are_not_sent(make: Make, server: NominatimServer) -> None:
    make().ask("  \n ")
    assert server.asked == []


def test_a_name_is_sent_once_and_then_answered_from_disk(
    make: Make, server: NominatimServer
) -> None:
    assert make().ask("Sable Strait") == make().ask("Sable  Strait")
    assert server.asked == ["Sable Strait"]


def test_not_found_is_kept_too(make: Make, server: NominatimServer) -> None:
    for _ in range(2):
        make().ask("Xanadoria")
    assert server.asked == ["Xanadoria"]


def test_answers_that_are_too_old_are_asked_for_again(make: Make, server: NominatimServer) -> None:
    make().ask("Sable Strait")
    make(days=0.0).ask("Sable Strait")
    assert len(server.asked) == 2


def test_the_names_sent_are_listed_and_those_from_disk_are_not(make: Make) -> None:
    first = make()
    first.ask("Sable Strait")
    first.ask("Xanadoria")
    second = make()
    second.ask("Sable Strait")
    assert (first.sent, second.sent) == (("Sable Strait", "Xanadoria"), ())


def test_the_user_agent_is_our_own(make: Make, server: NominatimServer) -> None:
    make().ask("Sable Strait")
    assert server.user_agents[0].startswith("dateline/")


@pytest.mark.parametrize(
    ("status", "body", "reason"),
    [
        (429, "slow down", "refuses further requests"),
        (500, "oops", "the service failed"),
        (403, "no", "refuses us"),
        (200, "<html>", "cannot be read"),
        (200, '[{"osm_type": "node"}]', "cannot be read"),
        (200, '{"unexpected": 1}', "cannot be read"),
    ],
    ids=["429", "500", "403", "no JSON", "parts missing", "another shape"],
)
def test_a_failure_warns_and_gives_its_reason(
    make: Make, server: NominatimServer, status: int, body: str, reason: str
) -> None:
    server.status, server.body = status, body
    with pytest.warns(GeocoderWarning, match=reason):
        answer = make().ask("Sable Strait")
    assert reason in (answer.failure or "")


def test_a_server_that_does_not_answer_in_time_is_a_failure(
    make: Make, server: NominatimServer
) -> None:
    server.delay = 0.5
    with pytest.warns(GeocoderWarning, match="no answer in time"):
        answer = make(timeout=0.05).ask("Sable Strait")
    assert "no answer in time" in (answer.failure or "")


def test_a_server_that_is_not_there_is_a_failure(tmp_path: Path) -> None:
    geocoder = NominatimGeocoder(
        domain="127.0.0.1:9", scheme="http", cache_dir=tmp_path, seconds_between=0.0
    )
    with pytest.warns(GeocoderWarning):
        assert geocoder.ask("Sable Strait").failure


def test_the_same_failure_warns_once(make: Make, server: NominatimServer) -> None:
    server.status = 500
    geocoder = make()
    with pytest.warns(GeocoderWarning):
        geocoder.ask("Sable Strait")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert geocoder.ask("Xanadoria").failure


@pytest.mark.filterwarnings("ignore::geo.geocoders.nominatim.GeocoderWarning")
def test_after_failures_in_a_row_no_more_is_sent(make: Make, server: NominatimServer) -> None:
    server.status = 500
    geocoder = make()
    for number in range(FAILURES_IN_A_ROW + 2):
        geocoder.ask(f"Xanadoria {number}")
    assert len(server.asked) == FAILURES_IN_A_ROW


@pytest.mark.filterwarnings("ignore::geo.geocoders.nominatim.GeocoderWarning")
def test_failures_are_not_kept(make: Make, server: NominatimServer) -> None:
    server.status = 500
    make().ask("Sable Strait")
    server.status = 200
    assert make().candidates("Sable Strait")


def test_the_server_is_set_by_the_environment(
    server: NominatimServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GEO_NOMINATIM_DOMAIN", server.domain)
    monkeypatch.setenv("GEO_NOMINATIM_SCHEME", "http")
    NominatimGeocoder(cache_dir=tmp_path).ask("Sable Strait")
    assert server.asked == ["Sable Strait"]


def test_turns_of_two_users_of_one_file_are_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []
    monkeypatch.setattr("geo.geocoders.kept_answers.time.sleep", slept.append)
    monkeypatch.setattr("geo.geocoders.kept_answers.time.time", lambda: 1000.0)
    for _ in range(3):
        KeptAnswers(tmp_path / "answers.sqlite").wait_for_turn("service", 1.0)
    assert slept == [0.0, 1.0, 2.0]


def test_a_turn_in_the_far_future_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []
    monkeypatch.setattr("geo.geocoders.kept_answers.time.sleep", slept.append)
    monkeypatch.setattr("geo.geocoders.kept_answers.time.time", lambda: 9000.0)
    KeptAnswers(tmp_path / "answers.sqlite").wait_for_turn("service", 1.0)
    monkeypatch.setattr("geo.geocoders.kept_answers.time.time", lambda: 1000.0)
    KeptAnswers(tmp_path / "answers.sqlite").wait_for_turn("service", 1.0)
    assert slept == [0.0, 0.0]


def test_a_damaged_file_of_answers_starts_anew(tmp_path: Path) -> None:
    path = tmp_path / "answers.sqlite"
    path.write_bytes(b"this is no database, but it is long enough to be taken for one" * 50)
    answers = KeptAnswers(path)
    answers.keep("service", "Sable Strait", [])
    assert answers.get("service", "Sable Strait") == []


def test_two_services_do_not_share_answers(tmp_path: Path) -> None:
    answers = KeptAnswers(tmp_path / "answers.sqlite")
    answers.keep("one", "Sable Strait", [1])
    assert answers.get("other", "Sable Strait") is None
