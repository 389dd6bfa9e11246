"""How well spatial language becomes places: relations found, and the region that they mean.

A relation is found when its kind is the gold's and the spans share at least half of the longer
one. Its region is right when it is the gold's by name (names in use count), or, where the gold
names none, when its shape holds every inside point and no outside point. Everything is measured
twice: end to end, and with the gold's places handed in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import shapely

from geo.evaluate.geoparsing import PRF
from geo.evaluate.spatial_gold import GoldPlace, GoldRelation, GoldSentence, rows_of, sentence_of
from geo.gazetteer import fold
from geo.records import Article, Mention, Place, Relation

if TYPE_CHECKING:
    from geo.language import Parsed
    from geo.pipeline import Tools
    from geo.regions import Regions

HALF = 0.5
NEAR_KM = 161.0


@dataclass(slots=True, kw_only=True)
class RelationScores:
    """Counts of one way of measuring."""

    sentences: int = 0
    found: PRF = field(default_factory=PRF)
    by_kind: dict[str, PRF] = field(default_factory=dict)
    region_right: int = 0
    region_right_by_kind: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)
    """One line each: what was missed, wrongly found, or got the wrong region."""

    @property
    def right_of_found(self) -> float:
        """Share of the found relations whose region is right."""
        return self.region_right / self.found.right if self.found.right else 0.0

    @property
    def right_of_gold(self) -> float:
        """Share of all gold relations that were found and whose region is right."""
        return self.region_right / self.found.gold if self.found.gold else 0.0


def evaluate(paths: Iterable[str | Path], tools: Tools) -> dict[str, Any]:
    """Score gold files of both kinds; file name → {"relations": …} or {"areas": …}.

    Rows with `relations` are sentences of our own gold, rows with `text_masked` descriptions.
    """
    from geo.evaluate.spatial_areas import score_descriptions
    from geo.evaluate.spatial_gold import description_of, shapes_beside

    results: dict[str, Any] = {}
    for path in paths:
        rows = list(rows_of(path))
        name = Path(path).name.split(".")[0]
        if rows and "text_masked" in rows[0][0]:
            shapes = shapes_beside(path)
            described = [description_of(row, shapes, where) for row, where in rows]
            results[name] = {"areas": score_descriptions(described, tools)}
        else:
            sentences = [sentence_of(row, where) for row, where in rows]
            results[name] = {
                "relations": {
                    "end to end": score_sentences(sentences, tools, given=False),
                    "places given": score_sentences(sentences, tools, given=True),
                }
            }
    return results


def score_sentences(
    sentences: Sequence[GoldSentence], tools: Tools, *, given: bool
) -> RelationScores:
    """Score our gold with the program's own places, or with those of the gold handed in."""
    scores = RelationScores()
    articles = [Article(id=row.id, text=row.text, language="en") for row in sentences]
    for row, parsed in zip(sentences, tools.parser.parse(articles), strict=True):
        relations, places = _answer(row, parsed, tools, given=given)
        add_sentence(scores, row, relations, places, tools.regions)
    return scores


def add_sentence(
    scores: RelationScores,
    gold: GoldSentence,
    relations: Sequence[Relation],
    places: Mapping[str, Place],
    regions: Regions,
) -> None:
    """Count one sentence."""
    scores.sentences += 1
    left = list(relations)
    for wanted in gold.relations:
        kind = scores.by_kind.setdefault(wanted.kind, PRF())
        kind.gold += 1
        scores.found.gold += 1
        words = f"{gold.id} {wanted.kind} “{gold.text[wanted.start : wanted.end]}”"
        found = next((r for r in left if matches(r, wanted)), None)
        if found is None:
            scores.misses.append(f"missed {words}")
            continue
        left.remove(found)
        kind.right += 1
        scores.found.right += 1
        place = places.get(found.place or "")
        if is_right(place, wanted, regions):
            scores.region_right += 1
            scores.region_right_by_kind[wanted.kind] += 1
        else:
            answer = f"{place.name} [{place.id}]" if place else found.reason
            scores.misses.append(f"wrong region {words}: {answer}, expected {wanted.region}")
    for relation in relations:
        scores.by_kind.setdefault(relation.kind, PRF()).found += 1
        scores.found.found += 1
    scores.misses.extend(f"extra {gold.id} {r.kind} “{gold.text[r.start : r.end]}”" for r in left)


def matches(relation: Relation, gold: GoldRelation) -> bool:
    """Whether kind and span are those of the gold."""
    if relation.kind != gold.kind:
        return False
    common = min(relation.end, gold.end) - max(relation.start, gold.start)
    return common >= HALF * max(relation.end - relation.start, gold.end - gold.start)


def is_right(place: Place | None, gold: GoldRelation, regions: Regions) -> bool:
    """Whether a place is the region, or has the shape, that the gold expects."""
    if place is None:
        return False
    if gold.region is not None:
        region = regions.region(place.region or place.id)
        names = {place.name, *((region.name, *region.names) if region else ())}
        return fold(gold.region) in {fold(name) for name in names}
    shape = place.geometry
    if shape is None and regions.region(place.region or place.id) is not None:
        shape = regions.shape(place.region or place.id)
    if shape is None:
        return False
    return all(shapely.intersects_xy(shape, *point) for point in gold.inside) and not any(
        shapely.intersects_xy(shape, *point) for point in gold.outside
    )


