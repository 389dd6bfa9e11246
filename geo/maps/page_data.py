"""Findings → what the page is made of: a few words at once, the rest in blocks to unpack.

Pure: no files, no folium. `PageData.small` is small and readable; `PageData.blocks` are columns,
each thing once. The page makes from them, for each event, exactly what `geo export` writes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

import numpy as np

from geo.attribution import DISPUTED, attributions_of
from geo.facets import countries_of, place_keys
from geo.features import facet, place_geometry, type_help, type_labels
from geo.maps.article_columns import CHUNK, Chunk
from geo.maps.codes import Codes, Ints, Known, coded, gathered, ints, owners
from geo.maps.event_columns import article_list, event_list, report_list
from geo.maps.event_rows import EventRows
from geo.maps.shapes import packed_each, packed_geojson, unwrapped
from geo.maps.text_pieces import TextMode
from geo.maps.view import first_view, place_bounds
from geo.records import Findings, Place
from geo.regions import Facet

Json = dict[str, Any]
DEGREE = 100_000
"""Parts of a degree that coordinates are counted in: five decimals, as in exports."""


class PageData:
    """What a page shows of findings; what several of its parts ask for is gathered once."""

    def __init__(self, findings: Findings, *, text: TextMode) -> None:
        """`text` says how much of the articles the page carries."""
        self._findings = findings
        self._text: TextMode = text
        by_id, self._other_names = places_and_names(findings)
        self._ids, self._places = list(by_id), list(by_id.values())
        # None is asked for too: it has no number.
        self._numbers = Known(zip(by_id, range(len(by_id)), strict=True))
        self._rows = EventRows(findings.articles, findings.events, self._numbers, CHUNK)

    def small(self) -> Json:
        """What the page says of the findings as a whole."""
        foreground = self._rows.foreground
        chosen = [self._of(foreground), self._of(np.ones_like(foreground))]
        return {
            "text_mode": self._text,
            "view": first_view(*chosen),
            "skipped": len(self._findings.skipped),
            "attribution": list(attributions_of(self._ids)),
            "note": DISPUTED,
            "event_types": type_labels(self._findings.own_types),
            "type_help": type_help(self._findings.own_types),
        }

    def event_places(self) -> list[Place]:
        """The places of the events, those of foreground events first."""
        foreground = self._rows.foreground
        both = [*self._of(foreground), *self._of(~foreground)]
        return list({place.id: place for place in both}.values())

    def _of(self, events: Any) -> list[Place]:
        return [self._places[number] for number in self._rows.places_of(events)]

    def blocks(self, country_names: Mapping[str, str]) -> Iterator[tuple[str, Json]]:
        """Blocks by name: `core`, `shapes` (for exports), `articles-0` and so on, then `places`.

        The large ones come first: they are compressed while the others are made.

        `country_names` maps ISO codes to names.
        """
        articles, rows, places = self._findings.articles, self._rows, self._places
        counted = [facet(place) for place in places]
        keys = [tuple(place_keys(place, one)) for place, one in zip(places, counted, strict=True)]
        events = event_list(rows, keys, self._findings.own_types)
        used = countries_of([*events["tables"]["where"], *events["tables"]["who"]])
        yield (
            "core",
            {
                "articles": article_list(articles),
                "chunk": CHUNK,
                "reports": report_list(articles, rows),
                "events": events,
                "other_names": self._other_names,
                "countries": {code: country_names.get(code, code) for code in used},
            },
        )
        shown = [number - 1 for number in np.unique(events["place"]).tolist() if number]
        yield "shapes", _exported({number: (places[number], counted[number]) for number in shown})
        left_out = 0
        # The first article that marks a place; none is a number that no article has.
        marked = np.full(len(places), len(articles))
        mentions = np.zeros(len(places), np.int64)
        for number, reports in enumerate(rows.parts):
            start = number * CHUNK
            here = slice(start, start + CHUNK)
            chunk = Chunk(
                articles[here], reports, rows.per_article[here], self._numbers, self._text
            )
            left_out += chunk.left_out
            mentions += np.bincount(chunk.literal, minlength=len(places))
            for article, place in chunk.marked:
                known = place >= 0
                np.minimum.at(marked, place[known], article[known] + start)
            yield f"articles-{number}", chunk.columns
        marked = np.where(marked < len(articles), marked + 1, 0)
        yield "places", {"left_out": left_out, "places": _place_list(places, mentions, marked)}


def places_and_names(findings: Findings) -> tuple[dict[str, Place], dict[int, dict[int, str]]]:
    """Each place once, in the order of first appearance, and other names by article and place.

    An article has another name for a place where it is not the one of its first appearance.
    """
    every = list(chain.from_iterable([analyzed.places for analyzed in findings.articles]))
    codes = Codes()
    number = codes.of([place.id for place in every])
    first = np.empty(len(codes.values), np.int64)
    first[number[::-1]] = np.arange(len(every))[::-1]
    rows = zip(codes.values, first.tolist(), strict=True)
    places = {place_id: every[row] for place_id, row in rows}
    # Articles share most places; one that is the very same has no other name.
    same = ints([id(place) for place in every])
    article = owners(ints([len(analyzed.places) for analyzed in findings.articles]))
    names: dict[int, dict[int, str]] = {}
    for row in np.flatnonzero(same != same[first[number]]).tolist():
        place = every[row]
        if place.name != places[place.id].name:
            names.setdefault(int(article[row]), {})[int(number[row])] = place.name
    return places, names


def _place_list(places: Sequence[Place], mentions: Ints, marked: Ints) -> Json:
    """Columns of the places; the rarer ones by the place's number."""
    table = ("kind", "country", "admin1", "precision", "source", "administered_by")
    own = gathered(places, "id", "name", "lat", "lon", "seas", "claimants", "geometry", *table)
    shaped = [n for n, geometry in enumerate(own["geometry"]) if geometry is not None]
    drawn = packed_each([unwrapped(own["geometry"][number]) for number in shaped])
    prefixes, numbers = _ids(own["id"])
    return {
        **{name: coded(own[name]) for name in table},
        # What stands before an id's number, and the number plus 1; 0 for ids without one.
        "id": coded(prefixes),
        "number": numbers,
        "name": own["name"],
        "lat": _parts(own["lat"]),
        "lon": _parts(own["lon"]),
        "mentions": mentions,
        "marked": marked,
        "seas": {n: list(seas) for n, seas in enumerate(own["seas"]) if seas},
        "claimants": {n: list(some) for n, some in enumerate(own["claimants"]) if some},
        "drawn": {
            number: {"shape": shape, "bounds": [round(x, 3) for x in place_bounds(places[number])]}
            for number, shape in zip(shaped, drawn, strict=True)
            if shape
        },
    }


