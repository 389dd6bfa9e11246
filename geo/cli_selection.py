"""The options of `geo export` that choose events, with the meaning of the page's filters."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from geo.cli_options import DAY, day_of

if TYPE_CHECKING:
    from geo.exports.selection import Selection
    from geo.records import Findings

STATUSES = ("happened", "ongoing", "planned", "possible", "denied")
PRECISIONS = (
    *("exact", "settlement", "district", "province"),
    *("country", "region", "derived", "none"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a user asked for, in the user's words."""

    country: tuple[str, ...]
    sea: tuple[str, ...]
    who: tuple[str, ...]
    types: tuple[str, ...]
    status: tuple[str, ...]
    prominence: tuple[str, ...]
    precision: tuple[str, ...]
    source: tuple[str, ...]
    review: tuple[str, ...]
    least: float | None
    words: str
    first: date | None
    last: date | None
    undated: bool

    def check(self) -> None:
        """Raise `OptionError`, before the work, for countries that do not exist."""
        from geo.exports.selection import check_countries

        check_countries((*self.country, *self.who))

    def of(self, findings: Findings, vocabulary: Path | None) -> Selection:
        """The selection from these findings; `OptionError` for a type or water nobody knows.

        Types are those of the vocabulary, the user's own too, and those that the findings have.
        """
        from geo.events.vocabulary import load_vocabulary
        from geo.exports.selection import Selection, check_countries, check_seas, check_types
        from geo.features import type_label

        labels = {code: kind.label for code, kind in load_vocabulary(vocabulary).types.items()}
        for event in findings.events:
            code = event.reports[0].type
            labels.setdefault(code, type_label(code))
        check_seas(self.sea, findings)
        return Selection(
            countries=check_countries(self.country),
            seas=self.sea,
            who=check_countries(self.who),
            types=check_types(self.types, labels),
            statuses=self.status,
            prominences=self.prominence,
            precisions=self.precision,
            sources=self.source,
            reviews=self.review,
            least_confidence=self.least,
            first=self.first,
            last=self.last,
            undated=self.undated,
            words=self.words,
        )


def selection_options(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options that choose events; it receives them as `wanted`."""

    @click.option(
        "--country", multiple=True, help="Keep events in this country (ISO code or name); repeat."
    )
    @click.option(
        "--sea",
        multiple=True,
        help="Keep events in this water or ocean basin, or in any; repeat. With --country, either "
        "will do.",
    )
    @click.option("--who", multiple=True, help="Keep events by or to somebody of it; repeat.")
    @click.option(
        "--type",
        "types",
        multiple=True,
        help="Keep this event type (code or label, also of your --vocabulary); repeat.",
    )
    @click.option(
        "--status", multiple=True, type=click.Choice(STATUSES), help="Keep this status; repeat."
    )
    @click.option(
        "--prominence",
        multiple=True,
        type=click.Choice(["foreground", "background"]),
        help="Keep what articles report, or what they recall.",
    )
    @click.option(
        "--precision",
        multiple=True,
        type=click.Choice(PRECISIONS),
        help="Keep events whose place is known so well; none: without a place; repeat.",
    )
    @click.option("--source", multiple=True, help="Keep what this outlet reports; repeat.")
    @click.option(
        "--min-confidence",
        "least",
        type=click.FloatRange(0, 1),
        help="Keep events of at least this confidence; the page calls 0.8 high and 0.6 middle.",
    )
    @click.option(
        "--review",
        multiple=True,
        type=click.Choice(["unreviewed", "confirmed", "corrected"]),
        help="Keep events in this state of review; repeat.",
    )
    @click.option(
        "--search", "words", default="", help="Keep events that have all these words somewhere."
    )
    @click.option("--from", "first", type=DAY, help="Keep events on or after this day.")
    @click.option("--to", "last", type=DAY, help="Keep events on or before this day.")
    @click.option(
        "--undated/--no-undated",
        default=True,
        help="Keep events whose text gives no date, or leave them out.  [keep]",
    )
    @functools.wraps(command)
    def with_selection(
        *,
        first: datetime | None,
        last: datetime | None,
        **rest: Any,
    ) -> int:
        names = Wanted.__slots__
        values = {name: rest.pop(name) for name in names if name in rest}
        wanted = Wanted(first=day_of(first), last=day_of(last), **values)
        return command(wanted=wanted, **rest)

    return with_selection
