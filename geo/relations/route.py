"""From A to B: the two ends, and nothing in between.

No line is drawn: news says where a journey begins and ends, not how it goes. The shape is both
ends together, so that a map shows two places joined by their words; origin and destination stay
two places for events.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

from geo.relations.coarse import areas

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry


def both_ends(one: BaseGeometry, other: BaseGeometry) -> BaseGeometry:
    """Return two areas (lon/lat) as one shape of two parts."""
    return areas(shapely.union_all([one, other]))
