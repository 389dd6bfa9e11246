"""Points that news names and no town is: capes, peaks, dams, power plants, crossings, ports."""

from collections.abc import Iterator
from typing import Any

from geo.gazetteer.entries import Entry, Match, precision_of
from geo.gazetteer.folding import fold
from geo.gazetteer.sources.data_files import toml
from geo.records import Place

LANDMARK_POINTS = 50.0
"""Like a town of 100,000: before hamlets that share the name, behind cities and provinces."""


def entries() -> Iterator[Entry]:
    """Yield the landmarks of `landmarks.toml`, ids `geo:KIND-NAME`, in the file's order."""
    for kind, listed in toml("landmarks.toml").items():
        for written, known in listed.items():
            names = _names(kind, written, known.get("names", ()))
            yield Entry(
                place=_place(kind, names[0][0], known),
                names=names,
                prominence=LANDMARK_POINTS,
            )


def _place(kind: str, name: str, known: dict[str, Any]) -> Place:
    lon, lat = known["at"]
    return Place(
        id=f"geo:{fold(name).replace(' ', '-')}",
        name=name,
        kind=kind,
        country=known.get("country"),
        claimants=tuple(known.get("claimants", ())),
        administered_by=known.get("administered_by"),
        lat=lat,
        lon=lon,
        precision=precision_of(kind),
        source="dateline",
    )


def _names(kind: str, written: str, others: list[str]) -> tuple[tuple[str, Match], ...]:
    """A port goes by its town's name with the word, never by the town's name alone."""
    spelled = [f"Port of {written}", f"{written} port"] if kind == "port" else [written]
    main, *more = spelled
    found: list[tuple[str, Match]] = [(main, "name")]
    found += [(other, "alternate") for other in dict.fromkeys([*more, *others]) if other != main]
    return tuple(found)
