"""Speed and memory of the whole analysis, beside spaCy's own full pipeline in the same run.

    python benchmarks/parse_speed.py [INPUT ...] [--limit N]

INPUT is a file or folder that `geo parse` reads, or gzipped JSON Lines whose objects have a `text`;
the default is the sample articles in seeds/. One process on one core analyses the same batches
with geo (events included) and with `nlp.pipe` in turn, so that other work on the machine slows
both; times are given as processor time and by the clock, loading and the first batch apart.
geo's run also checks that `text[start:end]` is the mention's words for every mention. Peak memory,
start and building of the index are measured in processes of their own.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geo.records import Article

ROOT = Path(__file__).parent.parent
BATCH = 16
"""Articles that each system gets at a time."""
STAGES = {
    "mentions": ("geo.mentions", "find_mentions_with_rejects"),
    "places": ("geo.places", "resolve"),
    "relations": ("geo.relations", "derive"),
    "times": ("geo.times", "find_times"),
    "events": ("geo.events", "extract"),
}
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
_INDEX = "from geo.gazetteer import load_gazetteer; load_gazetteer(progress=False)"


def main() -> None:
    """Print the four figures, each with the bar that it is held against."""
    arguments = _arguments()
    if arguments.alone:
        _analyse(_articles(arguments))
        return
    if any(os.environ.get(name) != "1" for name in ONE_THREAD):
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, **ONE_THREAD})  # noqa: S606 - itself
    _stay_on_one_core()
    _print_speed(_articles(arguments))
    inputs = [*map(str, arguments.inputs), "--limit", str(arguments.limit)]
    peak = _run([sys.executable, __file__, "--alone", *inputs])[2]
    print(f"\nPeak memory of geo over these texts: {peak:.0f} MB (bar: 1000)")
    shortest = min((ROOT / "seeds").glob("*.txt"), key=lambda path: path.stat().st_size)
    geo = str(Path(sys.executable).with_name("geo"))
    starts = [_run([geo, "parse", str(shortest)]) for _ in range(4)][1:]
    processor, clock, _ = map(min, zip(*starts, strict=True))
    print(
        f"Start to the result of one short article: {processor:.1f} s of the processor, "
        f"{clock:.1f} s by the clock (bar: 3), best of three"
    )
    with tempfile.TemporaryDirectory() as folder:
        processor, clock, _ = _run([sys.executable, "-c", _INDEX], GEO_CACHE_DIR=folder)
    print(
        f"Building the gazetteer's index, once: {processor:.1f} s of the processor, "
        f"{clock:.1f} s by the clock (bar: 60)"
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("inputs", nargs="*", type=Path, default=[ROOT / "seeds"])
    parser.add_argument("--limit", type=int, default=sys.maxsize, help="texts of each input")
    parser.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def _articles(arguments: argparse.Namespace) -> list[Article]:
    from geo.articles import read_articles
    from geo.records import Article

    found: list[Article] = []
    for name in arguments.inputs:
        if name.suffix == ".gz":
            with gzip.open(name, "rt", encoding="utf-8") as lines:
                texts = [json.loads(line)["text"] for line in islice(lines, arguments.limit)]
            found += [Article(id=text[:40], text=text, language="en") for text in texts]
        else:
            read = (item for item in read_articles([name]) if isinstance(item, Article))
            found.extend(islice(read, arguments.limit))
    return found or sys.exit("There is no text to read.")


def _stay_on_one_core() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def _run(command: list[str], **variables: str) -> tuple[float, float, float]:
    """Seconds of the processor, seconds by the clock and peak memory in MB of a command."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command,
        env={**os.environ, **ONE_THREAD, **variables},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if status:
        sys.exit(f"{' '.join(command)} failed.")
    return usage.ru_utime + usage.ru_stime, seconds, usage.ru_maxrss / 1000


