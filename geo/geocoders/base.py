"""What an online geocoder is: a name goes over the wire, candidates or a reason come back."""

from dataclasses import dataclass
from typing import Protocol

from geo.records import Candidate


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a service said about one name. No candidates and no failure: it knows no such place."""

    candidates: tuple[Candidate, ...] = ()
    failure: str | None = None
    """Why there is no answer, in words; None where the service answered."""


class Geocoder(Protocol):
    """Names → candidates, by a service that the user switched on.

    A failure is no error for the run that asks: it is in the answer, and is warned of once for
    each kind. Answers are kept on disk, so that a name is sent once and not on every run.
    """

    @property
    def version(self) -> str:
        """Name and address of the service, for the reader."""

    @property
    def sent(self) -> tuple[str, ...]:
        """The names that left this machine, in the order in which they were sent, each once."""

    def ask(self, toponym: str, *, limit: int = 10) -> Answer:
        """Look a name up: what the service found, or why it did not answer."""

    def candidates(self, toponym: str, *, limit: int = 10) -> tuple[Candidate, ...]:
        """The candidates of `ask`: empty where the service knows none and where it failed."""
