"""The offline gazetteer as a geopy geocoder, so that anything that takes one works offline.

This is the one place of the gazetteer where coordinates are in geopy's order, (latitude,
longitude).
"""

import re
from typing import Any

from geopy.exc import GeocoderQueryError
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point

from geo.gazetteer.base import Gazetteer
from geo.gazetteer.folding import fold
from geo.records import Candidate, Place

_MOST = 50


class GazetteerGeocoder(Geocoder):  # type: ignore[misc]  # geopy has no types
    """Answers `geocode` and `reverse` from a gazetteer, without a network.

    "City, Province", "City, Country" and "City, Province, Country" are understood; the part that
    comes first is looked for. What is not held gives None, as geopy's geocoders do.
    """

    def __init__(self, gazetteer: Gazetteer | None = None) -> None:
        super().__init__(user_agent="dateline (offline)")
        if gazetteer is None:
            from geo.gazetteer import load_gazetteer

            gazetteer = load_gazetteer()
        self._gazetteer = gazetteer

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        limit: int = 10,
        timeout: object = None,  # noqa: ARG002 - geopy's callers hand it on; nothing can time out
    ) -> Location | list[Location] | None:
        """Return the place of a name as geopy's `Location`: the most prominent one, or with
        `exactly_one=False` a list of at most `limit`; None where there is none.

        `Location.raw` holds id, kind, country, province and how the name matched.
        """
        found = [_location(candidate) for candidate in self._search(str(query))[:limit]]
        if not found:
            return None
        return found[0] if exactly_one else found

    def reverse(
        self,
        query: Any,
        *,
        exactly_one: bool = True,
        limit: int = 10,
        radius_km: float = 50.0,
        timeout: object = None,  # noqa: ARG002 - geopy's callers hand it on; nothing can time out
    ) -> Location | list[Location] | None:
        """Return the nearest city to a point, given as geopy takes points: (latitude, longitude),
        "latitude, longitude" or a `Point`. None where there is no city within `radius_km`.
        """
        try:
            point = Point(query)
        except (TypeError, ValueError) as error:
            raise GeocoderQueryError(
                f"{query!r} is no point: expected (latitude, longitude) in degrees."
            ) from error
        nearby = getattr(self._gazetteer, "nearby", None)
        if nearby is None:
            raise GeocoderQueryError(
                f"The gazetteer {self._gazetteer.version!r} cannot be asked for a point."
            )
        found = [
            _location(
                Candidate(place=place, matched_name=place.name, match="name"), distance_km=distance
            )
            for distance, place in nearby(point.longitude, point.latitude, radius_km)[:limit]
        ]
        if not found:
            return None
        return found[0] if exactly_one else found

    def _search(self, query: str) -> tuple[Candidate, ...]:
        whole = self._gazetteer.candidates(query, limit=_MOST)
        name, *context = [part.strip() for part in re.split(r"[,;]", query) if part.strip()] or [""]
        if whole or not context:
            return whole
        return tuple(
            candidate
            for candidate in self._gazetteer.candidates(name, limit=1000)
            if all(self._lies_in(candidate.place, part) for part in context)
        )

    def _lies_in(self, place: Place, context: str) -> bool:
        if place.admin1 and fold(place.admin1) == fold(context):
            return True
        for outer in self._gazetteer.candidates(context, limit=_MOST):
            if outer.match == "demonym" or outer.place.country != place.country:
                continue
            if outer.place.kind == "country":
                return True
            if outer.place.kind == "admin1" and outer.place.admin1 == place.admin1:
                return True
        return False


def _location(candidate: Candidate, **more: object) -> Location:
    place = candidate.place
    raw = {
        "id": place.id,
        "name": place.name,
        "kind": place.kind,
        "country": place.country,
        "admin1": place.admin1,
        "population": place.population,
        "precision": place.precision,
        "matched_name": candidate.matched_name,
        "match": candidate.match,
        **more,
    }
    parts = dict.fromkeys(part for part in (place.name, place.admin1, place.country) if part)
    return Location(", ".join(parts), (place.lat, place.lon), raw)
