"""Findings as the rows behind an event: reports, their places, movements, mentions, articles.

GeoJSON Features like those of `geo.features`, without geometry where a row stands nowhere.
Geometry is EPSG:4326, lon/lat, cut at the antimeridian.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise, product

from geo.columns import (
    ARTICLE_COLUMNS,
    EVENT_PLACE_COLUMNS,
    MENTION_COLUMNS,
    MOVEMENT_COLUMNS,
    REPORT_COLUMNS,
)
from geo.features import (
    Row,
    as_feature,
    codes_of,
    joined,
    link_to_quote,
    places_by_id,
    type_label,
    who_values,
)
from geo.interchange import DECIMALS
from geo.records import AnalyzedArticle, Findings, Place, Report

Point = tuple[float, float]


def report_rows(findings: Findings) -> list[Row]:
    """One row a report, event by event, its leading report first; without geometry."""
    articles = {analyzed.article.id: analyzed for analyzed in findings.articles}
    return [
        as_feature(
            report.id,
            None,
            _report_values(report, event.id, articles)
            | {"type_label": type_label(report.type, findings.own_types)}
            | codes_of(report),
            REPORT_COLUMNS,
        )
        for event in findings.events
        for report in event.reports
    ]


def event_place_rows(findings: Findings) -> list[Row]:
    """One row for each place of each report, scope too, on the place's label point."""
    places = places_by_id(findings.articles)
    words = {
        (analyzed.article.id, mention.id): mention.text
        for analyzed in findings.articles
        for mention in analyzed.mentions
    }
    rows = []
    for event in findings.events:
        for report in event.reports:
            for number, item in enumerate(report.places):
                place = places.get(item.place or "")
                said = joined(
                    words[report.article, mention]
                    for mention in item.mentions
                    if (report.article, mention) in words
                )
                values = {
                    "event_id": event.id,
                    "report_id": report.id,
                    "role": item.role,
                    "place_id": place.id if place else None,
                    "place": place.name if place else said,
                    "place_kind": place.kind if place else None,
                    "country": place.country if place else None,
                    "precision": place.precision if place else None,
                    "basis": item.basis,
                    "score": round(item.score, 3),
                }
                point = _point_geometry(place) if place else None
                row_id = f"{report.id}/{number}"
                rows.append(as_feature(row_id, point, values, EVENT_PLACE_COLUMNS))
    return rows


def movement_rows(findings: Findings) -> list[Row]:
    """One line from each origin of a report to each destination, by way of its paths."""
    places = places_by_id(findings.articles)
    return [
        row
        for event in findings.events
        for report in event.reports
        for row in _movements(report, event.id, places)
    ]


def mention_rows(findings: Findings, known: Mapping[str, Place] | None = None) -> list[Row]:
    """One row a mention, with what was decided on and why; without geometry.

    `known` are the places by id, where the findings are a part of more.
    """
    places = places_by_id(findings.articles) if known is None else known
    return [
        as_feature(
            f"{analyzed.article.id}/{mention.id}",
            None,
            {
                "article_id": analyzed.article.id,
                "id": mention.id,
                "start": mention.start,
                "end": mention.end,
                "text": mention.text,
                "usage": mention.usage,
                "place_id": resolution.place,
                "place": _name(places.get(resolution.place or "")),
                "score": round(resolution.score, 3),
                "reason": resolution.reason,
                "review": resolution.review,
            },
            MENTION_COLUMNS,
        )
        for analyzed in findings.articles
        for mention, resolution in zip(analyzed.mentions, analyzed.resolutions, strict=True)
    ]


def article_rows(findings: Findings) -> list[Row]:
    """One row an article, its whole text in it; without geometry."""
    return [
        as_feature(
            article.id,
            None,
            {
                "id": article.id,
                "title": article.title,
                "date": article.date.isoformat() if article.date else None,
                "date_source": article.date_source,
                "source": article.source,
                "url": article.url,
                "language": article.language,
                "text": article.text,
            },
            ARTICLE_COLUMNS,
        )
        for article in (analyzed.article for analyzed in findings.articles)
    ]


def cut_line(points: Iterable[Point]) -> Row:
    """A MultiLineString through (lon, lat) points, cut where it crosses the antimeridian.

    Each step takes the shorter way round, as RFC 7946, section 3.1.9, asks.

    >>> cut_line([(170, 0), (-170, 10)])["coordinates"]
    [[(170, 0), (180, 5.0)], [(-180, 5.0), (-170, 10)]]
    """
    stops = list(points)
    parts = [[stops[0]]]
    for (west, south), (east, north) in pairwise(stops):
        if abs(east - west) > 180:
            edge = 180 if west > 0 else -180
            share = (edge - west) / ((east + 2 * edge) - west)
            latitude = round(south + share * (north - south), DECIMALS)
            parts[-1].append((edge, latitude))
            parts.append([(-edge, latitude)])
        parts[-1].append((east, north))
    return {"type": "MultiLineString", "coordinates": parts}


def _report_values(report: Report, event_id: str, articles: Mapping[str, AnalyzedArticle]) -> Row:
    article = articles[report.article].article
    words = article.text[report.sentence.start : report.sentence.end]
    time = report.time
    return {
        "id": report.id,
        "event_id": event_id,
        "article_id": article.id,
        "label": report.label,
        "type": report.type,
        "mode": report.mode,
        "contexts": joined(report.contexts),
        "status": report.status,
        "prominence": report.prominence,
        "start_date": time.first.isoformat() if time.first else None,
        "end_date": time.last.isoformat() if time.last else None,
        "date_precision": time.precision,
        "date_basis": time.basis,
        "date_text": time.text,
        **who_values(report.actors, report.recipients),
        "attributed_to": report.attributed_to.name if report.attributed_to else None,
        "numbers": joined(f"{number.kind}={number.value:g}" for number in report.numbers),
        "confidence": round(report.confidence, 3),
        "review": report.review,
        "quote": " ".join(words.split()),
        "article_title": article.title,
        "article_date": article.date.isoformat() if article.date else None,
        "article_source": article.source,
        "article_url": article.url,
        "link": link_to_quote(article.url, words),
        "trigger_start": report.trigger.start,
        "trigger_end": report.trigger.end,
        "sentence_start": report.sentence.start,
        "sentence_end": report.sentence.end,
    }


def _movements(report: Report, event_id: str, places: Mapping[str, Place]) -> Iterator[Row]:
    by_role = {
        role: [
            places[item.place]
            for item in report.places
            if item.role == role and item.place is not None and item.place in places
        ]
        for role in ("origin", "path", "destination")
    }
    way = by_role["path"]
    for origin, destination in product(by_role["origin"], by_role["destination"]):
        if origin.id == destination.id:
            continue
        time = report.time
        values = {
            "event_id": event_id,
            "report_id": report.id,
            "label": report.label,
            "type": report.type,
            "status": report.status,
            "start_date": time.first.isoformat() if time.first else None,
            "end_date": time.last.isoformat() if time.last else None,
            "origin_id": origin.id,
            "origin": origin.name,
            "path": joined(place.name for place in way),
            "destination_id": destination.id,
            "destination": destination.name,
        }
        line = cut_line(_label_point(place) for place in (origin, *way, destination))
        yield as_feature(
            f"{report.id}/{origin.id}/{destination.id}", line, values, MOVEMENT_COLUMNS
        )


def _name(place: Place | None) -> str | None:
    return place.name if place else None


def _label_point(place: Place) -> Point:
    return round(place.lon, DECIMALS), round(place.lat, DECIMALS)


def _point_geometry(place: Place) -> Row:
    return {"type": "Point", "coordinates": list(_label_point(place))}
