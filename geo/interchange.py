"""Analysed articles as JSON Lines of the schema `geo/1`, and back.

This is the program's own interchange format: what `geo parse` writes, `geo map` and
`geo export` take again. Keys are those of the design's contract; intervals are inclusive.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from functools import cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any

import msgspec

from geo.errors import InputError
from geo.identity import kept
from geo.records import (
    AnalyzedArticle,
    Article,
    EventPlace,
    EventTime,
    Mention,
    Number,
    Participant,
    Place,
    Rejected,
    Relation,
    Report,
    Resolution,
    RunnerUp,
    Span,
    TimeExpression,
)

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

SCHEMA = "geo/1"
DECIMALS = 5
"""Decimals of a coordinate: about one metre."""
SHAPES = 4096
"""Shapes whose coordinates are kept at hand."""

Json = dict[str, Any]
_PLACE_FIELDS = frozenset(field.name for field in fields(Place))


def dumps(value: Any) -> str:
    """One line of compact JSON, the same bytes for the same value; text stays readable."""
    return encoded(value).decode()


def encoded(value: Any) -> bytes:
    """As `dumps`, in UTF-8."""
    try:
        return msgspec.json.encode(value)
    except (UnicodeEncodeError, TypeError):
        # NumPy's numbers; and a lone surrogate from a broken JSON input, which has no UTF-8 form:
        # it goes out as it came in.
        line = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        return line.encode("utf-8", "backslashreplace")


def to_json(analyzed: AnalyzedArticle) -> Json:
    """An analysed article as the object of one JSON line."""
    article = analyzed.article
    resolutions = {resolution.mention: resolution for resolution in analyzed.resolutions}
    return {
        "schema": SCHEMA,
        "id": article.id,
        "title": article.title,
        "date": _day(article.date),
        "date_source": article.date_source,
        "date_reason": article.date_reason,
        "source": article.source,
        "url": article.url,
        "language": article.language,
        "extractor": article.extractor,
        "text": article.text,
        "mentions": [_mention(m, resolutions.get(m.id)) for m in analyzed.mentions],
        "places": [_place(place) for place in analyzed.places],
        "relations": [_plain(relation) for relation in analyzed.relations],
        "reports": [_report(report) for report in analyzed.reports],
        "times": [_time_expression(time) for time in analyzed.times],
        "notices": list(analyzed.notices),
        "left_out": [_plain(words) for words in analyzed.left_out],
    }


def from_json(
    line: Mapping[str, Any], *, where: str = "input", place: Callable[[Any], Place] | None = None
) -> AnalyzedArticle:
    """The analysed article of one JSON line.

    `where` names the line in the `InputError` that is raised when it breaks the contract. `place`
    makes a place of what the line has for one, where that is not the contract's object.
    """
    if line.get("schema") != SCHEMA:
        raise InputError(
            f"schema {line.get('schema')!r}, expected {SCHEMA!r}.",
            where=where,
            todo="Write the file anew with geo parse.",
        )
    try:
        return _analyzed(line, place or read_place)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise InputError(
            f"not a valid {SCHEMA} object ({type(error).__name__}: {error}).",
            where=where,
            todo="Write the file anew with geo parse.",
        ) from error


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _date(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _span(span: Span | None) -> Json | None:
    return {"start": span.start, "end": span.end} if span else None


def _plain(record: Any) -> Json:
    """A record whose fields are all plain values, under its own field names."""
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name in _field_names(type(record))  # type: ignore[arg-type]  # a type is hashable
        for value in [getattr(record, name)]
    }


@cache
def _field_names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _mention(mention: Mention, resolution: Resolution | None) -> Json:
    return {
        **_plain(mention),
        "place": resolution.place if resolution else None,
        "score": round(resolution.score, 4) if resolution else None,
        "reason": resolution.reason if resolution else "not looked up",
        "review": resolution.review if resolution else "unreviewed",
        "runners_up": [
            {**_plain(other), "score": round(other.score, 4)}
            for other in (resolution.runners_up if resolution else ())
        ],
    }


def _place(place: Place) -> Json:
    return {
        **_plain(place),
        "lat": round(place.lat, DECIMALS),
        "lon": round(place.lon, DECIMALS),
        "geometry": geometry_to_json(place.geometry),
    }


def geometry_to_json(geometry: BaseGeometry | None) -> Json | None:
    """A GeoJSON geometry: lon/lat, exterior rings counter-clockwise, about 1 m exact.

    Places share shapes, and what comes of them: do not change it.
    """
    return None if geometry is None or geometry.is_empty else _geometry(geometry)


@kept(SHAPES)
def _geometry(geometry: BaseGeometry) -> Json | None:
    import shapely

    grid = 10.0**-DECIMALS
    # Point by point keeps the order of the vertices; where that breaks a ring, it is mended.
    rounded = shapely.set_precision(geometry, grid, mode="pointwise")
    if not rounded.is_valid:
        rounded = shapely.set_precision(geometry, grid)
    rounded = shapely.orient_polygons(rounded)
    if rounded.is_empty:
        return None
    if rounded.geom_type in {"Polygon", "MultiPolygon"} and not rounded.has_z:
        return _polygons_to_json(rounded)
    geojson: Json = _rounded(shapely.geometry.mapping(rounded))
    return geojson


def _polygons_to_json(geometry: BaseGeometry) -> Json:
    """As `mapping` with rounded numbers, all points at once: shapes have thousands of them."""
    import numpy as np
    import shapely

    parts = shapely.get_parts(geometry)
    rings = shapely.get_rings(parts)
    points = np.round(shapely.get_coordinates(rings), DECIMALS).tolist()
    ends = np.cumsum(shapely.get_num_coordinates(rings)).tolist()
    lines = iter([points[start:end] for start, end in pairwise([0, *ends])])
    inside = shapely.get_num_interior_rings(parts).tolist()
    polygons = [list(islice(lines, 1 + holes)) for holes in inside]
    single = geometry.geom_type == "Polygon"
    return {"type": geometry.geom_type, "coordinates": polygons[0] if single else polygons}


def _rounded(value: Any) -> Any:
    # set_precision snaps to the grid; rounding removes the last binary digits from the text.
    if isinstance(value, float):
        return round(value, DECIMALS)
    if isinstance(value, list | tuple):
        return [_rounded(item) for item in value]
    if isinstance(value, dict):
        return {key: _rounded(item) for key, item in value.items()}
    return value


def _participant(participant: Participant | None) -> Json | None:
    if participant is None:
        return None
    return {
        "name": participant.name,
        "country": participant.country,
        "kind": participant.kind,
        "mention": _span(participant.mention),
    }


def _report(report: Report) -> Json:
    time = report.time
    return {
        "id": report.id,
        "type": report.type,
        "mode": report.mode,
        "contexts": list(report.contexts),
        "label": report.label,
        "status": report.status,
        "prominence": report.prominence,
        "trigger": _span(report.trigger),
        "sentence": _span(report.sentence),
        "attributed_to": _participant(report.attributed_to),
        "time": {
            "start": _day(time.first),
            "end": _day(time.last),
            "precision": time.precision,
            "basis": time.basis,
            "text": time.text,
            "span": _span(time.span),
            "reason": time.reason,
        },
        "actors": [_participant(actor) for actor in report.actors],
        "recipients": [_participant(recipient) for recipient in report.recipients],
        "places": [_plain(place) for place in report.places],
        "numbers": [_plain(number) for number in report.numbers],
        "confidence": round(report.confidence, 4),
        "review": report.review,
    }


def _time_expression(time: TimeExpression) -> Json:
    return {
        "start": time.start,
        "end": time.end,
        "text": time.text,
        "from": _day(time.first),
        "to": _day(time.last),
        "precision": time.precision,
        "reason": time.reason,
    }


def _analyzed(line: Mapping[str, Any], place: Callable[[Any], Place]) -> AnalyzedArticle:
    article = Article(
        id=str(line["id"]),
        text=str(line["text"]),
        title=line.get("title"),
        date=_date(line.get("date")),
        date_source=line.get("date_source", "unknown"),
        date_reason=line.get("date_reason", ""),
        source=line.get("source"),
        url=line.get("url"),
        language=line.get("language"),
        extractor=line.get("extractor"),
    )
    return AnalyzedArticle(
        article=article,
        mentions=tuple(_read_mention(mention, article.text) for mention in line["mentions"]),
        resolutions=tuple(
            Resolution(
                mention=mention["id"],
                place=mention["place"],
                score=mention.get("score") or 0.0,
                reason=mention.get("reason", ""),
                runners_up=tuple(RunnerUp(**other) for other in mention.get("runners_up", ())),
                review=mention.get("review", "unreviewed"),
            )
            for mention in line["mentions"]
        ),
        places=tuple(map(place, line["places"])),
        relations=tuple(
            Relation(**{**relation, "mentions": tuple(relation["mentions"])})
            for relation in line.get("relations", ())
        ),
        times=tuple(
            TimeExpression(
                start=time["start"],
                end=time["end"],
                text=time["text"],
                first=_date(time["from"]),
                last=_date(time["to"]),
                precision=time["precision"],
                reason=time.get("reason", ""),
            )
            for time in line.get("times", ())
        ),
        reports=tuple(_read_report(report, article.id) for report in line["reports"]),
        notices=tuple(line.get("notices", ())),
        left_out=tuple(Rejected(**words) for words in line.get("left_out", ())),
    )


def _read_mention(mention: Json, text: str) -> Mention:
    start, end = mention["start"], mention["end"]
    if text[start:end] != mention["text"]:
        raise ValueError(f"mention {mention['id']} says {mention['text']!r}, text[{start}:{end}] "
                         f"is {text[start:end]!r}")  # fmt: skip
    return Mention(
        id=mention["id"],
        start=start,
        end=end,
        text=mention["text"],
        usage=mention.get("usage", "literal"),
        query=str(mention.get("query") or mention["text"]),
        label=mention.get("label", "GAZ"),
        found_by=tuple(mention.get("found_by", ())),
    )


def read_place(place: Json) -> Place:
    """The place of one object under `places`."""
    from shapely.geometry import shape

    lists = {name: tuple(place.get(name, ())) for name in ("claimants", "seas", "bordering")}
    geometry = place.get("geometry")
    values = {key: value for key, value in place.items() if key in _PLACE_FIELDS}
    return Place(**{**values, **lists, "geometry": shape(geometry) if geometry else None})


def _read_span(span: Json | None) -> Span | None:
    return Span(start=span["start"], end=span["end"]) if span else None


def _required_span(span: Json) -> Span:
    return Span(start=span["start"], end=span["end"])


def _read_participant(participant: Json) -> Participant:
    return Participant(
        name=participant["name"],
        country=participant.get("country"),
        kind=participant.get("kind"),
        mention=_required_span(participant["mention"]),
    )


def _read_report(report: Json, article: str) -> Report:
    time = report["time"]
    by = report.get("attributed_to")
    return Report(
        id=report["id"],
        article=article,
        type=report["type"],
        mode=report.get("mode"),
        contexts=tuple(report.get("contexts", ())),
        label=report["label"],
        status=report["status"],
        prominence=report["prominence"],
        trigger=_required_span(report["trigger"]),
        sentence=_required_span(report["sentence"]),
        attributed_to=_read_participant(by) if by else None,
        time=EventTime(
            first=_date(time["start"]),
            last=_date(time["end"]),
            precision=time["precision"],
            basis=time["basis"],
            text=time.get("text"),
            span=_read_span(time.get("span")),
            reason=time.get("reason", ""),
        ),
        actors=tuple(_read_participant(actor) for actor in report["actors"]),
        recipients=tuple(_read_participant(recipient) for recipient in report["recipients"]),
        places=tuple(
            EventPlace(**{**place, "mentions": tuple(place["mentions"])})
            for place in report["places"]
        ),
        numbers=tuple(Number(**number) for number in report.get("numbers", ())),
        confidence=report["confidence"],
        review=report.get("review", "unreviewed"),
    )
