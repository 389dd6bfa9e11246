"""What the resolver asks of an online geocoder: names in, candidates out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from geo.records import Candidate


class AsksByName(Protocol):
    """A geocoder that a user switched on."""

    def candidates(self, toponym: str, *, limit: int = 50) -> Sequence[Candidate]:
        """Places of this name; empty where the service knows none or failed."""
