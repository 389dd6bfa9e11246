"""Mentions + candidates → places, with scores and reasons."""

from geo.places.rank import Weights, shipped_weights
from geo.places.resolve import Resolved, resolve

__all__ = ["Resolved", "Weights", "resolve", "shipped_weights"]
