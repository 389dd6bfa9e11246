"""Options that several commands share: how to read, how to analyse, which dataset."""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

DAY = click.DateTime(formats=["%Y-%m-%d"])
FILE = click.Path(path_type=Path)
INPUTS = click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
INPUTS_OR_DATASET = click.argument("inputs", nargs=-1, metavar="[INPUT...]")


def day_of(moment: datetime | None) -> date | None:
    """The day that an option of type `DAY` gives."""
    return moment.date() if moment else None


def analysis_options(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options of an analysis; it receives them as `settings`, a
    `geo.run.Settings`."""

    @click.option(
        "--date", "day", type=DAY, help="Publication date of articles that state none, YYYY-MM-DD."
    )
    @click.option("--model", help="An installed spaCy pipeline to use instead of the default.")
    @click.option(
        "--geocoder",
        help="Ask this online service for names that the gazetteer does not hold: nominatim. The "
        "names sent are listed at the end.",
    )
    @click.option(
        "--regions",
        type=FILE,
        help="A GeoJSON file of your own named regions; articles may mention them.",
    )
    @click.option(
        "--vocabulary",
        type=FILE,
        help="A TOML file of your own event types and the words that tell of them.",
    )
    @click.option(
        "--columns",
        help="Which columns of tables hold what, where it cannot be guessed: text=body,date=pub.",
    )
    @click.option(
        "--separator", help="A line that stands between two articles of one text file: -----."
    )
    @click.option(
        "--offline", is_flag=True, help="Let nothing leave the machine: fetch no address."
    )
    @click.option(
        "--allow-private",
        is_flag=True,
        help="Fetch addresses inside private networks too, such as a wiki of your own.",
    )
    @click.option(
        "--engine", default="in-process", show_default=True, help="Where articles are analysed."
    )
    @click.option(
        "-q",
        "--quiet",
        is_flag=True,
        help="No progress bar, no summary, no list of fetched addresses.",
    )
    @functools.wraps(command)
    def with_settings(
        *,
        day: datetime | None,
        model: str | None,
        geocoder: str | None,
        regions: Path | None,
        vocabulary: Path | None,
        columns: str | None,
        separator: str | None,
        offline: bool,
        allow_private: bool,
        engine: str,
        quiet: bool,
        **rest: Any,
    ) -> int:
        from geo.articles import parse_columns
        from geo.run import Settings

        if offline and geocoder:
            raise click.UsageError("--offline and --geocoder exclude each other.")
        settings = Settings(
            date=day_of(day),
            model=model,
            geocoder=geocoder,
            regions=regions,
            vocabulary=vocabulary,
            columns=parse_columns(columns) if columns else {},
            separator=separator,
            offline=offline,
            allow_private=allow_private,
            engine=engine,
            quiet=quiet,
        )
        return command(settings=settings, **rest)

    return with_settings


def dataset_options(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command a dataset; it receives it as `dataset`, a `DatasetChoice` or None.

    Without a dataset, inputs are wanted.
    """

    @click.option(
        "--dataset",
        "folder",
        type=FILE,
        help="A folder that lives: only new and changed articles of INPUT are analysed, withdrawn "
        "ones are taken out, events keep their ids. Without INPUT, what it holds is taken.",
    )
    @click.option(
        "--since", help="Keep events that the dataset found first since then: 7d, 2w, 2024-05-01."
    )
    @click.option(
        "--corrections",
        type=FILE,
        help="A TOML file of what is wrong or right (docs/corrections.md); without it, a "
        "corrections.toml beside the input or in the dataset is taken.",
    )
    @click.option(
        "--run-date", "run_date", type=DAY, help="The day that this run counts as [today]."
    )
    @functools.wraps(command)
    def with_dataset(
        *,
        inputs: tuple[str, ...],
        folder: Path | None,
        since: str | None,
        run_date: datetime | None,
        **rest: Any,
    ) -> int:
        from geo.gathering import DatasetChoice, since_day, today

        if folder is None and (since or run_date):
            raise click.UsageError("--since and --run-date want a --dataset.")
        if folder is None and not inputs:
            raise click.UsageError("Name an INPUT, or a --dataset.")
        if folder is None:
            return command(inputs=inputs, dataset=None, **rest)
        run_day = day_of(run_date) or today()
        first = since_day(since, run_day) if since else None
        chosen = DatasetChoice(folder=folder, today=run_day, since=first)
        return command(inputs=inputs, dataset=chosen, **rest)

    return with_dataset
