"""One name for each province, whichever source speaks of it.

GeoNames numbers the province of a city, airportsdata spells it in its own way, the region set
has its shape. A ranker that asks "same province?" needs one spelling: the region set's where it
has the province, else GeoNames'.
"""

from functools import cache
from typing import TYPE_CHECKING

from geo.gazetteer.folding import fold
from geo.gazetteer.sources.data_files import admin1_names, toml

if TYPE_CHECKING:
    from geo.records import Region
    from geo.regions import Regions


class Provinces:
    """Province names by country, with the region that has each one's shape."""

    def __init__(self, regions: "Regions") -> None:
        self._codes = admin1_names()
        self._spelled: dict[tuple[str, str], str | None] = {}
        self._renamed: dict[str, str] = toml("province-names.toml")["renamed"]
        self._exact: dict[tuple[str, str], Region] = {}
        self._cores: dict[tuple[str, str], Region] = {}
        known = [region for region in regions.all({"admin1"}) if region.country]
        for region in known:
            self._learn(region, self.display_name(region))
        for region in known:
            for name in (region.name, *region.names):
                self._learn(region, name)

    def display_name(self, region: "Region") -> str:
        """Return the name to show, unique in its country where the sources' is not."""
        return self._renamed.get(region.id, region.name)

    def region(self, country: str, name: str) -> "Region | None":
        """Return the region of a province, by any of its names."""
        exact = self._exact.get((country, fold(name)))
        return exact or self._cores.get((country, _core(name)))

    def name(self, country: str, name: str) -> str:
        """Return the one spelling of a province's name."""
        region = self.region(country, name)
        return self.display_name(region) if region else name

    def of_code(self, country: str, code: str) -> str | None:
        """Return the province's name for GeoNames' admin-1 code, None where it has none."""
        key = (country, code)
        if key not in self._spelled:
            name = self._codes.get(country, {}).get(code)
            self._spelled[key] = self.name(country, name) if name else None
        return self._spelled[key]

    def without_region(self) -> list[tuple[str, str, str]]:
        """(country, code, name) of the provinces that GeoNames has and the region set lacks."""
        return [
            (country, code, name)
            for country, names in sorted(self._codes.items())
            for code, name in sorted(names.items())
            if self.region(country, name) is None
        ]

    def _learn(self, region: "Region", name: str) -> None:
        if region.country:
            self._exact.setdefault((region.country, fold(name)), region)
            self._cores.setdefault((region.country, _core(name)), region)


def bare_name(name: str) -> str | None:
    """Take the words for "province" off a name, as news does; None where nothing may be left.

    >>> bare_name("Okinawa Prefecture"), bare_name("Republic of Khakassia")
    ('Okinawa', 'Khakassia')
    >>> bare_name("Eastern Province"), bare_name("Federal District"), bare_name("Texas")
    (None, None, None)
    """
    words = [word for word in name.split() if fold(word) not in _words("generic")]
    bare = " ".join(words)
    if not bare or bare == name or all(fold(word) in _words("never_alone") for word in words):
        return None
    return bare


def _core(name: str) -> str:
    """Fold a province's name without the words for "province".

    >>> _core("Zhytomyr Oblast") == _core("Zhytomyr")
    True
    >>> _core("Capital Region"), _core("Federal District")
    ('capital region', 'federal district')
    """
    folded = fold(name)
    return " ".join(word for word in folded.split() if word not in _words("generic")) or folded


@cache
def _words(which: str) -> frozenset[str]:
    return frozenset(toml("province-names.toml")[which])
