"""From a phrase and its places to the place that it describes, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from geo.relations import making_coast, making_land, making_near, route
from geo.relations.arguments import Workshop, argument_of
from geo.relations.coarse import areas, coarse
from geo.relations.results import Made, place_of
from geo.relations.task import Task, refused

if TYPE_CHECKING:
    from geo.records import Mention
    from geo.relations.sense import Sense
    from geo.relations.wording import Phrase

ENDS_KM = 2.0
"""The ends of a journey are drawn this rough."""


def make(phrase: Phrase, sense: Sense, shop: Workshop, *, partner: Mention | None = None) -> Made:
    """Return the place of a phrase. `partner` is the other side of "its border with A"."""
    name = phrase.mentions[-1]
    if phrase.kind == "shore" and phrase.feature in making_coast.MOUTHS:
        river = making_coast.river_of(name)
        if river is not None:
            task = Task(phrase=phrase, sense=sense, arguments=(), shop=shop)
            return making_coast.river_mouth(task, river)
    if phrase.kind == "through":
        return _through(phrase, shop)
    arguments = []
    for mention in (*phrase.mentions, *([partner] if partner else [])):
        argument = argument_of(mention, phrase, sense, shop)
        if argument is None:
            return _unknown(mention)
        arguments.append(argument)
    task = Task(phrase=phrase, sense=sense, arguments=tuple(arguments), shop=shop)
    meaning = (
        phrase.kind, phrase.form, phrase.direction, phrase.km, phrase.unit_km, phrase.feature,
        phrase.from_border, sense, name.text, *(argument.key for argument in arguments),
    )  # fmt: skip
    return shop.kept.made.get(meaning, lambda: _MAKERS[phrase.kind](task))


def _unknown(name: Mention) -> Made:
    return refused(f"{name.text!r} is not a known place")


def _through(phrase: Phrase, shop: Workshop) -> Made:
    """Through, across, via A: the place itself."""
    place = shop.resolved.get(phrase.mentions[-1].id)
    if place is None:
        return _unknown(phrase.mentions[-1])
    reason = f"{phrase.feature} {place.name}: the place itself"
    return Made(place=place, score=0.8, reason=reason, new=False)


def _journey(task: Task) -> Made:
    """From A to B, into B from A: both ends."""
    one, other = task.arguments
    if task.phrase.form == "back":
        one, other = other, one
    words = f"from {one.name} to {other.name}"
    if one.id == other.id:
        return refused(f"both names mean {one.name}")
    ends = []
    for end in (one, other):
        scene = task.scene(end)
        flat = scene.ground if scene.point else coarse(scene.ground, ENDS_KM)
        ends.append(scene.plane.unflatten(areas(flat)))
    label = ends[1].representative_point()
    place = place_of(
        task.phrase.kind, words, route.both_ends(*ends), (label.x, label.y), (one, other),
        task.shop.regions, wet=False,
    )  # fmt: skip
    return Made(place=place, score=0.8, reason=f"{words}: both ends; the way between is not told")


_MAKERS: dict[str, Callable[[Task], Made]] = {
    "near": making_near.near,
    "distance": making_near.away,
    "off": making_coast.off,
    "waters": making_coast.waters,
    "shore": making_coast.along,
    "part": making_land.part_of,
    "border": making_land.along_border,
    "route": _journey,
}