def _ids(ids: Sequence[str]) -> tuple[list[str], Ints]:
    """Ids cut before their number, such as "geonames:", and the numbers plus 1."""
    prefixes: list[str] = []
    numbers: list[int] = []
    for whole in ids:
        head, colon, tail = whole.rpartition(":")
        cut = tail.isdecimal() and tail.isascii() and len(tail) < 10 and tail[0] != "0"
        prefixes.append(head + colon if cut else whole)
        numbers.append(int(tail) + 1 if cut else 0)
    return prefixes, ints(numbers)


def _parts(degrees: Sequence[float]) -> Ints:
    """Degrees as whole numbers of their smallest part."""
    found: Ints = np.rint(np.array(degrees, dtype=float) * DEGREE).astype(np.int64)
    return found


def _exported(places: Mapping[int, tuple[Place, Facet]]) -> Json:
    """What only exported rows say of a place that events stand on: its exact shape, its facets."""
    return {
        "geometry": {
            number: packed_geojson(place_geometry(place))
            for number, (place, _) in places.items()
            if place.geometry is not None and not place.geometry.is_empty
        },
        # Of a place in one country the country says it all.
        "countries": {
            number: list(one.countries)
            for number, (place, one) in places.items()
            if one.countries and not place.country
        },
        "sea": {n: [one.sea[0], one.sea[-1]] for n, (_, one) in places.items() if one.sea},
        "bordering": {n: list(one.bordering) for n, (_, one) in places.items() if one.bordering},
    }
