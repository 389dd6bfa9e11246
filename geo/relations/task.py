"""One phrase to be drawn: what it says, what its names refer to, how its place is handed out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.relations.arguments import Argument, Workshop
from geo.relations.results import Made, derived
from geo.relations.scene import Scene, scene_of

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geo.relations.plane import Plane
    from geo.relations.sense import Sense
    from geo.relations.wording import Phrase

SETTLEMENT_KM = 5.0
"""Radius that stands for a town without a shape."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A phrase with its sense, its arguments in text order, and what shapes are made with."""

    phrase: Phrase
    sense: Sense
    arguments: tuple[Argument, ...]
    shop: Workshop

    @property
    def one(self) -> Argument:
        """The first argument; most phrases have no other."""
        return self.arguments[0]

    def scene(self, argument: Argument | None = None) -> Scene:
        """Return the stage around an argument, the first if none is given."""
        place = argument or self.one
        country = place.country if place.kind == "country" else None
        regions = self.shop.regions
        return self.shop.kept.scenes.get(
            place.key,
            lambda: scene_of(place.shape, regions, radius_km=SETTLEMENT_KM, country=country),
        )

    def drawn(
        self, words: str, plane: Plane, shape: BaseGeometry, how: str, *, wet: bool = False,
        label: tuple[float, float] | None = None, score: float = 0.75,
    ) -> Made:  # fmt: skip
        """Return a flat shape as the phrase's place."""
        return derived(
            self.phrase.kind, words, plane, shape, self.arguments, self.shop.regions, how,
            wet=wet, label=label, score=score,
        )  # fmt: skip


def refused(reason: str) -> Made:
    """Return that no shape could honestly be made, and why."""
    return Made(place=None, score=0.0, reason=reason)
