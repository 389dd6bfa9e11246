"""The real gazetteer, built once a machine, and a tiny one built for each test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from geo.gazetteer import load_gazetteer
from geo.gazetteer.entries import Entry, Extra, Match, precision_of
from geo.gazetteer.offline import OfflineGazetteer
from geo.records import Place


def entry(
    name: str,
    *others: tuple[str, Match],
    id: str = "geo:test",  # noqa: A002 - the field is called so
    kind: str = "city",
    country: str | None = "FR",
    prominence: float = 50.0,
    lon: float = 2.0,
    lat: float = 48.0,
    region: str | None = None,
) -> Entry:
    """Make an entry of which a test names only what it is about."""
    number = id.removeprefix("geonames:")
    return Entry(
        place=Place(
            id=id, name=name, kind=kind, country=country, lat=lat, lon=lon, region=region,
            geonames_id=int(number) if number.isdigit() else None,
            precision=precision_of(kind), source="geonames",
        ),
        names=((name, "name"), *others),
        prominence=prominence,
    )  # fmt: skip


@pytest.fixture(scope="session")
def gazetteer() -> OfflineGazetteer:
    found = load_gazetteer(progress=False)
    assert isinstance(found, OfflineGazetteer)
    return found


TinyGazetteer = Callable[..., OfflineGazetteer]


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[TinyGazetteer]:
    """Build a gazetteer of the entries that are handed in."""
    made: list[OfflineGazetteer] = []

    def build(*entries: Entry | Extra) -> OfflineGazetteer:
        monkeypatch.setattr("geo.gazetteer.offline.everything", lambda _: iter(entries))
        monkeypatch.setattr("geo.gazetteer.offline._versions", lambda: f"test {len(entries)}")
        made.append(OfflineGazetteer(cache_dir=tmp_path, progress=False))
        return made[-1]

    yield build
    for one in made:
        one.close()
