"""What a gazetteer is: names in, candidates out, without a network."""

from typing import Protocol

from geo.records import Candidate, Place


class Gazetteer(Protocol):
    """Names → candidates. A name that it does not hold gives an empty tuple, never an error.

    Names are compared folded: case, accents and macrons, curly quotes, "the", "St."/"Saint"
    make no difference. Places are the same objects' data on every call and every machine.
    """

    @property
    def version(self) -> str:
        """Name and versions of what it was built from, for the reader and for cache keys."""

    def candidates(self, toponym: str, *, limit: int = 50) -> tuple[Candidate, ...]:
        """Places of this name, most prominent first; never more than `limit`."""

    def knows(self, toponym: str) -> bool:
        """Whether any place has this name (cheap: one look-up)."""

    def begins(self, words: str) -> bool:
        """Whether any name begins with these whole words ("East China" → True)."""

    def demonym(self, word: str) -> tuple[Place, ...]:
        """Places whose people or adjective this is ("Chinese" → China, "Parisian" → Paris)."""

    def place(self, place_id: str) -> Place | None:
        """The place of an id that this gazetteer handed out, else None."""
