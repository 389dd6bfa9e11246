"""Region sets: shapes with papers, what a point lies in, the hierarchy of the seas.

This room knows no mentions and no articles.
"""

from geo.regions.facet import Facet, facet_of
from geo.regions.regions import Regions, load_regions
from geo.regions.user_regions import load_user_regions
from geo.regions.whereabouts import TWELVE_MILES_KM, Whereabouts

__all__ = [
    "TWELVE_MILES_KM",
    "Facet",
    "Regions",
    "Whereabouts",
    "facet_of",
    "load_regions",
    "load_user_regions",
]
