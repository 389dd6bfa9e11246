"""Choosing events by what the page also filters by: country, type, status, time."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from geo.errors import OptionError
from geo.events.vocabulary import event_types
from geo.features import countries_where, places_by_id
from geo.records import Event, Findings


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What to keep; an empty collection or None lets everything through."""

    countries: Collection[str] = ()
    """ISO 3166-1 alpha-2 codes of *where*."""
    who: Collection[str] = ()
    """ISO codes of the actors' and recipients' countries."""
    types: Collection[str] = ()
    statuses: Collection[str] = ()
    prominences: Collection[str] = ()
    first: date | None = None
    """Events that end before this day are left out; so are undated ones."""
    last: date | None = None
    """Events that begin after this day are left out; so are undated ones."""


def select(findings: Findings, selection: Selection) -> Findings:
    """Return the findings with the events that the selection keeps, in the same order."""
    places = places_by_id(findings.articles)

    def keeps(event: Event) -> bool:
        lead = event.reports[0]
        where = countries_where(event, places)
        who = {
            participant.country
            for report in event.reports
            for participant in (*report.actors, *report.recipients)
        }
        return (
            _any(selection.countries, where)
            and _any(selection.who, who)
            and _any(selection.types, {lead.type})
            and _any(selection.statuses, {lead.status})
            and _any(selection.prominences, {lead.prominence})
            and _in_time(lead.time.first, lead.time.last, selection)
        )

    return replace(findings, events=tuple(event for event in findings.events if keeps(event)))


def check_types(codes: Iterable[str]) -> frozenset[str]:
    """Return the type codes in capitals; an unknown one raises `OptionError` with the menu."""
    wanted = frozenset(code.upper() for code in codes)
    known = [kind.code for kind in event_types()]
    unknown = sorted(wanted.difference(known))
    if unknown:
        raise OptionError(
            f"No event type {', '.join(unknown)}.", todo=f"Known: {', '.join(known)}."
        )
    return wanted


def _any(wanted: Collection[str], found: Collection[str | None]) -> bool:
    return not wanted or not set(wanted).isdisjoint(found)


def _in_time(first: date | None, last: date | None, selection: Selection) -> bool:
    if selection.first is None and selection.last is None:
        return True
    if first is None and last is None:
        return False
    starts, ends = first or date.min, last or date.max
    return ends >= (selection.first or date.min) and starts <= (selection.last or date.max)
