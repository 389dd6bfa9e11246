"""Reading gold of spatial language: our sentences, and descriptions with their shapes."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import shapely

from geo.errors import InputError

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPlace:
    """A toponym of a sentence; the point surely lies in the place."""

    start: int
    end: int
    text: str
    name: str
    lon: float
    lat: float


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldRelation:
    """Words that make a place, and what a careful reader would draw."""

    kind: str
    start: int
    end: int
    arguments: tuple[int, ...]
    region: str | None
    """Usual English name of the region that is described; None where it has none."""
    surface: str
    inside: tuple[tuple[float, float], ...]
    outside: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSentence:
    """One row of our gold; tests/gold/README.md is its guideline."""

    id: str
    text: str
    mood: str
    places: tuple[GoldPlace, ...]
    relations: tuple[GoldRelation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A place named in a description, at a range of the masked text."""

    start: int
    end: int
    text: str
    shape: BaseGeometry | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """A paragraph that tells where something lies; its name is masked."""

    id: str
    text: str
    name: str
    kind: str
    marine: bool
    shape: BaseGeometry
    references: tuple[Reference, ...]


def rows_of(path: str | Path) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield rows of a `.jsonl` or `.jsonl.gz` file with where each stands."""
    path = Path(path)
    opener: Callable[..., IO[str]] = gzip.open if path.suffix == ".gz" else open
    try:
        with opener(path, "rt", encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield json.loads(line), f"{path.name}, line {number}"
    except FileNotFoundError as error:
        raise InputError(
            "There is no such file.", where=str(path), todo="Name a .jsonl or .jsonl.gz file."
        ) from error
    except (gzip.BadGzipFile, UnicodeDecodeError, EOFError, json.JSONDecodeError) as error:
        raise InputError(
            f"The file cannot be read as (gzipped) JSON Lines: {error}.",
            where=path.name,
            todo="Expected are sentences with relations, or descriptions with text_masked.",
        ) from error


def sentence_of(row: Mapping[str, Any], where: str) -> GoldSentence:
    """Read one row of our gold; spans that do not give their words raise `InputError`."""
    try:
        text = row["text"]
        for item in (*row["places"], *row["relations"]):
            if text[item["start"] : item["end"]] != item["text"]:
                raise InputError(
                    f"The span {item['start']}:{item['end']} does not give {item['text']!r}.",
                    where=where,
                    todo="Spans are half-open ranges of code points into text.",
                )
        places = tuple(
            GoldPlace(**{k: item[k] for k in ("start", "end", "text", "name", "lon", "lat")})
            for item in row["places"]
        )
        relations = tuple(
            GoldRelation(
                kind=item["kind"],
                start=item["start"],
                end=item["end"],
                arguments=tuple(item["arguments"]),
                region=item["expected"]["region"],
                surface=item["expected"]["surface"],
                inside=tuple(tuple(point) for point in item["expected"]["inside"]),
                outside=tuple(tuple(point) for point in item["expected"]["outside"]),
            )
            for item in row["relations"]
        )
        return GoldSentence(
            id=str(row["id"]), text=text, mood=row["mood"], places=places, relations=relations
        )
    except (KeyError, TypeError) as error:
        raise InputError(
            f"The row is no gold sentence: {error!r}.",
            where=where,
            todo="Expected are id, text, mood, places and relations (tests/gold/README.md).",
        ) from error


def shapes_beside(path: str | Path) -> dict[str, BaseGeometry]:
    """Read the shapes that belong to a file of descriptions: `NAME_shapes.geojson.gz`."""
    path = Path(path)
    beside = path.with_name(f"{path.name.split('.')[0]}_shapes.geojson.gz")
    if not beside.exists():
        raise InputError(
            "The shapes of the descriptions are missing.",
            where=str(beside),
            todo="Put the GeoJSON of the targets and references beside the descriptions.",
        )
    with gzip.open(beside, "rt", encoding="utf-8") as file:
        features = json.load(file)["features"]
    shapes = {}
    for feature in features:
        shape = shapely.from_geojson(json.dumps(feature["geometry"]))
        shapes[feature["properties"]["ne_id"]] = (
            shape if shape.is_valid else shapely.make_valid(shape)
        )
    return shapes


def description_of(
    row: Mapping[str, Any], shapes: Mapping[str, BaseGeometry], where: str
) -> Description:
    """Read one description; spans are moved from the full to the masked text."""
    try:
        target = row["target"]
        moved = _mover(row["text"], row["text_masked"])
        references = []
        for item in row["references"]:
            start, end = moved(item["start"]), moved(item["end"] - 1) + 1
            references.append(
                Reference(
                    start=start,
                    end=max(end, start + 1),
                    text=item["surface"],
                    shape=shapes.get(item["ne_id"]) if item["ne_id"] else None,
                )
            )
        return Description(
            id=str(row["id"]),
            text=row["text_masked"],
            name=target["name"],
            kind=target["kind"],
            marine=target["ne_id"].startswith("ne:marine:"),
            shape=shapes[target["ne_id"]],
            references=tuple(references),
        )
    except (KeyError, TypeError) as error:
        raise InputError(
            f"The row is no description: {error!r}.",
            where=where,
            todo="Expected are text, text_masked, target and references.",
        ) from error


def _mover(text: str, masked: str) -> Callable[[int], int]:
    blocks = SequenceMatcher(None, text, masked, autojunk=False).get_matching_blocks()

    def moved(position: int) -> int:
        best = 0
        for block in blocks:
            if block.a <= position:
                best = block.b + min(position - block.a, max(block.size - 1, 0))
        return best

    return moved
