"""Where an article plays: the countries, provinces and sure places that its names share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from geo.records import Place

EARTH_KM = 6371.0
_ANCHORS = 12
_DOUBT = 1.0
_POINTLIKE = frozenset(
    {"city", "admin2", "admin1", "airport", "base", "island", "strait", "county", "lake", "bay"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """One name's place so far, and how far it may be trusted."""

    name: str
    """The folded name, so that a name does not vote for itself."""
    place: Place
    weight: float
    sure: bool = True
    """Whether others may be found to be near it."""
    passages: frozenset[int] = frozenset()
    """Numbers of the paragraphs in which the name stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A place that others may be near to."""

    name: str
    title: str
    place: str
    """Id of the place."""
    lat: float
    lon: float
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """The votes of an article, summed up."""

    countries: Mapping[str, float]
    provinces: Mapping[tuple[str, str], float]
    own_countries: Mapping[str, Mapping[str, float]]
    """Per name: what it gave to each country itself."""
    passages: Mapping[int, Mapping[str, Mapping[str, float]]]
    """Per paragraph, then per name in it: what it gave to each country."""
    own_provinces: Mapping[str, Mapping[tuple[str, str], float]]
    anchors: tuple[Anchor, ...]
    """Heaviest first."""

    def country_share(self, name: str, country: str | None) -> float:
        """Share of the other names' votes that goes to a country; 0 without votes."""
        own = self.own_countries.get(name, {})
        total = sum(self.countries.values()) - sum(own.values())
        if country is None or total <= 0.01:
            return 0.0
        return max(0.0, self.countries.get(country, 0.0) - own.get(country, 0.0)) / total

    def main_share(self, name: str, passages: Iterable[int] = ()) -> float:
        """Share of the other names' votes that goes to the country of most; 0 without votes.

        Of the whole article or of those paragraphs, where they tell more.
        """
        own = self.own_countries.get(name, {})
        others = [votes - own.get(country, 0.0) for country, votes in self.countries.items()]
        total = sum(others)
        share = max(others) / total if total > 0.01 else 0.0
        return max(share, self._share_in(name, passages))

    def _share_in(self, name: str, passages: Iterable[int]) -> float:
        """As if one more vote were cast for nowhere: a name or two prove nothing."""
        votes: defaultdict[str, float] = defaultdict(float)
        for passage in passages:
            for other, given in self.passages.get(passage, {}).items():
                if other != name:
                    for country, weight in given.items():
                        votes[country] += weight
        return max(votes.values(), default=0.0) / (_DOUBT + sum(votes.values()))

    def province_share(self, name: str, country: str | None, admin1: str | None) -> float:
        """Share of the other names' votes for provinces that goes to one; 0 without votes."""
        if country is None or admin1 is None:
            return 0.0
        own = self.own_provinces.get(name, {})
        total = sum(self.provinces.values()) - sum(own.values())
        key = (country, admin1)
        if total <= 0.01:
            return 0.0
        return max(0.0, self.provinces.get(key, 0.0) - own.get(key, 0.0)) / total

    def nearest(self, name: str, place: Place) -> tuple[Anchor | None, float]:
        """The nearest anchor of another name and place, and the distance in km."""
        lat, lon = place.lat, place.lon
        best, found = float("inf"), None
        for anchor in self.anchors:
            if anchor.name != name and anchor.place != place.id and abs(anchor.lat - lat) < 10:
                km = rough_km(anchor.lat, anchor.lon, lat, lon)
                if km < best:
                    best, found = km, anchor
        return found, best


def gather_setting(votes: Iterable[Vote]) -> Setting:
    """Sum up votes; several votes of one name count less and less."""
    countries: defaultdict[str, float] = defaultdict(float)
    provinces: defaultdict[tuple[str, str], float] = defaultdict(float)
    own_countries: defaultdict[str, defaultdict[str, float]] = defaultdict(
        lambda: defaultdict(float)
    )
    own_provinces: defaultdict[str, defaultdict[tuple[str, str], float]] = defaultdict(
        lambda: defaultdict(float)
    )
    passages: defaultdict[int, dict[str, dict[str, float]]] = defaultdict(dict)
    anchors: dict[str, Anchor] = {}
    for vote in votes:
        place = vote.place
        if place.country:
            countries[place.country] += vote.weight
            own_countries[vote.name][place.country] += vote.weight
            for passage in vote.passages:
                passages[passage][vote.name] = own_countries[vote.name]
            if place.admin1:
                key = (place.country, place.admin1)
                provinces[key] += vote.weight
                own_provinces[vote.name][key] += vote.weight
        if vote.sure and place.kind in _POINTLIKE:
            anchors[place.id + vote.name] = Anchor(
                name=vote.name,
                title=place.name,
                place=place.id,
                lat=place.lat,
                lon=place.lon,
                weight=vote.weight,
            )
    heaviest = sorted(anchors.values(), key=lambda a: (-a.weight, a.name))[:_ANCHORS]
    return Setting(
        countries=countries,
        provinces=provinces,
        own_countries=own_countries,
        passages=passages,
        own_provinces=own_provinces,
        anchors=tuple(heaviest),
    )


def rough_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance on a sphere in km: for ranking only, never shown."""
    p1, p2 = radians(lat1), radians(lat2)
    dp, dl = p2 - p1, radians(lon2 - lon1)
    a = sin(dp / 2) ** 2 + cos(p1) * cos(p2) * sin(dl / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(a)))
