"""The command line: the composition root, where backends are chosen and rooms are joined."""

from __future__ import annotations

import logging
import os
import sys
import warnings
import webbrowser
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal

import click

from geo.cli_evaluate import evaluate
from geo.cli_options import (
    FILE,
    INPUTS,
    INPUTS_OR_DATASET,
    analysis_options,
    dataset_options,
)
from geo.cli_selection import Wanted, selection_options
from geo.errors import GeoError

ALL_READ, SOME_SKIPPED, NOTHING_DONE = 0, 1, 2
STOPPED = 130
"""What shells report after Ctrl-C."""


class Commands(click.Group):
    """Shows errors of geo as one clear line instead of a traceback."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run a command; the exit code is 0, 1 (some inputs skipped) or 2 (nothing done)."""
        kwargs["standalone_mode"] = False
        try:
            code = super().main(*args, **kwargs)
        except click.exceptions.Exit as stop:
            code = stop.exit_code
        except click.ClickException as error:
            error.show()
            code = NOTHING_DONE
        except GeoError as error:
            click.echo(f"geo: {error}", err=True)
            code = NOTHING_DONE
        except (KeyboardInterrupt, click.Abort):
            click.echo("geo: stopped; no file was left half written.", err=True)
            code = STOPPED
        except BrokenPipeError:
            # The reader of our output has gone, as in `geo parse … | head`.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            code = ALL_READ
        sys.exit(code if isinstance(code, int) else ALL_READ)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="dateline", prog_name="geo")
def main() -> None:
    """Turn news articles into an interactive map of the events they mention."""
    logging.basicConfig(format="geo: %(message)s", level=logging.WARNING)
    warnings.formatwarning = _one_line


@main.command("map")
@INPUTS_OR_DATASET
@click.option(
    "-o",
    "--output",
    type=FILE,
    default=Path("maps"),
    show_default=True,
    help="Folder for index.html, events.geojson and places.geojson.",
)
@click.option("--title", help="Title of the page.")
@click.option("--subtitle", help="A line under the title, on the page and in saved pictures.")
@click.option("--credit", help="Who made the map, on the page and in saved pictures.")
@click.option(
    "--text",
    type=click.Choice(["full", "evidence", "none"]),
    default="full",
    show_default=True,
    help="How much of the articles the page carries. Whole texts are for your own use; evidence "
    "(the quoted sentences and a link) is what one may publish.",
)
@click.option("--tiles", help="Draw online map tiles of this xyzservices provider underneath.")
@click.option(
    "--names", type=FILE, help="A TOML file of the names to show: id or main name = your name."
)
@click.option(
    "--overlay", type=FILE, help="A GeoJSON file to draw under the events; nothing else uses it."
)
@click.option("--open", "show", is_flag=True, help="Open the map in the browser.")
@dataset_options
@analysis_options
def map_command(
    *,
    inputs: tuple[str, ...],
    output: Path,
    title: str | None,
    subtitle: str | None,
    credit: str | None,
    text: Literal["full", "evidence", "none"],
    tiles: str | None,
    names: Path | None,
    overlay: Path | None,
    show: bool,
    dataset: Any,
    corrections: Path | None,
    settings: Any,
) -> int:
    """Map the events of articles.

    INPUT is a text, an HTML page, a Word document, a PDF, a table (JSON Lines, CSV, Parquet), a
    list of links, a feed, a web address, a folder of them, a glob, or - for standard input. JSON
    Lines written by `geo parse` are taken as analysed.
    """
    from geo.console import large_page, sent_lines, skipped_lines, summary
    from geo.cycles import no_search_for_cycles
    from geo.exports.geojson import GeoJSONExport, write_places
    from geo.files import check_writable
    from geo.gathering import gather
    from geo.maps import EventMap, check_tiles
    from geo.maps.overlay import overlay as read_overlay
    from geo.regions.display_names import load as load_names
    from geo.renaming import renamed

    page, events, places = (
        output / name for name in ("index.html", "events.geojson", "places.geojson")
    )
    check_tiles(tiles)
    if overlay:
        read_overlay(overlay)  # a file that cannot be drawn is told before the work, not after
    check_writable(page)
    chosen = load_names(names) if names else {}
    gathered = gather(inputs, settings, dataset, corrections)
    findings = renamed(gathered.findings, chosen)
    _tell(skipped_lines(findings.skipped))
    _tell(gathered.problems)
    if not findings.articles:
        return _nothing_done()
    with no_search_for_cycles():
        EventMap(
            findings,
            title=title,
            subtitle=subtitle,
            credit=credit,
            text=text,
            tiles=tiles,
            overlay=overlay,
        ).save(page)
        GeoJSONExport().write(findings, events)
        write_places(findings, places)
    _tell(sent_lines(gathered.sent, () if settings.quiet else gathered.asked))
    if not settings.quiet:
        _tell(gathered.lines)
        _tell(summary(findings, (page, events, places)))
        _tell(large_page(page, len(findings.events)))
    if show:
        webbrowser.open(page.resolve().as_uri())
    return SOME_SKIPPED if findings.skipped else ALL_READ