class _Clock:
    """Processor time and time by the clock, summed up by name."""

    def __init__(self) -> None:
        self.processor: defaultdict[str, float] = defaultdict(float)
        self.wall: defaultdict[str, float] = defaultdict(float)

    def timed(self, name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        """The same function, timed under a name."""

        def measured(*arguments: Any, **options: Any) -> Any:
            processor, wall = time.process_time(), time.perf_counter()
            try:
                return work(*arguments, **options)
            finally:
                self.processor[name] += time.process_time() - processor
                self.wall[name] += time.perf_counter() - wall

        return measured


def _print_speed(articles: list[Article]) -> None:
    import spacy

    from geo.language import DEFAULT_MODEL
    from geo.pipeline import open_tools

    clock = _Clock()
    tools = open_tools()
    nlp = spacy.load(DEFAULT_MODEL)
    for stage, (room, function) in STAGES.items():
        module = import_module(room)
        setattr(module, function, clock.timed(stage, getattr(module, function)))
    geo = clock.timed("geo", lambda batch: _analyse(batch, tools))
    plain = clock.timed("spaCy", lambda batch: list(nlp.pipe([a.text for a in batch])))

    # Both once, unmeasured: what is loaded on first use belongs to the start.
    _analyse(articles[:BATCH], tools)
    list(nlp.pipe([article.text for article in articles[:BATCH]]))
    clock.processor.clear()
    clock.wall.clear()

    right = total = 0
    for number, batch in enumerate(_batches(articles)):
        # In turn, so that neither always finds the caches as the other left them.
        for work in (geo, plain) if number % 2 else (plain, geo):
            found = work(batch)
            if work is geo:
                right, total = right + found[0], total + found[1]
    _print_table(clock, len(articles), sum(len(article.text) for article in articles))
    print(f"Mentions whose span gives their words: {right} of {total}")


def _batches(articles: Iterable[Article]) -> Iterator[list[Article]]:
    stream = iter(articles)
    while batch := list(islice(stream, BATCH)):
        yield batch


def _analyse(articles: list[Article], tools: Any = None) -> tuple[int, int]:
    """Analyse articles; how many mentions have the words at their place, and how many there are."""
    from geo.pipeline import analyze_articles, open_tools
    from geo.records import Skipped

    right = total = 0
    for result in analyze_articles(articles, tools or open_tools()):
        if isinstance(result, Skipped):
            sys.exit(f"{result.where}: {result.what}")
        for mention in result.mentions:
            total += 1
            right += result.article.text[mention.start : mention.end] == mention.text
    return right, total


def _print_table(clock: _Clock, count: int, characters: int) -> None:
    clock.processor["parsing"] = clock.processor["geo"] - sum(
        clock.processor[stage] for stage in STAGES
    )
    clock.wall["parsing"] = clock.wall["geo"] - sum(clock.wall[stage] for stage in STAGES)
    print(f"{count} texts, {characters / count / 1000:.1f} kB each, one thread")
    print(f"{'ms a text':34} {'processor':>10} {'clock':>8}")
    rows = {"geo parse, events included": "geo", "  reading (spaCy's components)": "parsing"}
    rows |= {f"  {stage}": stage for stage in STAGES}
    rows["spaCy small, full, nlp.pipe"] = "spaCy"
    for title, name in rows.items():
        print(f"{title:34} {_each(clock.processor[name], count)} {_each(clock.wall[name], count)}")
    for kind, seconds in (("processor", clock.processor), ("clock", clock.wall)):
        without = seconds["spaCy"] / (seconds["geo"] - seconds["relations"])
        print(
            f"Ratio by {kind}: {seconds['spaCy'] / seconds['geo']:.2f} (bar: 0.8, goal: 1.3); "
            f"{without:.2f} without relations; {count / seconds['geo']:.1f} texts/s"
        )


def _each(seconds: float, count: int) -> str:
    return f"{seconds / count * 1000:9.1f}"


if __name__ == "__main__":
    main()
