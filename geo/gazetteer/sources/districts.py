"""US counties and second-level divisions elsewhere, with their GeoNames ids.

News from the county court names the county; without its id and its middle the nearest town of a
similar name would have to stand for it.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from geo.gazetteer.entries import Entry, Match
from geo.gazetteer.folding import fold
from geo.gazetteer.sources.data_files import districts, toml
from geo.records import Place

if TYPE_CHECKING:
    from geo.gazetteer.sources.cities import Town
    from geo.gazetteer.sources.provinces import Provinces

DISTRICT_POINTS = 36.0
"""Like a town of 4,000: before hamlets of the same name, behind every larger town."""


def entries(provinces: "Provinces", towns: Sequence["Town"]) -> Iterator[Entry]:
    """Yield the divisions by GeoNames id. Those that the region set has a shape of come earlier
    from there; here they get their other names only.

    "Læsø Kommune" is Læsø too, but where a town of the country has the short name it is the
    town's.
    """
    taken = {(town.place.country, fold(town.place.name)) for town in towns}
    for number, name, country, code, lat, lon, others in districts():
        names: list[tuple[str, Match]] = [(name, "name")]
        names += [(other, "alternate") for other in others.split("|") if other]
        bare = without_word(name)
        if bare is not None and (country, fold(bare)) not in taken:
            names.append((bare, "alternate"))
        yield Entry(
            place=Place(
                id=f"geonames:{number}",
                name=name,
                kind="admin2",
                country=country,
                admin1=provinces.of_code(country, code),
                lat=float(lat),
                lon=float(lon),
                geonames_id=int(number),
                precision="district",
                source="geonames",
            ),
            names=tuple(names),
            prominence=DISTRICT_POINTS,
        )


def without_word(name: str) -> str | None:
    """Take the word for "district" off a name, as news does; None where there is none.

    >>> without_word("Læsø Kommune"), without_word("Huyện Sa Pa"), without_word("Cook County")
    ('Læsø', 'Sa Pa', None)
    """
    bare = _word().sub("", name)
    return bare if bare != name and len(bare) > 2 and bare[0].isupper() else None


@cache
def _word() -> re.Pattern[str]:
    words = "|".join(map(re.escape, toml("province-names.toml")["district"]))
    return re.compile(rf"^(?:{words})\s+|\s+(?:{words})$", re.IGNORECASE)
