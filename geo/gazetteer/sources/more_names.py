"""Abbreviations, other names and demonyms of provinces and cities, from our data files."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from geo.gazetteer.entries import Extra
from geo.gazetteer.sources.countries import named
from geo.gazetteer.sources.data_files import toml

if TYPE_CHECKING:
    from geo.gazetteer.sources.provinces import Provinces


def extras(provinces: "Provinces") -> Iterator[Extra]:
    """Yield the names that the data files add to places of other sources."""
    for country, places in toml("subdivisions.toml").items():
        for name, known in places.items():
            spelled = provinces.name(country, name)
            yield Extra(name=spelled, country=country, kinds={"admin1"}, names=tuple(named(known)))
    for country, places in toml("city-names.toml").items():
        for name, known in places.items():
            yield Extra(name=name, country=country, kinds={"city"}, names=tuple(named(known)))
