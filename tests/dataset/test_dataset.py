"""What a dataset takes from the runs before, without the analysis itself."""

import json
import multiprocessing
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import duckdb
import geopandas
import pyarrow.parquet as pq
import pytest

from geo.dataset import open_dataset
from geo.errors import InputError
from geo.records import AnalyzedArticle, Article, Event, Findings, Report, Skipped, Span
from geo.records import EventTime as Time

VERSIONS = {"program": "1"}
DAYS = [date(2024, 5, day) for day in range(1, 10)]


def analyzed(article: Article) -> AnalyzedArticle:
    """One report an article: its first word."""
    words = Span(start=0, end=len(article.text))
    report = Report(
        id=f"{article.id}/{len(article.text)}",
        article=article.id,
        type="PROTEST",
        mode=None,
        label=article.text,
        status="happened",
        prominence="foreground",
        trigger=Span(start=0, end=len(article.text.split()[0])),
        sentence=words,
        time=Time(),
        confidence=0.9,
    )
    return AnalyzedArticle(article=article, reports=(report,))


@dataclass
class Runs:
    """Runs over what `inputs` says a folder holds, and counts what is analysed."""

    folder: Path
    versions: dict[str, str] = field(default_factory=lambda: dict(VERSIONS))
    analysed: list[str] = field(default_factory=list)
    changes: tuple[str, ...] = ()

    def run(self, items: Iterable[Article | Skipped], day: int = 0, name: str = "news") -> Findings:
        self.analysed.clear()

        def read(names: Iterable[str]) -> Iterator[Article | Skipped]:
            for _ in names:
                yield from items

        with open_dataset(
            self.folder, self.versions, DAYS[day], whole=lambda name: name != "feed"
        ) as dataset:
            results = []
            for item in dataset.screen([name], read):
                if isinstance(item, AnalyzedArticle):
                    results.append(item)
                    dataset.keep(item)
                elif isinstance(item, Article):
                    self.analysed.append(item.id)
                    results.append(analyzed(item))
                    dataset.keep(results[-1])
            self.changes = dataset.changes
            return dataset.finish(_findings(results), lambda findings: findings)


def _findings(results: list[AnalyzedArticle]) -> Findings:
    events = [Event(id=r.id, reports=(r,)) for one in results for r in one.reports]
    return Findings(articles=tuple(results), events=tuple(events))


def article(name: str, text: str = "Marchers filled the square.") -> Article:
    return Article(id=name, text=text, language="en")


@pytest.fixture
def runs(tmp_path: Path) -> Runs:
    return Runs(tmp_path / "dataset")


def table(runs: Runs, name: str) -> list[tuple]:
    with duckdb.connect() as database:
        path = runs.folder / "current" / f"{name}.parquet"
        return database.execute("SELECT * FROM read_parquet(?)", [str(path)]).fetchall()


def test_only_a_new_article_is_analysed(runs: Runs) -> None:
    runs.run([article("a")])
    runs.run([article("a"), article("b")], day=1)
    assert runs.analysed == ["b"]


def test_a_changed_article_is_analysed_anew(runs: Runs) -> None:
    runs.run([article("a"), article("b")])
    runs.run([article("a", "Strikers filled the square."), article("b")], day=1)
    assert runs.analysed == ["a"]


def test_an_article_that_its_folder_no_longer_holds_is_taken_out(runs: Runs) -> None:
    runs.run([article("a"), article("b")])
    findings = runs.run([article("b")], day=1)
    assert [one.article.id for one in findings.articles] == ["b"]


def test_what_was_taken_out_is_listed_with_day_and_reason(runs: Runs) -> None:
    runs.run([article("a"), article("b")])
    runs.run([article("b")], day=1)
    assert ("article", "a", DAYS[1], "its input no longer holds it") in table(runs, "deleted")


def test_nothing_is_taken_out_where_the_folder_could_not_be_read_whole(runs: Runs) -> None:
    runs.run([article("a"), article("b")])
    broken = Skipped(where="news/b.txt", what="cannot be read", todo="")
    findings = runs.run([article("a"), broken], day=1)
    assert len(findings.articles) == 2


def test_a_feed_that_forgets_an_article_does_not_take_it_back(runs: Runs) -> None:
    runs.run([article("a")], name="feed")
    findings = runs.run([article("b")], day=1, name="feed")
    assert sorted(one.article.id for one in findings.articles) == ["a", "b"]


def test_an_article_that_its_outlet_took_back_is_taken_out(runs: Runs) -> None:
    runs.run([article("a"), article("b")], name="feed")
    gone = Skipped(where="feed", what="404 not found", todo="", gone="a")
    findings = runs.run([gone], day=1, name="feed")
    assert [one.article.id for one in findings.articles] == ["b"]


def test_another_folder_adds_to_the_dataset(runs: Runs) -> None:
    runs.run([article("a")], name="monday")
    findings = runs.run([article("b")], day=1, name="tuesday")
    assert sorted(one.article.id for one in findings.articles) == ["a", "b"]


