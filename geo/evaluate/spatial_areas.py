"""How well a described area is drawn: geodesic area precision, recall, F1, IoU, centre error.

The marine rows are scored, from the masked text. Beside our own shape stand two floors that use
no language: the hull of the references' centroids, and where 2° buffers of them meet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, median
from typing import TYPE_CHECKING, Any

import shapely

from geo.evaluate.spatial_gold import Description
from geo.gazetteer import fold
from geo.regions.geodesy import area_km2, distance_km
from geo.relations.coarse import coarse
from geo.relations.description import Known, describe_area

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geo.pipeline import Tools

BUFFER_DEGREES = 2.0
ROUGH_DEGREES = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaScore:
    """One description; all zero where no shape was drawn."""

    id: str
    precision: float = 0.0
    recall: float = 0.0
    iou: float = 0.0
    centre_km: float | None = None

    @property
    def f1(self) -> float:
        """Harmonic mean of the shares."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def score_descriptions(
    described: Sequence[Description], tools: Tools
) -> dict[str, list[AreaScore]]:
    """Score the marine descriptions: ours with shapes given, ours with own places, two floors."""
    marine = [row for row in described if row.marine]
    own = _own_references(marine, tools)
    scores: dict[str, list[AreaScore]] = {
        "shapes given": [],
        "own resolution": [],
        "floor: hull of centroids": [],
        "floor: 2° buffers": [],
        "floor: 2° buffers minus references": [],
    }
    for row in marine:
        given = [
            Known(start=r.start, end=r.end, name=r.text, shape=r.shape)
            for r in row.references
            if r.shape is not None
        ]
        # The floors' buffers are 222 km wide; outlines to 5 km change nothing and cost minutes.
        shapes = [_rough(known.shape) for known in given]
        buffers = _buffers(shapes)
        drawn = {
            "shapes given": describe_area(row.text, given, tools.regions),
            "own resolution": describe_area(row.text, own[row.id], tools.regions),
            "floor: hull of centroids": _hull(shapes),
            "floor: 2° buffers": buffers,
            "floor: 2° buffers minus references": _minus(buffers, shapes),
        }
        for way, shape in drawn.items():
            scores[way].append(score_area(row.id, shape, row.shape))
    return scores


def score_area(row_id: str, shape: BaseGeometry | None, gold: BaseGeometry) -> AreaScore:
    """Compare two shapes on the ellipsoid; the centre error is between their centroids, in km."""
    if shape is None or shape.is_empty or shape.area == 0:
        return AreaScore(id=row_id)
    common = area_km2(_areas(shapely.intersection(shape, gold)))
    drawn, true = area_km2(_areas(shape)), area_km2(gold)
    one, other = shape.centroid, gold.centroid
    return AreaScore(
        id=row_id,
        precision=common / drawn,
        recall=common / true,
        iou=common / (drawn + true - common),
        centre_km=distance_km(one.x, one.y, other.x, other.y),
    )


def _own_references(marine: Sequence[Description], tools: Tools) -> dict[str, list[Known]]:
    """Resolve the names of the masked texts ourselves; the target's own shape is left out."""
    from geo.mentions import find_mentions
    from geo.places import resolve
    from geo.records import Article

    found: dict[str, list[Known]] = {}
    articles = [Article(id=row.id, text=row.text, language="en") for row in marine]
    for row, parsed in zip(marine, tools.parser.parse(articles), strict=True):
        mentions = find_mentions(parsed, tools.gazetteer)
        resolved = resolve(parsed, mentions, tools.gazetteer, tools.regions)
        places = {place.id: place for place in resolved.places}
        known = found.setdefault(row.id, [])
        for mention, decision in zip(mentions, resolved.resolutions, strict=True):
            place = places.get(decision.place or "")
            if place is None or mention.label == "NORP" or fold(place.name) == fold(row.name):
                continue
            region = tools.regions.region(place.region or place.id)
            if region is not None and fold(row.name) in {fold(n) for n in region.names}:
                continue
            shape = (
                tools.regions.shape(region.id) if region else shapely.Point(place.lon, place.lat)
            )
            known.append(Known(start=mention.start, end=mention.end, name=place.name, shape=shape))
    return found


def _rough(shape: BaseGeometry) -> BaseGeometry:
    return coarse(shape, ROUGH_DEGREES) if shape.area else shape


def _hull(shapes: Sequence[BaseGeometry]) -> BaseGeometry | None:
    return shapely.multipoints([s.centroid for s in shapes]).convex_hull if shapes else None


def _buffers(shapes: Sequence[BaseGeometry]) -> BaseGeometry | None:
    if not shapes:
        return None
    return shapely.intersection_all(
        [shapely.buffer(s, BUFFER_DEGREES, quad_segs=8) for s in shapes]
    )


def _minus(shape: BaseGeometry | None, shapes: Sequence[BaseGeometry]) -> BaseGeometry | None:
    return shapely.difference(shape, shapely.union_all(shapes)) if shape is not None else None


def _areas(shape: BaseGeometry) -> BaseGeometry:
    parts = [p for p in shapely.get_parts(shape) if p.geom_type.endswith("Polygon")]
    flat = [q for p in parts for q in shapely.get_parts(p)]
    return shapely.orient_polygons(shapely.multipolygons(flat)) if flat else shapely.Polygon()


def _means(scores: Sequence[AreaScore]) -> dict[str, Any]:
    errors = [score.centre_km for score in scores if score.centre_km is not None]
    return {
        "rows": len(scores),
        "drawn": len(errors),
        "precision": round(fmean(s.precision for s in scores), 4) if scores else 0.0,
        "recall": round(fmean(s.recall for s in scores), 4) if scores else 0.0,
        "f1": round(fmean(s.f1 for s in scores), 4) if scores else 0.0,
        "iou": round(fmean(s.iou for s in scores), 4) if scores else 0.0,
        "median_centre_error_km": round(median(errors), 1) if errors else None,
    }


def areas_as_json(scores: dict[str, list[AreaScore]]) -> dict[str, Any]:
    """Return the means of each way of drawing."""
    return {way: _means(rows) for way, rows in scores.items()}


def areas_as_table(scores: dict[str, list[AreaScore]]) -> list[str]:
    """Return lines for a terminal: means over rows, rows without a shape counted as 0."""
    head = f"{'marine rows':<36}{'rows':>5}{'drawn':>6}{'P':>7}{'R':>7}{'F1':>7}{'IoU':>7}"
    lines = [f"{head}{'centre error':>14}"]
    for way, rows in scores.items():
        means = _means(rows)
        error = means["median_centre_error_km"]
        lines.append(
            f"{way:<36}{means['rows']:>5}{means['drawn']:>6}{means['precision']:>7.3f}"
            f"{means['recall']:>7.3f}{means['f1']:>7.3f}{means['iou']:>7.3f}"
            f"{f'{error:,.0f} km' if error is not None else '-':>14}"
        )
    return lines
