"""The columns of the tables and GeoJSON files: name, type and meaning of each.

One list serves the exports, the page, the data frames and the documentation, so that they
cannot differ. Values are plain: text, whole numbers, decimals or nothing; lists are joined by
`;`; a column never mixes types.
"""

from dataclasses import dataclass
from typing import Literal

Type = Literal["text", "date", "integer", "decimal"]
Row = tuple[str, Type, str]
"""Name, type and meaning."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column."""

    name: str
    type: Type
    meaning: str


def _columns(*rows: Row) -> tuple[Column, ...]:
    return tuple(Column(name=name, type=kind, meaning=text) for name, kind, text in rows)


_CODES: tuple[Row, ...] = (
    ("cameo_root", "text", "CAMEO's root code, 01 to 20; empty where CAMEO has none."),
    ("acled_type", "text", "ACLED's event type, where it records such; a rough match."),
)
"""The type in the words of others, to join tables by."""
_WHEN: tuple[Row, ...] = (
    ("start_date", "date", "First day, ISO 8601; empty where the text gives none."),
    ("end_date", "date", "Last day, inclusive."),
    ("date_precision", "text", "day, week, month, year, range or unknown."),
    ("date_basis", "text", "stated, inherited or inferred."),
    ("date_text", "text", "The words that say when."),
)
"""When it was."""
_WHO: tuple[Row, ...] = (
    ("actors", "text", "Who did it."),
    ("actor_countries", "text", "ISO codes of the actors' countries."),
    ("recipients", "text", "To whom it was done."),
    ("recipient_countries", "text", "ISO codes of the recipients' countries."),
    ("attributed_to", "text", "Who says so, where the article attributes the claim."),
    ("numbers", "text", "Figures: killed=12, injured=30, magnitude=6.1 …"),
    ("confidence", "decimal", "0 to 1: that this event, of this type, is in the text."),
)
"""Who did it, who says so, and how many."""
_WHERE_IN_TEXT: tuple[Row, ...] = (
    ("trigger_start", "integer", "Span of the event's word in the article's text, code points."),
    ("trigger_end", "integer", "End of that span, exclusive."),
    ("sentence_start", "integer", "Span of the quote in the article's text."),
    ("sentence_end", "integer", "End of that span, exclusive."),
)
"""Where its words stand."""

EVENT_COLUMNS = _columns(
    ("id", "text", "Event id: that of its first report, the same on every run and machine."),
    ("aliases", "text", "Ids of the event's other reports."),
    ("label", "text", "The event in one plain line."),
    ("type", "text", "Code of the type, such as CONSULT; docs/events.md lists all."),
    ("type_label", "text", "The type in plain words."),
    ("mode", "text", "Finer kind within the type, such as visit."),
    *_CODES,
    ("status", "text", "happened, ongoing, planned, possible or denied."),
    ("prominence", "text", "foreground: what the article reports; background: what it recalls."),
    *_WHEN,
    ("date_reason", "text", "How the words became a date."),
    ("place", "text", "Name of the place that gives the geometry."),
    ("place_id", "text", "Its id: geonames:N, ne:…, geo:…, airport:… or derived:…."),
    ("place_kind", "text", "country, admin1, city, airport, island, sea, strait, area …"),
    ("role", "text", "Role of that place: location, path, destination, origin or target."),
    ("precision", "text", "exact, settlement, district, province, country, region or derived."),
    ("basis", "text", "stated in the sentence, inherited from an earlier one, or inferred."),
    ("country", "text", "ISO 3166-1 code of that place's country; empty at sea."),
    ("countries", "text", "Countries of all the event's places except scope."),
    ("basin", "text", "Ocean basin of a place at sea."),
    ("sea", "text", "The narrowest named water of a place at sea."),
    ("bordering", "text", "Countries around that water; shown, not counted as where."),
    ("claimants", "text", "Countries that claim a disputed place."),
    ("places", "text", "All places with their roles: role=name."),
    ("unresolved_places", "text", "Words for places of the event that no gazetteer holds."),
    *_WHO,
    ("reports", "integer", "How many reports the event is made of."),
    ("sources", "integer", "How many outlets they come from."),
    ("review", "text", "unreviewed, confirmed or corrected, by corrections.toml."),
    ("first_seen", "date", "Day of the run that found the event first; only from a dataset."),
    ("last_seen", "date", "Day of the last run that still found it; only from a dataset."),
    ("quote", "text", "The sentence behind the event, as published."),
    ("article_id", "text", "Id of the article of the leading report."),
    ("article_title", "text", "Its title."),
    ("article_date", "date", "Its publication date."),
    ("article_source", "text", "Its outlet."),
    ("article_url", "text", "Its address."),
    ("link", "text", "The address with a text fragment that opens at the quote."),
    *_WHERE_IN_TEXT,
)

