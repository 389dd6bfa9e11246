"""A region as the place that a mention or a relation means."""

from __future__ import annotations

from geo.records import Place, Region
from geo.regions.regions import Regions


def place_of_region(region: Region, regions: Regions, *, seas: tuple[str, ...]) -> Place:
    """Return the place with the region's own id, papers and shape (at most 0.02° simplified).

    `seas` are the names of the waters that it is or lies in, widest first.
    """
    return Place(
        id=region.id,
        name=region.name,
        kind=region.kind,
        country=region.country,
        claimants=region.claimants,
        administered_by=region.administered_by,
        lat=region.lat,
        lon=region.lon,
        geonames_id=region.geonames_id,
        precision="region",
        source=region.source or "regions",
        seas=seas,
        bordering=region.bordering,
        region=region.id,
        geometry=regions.map_shape(region.id),
    )
