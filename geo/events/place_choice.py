"""Which of the places found for an event stand: one for each phrase, the finest, no landmarks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from geo.events.reading import Reading
from geo.events.triggers import Trigger
from geo.records import EventPlace, Mention, Place, Role

_LANDMARK = re.compile(
    r"(?:\b(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west|outside|miles|"
    r"kilometers|kilometres|km|kms|mi|border|capital|away|district|village|town|city|suburb|area|"
    r"province|county|part|region|neighborhood|neighbourhood|outskirts|island|side|resort|port)\)?"
    r"[^.;]{0,25}\b(?:of|from|in|with)|^,?\s+(?:near|in|of)|^,)"
    r"(?:\s(?:the|central|northern|southern|eastern|western))*\s*$",
    re.IGNORECASE,
)
"""What stands between a place and another that only says where the first lies."""
_AND_IN = re.compile(r",? and (?:in|at|near|off|outside)(?: the)?\s*$")
"""What stands before a further place of the same event."""
_TOWN_OF = re.compile(
    r"^(?:['’]s)?(?:\s[\w-]+){0,3}\s(?:city|town|village|suburb|capital|port|resort|settlement|"
    r"camp|neighborhood|neighbourhood|island|stronghold|hamlet)(?:,| of)?\s*$"
)
"""What stands between a place and a finer one in it: "the West Bank city of Nablus"."""
FINENESS = {"exact": 0, "settlement": 1, "derived": 1, "district": 2, "region": 3, "province": 4,
            "country": 6}  # fmt: skip


MARGIN = 0.2
"""A place whose score is further below the best of its role is left out."""


@dataclass(frozen=True, slots=True)
class Found:
    """A mention with the role in which it hangs on an event."""

    mention: Mention
    role: Role
    score: float


def choose(found: list[Found], trigger: Trigger, reading: Reading) -> tuple[EventPlace, ...]:
    """Event places, best first, what nothing holds last; relations stand for the mentions they
    were made from."""
    made: dict[tuple[str, str], EventPlace] = {}
    found = _without_landmarks(found, reading)
    for hit in sorted(found, key=lambda one: (-one.score, one.mention.start)):
        place = event_place(hit, trigger, reading)
        key = (place.role, place.relation or place.place or place.mentions[0])
        if key not in made:
            made[key] = place
    kept = without_wider(list(made.values()), reading)
    best: dict[str, float] = {}
    for place in kept:
        best[place.role] = max(best.get(place.role, 0), place.score)
    near = [place for place in kept if place.score >= best[place.role] - MARGIN]
    return tuple(sorted(near, key=lambda place: place.place is None))


def _without_landmarks(found: list[Found], reading: Reading) -> list[Found]:
    """Drop "Baghdad" of "in Mahmudiya, 30 km south of Baghdad", and "Iraq" of "a town in Iraq"
    where the town is named: what only says where another place lies."""
    text = reading.parsed.article.text
    kept: list[Found] = []
    for hit in sorted(found, key=lambda one: one.mention.start):
        alike = {hit.role, "location"} if hit.role == "target" else {hit.role}
        before = [one for one in kept if one.role in alike]
        between = text[before[-1].mention.end : hit.mention.start] if before else ""
        if before and names_town(between):
            kept.remove(before[-1])
        elif before and _gives_town(before[-1], hit, reading):
            pass  # nothing holds the palace: the town must carry it
        elif before and (_is_listed(hit, between, reading) or _AND_IN.search(between)):
            pass
        elif before and len(between) < 90 and _LANDMARK.search(between):
            continue
        kept.append(hit)
    return kept


def _is_listed(hit: Found, between: str, reading: Reading) -> bool:
    """True for the second of "A, B and C": a stop of its own and not where A lies."""
    if between.strip() != "," or hit.mention.id not in reading.heads:
        return False
    head = reading.heads[hit.mention.id][1]
    return head.dep_ == "conj" and any(child.dep_ in ("cc", "conj") for child in head.children)


def names_town(between: str) -> bool:
    """True for what stands between a wide name and the town in it: " city of ", "’s capital, "."""
    return bool(_TOWN_OF.search(between))


def _gives_town(finer: Found, wider: Found, reading: Reading) -> bool:
    if reading.place_of(finer.mention) is not None or finer.mention.label != "FAC":
        return False
    place = reading.place_of(wider.mention)
    return place is not None and place.precision in ("exact", "settlement", "district")


def event_place(hit: Found, trigger: Trigger, reading: Reading) -> EventPlace:
    """The place of a hit: that of its relation, its own, or none that any gazetteer holds."""
    relation = reading.related.get(hit.mention.id)
    if relation is not None and (relation.place is not None or relation.kind == "between"):
        role = hit.role
        passing = relation.kind in ("between", "through") and trigger.sense.motion
        if passing and role in ("location", "destination"):
            role = "path"
        return EventPlace(
            role=role, place=relation.place, mentions=relation.mentions, relation=relation.id,
            score=round(hit.score * max(relation.score, 0.5), 3),
        )  # fmt: skip
    place = reading.place_of(hit.mention)
    decision = reading.resolutions.get(hit.mention.id)
    sure = decision.score if decision is not None and place is not None else 0.6
    return EventPlace(
        role=hit.role, place=place.id if place else None, mentions=(hit.mention.id,),
        score=round(hit.score * (0.6 + 0.4 * sure), 3),
    )  # fmt: skip


def without_wider(found: list[EventPlace], reading: Reading) -> list[EventPlace]:
    """Drop "Iraq" where "Baghdad" is there in the same role."""
    kept: list[EventPlace] = []
    for place in found:
        wide = reading.places.get(place.place) if place.place else None
        if wide is not None and any(
            other is not place and (other.role == place.role or place.role == "location")
            and (fine := reading.places.get(other.place) if other.place else None) is not None
            and _is_wider(wide, fine)
            for other in found
        ):  # fmt: skip
            continue
        kept.append(place)
    return kept


def _is_wider(wide: Place, fine: Place) -> bool:
    if FINENESS.get(wide.precision, 5) <= FINENESS.get(fine.precision, 5):
        return False
    if wide.kind == "country":
        return wide.country == fine.country
    return wide.name == fine.admin1 or (
        wide.precision == "province" and wide.country == fine.country and wide.name == fine.admin1
    )