def test_first_and_last_day_are_those_of_the_runs(runs: Runs) -> None:
    runs.run([article("a")])
    runs.run([article("a")], day=1)
    findings = runs.run([article("a"), article("b")], day=2)
    assert [(e.first_seen, e.last_seen) for e in findings.events] == [
        (DAYS[0], DAYS[2]),
        (DAYS[2], DAYS[2]),
    ]


def test_the_layers_of_events_that_stay_as_they_were_have_the_last_day(runs: Runs) -> None:
    runs.run([article("a")])
    runs.run([article("a")], day=1)
    layer = pq.read_table(runs.folder / "current" / "unplaced.parquet")
    days = layer.select(["first_seen", "last_seen"]).to_pylist()
    assert days == [{"first_seen": DAYS[0], "last_seen": DAYS[1]}]


def test_an_event_of_a_changed_article_keeps_its_id(runs: Runs) -> None:
    first = runs.run([article("a")]).events[0]
    text = "Marchers filled the square. "
    again = runs.run([article("a", text)], day=1).events[0]
    assert (again.id, again.first_seen) == (first.id, DAYS[0])
    assert again.aliases == (f"a/{len(text)}",)


def test_a_newer_program_analyses_all_anew_and_says_why(runs: Runs) -> None:
    runs.run([article("a")], name="monday")
    runs.versions["program"] = "2"
    runs.run([article("b")], day=1, name="tuesday")
    assert sorted(runs.analysed) == ["a", "b"]
    assert runs.changes == ("program 1 → 2",)


def test_a_killed_run_leaves_the_snapshot_before_and_its_analyses_to_the_next(
    runs: Runs,
) -> None:
    runs.run([article("a")])
    killed = multiprocessing.get_context("fork").Process(target=_die_half_way, args=(runs,))
    killed.start()
    killed.join()
    assert killed.exitcode == 9
    assert [row[0] for row in table(runs, "articles")] == ["a"], "the state before is whole"
    runs.run([article("a"), article("b"), article("c")], day=1)
    assert runs.analysed == ["c"], "b was analysed by the killed run"


def _die_half_way(runs: Runs) -> None:
    import os

    with open_dataset(runs.folder, runs.versions, DAYS[1], whole=bool) as dataset:
        dataset.keep(analyzed(article("b")))
        os._exit(9)


def test_a_torn_line_of_a_killed_run_costs_that_article_alone(runs: Runs) -> None:
    runs.run([article("a")])
    with open_dataset(runs.folder, runs.versions, DAYS[1], whole=bool) as dataset:
        dataset.keep(analyzed(article("b")))
        dataset.keep(analyzed(article("c")))
    journal = runs.folder / "unfinished.jsonl"
    journal.write_bytes(journal.read_bytes()[:-20])
    runs.run([article("a"), article("b"), article("c")], day=1)
    assert runs.analysed == ["c"]


def test_two_runs_that_meet_go_one_after_the_other(runs: Runs) -> None:
    context = multiprocessing.get_context("fork")
    both = [context.Process(target=_add, args=(runs, name)) for name in ("one", "two", "three")]
    for process in both:
        process.start()
    for process in both:
        process.join()
    assert sorted(row[0] for row in table(runs, "articles")) == ["one", "three", "two"]


def _add(runs: Runs, name: str) -> None:
    runs.run([article(name)], name=name)


def test_a_folder_of_something_else_is_refused(runs: Runs) -> None:
    runs.folder.mkdir()
    (runs.folder / "manifest.json").write_text(json.dumps({"name": "a web app"}))
    with pytest.raises(InputError, match="no manifest of a dataset"):
        runs.run([article("a")])


def test_a_dataset_of_an_earlier_format_is_refused_with_what_to_do(runs: Runs) -> None:
    runs.run([article("a")])
    manifest = runs.folder / "manifest.json"
    manifest.write_text(json.dumps({**json.loads(manifest.read_text()), "schema": "geo-dataset/2"}))
    with pytest.raises(InputError, match="Name another folder"):
        runs.run([article("a")])


def test_no_path_of_this_machine_is_in_the_dataset(runs: Runs, tmp_path: Path) -> None:
    runs.run([article("a")], name=str(tmp_path / "news"))
    for path in runs.folder.rglob("*"):
        if path.is_file():
            assert str(tmp_path).encode() not in path.read_bytes()


def test_geopandas_reads_the_current_snapshot(runs: Runs, findings: Findings) -> None:
    with open_dataset(runs.folder, VERSIONS, DAYS[0], whole=bool) as dataset:
        list(dataset.screen([], lambda _names: iter(())))
        dataset.keep(findings.articles[0])
        dataset.finish(findings, lambda found: found)
    events = geopandas.read_parquet(runs.folder / "current" / "events_points.parquet")
    assert list(events["first_seen"]) == [DAYS[0], DAYS[0]]
