"""Speed and memory of the whole analysis, beside spaCy's own full pipeline in the same run.

    python benchmarks/parse_speed.py TEXTS.jsonl.gz ...

TEXTS are JSON Lines (may be gzipped) whose objects have a `text`. Each system runs in a process
of its own, pinned to one core where the machine allows it. Loading is timed apart. geo's run also
checks that `text[start:end]` is the mention's words for every mention.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

SYSTEMS = ("geo parse", "spaCy small, full pipeline")


def main() -> None:
    """Run each system in its own process and print one table."""
    arguments = _arguments()
    if arguments.system:
        print(json.dumps(_measure(arguments.system, arguments.texts, arguments.limit)))
        return
    print(f"{'system':28} {'docs':>5} {'load s':>7} {'docs/s':>7} {'kB/s':>6} {'peak MB':>8}")
    results = {}
    for system in SYSTEMS:
        result = results[system] = _in_own_process(system, arguments)
        print(
            f"{system:28} {result['docs']:5} {result['load']:7.1f} {result['docs_per_second']:7.1f}"
            f" {result['kilobytes_per_second']:6.0f} {result['peak_megabytes']:8.0f}"
        )
    ratio = results[SYSTEMS[0]]["docs_per_second"] / results[SYSTEMS[1]]["docs_per_second"]
    print(f"geo parse runs at {ratio:.2f} times spaCy's speed.")
    print(f"Mentions whose span gives their words: {results[SYSTEMS[0]]['spans']}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("--limit", type=int, default=None, help="texts of each file to take")
    parser.add_argument("--system", choices=SYSTEMS, help=argparse.SUPPRESS)
    return parser.parse_args()


def _in_own_process(system: str, arguments: argparse.Namespace) -> dict:
    limit = ["--limit", str(arguments.limit)] if arguments.limit else []
    one_thread = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
    done = subprocess.run(
        [sys.executable, __file__, "--system", system, *limit, *map(str, arguments.texts)],
        env={**os.environ, **one_thread},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return json.loads(done.stdout.splitlines()[-1])


def _measure(system: str, files: list[Path], limit: int | None) -> dict:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    texts = [text for file in files for text in _texts(file)[:limit]]
    work = _geo if system == SYSTEMS[0] else _spacy
    load, run, spans = work(texts)
    return {
        "docs": len(texts),
        "load": load,
        "docs_per_second": len(texts) / run,
        "kilobytes_per_second": sum(map(len, texts)) / 1000 / run,
        "peak_megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000,
        "spans": spans,
    }


def _texts(file: Path) -> list[str]:
    opened = gzip.open if file.suffix == ".gz" else open
    with opened(file, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def _geo(texts: list[str]) -> tuple[float, float, str]:
    start = time.perf_counter()
    from geo.pipeline import analyze_articles, open_tools
    from geo.records import Article, Skipped

    tools = open_tools()
    articles = [Article(id=str(n), text=text, language="en") for n, text in enumerate(texts)]
    loaded = time.perf_counter()
    right = total = 0
    for result in analyze_articles(articles, tools):
        if isinstance(result, Skipped):
            sys.exit(f"{result.where}: {result.what}")
        for mention in result.mentions:
            total += 1
            right += result.article.text[mention.start : mention.end] == mention.text
    return loaded - start, time.perf_counter() - loaded, f"{right} of {total}"


def _spacy(texts: list[str]) -> tuple[float, float, str]:
    start = time.perf_counter()
    import spacy

    from geo.language import DEFAULT_MODEL

    nlp = spacy.load(DEFAULT_MODEL)
    loaded = time.perf_counter()
    for _ in nlp.pipe(texts):
        pass
    return loaded - start, time.perf_counter() - loaded, ""


if __name__ == "__main__":
    main()
