"""The word lists of this room, read once from `geo/data/mentions`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Cue words in lower case, abbreviations as written."""

    particles: frozenset[str]
    place_prepositions: frozenset[str]
    civic: frozenset[str]
    """Words after a town's name."""
    titles: frozenset[str]
    person_verbs: frozenset[str]
    suffixes: frozenset[str]
    given_names: frozenset[str]
    vessel_heads: frozenset[str]
    vessel_prefixes: frozenset[str]
    vessel_after: re.Pattern[str]
    vessel_apposed: re.Pattern[str]
    institutions: frozenset[str]
    brands: frozenset[str]
    things: frozenset[str]
    """Foods, animals and the like that are called after a place, two words each."""
    happenings: frozenset[str]
    """What makes a treaty or a contest of the name before it."""
    grounds: frozenset[str]
    """Nouns for the ground that belongs to a place."""
    common: frozenset[str]
    generics: Mapping[str, str]
    """Lower-case word that belongs to the name before it → kind of place."""
    designators: Mapping[str, str]
    """Capitalised word that ends a place's name ("County") → kind of place."""
    leading_designators: Mapping[str, str]
    """Capitalised word that begins a place's name ("Lake") → kind of place."""
    sites: frozenset[str]
    """Words that end the name of a building or site."""
    shared_heads: frozenset[str]
    """Plural or singular words that several coordinated names may share ("regions")."""
    compass: frozenset[str]
    trimmed: frozenset[str]
    of_place: frozenset[str]
    parties: frozenset[str]
    suffered: frozenset[str]
    motion: frozenset[str]
    links: frozenset[str]
    about: frozenset[str]
    never_govern: frozenset[str]
    offices: frozenset[str]
    settlements: frozenset[str]
    """What a place is said to be right after its name: "a village"."""
    federal: frozenset[str]
    """ISO codes of countries whose provinces are widely known."""
    landless: frozenset[str]
    """Words for peoples that are no place."""
    speech_verbs: frozenset[str]
    pressure_words: frozenset[str]
    state_names: Mapping[str, str]
    """Abbreviation → name, dotted and postal forms."""
    alone: frozenset[str]
    """Abbreviations that are places without a town before them."""


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """Read the data files; the result is shared and never changed."""
    cues = _read("cues.toml")
    short = _read("abbreviations.toml")
    after = "|".join(
        re.escape(phrase).replace("\\ ", "[ -]")
        for phrase in sorted(cues["vessel_phrases"], key=len, reverse=True)
    )
    vessels = "|".join(map(re.escape, cues["vessels"]))
    return Vocabulary(
        particles=frozenset(cues["particles"]),
        place_prepositions=frozenset(cues["place_prepositions"]),
        civic=frozenset(cues["civic"]),
        titles=frozenset(cues["titles"]),
        person_verbs=frozenset(cues["person_verbs"]),
        suffixes=frozenset(cues["suffixes"]),
        given_names=frozenset(cues["given_names"]),
        vessel_heads=frozenset(cues["vessels"]),
        vessel_prefixes=frozenset(cues["vessel_prefixes"]),
        vessel_after=re.compile(rf"[\s-]+(?:{after})s?\b", re.IGNORECASE),
        vessel_apposed=re.compile(
            rf",\s+(?:an?|the)\s+(?:[\w’'-]+\s+){{0,4}}(?:{vessels})\b", re.IGNORECASE
        ),
        institutions=frozenset(cues["institutions"]),
        brands=frozenset(cues["brands"]),
        things=frozenset(cues["things"]),
        happenings=frozenset(cues["happenings"]),
        grounds=frozenset(cues["grounds"]),
        common=frozenset(cues["common"]),
        generics=cues["generics"],
        designators=cues["designators"],
        leading_designators=cues["leading_designators"],
        sites=frozenset(cues["sites"]["words"]),
        shared_heads=frozenset(cues["shared_heads"]),
        compass=frozenset(cues["compass"]),
        trimmed=frozenset(cues["trimmed"]),
        of_place=frozenset(cues["of_place"]),
        parties=frozenset(cues["parties"]),
        suffered=frozenset(cues["suffered"]),
        motion=frozenset(cues["motion"]),
        links=frozenset(cues["links"]),
        about=frozenset(cues["about"]),
        never_govern=frozenset(cues["never_govern"]),
        offices=frozenset(cues["offices"]),
        settlements=frozenset(cues["settlements"]),
        federal=frozenset(cues["federal"]),
        landless=frozenset(cues["landless"]),
        speech_verbs=frozenset(cues["speech_verbs"]),
        pressure_words=frozenset(cues["pressure_words"]),
        state_names={**short["postal"], **short["names"]},
        alone=frozenset(short["alone"]),
    )


def _read(name: str) -> dict[str, Any]:
    path = files("geo") / "data" / "mentions" / name
    return tomllib.loads(path.read_text(encoding="utf-8"))
