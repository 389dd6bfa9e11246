"""What the rooms hand to each other: frozen, keyword-only records, documented field by field.

The invariant everything hangs on: for each record with `start` and `end`,
`article.text[start:end]` is the words shown, counted in Unicode code points, half-open.
Coordinates are degrees, EPSG:4326, lon/lat order.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

DateSource = Literal["stated", "inferred", "unknown"]
Usage = Literal["literal", "associative"]
Precision = Literal["exact", "settlement", "district", "province", "country", "region", "derived"]
TimePrecision = Literal["day", "week", "month", "year", "range", "unknown"]
Basis = Literal["stated", "inherited", "inferred"]
Role = Literal["location", "path", "origin", "destination", "target", "scope"]
Status = Literal["happened", "ongoing", "planned", "possible", "denied"]
Prominence = Literal["foreground", "background"]
Review = Literal["unreviewed", "confirmed", "corrected"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A half-open range of code points in one article's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A text with an id and what is known about it. `text` never changes after reading."""

    id: str
    """The given id, else the canonical URL, else a hash of the raw bytes; never a path."""
    text: str
    """Decoded; BOM and front matter removed; newlines kept; no Unicode normalisation."""
    title: str | None = None
    date: date | None = None
    """Publication date."""
    date_source: DateSource = "unknown"
    date_reason: str = "no date is stated and none can be inferred"
    """Why this date, in words for the reader."""
    source: str | None = None
    """The outlet, such as "Reuters" or "example.org"."""
    url: str | None = None
    language: str | None = None
    """ISO 639-1, "en"; None when the text is too short to tell."""
    extractor: str | None = None
    """Name and version of what turned HTML into `text`; None for plain text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """An input that could not be read; the run goes on without it."""

    where: str
    """The input as the user named it, with a line or row number; for messages only."""
    what: str
    """What is wrong and what was expected."""
    todo: str
    """What the user can do."""
    gone: str | None = None
    """Id of an article that its outlet has taken back, where that is why it was not read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A named shape with papers. Its geometry is asked for by id, it does not travel along."""

    id: str
    """`geonames:N` wherever N is known, else `ne:…` or `geo:…`."""
    name: str
    names: tuple[str, ...] = ()
    """Other names in use, the main name not repeated."""
    kind: str
    """country, admin1, ocean, sea, gulf, strait, channel, bay, island, islands, area …"""
    country: str | None = None
    """ISO 3166-1 alpha-2; None at sea and where disputed."""
    admin1: str | None = None
    """Name of the province that it is, or lies in."""
    claimants: tuple[str, ...] = ()
    administered_by: str | None = None
    geonames_id: int | None = None
    lon: float
    """Label point inside the shape."""
    lat: float
    bounds: tuple[float, float, float, float]
    """(west, south, east, north); west > east where the shape crosses the antimeridian."""
    parents: tuple[str, ...] = ()
    """Ids of the regions it is part of, nearest first: strait, sea, ocean basin."""
    bordering: tuple[str, ...] = ()
    """ISO codes of the countries on the shores of a marine region."""
    approximate: bool = False
    """True where the limits are ours and not an authority's."""
    definition: str = ""
    source: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The referent of a toponym, or a place that a relation made."""

    id: str
    """`geonames:N` wherever N is known, else `ne:…`, `geo:…`, `airport:…`, `user:…`,
    `derived:…`."""
    name: str
    kind: str
    """country, admin1, admin2, city, sea, strait, island, airport, base, area, derived …"""
    country: str | None = None
    """ISO 3166-1 alpha-2, or None."""
    claimants: tuple[str, ...] = ()
    administered_by: str | None = None
    admin1: str | None = None
    """Name of the province."""
    lat: float
    lon: float
    """Label point, inside the shape where there is one."""
    geonames_id: int | None = None
    population: int | None = None
    precision: Precision
    source: str
    """Which gazetteer, region set or relation it came from."""
    seas: tuple[str, ...] = ()
    """Names of the waters it is or lies in, widest first: ocean basin, sea, strait."""
    bordering: tuple[str, ...] = ()
    """ISO codes of the countries around a marine place."""
    region: str | None = None
    """Id of the Region whose shape this place has."""
    geometry: BaseGeometry | None = None
    """Shape for seas, named areas and derived places, simplified to at most 0.02°; a country
    or province has none here, its label point stands for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One occurrence of a toponym."""

    id: str
    """`m1`, `m2` … in text order, unique in its article; places that only an event shows follow
    after the others."""
    start: int
    end: int
    text: str
    usage: Usage
    query: str
    """The name to look up: "East China Sea" for the words "East" in "East and South China
    Sea", "Kentucky" for "Ky."."""
    label: str
    """What the recogniser took it for: GPE, LOC, FAC, NORP, or GAZ for the gazetteer alone."""
    found_by: tuple[str, ...]
    """Names of the recognisers that found it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """Words that look like a toponym and were taken for none."""

    start: int
    end: int
    text: str
    reason: str
    """A line for the reader: "part of a person's name"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place that a toponym may mean, as the gazetteer hands it out."""

    place: Place
    matched_name: str
    match: str
    """How the name matched: name, short, alternate, abbreviation or demonym."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunnerUp:
    """A candidate that was not chosen."""

    place: str
    name: str
    """With province and country, for the reader."""
    score: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """The decision about one mention."""

    mention: str
    place: str | None
    """Id of the place, or None: unknown is an answer, `reason` says why."""
    score: float
    reason: str
    runners_up: tuple[RunnerUp, ...] = ()
    review: Review = "unreviewed"
    """What a person said of it, by `corrections.toml`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """Words that made a place out of places."""

    id: str
    """`r1`, `r2` … in text order, unique in its article."""
    kind: str
    """between, off, near …"""
    start: int
    end: int
    """The words, from the preposition to the last name."""
    mentions: tuple[str, ...]
    """Ids of the mentions that it was made from."""
    place: str | None
    """Id of the derived or named place; None where no shape could honestly be made."""
    score: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """A calendar expression, resolved to an inclusive interval."""

    start: int
    end: int
    text: str
    first: date | None
    """First day; None where open or unknown."""
    last: date | None
    """Last day, inclusive; None where open or unknown."""
    precision: TimePrecision
    reason: str = ""
    """The arithmetic in words: "Monday" before or on 2023-01-10, the publication date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventTime:
    """When a report's event happened, as an inclusive interval."""

    first: date | None = None
    last: date | None = None
    precision: TimePrecision = "unknown"
    basis: Basis = "inferred"
    text: str | None = None
    """The words that say when; None where nothing in the text does."""
    span: Span | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Who did it, or to whom it was done."""

    name: str
    """Normalised: "Fumio Kishida" for "Kishida"."""
    country: str | None
    """ISO 3166-1 alpha-2."""
    kind: str | None
    """state, military, police, rebels, party, company, civilians, international body."""
    mention: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPlace:
    """One place of one report, in a role."""

    role: Role
    place: str | None
    """Place id; None for a place that no gazetteer holds."""
    mentions: tuple[str, ...]
    relation: str | None = None
    """Id of the relation that made the place."""
    basis: Basis = "stated"
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A figure that readers look for."""

    kind: str
    """killed, injured, displaced, magnitude …"""
    value: float
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One article's account of something that happened, is happening, is planned or feared."""

    id: str
    """Hash of article id, trigger span and type: the same on every run and machine."""
    article: str
    type: str
    mode: str | None
    contexts: tuple[str, ...] = ()
    label: str
    """One plain line: "Kishida met Macron in Paris"."""
    status: Status
    prominence: Prominence
    trigger: Span
    sentence: Span
    attributed_to: Participant | None = None
    time: EventTime
    actors: tuple[Participant, ...] = ()
    recipients: tuple[Participant, ...] = ()
    places: tuple[EventPlace, ...] = ()
    numbers: tuple[Number, ...] = ()
    confidence: float
    review: Review = "unreviewed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One or more reports of the same thing. What it shows comes from its leading report."""

    id: str
    """Id of its first report."""
    aliases: tuple[str, ...] = ()
    """Ids of its other reports."""
    reports: tuple[Report, ...]
    """Leading report first; each keeps its own article."""
    sources: int | None = None
    """Independent sources: outlets, near-identical copies counted once; None where not counted."""
    first_seen: date | None = None
    """Day of the run that found it first; None outside a dataset."""
    last_seen: date | None = None
    """Day of the last run whose inputs held one of its articles; None outside a dataset."""
    review: Review = "unreviewed"
    """What a person said of it; corrected too where one of its reports is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalyzedArticle:
    """Everything the program found in one article."""

    article: Article
    mentions: tuple[Mention, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    """One for each mention, in the same order."""
    places: tuple[Place, ...] = ()
    """Each place once, also those of relations."""
    relations: tuple[Relation, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    reports: tuple[Report, ...] = ()
    notices: tuple[str, ...] = ()
    """What the reader must know: "not in English: no events are claimed"."""
    left_out: tuple[Rejected, ...] = ()
    """Names that look like places and were taken for none, each once, in text order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnType:
    """An event type of a user's own vocabulary, as the reader meets it."""

    code: str
    label: str
    help: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """Everything one run found: what exports, tables and the page are made of."""

    articles: tuple[AnalyzedArticle, ...] = ()
    """In input order."""
    events: tuple[Event, ...] = ()
    """In a fixed order: by first day, undated last, then by id."""
    skipped: tuple[Skipped, ...] = ()
    """Inputs that could not be read."""
    own_types: tuple[OwnType, ...] = ()
    """The types of a user's own vocabulary, for their labels."""
