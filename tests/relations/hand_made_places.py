"""Places as other rooms would hand them over."""

from geo.records import Place
from geo.regions import load_regions


def region(region_id: str) -> Place:
    found = load_regions().region(region_id)
    assert found is not None, region_id
    return Place(
        id=found.id,
        name=found.name,
        kind=found.kind,
        country=found.country,
        lat=found.lat,
        lon=found.lon,
        precision="region",
        source="regions",
        region=found.id,
    )


def country(iso: str) -> Place:
    found = load_regions().country(iso)
    assert found is not None, iso
    return region(found.id)


def city(name: str, lon: float, lat: float, iso: str | None = None) -> Place:
    return Place(
        id=f"hand:{name}",
        name=name,
        kind="city",
        country=iso,
        lat=lat,
        lon=lon,
        precision="settlement",
        source="hand",
    )
