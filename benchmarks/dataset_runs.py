"""A dataset's daily run against its first one, and runs that are killed at random moments.

    python benchmarks/dataset_runs.py [--articles 1000] [--kills 50]

Articles of 2 to 3 kB are grown from the analysed `seeds/` by a seeded generator (`page_corpus.py`):
no two texts are alike, towns and days are spread as news spreads them. First run of `geo map`
over all of them; then a run with one new article; both in processor time, which other programs do
not change much, and by the clock. Then runs over a growing folder that are killed with SIGKILL at
random moments: after each, the snapshot that was in force must be readable and complete, and a run
that is left alone at the end must know the same articles and events as one that was never killed.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pyarrow.parquet as pq

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
GEO = str(Path(sys.executable).with_name("geo"))


def write_articles(folder: Path, count: int) -> list[Path]:
    """So many articles as text files with front matter; the same ones each time."""
    from benchmarks.page_corpus import EVENTS_PER_ARTICLE, grown
    from geo.interchange import from_json

    folder.mkdir()
    parsed = subprocess.run(
        [GEO, "parse", str(ROOT / "seeds"), "-q"], check=True, capture_output=True
    ).stdout
    seeds = tuple(from_json(json.loads(line)) for line in parsed.decode().splitlines())
    written = []
    for number, one in enumerate(grown(seeds, count * EVENTS_PER_ARTICLE).articles):
        article = one.article
        head = {"id": article.id, "title": article.title, "date": str(article.date),
                "source": article.source, "url": article.url}  # fmt: skip
        lines = "".join(f"{name}: {json.dumps(value)}\n" for name, value in head.items())
        written.append(folder / f"{number:05d}.txt")
        written[-1].write_text(f"---\n{lines}---\n{article.text}\n", "utf-8")
    return written


def command(news: Path, dataset: Path, output: Path) -> list[str]:
    """A run that brings the dataset up to date."""
    return [GEO, "map", str(news), "--dataset", str(dataset), "-o", str(output), "--quiet"]


def timed(arguments: list[str]) -> tuple[float, float]:
    """Seconds of one command: of the processor, and by the clock."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(arguments, check=True, capture_output=True)
    after, end = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return processor, end - start


def articles_of(dataset: Path) -> list[str]:
    """Ids in the snapshot that counts; every table of it is read to see that it is whole."""
    current = dataset / "current"
    tables = {path.stem: pq.read_table(path) for path in sorted(current.glob("*.parquet"))}
    return sorted(tables["articles"]["id"].to_pylist())


def events_of(dataset: Path) -> set[frozenset[str]]:
    """Events in the snapshot that counts, each as the ids of its reports.

    Their own ids may differ: an event keeps the id that it had first, and a fresh run has no past.
    """
    reports = pq.read_table(dataset / "current" / "event_ids.parquet")["reports"].to_pylist()
    return set(map(frozenset, reports))


def daily(folder: Path, count: int, _chance: random.Random) -> None:
    """First run over `count` articles, then one more article."""
    news, dataset = folder / "news", folder / "dataset"
    *_, last = write_articles(news, count + 1)
    held = folder / last.name
    last.rename(held)
    arguments = command(news, dataset, folder / "map")
    first = timed(arguments)
    held.rename(last)
    again = timed(arguments)
    events = len(events_of(dataset))
    print(f"{count} articles, {events} events; one more costs {100 * again[0] / first[0]:.1f} %:")
    for name, (processor, clock) in (("first run", first), ("one more", again)):
        print(f"  {name:9} {processor:7.1f} s of the processor, {clock:7.1f} s by the clock")


def killed(folder: Path, kills: int, chance: random.Random) -> None:
    """Kill runs over a growing folder, then compare with a run that nobody killed."""
    news, dataset, waiting = folder / "news", folder / "dataset", folder / "waiting"
    articles = write_articles(waiting, 3 + kills)
    news.mkdir()
    for path in articles[:3]:
        path.rename(news / path.name)
    arguments = command(news, dataset, folder / "map")
    _, whole = timed(arguments)
    before = articles_of(dataset)
    lost = finished = 0
    for path in articles[3:]:
        path.rename(news / path.name)
        run = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            run.wait(timeout=chance.uniform(0.05, 1.0) * whole)
            finished += 1
        except subprocess.TimeoutExpired:
            run.send_signal(signal.SIGKILL)
            run.wait()
        now = articles_of(dataset)
        lost += not set(before) <= set(now)
        before = now
    timed(arguments)
    fresh = folder / "fresh"
    timed(command(news, fresh, folder / "fresh-map"))
    same = articles_of(dataset) == articles_of(fresh) and events_of(dataset) == events_of(fresh)
    verdict = "the same" if same else "NOT the same"
    print(f"{kills} kills ({finished} runs were faster): {lost} lost anything;")
    print(f"in the end {verdict} articles and events as without kills")


def main() -> None:
    """Print both figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=50)
    options = parser.parse_args()
    for job, number in ((killed, options.kills), (daily, options.articles)):
        if not number:
            continue
        folder = Path(tempfile.mkdtemp(prefix="dataset-runs-"))
        try:
            job(folder, number, random.Random(7))  # noqa: S311 — repeatable, not secret
        finally:
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()
