"""A dataset's daily run against its first one, and runs that are killed at random moments.

    python benchmarks/dataset_runs.py [--articles 1000] [--kills 50]

Articles are made from the sentences of `seeds/`, shuffled by a fixed seed. First run over all of
them; then a run with one new article; then runs over a growing folder that are killed with
SIGKILL at random moments: after each, the snapshot that was in force must be readable and
complete, and a run that is left alone at the end must know the same articles and events as one
that was never killed.
"""

from __future__ import annotations

import argparse
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pyarrow.parquet as pq

SEEDS = Path(__file__).parents[1] / "seeds"
GEO = [str(Path(sys.executable).with_name("geo")), "export", "--format", "geojson", "--quiet"]


def sentences() -> list[str]:
    """Paragraphs of the seeds, without front matter."""
    found = []
    for path in sorted(SEEDS.glob("*.txt")):
        text = path.read_text("utf-8").split("---", 2)[-1]
        found += [block.strip() for block in text.split("\n\n") if len(block.split()) > 8]
    return found


def write_article(folder: Path, number: int, pool: list[str], chance: random.Random) -> None:
    """An article of four paragraphs with a day of its own."""
    body = "\n\n".join(chance.sample(pool, min(4, len(pool))))
    day = f"2024-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
    (folder / f"{number:05d}.txt").write_text(
        f"---\nid: made-{number}\ntitle: Number {number}\ndate: {day}\n---\n{body}\n", "utf-8"
    )


def command(news: Path, dataset: Path, output: Path) -> list[str]:
    """A run that brings the dataset up to date."""
    return [*GEO, str(news), "--dataset", str(dataset), "-o", str(output)]


def timed(arguments: list[str]) -> float:
    """Seconds of one command."""
    start = time.perf_counter()
    subprocess.run(arguments, check=True, capture_output=True)
    return time.perf_counter() - start


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


def daily(folder: Path, count: int, chance: random.Random) -> None:
    """First run over `count` articles, then one more article."""
    pool = sentences()
    news, dataset = folder / "news", folder / "dataset"
    news.mkdir()
    for number in range(count):
        write_article(news, number, pool, chance)
    arguments = command(news, dataset, folder / "events.geojson")
    first = timed(arguments)
    write_article(news, count, pool, chance)
    again = timed(arguments)
    share = 100 * again / first
    print(f"{count} articles: first run {first:.1f} s; one more {again:.1f} s, {share:.1f} %")


def killed(folder: Path, kills: int, chance: random.Random) -> None:
    """Kill runs over a growing folder, then compare with a run that nobody killed."""
    pool = sentences()
    news, dataset = folder / "news", folder / "dataset"
    news.mkdir()
    for number in range(3):
        write_article(news, number, pool, chance)
    arguments = command(news, dataset, folder / "events.geojson")
    whole = timed(arguments)
    before = articles_of(dataset)
    lost = finished = 0
    for kill in range(kills):
        write_article(news, 3 + kill, pool, chance)
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
    timed(command(news, fresh, folder / "fresh.geojson"))
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
        folder = Path(tempfile.mkdtemp(prefix="dataset-runs-"))
        try:
            job(folder, number, random.Random(7))  # noqa: S311 — repeatable, not secret
        finally:
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()
