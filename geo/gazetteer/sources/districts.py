"""US counties and second-level divisions elsewhere, with their GeoNames ids.

News from the county court names the county; without its id and its middle the nearest town of a
similar name would have to stand for it.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from geo.gazetteer.entries import Entry, Match
from geo.gazetteer.sources.data_files import districts
from geo.records import Place

if TYPE_CHECKING:
    from geo.gazetteer.sources.provinces import Provinces

DISTRICT_POINTS = 36.0
"""Like a town of 4,000: before hamlets of the same name, behind every larger town."""


def entries(provinces: "Provinces") -> Iterator[Entry]:
    """Yield the divisions by GeoNames id. Those that the region set has a shape of come earlier
    from there; here they get their other names only.
    """
    for number, name, country, code, lat, lon, others in districts():
        names: list[tuple[str, Match]] = [(name, "name")]
        names += [(other, "alternate") for other in others.split("|") if other]
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
