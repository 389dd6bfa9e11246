"""Airports, air bases and naval air stations: airportsdata, and the names news gives them."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from geo.gazetteer.entries import Entry, Match
from geo.gazetteer.sources.countries import named
from geo.gazetteer.sources.data_files import toml
from geo.records import Place

if TYPE_CHECKING:
    from geo.gazetteer.sources.provinces import Provinces

_BASE = re.compile(
    r"\b(air ?base|air force|air station|army|joint base|marine corps|military|naval|navy|"
    r"raf|rnas|space base|space force)\b",
    re.IGNORECASE,
)
_SPELLED_OUT = {
    "Afb": "Air Force Base",
    "AFB": "Air Force Base",
    "Afs": "Air Force Station",
    "Nas": "Naval Air Station",
    "Naf": "Naval Air Facility",
    "Ns": "Naval Station",
    "Mcas": "Marine Corps Air Station",
    "Nolf": "Naval Outlying Field",
    "Ntl": "National",
}
_SHORTENED = re.compile(rf"\b({'|'.join(_SPELLED_OUT)})\b")
_ASIDE = re.compile(r"\s*\([^)]*\)?\s*")
_ENDING = re.compile(r" (International |Regional |Municipal |National )?Airport$")
_KNOWN_POINTS = 55.0


def entries(provinces: "Provinces") -> Iterator[Entry]:
    """Yield the airports by ICAO code, or IATA code where there is no other."""
    import airportsdata

    ours = toml("airports.toml")
    for code, row in sorted(airportsdata.load("ICAO").items()):
        if not -90 <= row["lat"] <= 90 or not row["name"]:
            continue
        known: dict[str, Any] = ours.get(code, {})
        name = known.get("name") or plain_name(row["name"])
        country = row["country"] or None
        admin1 = provinces.name(country, row["subd"]) if country and row["subd"] else None
        yield Entry(
            place=Place(
                id=f"airport:{code}",
                name=name,
                kind=known.get("kind") or ("base" if _BASE.search(name) else "airport"),
                country=country,
                admin1=admin1,
                lat=row["lat"],
                lon=row["lon"],
                precision="exact",
                source="airportsdata",
            ),
            names=((name, "name"), *spoken(name, row["city"], bool(row["iata"])), *named(known)),
            prominence=_KNOWN_POINTS if known else _points(name, bool(row["iata"])),
        )


def plain_name(name: str) -> str:
    """Write an airport's name as a newspaper would.

    >>> plain_name("Edwards Afb Airport"), plain_name("Yuma Mcas/Yuma International Airport")
    ('Edwards Air Force Base', 'Yuma Marine Corps Air Station')
    >>> plain_name("Lemoore Nas (Reeves Field) Airport"), plain_name("Engels Airbase")
    ('Lemoore Naval Air Station', 'Engels Air Base')
    >>> plain_name("Hartsfield/Jackson Atlanta International Airport")
    'Hartsfield/Jackson Atlanta International Airport'
    """
    text = _ASIDE.sub(" ", name).strip().replace("Airbase", "Air Base")
    spelled = _SHORTENED.sub(lambda found: _SPELLED_OUT[found[1]], text)
    if _BASE.search(spelled):
        spelled = spelled.removesuffix(" Airport")
        if spelled != text.removesuffix(" Airport"):
            spelled = spelled.partition("/")[0]
    return spelled or name


def spoken(name: str, city: str, scheduled: bool) -> list[tuple[str, Match]]:
    """Return the shorter forms of an airport's name.

    >>> spoken("London Heathrow Airport", "London", True)
    [('Heathrow Airport', 'short'), ('London Airport', 'alternate')]
    >>> spoken("Chicago O'Hare International Airport", "Chicago", True)[:2]
    [("Chicago O'Hare Airport", 'short'), ("O'Hare International Airport", 'short')]
    >>> spoken("Edwards Air Force Base", "Edwards", False)
    [('Edwards AFB', 'short'), ('Edwards Air Base', 'alternate')]
    """
    names: list[tuple[str, Match]] = []
    ending = _ENDING.search(name)
    if ending:
        stem = name[: ending.start()]
        if ending[1]:
            names.append((f"{stem} Airport", "short"))
        without_city = stem.removeprefix(city).strip(" -/")
        if city and without_city and without_city != stem:
            names.append((f"{without_city}{ending[0]}", "short"))
            if ending[1]:
                names.append((f"{without_city} Airport", "short"))
        if city and scheduled:
            names.append((f"{city} Airport", "alternate"))
            if ending[1] == "International ":
                names.append((f"{city} International Airport", "alternate"))
    for long, short in (("Air Force Base", "AFB"), ("Naval Air Station", "NAS")):
        if name.endswith(f" {long}"):
            stem = name.removesuffix(f" {long}")
            names.append((f"{stem} {short}" if short == "AFB" else f"{short} {stem}", "short"))
    if name.endswith("Air Force Base"):
        names.append((name.replace("Air Force Base", "Air Base"), "alternate"))
    if name.endswith(" Air Base"):
        names.append((name.removesuffix(" Air Base") + " Air Force Base", "alternate"))
    return [pair for pair in dict.fromkeys(names) if pair[0] != name]


def _points(name: str, scheduled: bool) -> float:
    if _BASE.search(name):
        return 38.0
    if not scheduled:
        return 15.0
    return 45.0 if "International" in name else 32.0
