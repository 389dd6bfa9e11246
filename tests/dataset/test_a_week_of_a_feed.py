"""A week of daily runs over a feed of a web server, told by hand, through the real commands."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner

from geo.cli import main
from geo.fetching import Fetcher
from tests.web_site import Site, serving

QUAKE = "A strong earthquake struck Lima on Sunday, officials said."
QUAKE_ELSEWHERE = "An earthquake shook Lima on Sunday, rescuers said."
MARCH = "Thousands of people marched in Nairobi on Monday against new taxes."
STORM = "A storm flooded streets in Porto on Tuesday, officials said."
FERRY = "A ferry capsized in the Bay of Bengal on Thursday, the coast guard said."
CORRECTIONS = """
# The paper means the town in Brazil.
[[place]]
name = "Porto"
means = "geonames:3452925"

[[right]]
event = "{march}"

[[date]]
event = "no such event"
from = 2024-05-01
"""


@dataclass
class Paper:
    """A feed that outlets fill, and a reader who runs `geo map` over it once a day."""

    site: Site
    entries: list[tuple[str, str, int]] = field(default_factory=list)
    said: str = ""

    def publish(self, path: str, outlet: str, text: str, day: int, canonical: str = "") -> None:
        """Put an article on the web, or another text at an address that has one."""
        link = f'<link rel="canonical" href="{self.site.address}{canonical}">' if canonical else ""
        title = f"From the pages of {outlet}"
        self.site.put(
            path,
            f"<!doctype html><html lang='en'><head><title>{title}</title>{link}"
            f'<meta property="og:site_name" content="{outlet}">'
            f'<meta property="article:published_time" content="2024-05-{day:02d}T08:00:00Z">'
            f"</head><body><main><article><h1>{title}</h1><p>{text}</p></article></main></body>"
            "</html>",
        )
        if all(path != known for known, *_ in self.entries):
            self.entries.append((path, title, day))

    def forget(self, path: str) -> None:
        """Drop an article from the feed; its page stays."""
        self.entries = [entry for entry in self.entries if entry[0] != path]

    def run(self, day: int, *more: str) -> dict[str, dict]:
        """Events by place, as the run of a day has them."""
        items = "".join(
            f"<item><title>{title}</title><link>{self.site.address}{path}</link>"
            f"<pubDate>{day_of:02d} May 2024 08:00:00 GMT</pubDate></item>"
            for path, title, day_of in reversed(self.entries)
        )
        channel = f"<channel><title>All papers</title>{items}</channel>"
        feed = self.site.put("/feed", f'<?xml version="1.0"?><rss version="2.0">{channel}</rss>')
        options = ["--allow-private", "--dataset", "memory", "--run-date", f"2024-05-{day:02d}"]
        result = CliRunner().invoke(main, ["map", feed, *options, *more])
        assert result.exit_code in (0, 1), result.output
        self.said = result.stderr
        features = json.loads(Path("maps/events.geojson").read_text("utf-8"))["features"]
        assert len({item["properties"]["place"] for item in features}) == len(features)
        return {item["properties"]["place"]: item["properties"] for item in features}


@pytest.fixture
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Paper]:
    monkeypatch.chdir(tmp_path)
    # A day goes by between two runs: what is kept of a page is no longer fresh.
    monkeypatch.setattr("geo.fetching.fetcher.FRESH", 0.0)
    quick = partial(Fetcher, between=0, cache_dir=tmp_path / "cache")
    monkeypatch.setattr("geo.fetching.Fetcher", quick)
    with serving() as site:
        yield Paper(site)


def deleted() -> list[tuple[str, str]]:
    with duckdb.connect() as database:
        return database.execute(
            "SELECT kind, reason FROM 'memory/current/deleted.parquet' ORDER BY kind"
        ).fetchall()


def test_a_week_of_a_feed(paper: Paper) -> None:
    paper.publish("/quake", "The Andes Post", QUAKE, 6)
    monday = paper.run(6)
    assert set(monday) == {"Lima"}
    assert "1 new, 0 changed, 0 withdrawn; it holds 1 article and 1 event." in paper.said

    paper.publish("/march", "The Nairobi Herald", MARCH, 7)
    tuesday = paper.run(7)
    assert set(tuesday) == {"Lima", "Nairobi"}
    assert "1 new, 0 changed, 0 withdrawn; it holds 2 articles" in paper.said
    assert tuesday["Lima"]["id"] == monday["Lima"]["id"]

    paper.publish("/go?to=storm", "Diario", STORM, 8, canonical="/storm")
    paper.publish("/lima", "The Coast", QUAKE_ELSEWHERE, 6)
    wednesday = paper.run(8)
    assert set(wednesday) == {"Lima", "Nairobi", "Porto"}
    assert "2 new, 0 changed, 0 withdrawn; it holds 4 articles and 3 events." in paper.said
    lima = wednesday["Lima"]
    assert (lima["reports"], lima["sources"]) == (2, 2), "two outlets tell of one event"
    assert (lima["id"], lima["first_seen"]) == (monday["Lima"]["id"], "2024-05-06")

    paper.publish("/march", "The Nairobi Herald", MARCH.replace("Monday", "Sunday"), 7)
    Path("memory/corrections.toml").write_text(
        CORRECTIONS.format(march=tuesday["Nairobi"]["id"]), encoding="utf-8"
    )
    thursday = paper.run(9)
    assert set(thursday) == {"Lima", "Nairobi", "Porto Alegre"}
    assert "0 new, 1 changed, 0 withdrawn" in paper.said
    assert "line 10: this [[date]] found nothing to correct." in paper.said
    assert thursday["Nairobi"]["start_date"] == "2024-05-05"
    assert thursday["Nairobi"]["id"] == tuesday["Nairobi"]["id"], (
        "a changed article, the same event"
    )
    assert {place: event["review"] for place, event in thursday.items()} == {
        "Lima": "unreviewed",
        "Nairobi": "confirmed",
        "Porto Alegre": "corrected",
    }

    paper.forget("/quake")
    paper.site.put("/go?to=storm", "gone", status=410)
    friday = paper.run(10)
    assert set(friday) == {"Lima", "Nairobi"}, "taken back is gone; left out of the feed is not"
    assert "0 new, 0 changed, 1 withdrawn; it holds 3 articles and 2 events." in paper.said
    assert [kind for kind, _ in deleted()] == ["article", "event"]
    assert friday["Lima"]["reports"] == 2

    paper.publish("/ferry", "The Andes Post", FERRY, 10)
    saturday = paper.run(11)
    assert set(saturday) == {"Lima", "Nairobi", "Bay of Bengal"}
    assert saturday["Bay of Bengal"]["first_seen"] == "2024-05-11"
    assert saturday["Lima"]["last_seen"] == "2024-05-11"

    sunday = paper.run(12, "--since", "2d")
    assert set(sunday) == {"Bay of Bengal"}
    assert "Shown: 1 of 3 events, new since 2024-05-10." in paper.said
