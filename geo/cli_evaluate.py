"""The commands that score the program on annotated texts."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from geo.pipeline import Tools
    from geo.records import AnalyzedArticle, Article, Place

FILE = click.Path(path_type=Path)
GOLD = click.argument("gold", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
MODEL = click.option("--model", help="An installed spaCy pipeline to use instead of the default.")
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of tables.")


@click.group()
def evaluate() -> None:
    """Score the program on annotated texts."""


@evaluate.command("geoparsing")
@GOLD
@JSON
@MODEL
@click.option("--save", type=FILE, help="Write the single answers to this JSON file.")
@click.option(
    "--compare", type=FILE, help="Print gains and losses against a file that --save wrote."
)
def geoparsing_command(
    *, gold: tuple[Path, ...], as_json: bool, model: str | None, save: Path | None,
    compare: Path | None,
) -> int:  # fmt: skip
    """Recognition, resolution and end-to-end scores on gold toponyms (JSON Lines, may be .gz).

    Also: the ranker alone on gold mentions, error distances, calibration of the scores, the
    gazetteer's ceiling, and for the project's own gold the scores by what was tested.
    """
    from geo.errors import InputError
    from geo.evaluate import geoparsing, geoparsing_ceiling, geoparsing_errors
    from geo.evaluate.geoparsing_gold_mentions import answer_gold_mentions
    from geo.files import whole_file
    from geo.interchange import dumps
    from geo.pipeline import open_tools

    earlier = None
    if compare is not None:
        try:
            earlier = json.loads(compare.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise InputError(
                f"cannot be read as an earlier run ({error}).",
                where=str(compare),
                todo="Write it with geo evaluate geoparsing … --save FILE.",
            ) from error
    tools = open_tools(model=model)
    analyze = _once(tools)
    is_demonym = geoparsing.shipped_demonyms()
    holds = _shapes(tools)
    scores = geoparsing.evaluate(gold, analyze=analyze, is_demonym=is_demonym, holds=holds)
    classes = geoparsing.evaluate_classes(gold, analyze=analyze, is_demonym=is_demonym, holds=holds)
    answers = geoparsing_errors.answers(
        gold,
        analyze=analyze,
        is_demonym=is_demonym,
        country_at=lambda lon, lat: tools.regions.where(lon, lat).country,
        holds=holds,
    )
    alone = answer_gold_mentions(
        gold, parser=tools.parser, gazetteer=tools.gazetteer, regions=tools.regions, holds=holds
    )
    ceiling = geoparsing_ceiling.ceiling(gold, tools.gazetteer, holds=holds)
    if as_json:
        click.echo(
            json.dumps(
                {
                    "scores": geoparsing.as_json(scores),
                    "classes": geoparsing.as_json(classes),
                    "errors": geoparsing_errors.errors_as_json(answers),
                    "gold_mentions": geoparsing_errors.errors_as_json(alone),
                    "ceiling": geoparsing_ceiling.ceiling_as_json(ceiling),
                }
            )
        )
    else:
        errors_as_table = geoparsing_errors.errors_as_table
        tables = [
            ("Recognition, and end to end", geoparsing.as_table(scores)),
            ("Resolution, with the program's own mentions", errors_as_table(answers)),
            ("Resolution alone, on gold mentions", errors_as_table(alone)),
            ("Calibration, pooled", geoparsing_errors.calibration_as_table(answers)),
            ("The gazetteer's ceiling", geoparsing_ceiling.ceiling_as_table(ceiling)),
        ]
        if classes:
            tables.append(("By what was tested", geoparsing.classes_as_table(classes)))
        for title, table in tables:
            click.echo(f"{title}\n{table}\n")
    if earlier is not None:
        click.echo(geoparsing_errors.compare(earlier, answers))
    if save is not None:
        with whole_file(save) as file:
            file.write(dumps(geoparsing_errors.run_as_json(answers)) + "\n")
    return 0


@evaluate.command("spatial")
@GOLD
@JSON
@MODEL
@click.option("--errors", is_flag=True, help="List every relation that is missed or wrong.")
def spatial_command(
    *, gold: tuple[Path, ...], as_json: bool, model: str | None, errors: bool
) -> int:
    """Relations and described areas on gold of spatial language (JSON Lines, may be .gz)."""
    from geo.evaluate import spatial
    from geo.pipeline import open_tools

    scores = spatial.evaluate(gold, open_tools(model=model))
    if as_json:
        click.echo(json.dumps(spatial.as_json(scores)))
    else:
        click.echo(spatial.as_table(scores, misses=errors))
    return 0


@evaluate.command("events")
@GOLD
@JSON
@MODEL
@click.option(
    "--sample",
    type=click.IntRange(min=0),
    help="Score this many rows, drawn with a fixed seed; 0 scores all. Left out: 1,000 rows of "
    "event places, 300 of incidents, all of other gold.",
)
@click.option("--errors", is_flag=True, help="List what is missed or wrong, with the text.")
@click.option("-q", "--quiet", is_flag=True, help="Show no progress.")
def events_command(
    *,
    gold: tuple[Path, ...],
    as_json: bool,
    model: str | None,
    sample: int | None,
    errors: bool,
    quiet: bool,
) -> int:
    """Places, types, times, status and merging of events (JSON Lines, may be .gz).

    What a file is gold of is told by its fields: places or types of events, same events over
    articles, incidents of MUC-3/4, and the project's own events and times.
    """
    from geo.evaluate import events, events_scores
    from geo.pipeline import open_tools

    results = events.evaluate(gold, open_tools(model=model), number=sample, progress=not quiet)
    if as_json:
        click.echo(json.dumps(events_scores.as_json(results), ensure_ascii=False))
    else:
        click.echo(events_scores.as_table(results, misses=errors))
    return 0


def _shapes(tools: Tools) -> Callable[[Place, float, float], bool]:
    """Whether a place's shape holds a point (lon, lat); a place without a shape holds none."""

    def holds(place: Place, lon: float, lat: float) -> bool:
        from shapely.geometry import Point

        point = Point(lon, lat)
        if place.geometry is not None:
            return bool(place.geometry.covers(point))
        region = place.region or place.id
        if tools.regions.region(region) is None:
            return False
        return bool(tools.regions.shape(region).covers(point))

    return holds


def _once(tools: Tools) -> Callable[[Iterable[Article]], Iterator[AnalyzedArticle]]:
    """An analysis that remembers its results, because two scorers ask for the same articles."""
    from geo.errors import GeoError
    from geo.pipeline import analyze_articles
    from geo.records import Skipped

    known: dict[tuple[str, ...], list[Any]] = {}

    def analyze(articles: Iterable[Article]) -> Iterator[AnalyzedArticle]:
        rows = list(articles)
        key = tuple(f"{row.id}:{hash(row.text)}" for row in rows)
        if key not in known:
            known[key] = list(analyze_articles(rows, tools))
        for result in known[key]:
            if isinstance(result, Skipped):
                raise GeoError(result.what, where=result.where, todo=result.todo)
            yield result

    return analyze
