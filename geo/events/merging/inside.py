"""Reports of one article: when a second mention is the same event again.

Inside an article all is worded alike, so likeness of words says little. What counts is whether
day, place, sides and figures agree, and whether one breath tells both ("exploded …, killing 12").
"""

from __future__ import annotations

from geo.events.merging.likeness import certain
from geo.events.merging.told import Told
from geo.records import EventTime

ENOUGH = 2.4
"""Points that make two reports of one article the same event."""
ONE_BREATH = ("ASSAULT", "HAZARD", "ACCIDENT", "PROTEST", "MOVEMENT")
BREATH = 250
"""Code points between two triggers of one breath."""
LONG = 8
"""Days from which an interval says little."""


def same_inside(one: Told, other: Told) -> bool:
    """True where two reports of one article clearly tell of the same thing."""
    if one.family != other.family or differ_inside(one, other):
        return False
    if one.report.sentence == other.report.sentence and _one_breath(one, other):
        return True
    return _points(one, other) >= ENOUGH


def differ_inside(one: Told, other: Told) -> bool:
    """What keeps two reports of one article apart: certainty, and two towns however near."""
    if certain(one.report.status) != certain(other.report.status):
        return True
    if not one.places or not other.places or one.places & other.places:
        return False
    return not one.countries & other.countries or not (one.wide or other.wide)


def _one_breath(one: Told, other: Told) -> bool:
    """Told in one sentence, with no party or place of its own."""
    a, b = one.report, other.report
    if a.type not in ONE_BREATH or a.status != b.status:
        return False
    if abs(a.trigger.start - b.trigger.start) > BREATH:
        return False
    if one.acting and other.acting and not one.acting & other.acting:
        return False
    ours = {place.place for place in a.places if place.basis == "stated"}
    theirs = {place.place for place in b.places if place.basis == "stated"}
    if a.type == "MOVEMENT":
        return bool(ours & theirs)
    return not ours or not theirs or bool(ours & theirs)


def _points(one: Told, other: Told) -> float:
    a, b = one.report, other.report
    points = 0.4 * (a.type == b.type) + 0.5 * (a.sentence == b.sentence)
    points += _time_points(a.time, b.time)
    if one.places & other.places:
        points += 0.8 if one.wide or other.wide else 1.8
    elif one.countries & other.countries:
        points += 0.5
    ours = {who.name for who in (*a.actors, *a.recipients)}
    theirs = {who.name for who in (*b.actors, *b.recipients)}
    points += min(1.3 * len(ours & theirs), 2.6)
    if not ours & theirs:
        points += 0.6 * bool(one.acting & other.acting)
        points += 0.6 * bool(one.suffering & other.suffering)
    if a.mode and a.mode == b.mode:
        points += 0.4
    figures = sum(one.figures[kind] == other.figures.get(kind) for kind in one.figures)
    return points + min(figures, 2) * 0.8


def _time_points(a: EventTime, b: EventTime) -> float:
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return 0.0
    if a.last < b.first or b.last < a.first:
        return 0.0
    sure = a.basis == "stated" and b.basis == "stated"
    lengths = [(a.last - a.first).days, (b.last - b.first).days]
    if lengths == [0, 0]:
        return 1.6 if sure else 1.0
    if max(lengths) > LONG:
        return 0.4
    return 1.0 if sure else 0.7
