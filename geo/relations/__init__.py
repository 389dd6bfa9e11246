"""Spatial language → geometry, and the name of what was described."""

from geo.relations.derive import Derived, derive

__all__ = ["Derived", "derive"]
