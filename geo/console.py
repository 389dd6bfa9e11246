"""What the commands say on the terminal: what was read, what was found, what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from geo.features import geometry_place, places_by_id
from geo.records import AnalyzedArticle, Candidate, Findings, Mention, Place, Report, Skipped

MOST_ADDRESSES = 20
"""Addresses that are listed one by one; of the others, how many a host."""


LARGE_MEGABYTES = 15
MANY_EVENTS = 100_000
"""Beyond one of these, a page takes a browser more than about two seconds to open."""


def printable(words: str) -> str:
    """Words of an article or a file name, safe to print: control characters become visible.

    >>> printable("a\\x1b[31mred")
    'a\\\\x1b[31mred'
    """
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode()
        for character in words
    )


def skipped_lines(skipped: Sequence[Skipped]) -> Iterator[str]:
    """One line an input that could not be read."""
    for item in skipped:
        yield f"skipped {printable(item.where)}: {item.what} {item.todo}".rstrip()


def summary(findings: Findings, written: Sequence[Path]) -> Iterator[str]:
    """Lines that end a run: read, skipped, events, unplaced, unresolved, files."""
    places = places_by_id(findings.articles)
    unplaced = [event for event in findings.events if geometry_place(event, places) is None]
    unresolved = [
        resolution
        for analyzed in findings.articles
        for resolution in analyzed.resolutions
        if resolution.place is None
    ]
    background = sum(event.reports[0].prominence == "background" for event in findings.events)
    undated = sum(event.reports[0].time.first is None for event in findings.events)
    yield f"Read {counted(len(findings.articles), 'article')}, skipped {len(findings.skipped)}."
    for analyzed in findings.articles:
        for notice in analyzed.notices:
            yield f"  {printable(analyzed.article.title or analyzed.article.id)}: {notice}"
    yield (
        f"Found {counted(len(findings.events), 'event')} ({background} of them background), "
        f"{len(unplaced)} without a place, {undated} without a date; "
        f"{counted(len(places), 'place')}; {counted(len(unresolved), 'mention')} unresolved."
    )
    if findings.articles and not findings.events:
        yield (
            "No event was found: the map shows the places that are mentioned. geo looks for "
            "reported happenings in English text."
        )
    for path in written:
        yield f"Wrote {path}"


def exported(kept: Findings, findings: Findings, path: Path) -> Iterator[str]:
    """What an export wrote, and how many of its events a time filter let pass without a date."""
    undated = sum(event.reports[0].time.precision == "unknown" for event in kept.events)
    said = f" ({undated} without a date)" if undated else ""
    yield f"Wrote {len(kept.events)} of {len(findings.events)} events{said} to {path}"


def large_page(page: Path, events: int) -> Iterator[str]:
    """What to do about a page that a browser opens slowly; nothing where it is small enough."""
    megabytes = page.stat().st_size / 1e6
    if megabytes <= LARGE_MEGABYTES and events <= MANY_EVENTS:
        return
    yield (
        f"{page} is large: {megabytes:.0f} MB, {events:,} events (advice begins at "
        f"{LARGE_MEGABYTES} MB or {MANY_EVENTS:,} events). It opens slowly; smaller are: "
        "--text evidence or --text none; one map for each year of articles; or no page but "
        "tables: geo parse, then geo export --format geoparquet."
    )


def explanation(analyzed: AnalyzedArticle, *, heading: bool = False) -> Iterator[str]:
    """Step by step: mentions and what they were taken for, relations, times, events.

    With `heading`, the article's title or id stands above.
    """
    if heading:
        yield f"# {printable(analyzed.article.title or analyzed.article.id)}"
    places = {place.id: place for place in analyzed.places}
    yield "Mentions"
    for mention, resolution in zip(analyzed.mentions, analyzed.resolutions, strict=True):
        place = places.get(resolution.place or "")
        yield f"  {_mention_line(mention, place)}  score {resolution.score:.2f}"
        yield f"      {resolution.reason}"
        for other in resolution.runners_up:
            yield f"      not {other.name} ({other.place}, {other.score:.2f}): {other.reason}"
    if analyzed.relations:
        yield "Relations"
    for relation in analyzed.relations:
        words = printable(analyzed.article.text[relation.start : relation.end])
        place = places.get(relation.place or "")
        yield f"  {relation.kind}: “{words}” → {_place_words(place)}  score {relation.score:.2f}"
        yield f"      {relation.reason}"
    if analyzed.times:
        yield "Times"
    for time in analyzed.times:
        yield f"  “{printable(time.text)}” → {time.first} to {time.last} ({time.precision})"
        yield f"      {time.reason}"
    yield "Events"
    if not analyzed.reports:
        yield "  none"
    for report in analyzed.reports:
        yield from _report_lines(report, places)
    yield from analyzed.notices


def _report_lines(report: Report, places: Mapping[str, Place]) -> Iterator[str]:
    yield f"  {report.type} {report.status}, {report.prominence}: {report.label}"
    yield f"      when: {report.time.first} to {report.time.last} ({report.time.reason})"
    for item in report.places:
        name = _place_words(places.get(item.place or ""))
        yield f"      {item.role}: {name} ({item.basis}, score {item.score:.2f})"


def sent_lines(names: Sequence[str], addresses: Sequence[str] = ()) -> Iterator[str]:
    """What left the machine: names for an online geocoder, and web addresses."""
    if names:
        yield f"Sent to the online geocoder: {', '.join(map(printable, names))}"
    addresses = list(dict.fromkeys(addresses))
    if not addresses:
        return
    yield f"Fetched {counted(len(addresses), 'address')} from the web:"
    for address in addresses[:MOST_ADDRESSES]:
        yield f"  {printable(address)}"
    left = Counter(urlsplit(address).netloc for address in addresses[MOST_ADDRESSES:])
    for host, number in sorted(left.items()):
        yield f"  {printable(host)}: {number} more"


def candidate_line(candidate: Candidate) -> str:
    """One gazetteer candidate in one line."""
    return f"{_place_words(candidate.place)} by {candidate.match} “{candidate.matched_name}”"


def _mention_line(mention: Mention, place: Place | None) -> str:
    words = f"{mention.start}-{mention.end} “{printable(mention.text)}” ({mention.usage})"
    return f"{words} → {_place_words(place)}"


def _place_words(place: Place | None) -> str:
    if place is None:
        return "no place"
    within = ", ".join(part for part in (place.admin1, place.country) if part)
    return f"{place.name}{f' ({within})' if within else ''}, {place.kind} [{place.id}]"


def counted(number: int, noun: str) -> str:
    """A number with its noun.

    >>> counted(1, "address"), counted(2, "address")
    ('1 address', '2 addresses')
    """
    plural = f"{noun}es" if noun.endswith("s") else f"{noun}s"
    return f"{number} {noun if number == 1 else plural}"