@main.command()
@INPUTS
@click.option("-o", "--output", type=FILE, help="JSON Lines file; without it, they are printed.")
@analysis_options
def parse(*, inputs: tuple[str, ...], output: Path | None, settings: Any) -> int:
    """Analyse articles and write one JSON object an article, in input order."""
    from geo.console import sent_lines, skipped_lines
    from geo.files import check_writable, whole_file
    from geo.interchange import dumps, to_json
    from geo.records import Skipped
    from geo.run import Run

    if output is not None:
        check_writable(output)
    run = Run(inputs, settings)
    skipped: list[Skipped] = []
    written = 0

    def lines() -> Iterator[str]:
        nonlocal written
        for result in run:
            if isinstance(result, Skipped):
                skipped.append(result)
            else:
                written += 1
                yield dumps(to_json(result)) + "\n"

    if output is None:
        for line in lines():
            # Bytes, because a terminal's encoding may lack the article's letters.
            sys.stdout.buffer.write(line.encode())
        sys.stdout.buffer.flush()
    else:
        with whole_file(output) as file:
            file.writelines(lines())
    _tell(skipped_lines(skipped))
    _tell(sent_lines(run.sent, () if settings.quiet else run.asked))
    if not written:
        return _nothing_done()
    if not settings.quiet:
        click.echo(f"Analysed {written}, skipped {len(skipped)}.", err=True)
    return SOME_SKIPPED if skipped else ALL_READ


@main.command()
@click.argument("inputs", nargs=-1, metavar="[ANALYSIS.jsonl...]")
@click.option(
    "--format",
    "name",
    default="geojson",
    show_default=True,
    help="geojson, csv, geopackage (all layers, styled for QGIS), geoparquet (a folder), kml, "
    "linked-places.",
)
@click.option("-o", "--output", type=FILE, required=True, help="The file (or folder) to write.")
@click.option(
    "--names", type=FILE, help="A TOML file of the names to show: id or main name = your name."
)
@selection_options
@dataset_options
@analysis_options
def export(
    *,
    inputs: tuple[str, ...],
    name: str,
    output: Path,
    names: Path | None,
    dataset: Any,
    corrections: Path | None,
    settings: Any,
    wanted: Wanted,
) -> int:
    """Write the events of what `geo parse` wrote in another format, filtered as on the page."""
    from geo.console import exported, sent_lines, skipped_lines
    from geo.exports.selection import select, unknown_sources
    from geo.files import check_folder, check_writable
    from geo.gathering import gather
    from geo.regions.display_names import load as load_names
    from geo.registry import load
    from geo.renaming import renamed

    backend = load("export", name)()
    wanted.check()
    (check_folder if backend.folder else check_writable)(output)
    chosen = load_names(names) if names else {}
    gathered = gather(inputs, settings, dataset, corrections)
    findings = renamed(gathered.findings, chosen)
    _tell(skipped_lines(findings.skipped))
    _tell(gathered.problems)
    if not findings.articles:
        return _nothing_done()
    kept = select(findings, wanted.of(findings, settings.vocabulary))
    _tell(unknown_sources(wanted.source, findings))
    backend.write(kept, output)
    _tell(sent_lines(gathered.sent, () if settings.quiet else gathered.asked))
    if not settings.quiet:
        _tell(gathered.lines)
        _tell(exported(kept, findings, output))
    return SOME_SKIPPED if findings.skipped else ALL_READ


@main.command()
@click.argument("text", metavar="TEXT|FILE")
@analysis_options
def explain(*, text: str, settings: Any) -> int:
    """Tell, step by step, what is found in a sentence or in the articles of a file, and why."""
    from geo.console import explanation, sent_lines, skipped_lines
    from geo.files import is_file
    from geo.records import Article, Skipped
    from geo.run import Run

    if text == "-" or is_file(text):
        run = Run([text], settings)
    else:
        sentence = Article(id="sentence", text=text, language="en", date=settings.date)
        run = Run([], settings, articles=[sentence])
    results = list(run)
    skipped = [result for result in results if isinstance(result, Skipped)]
    for result in results:
        if not isinstance(result, Skipped):
            for line in explanation(result, heading=len(results) > 1):
                click.echo(line)
    _tell(skipped_lines(skipped))
    _tell(sent_lines(run.sent, () if settings.quiet else run.asked))
    if len(skipped) == len(results):
        return _nothing_done()
    return SOME_SKIPPED if skipped else ALL_READ


@main.group()
def gazetteer() -> None:
    """Build the offline gazetteer and look names up in it."""


@gazetteer.command("build")
def gazetteer_build() -> int:
    """Build the index now instead of at the first use."""
    from geo.gazetteer import load_gazetteer

    click.echo(f"Ready: {load_gazetteer().version}")
    return ALL_READ


@gazetteer.command("find")
@click.argument("toponym")
@click.option("--limit", default=10, show_default=True, type=click.IntRange(1, 1000))
def gazetteer_find(toponym: str, limit: int) -> int:
    """List the places that a name may mean, most prominent first."""
    from geo.console import candidate_line
    from geo.gazetteer import load_gazetteer

    found = load_gazetteer().candidates(toponym, limit=limit)
    for candidate in found:
        click.echo(candidate_line(candidate))
    if not found:
        click.echo(f"No place is called {toponym!r}.", err=True)
    return ALL_READ if found else SOME_SKIPPED


main.add_command(evaluate)


def _one_line(message: Warning | str, *_where: object, **_line: object) -> str:
    return f"geo: {message}\n"


def _tell(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line, err=True)


def _nothing_done() -> int:
    click.echo("geo: nothing was done: no article could be read.", err=True)
    return NOTHING_DONE