def _answer(
    row: GoldSentence, parsed: Parsed, tools: Tools, *, given: bool
) -> tuple[tuple[Relation, ...], dict[str, Place]]:
    from geo.mentions import find_mentions
    from geo.places import resolve
    from geo.relations import derive

    if given:
        mentions, by_mention = hand_in(row, tools)
    else:
        mentions = find_mentions(parsed, tools.gazetteer)
        resolved = resolve(parsed, mentions, tools.gazetteer, tools.regions)
        known = {place.id: place for place in resolved.places}
        by_mention = {r.mention: known[r.place] for r in resolved.resolutions if r.place}
    derived = derive(parsed, mentions, by_mention, tools.regions, tools.gazetteer)
    places = {place.id: place for place in (*by_mention.values(), *derived.places)}
    for relation in derived.relations:
        # A name that only the relation vouches for brings a place that no mention has.
        if relation.place and relation.place not in places:
            place = tools.gazetteer.place(relation.place)
            if place is not None:
                places[place.id] = place
    return derived.relations, places


def hand_in(row: GoldSentence, tools: Tools) -> tuple[tuple[Mention, ...], dict[str, Place]]:
    """Return the gold's toponyms as mentions, and the place of each."""
    mentions, places = [], {}
    for number, gold in enumerate(row.places, 1):
        mention = Mention(
            id=f"m{number}",
            start=gold.start,
            end=gold.end,
            text=gold.text,
            usage="literal",
            query=gold.text,
            label="GPE",
            found_by=("gold",),
        )
        mentions.append(mention)
        places[mention.id] = place_of(gold, tools, f"gold:{row.id}-{number}")
    return tuple(mentions), places


def place_of(gold: GoldPlace, tools: Tools, fallback_id: str) -> Place:
    """Return the gazetteer's place of a gold toponym: by name, where its point lies.

    A shape that holds the point beats a town near it; what nobody knows becomes a bare point.
    """
    from geo.regions.geodesy import distance_km

    regions = tools.regions
    near: list[tuple[int, float, Place]] = []
    for name in dict.fromkeys((gold.name, gold.text)):
        for candidate in tools.gazetteer.candidates(name, limit=30):
            place = candidate.place
            region = place.region or place.id
            if regions.region(region) is not None:
                holds = shapely.intersects_xy(regions.shape(region), gold.lon, gold.lat)
                if holds:
                    near.append((0 if not place.id.startswith("derived:") else 1, 0.0, place))
                continue
            km = distance_km(gold.lon, gold.lat, place.lon, place.lat)
            if km <= 30.0:
                near.insert(0, (-1, km, place))
            elif km <= NEAR_KM:
                near.append((2, km, place))
    if near:
        return min(near, key=lambda item: (item[0], item[1], item[2].id))[2]
    return Place(
        id=fallback_id,
        name=gold.name,
        kind="city",
        lat=gold.lat,
        lon=gold.lon,
        precision="settlement",
        source="gold",
    )


def as_json(results: Mapping[str, Any]) -> dict[str, Any]:
    """Return the scores as plain numbers."""
    from geo.evaluate.spatial_areas import areas_as_json

    plain: dict[str, Any] = {}
    for name, parts in results.items():
        plain[name] = {}
        if "relations" in parts:
            plain[name]["relations"] = {
                way: _numbers(scores) for way, scores in parts["relations"].items()
            }
        if "areas" in parts:
            plain[name]["areas"] = areas_as_json(parts["areas"])
    return plain


def _numbers(scores: RelationScores) -> dict[str, Any]:
    def prf(value: PRF) -> dict[str, Any]:
        return {
            "precision": round(value.precision, 4),
            "recall": round(value.recall, 4),
            "f1": round(value.f1, 4),
            "right": value.right,
            "found": value.found,
            "gold": value.gold,
        }

    return {
        "sentences": scores.sentences,
        "relations": prf(scores.found),
        "region_right": scores.region_right,
        "region_right_of_found": round(scores.right_of_found, 4),
        "region_right_of_gold": round(scores.right_of_gold, 4),
        "by_kind": {
            kind: {**prf(value), "region_right": scores.region_right_by_kind[kind]}
            for kind, value in sorted(scores.by_kind.items())
        },
    }


def as_table(results: Mapping[str, Any], *, misses: bool = False) -> str:
    """Return the scores as lines for a terminal; with `misses` each error in a line."""
    from geo.evaluate.spatial_areas import areas_as_table

    lines: list[str] = []
    for name, parts in results.items():
        if "relations" in parts:
            head = f"{'':<14}{'sentences':>10}{'P':>7}{'R':>7}{'F1':>7}"
            lines += [name, f"{head}{'region right: of found':>24}{'of gold':>9}"]
            for way, scores in parts["relations"].items():
                lines.append(_row(way, scores))
            lines.append("  by kind, end to end / places given: right of gold, region right")
            lines += _kinds(parts["relations"])
            if misses:
                for way, scores in parts["relations"].items():
                    lines += [f"  {way}: {miss}" for miss in scores.misses]
        if "areas" in parts:
            lines += [name, *areas_as_table(parts["areas"])]
    return "\n".join(lines)


def _row(way: str, scores: RelationScores) -> str:
    found = scores.found
    return (
        f"{way:<14}{scores.sentences:>10}{found.precision:>7.3f}{found.recall:>7.3f}"
        f"{found.f1:>7.3f}{scores.right_of_found:>24.3f}{scores.right_of_gold:>9.3f}"
    )


def _kinds(ways: Mapping[str, RelationScores]) -> Iterable[str]:
    kinds = sorted({kind for scores in ways.values() for kind in scores.by_kind})
    for kind in kinds:
        cells = []
        for scores in ways.values():
            value = scores.by_kind.get(kind, PRF())
            right = scores.region_right_by_kind[kind]
            cells.append(f"{value.right:>3} of {value.gold:<3} (found {value.found:>3}) {right:>3}")
        yield f"  {kind:<12}{'   /'.join(cells)}"