PLACE_COLUMNS = _columns(
    ("id", "text", "geonames:N, ne:…, geo:…, airport:… or derived:…."),
    ("name", "text", "Main name."),
    ("kind", "text", "country, admin1, city, airport, island, sea, strait, area …"),
    ("country", "text", "ISO 3166-1 code; empty at sea and where disputed."),
    ("admin1", "text", "Name of the province."),
    ("claimants", "text", "Countries that claim a disputed place."),
    ("administered_by", "text", "Country that holds a disputed place."),
    ("basin", "text", "Ocean basin of a place at sea."),
    ("sea", "text", "The narrowest named water of a place at sea."),
    ("precision", "text", "exact, settlement, district, province, country, region or derived."),
    ("geonames_id", "integer", "Id in GeoNames."),
    ("source", "text", "Gazetteer, region set or relation that the place comes from."),
    ("mentions", "integer", "How often the articles mention the place itself."),
    ("associative_mentions", "integer", "How often they name it for a government or people."),
    ("articles", "integer", "How many articles mention it."),
    ("events", "integer", "How many events have it as a place (scope left out)."),
    ("words", "text", "The words that name it in the articles."),
)

REPORT_COLUMNS = _columns(
    ("id", "text", "Report id: hash of article id, trigger span and type."),
    ("event_id", "text", "Id of the event that the report belongs to."),
    ("article_id", "text", "Id of its article."),
    ("label", "text", "The report in one plain line."),
    ("type", "text", "Code of the type, such as CONSULT; docs/events.md lists all."),
    ("type_label", "text", "The type in plain words."),
    ("mode", "text", "Finer kind within the type, such as visit."),
    *_CODES,
    ("contexts", "text", "What it is about, such as military."),
    ("status", "text", "happened, ongoing, planned, possible or denied."),
    ("prominence", "text", "foreground: what the article reports; background: what it recalls."),
    *_WHEN,
    *_WHO,
    ("review", "text", "unreviewed, confirmed or corrected, by corrections.toml."),
    ("quote", "text", "The sentence, as published."),
    ("article_title", "text", "Title of the article."),
    ("article_date", "date", "Its publication date."),
    ("article_source", "text", "Its outlet."),
    ("article_url", "text", "Its address."),
    ("link", "text", "The address with a text fragment that opens at the quote."),
    *_WHERE_IN_TEXT,
)

EVENT_PLACE_COLUMNS = _columns(
    ("event_id", "text", "Id of the event."),
    ("report_id", "text", "Id of the report that gives it this place."),
    ("role", "text", "location, path, origin, destination, target, or scope: spoken about."),
    ("place_id", "text", "Id of the place; empty where no gazetteer holds it."),
    ("place", "text", "Its name, or the words of the article where no gazetteer holds it."),
    ("place_kind", "text", "country, admin1, city, airport, island, sea, strait, area …"),
    ("country", "text", "ISO 3166-1 code; empty at sea and where disputed."),
    ("precision", "text", "exact, settlement, district, province, country, region or derived."),
    ("basis", "text", "stated in the sentence, inherited from an earlier one, or inferred."),
    ("score", "decimal", "0 to 1: that the event was there."),
)

MOVEMENT_COLUMNS = _columns(
    ("event_id", "text", "Id of the event."),
    ("report_id", "text", "Id of the report that tells of the movement."),
    ("label", "text", "The report in one plain line."),
    ("type", "text", "Code of the type."),
    ("status", "text", "happened, ongoing, planned, possible or denied."),
    ("start_date", "date", "First day, ISO 8601; empty where the text gives none."),
    ("end_date", "date", "Last day, inclusive."),
    ("origin_id", "text", "Id of the place it started from."),
    ("origin", "text", "Its name."),
    ("path", "text", "Names of the places it passed through, in the article's order."),
    ("destination_id", "text", "Id of the place it was bound for."),
    ("destination", "text", "Its name."),
)
"""The line joins label points: it shows from where to where, not the way that was taken."""

MENTION_COLUMNS = _columns(
    ("article_id", "text", "Id of the article."),
    ("id", "text", "Mention id, unique in its article."),
    ("start", "integer", "Span in the article's text, code points."),
    ("end", "integer", "End of that span, exclusive."),
    ("text", "text", "The words, as published."),
    ("usage", "text", "literal: the place itself; associative: its government, people, language."),
    ("place_id", "text", "Id of the place it was taken for; empty where none."),
    ("place", "text", "Name of that place."),
    ("score", "decimal", "0 to 1: that it is this place."),
    ("reason", "text", "Why this place, or why none."),
    ("review", "text", "unreviewed, confirmed or corrected, by corrections.toml."),
)

ARTICLE_COLUMNS = _columns(
    ("id", "text", "The given id, else the address, else a hash of the content."),
    ("title", "text", "Title."),
    ("date", "date", "Publication date."),
    ("date_source", "text", "stated, inferred or unknown."),
    ("source", "text", "Outlet."),
    ("url", "text", "Address."),
    ("language", "text", "ISO 639-1 code; empty where the text is too short to tell."),
    ("text", "text", "The text that all spans count in."),
)
