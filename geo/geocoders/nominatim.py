"""Nominatim through geopy, for names that the offline gazetteer does not hold.

Only names leave the machine. The public server's policy is kept for every server: at most one
request a second from all processes together, a User-Agent of our own, answers kept on disk. The
server is set by argument or environment, without a new release.
"""

import os
import threading
import warnings
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from geopy.adapters import URLLibAdapter
from geopy.exc import (
    GeocoderAuthenticationFailure,
    GeocoderInsufficientPrivileges,
    GeocoderParseError,
    GeocoderQuotaExceeded,
    GeocoderTimedOut,
    GeocoderUnavailable,
    GeopyError,
)
from geopy.geocoders import Nominatim

from geo.cache_directory import cache_directory
from geo.geocoders.base import Answer
from geo.geocoders.kept_answers import KeptAnswers
from geo.geocoders.osm_places import candidate_from
from geo.records import Candidate

PUBLIC_SERVER = "nominatim.openstreetmap.org"
FAILURES_IN_A_ROW = 3
"""After so many the service is left alone for the rest of the run."""

MOST = 10


class GeocoderWarning(UserWarning):
    """An online geocoder did not answer; the run goes on without it."""


class NominatimGeocoder:
    """Looks names up at a Nominatim server; attribution: © OpenStreetMap contributors, ODbL.

    `domain` and `scheme` name the server ($GEO_NOMINATIM_DOMAIN and $GEO_NOMINATIM_SCHEME, else
    the public one over https). `timeout` and `seconds_between` requests are in seconds; `days`
    is how long answers are kept, in `cache_dir` ($GEO_CACHE_DIR, else the user's cache folder).
    Thread-safe: one request at a time.
    """

    def __init__(
        self,
        *,
        domain: str | None = None,
        scheme: str | None = None,
        cache_dir: Path | None = None,
        timeout: float = 10.0,
        seconds_between: float = 1.0,
        days: float = 30.0,
    ) -> None:
        self._domain = domain or os.environ.get("GEO_NOMINATIM_DOMAIN") or PUBLIC_SERVER
        self._scheme = scheme or os.environ.get("GEO_NOMINATIM_SCHEME") or "https"
        self._service = Nominatim(
            user_agent=_user_agent(),
            domain=self._domain,
            scheme=self._scheme,
            timeout=timeout,
            adapter_factory=URLLibAdapter,
        )
        self._kept = KeptAnswers(cache_directory(cache_dir) / "geocoder-answers.sqlite", days=days)
        self._seconds_between = seconds_between
        self._lock = threading.Lock()
        self._sent: dict[str, None] = {}
        self._warned: set[str] = set()
        self._failed_in_a_row = 0

    @property
    def version(self) -> str:
        """Name and address of the service."""
        return f"Nominatim at {self._scheme}://{self._domain}"

    @property
    def sent(self) -> tuple[str, ...]:
        """The names that left this machine, in the order in which they were sent, each once."""
        return tuple(self._sent)

    def ask(self, toponym: str, *, limit: int = MOST) -> Answer:
        """Look a name up: what the service found, or why it did not answer."""
        question = " ".join(toponym.split())
        if not question:
            return Answer()
        with self._lock:
            found = self._kept.get(self.version, question)
            if found is None:
                try:
                    found = self._request(question)
                except GeopyError as error:
                    return self._failed(error)
                except (AttributeError, KeyError, TypeError, ValueError) as error:
                    return self._failed(GeocoderParseError(f"{type(error).__name__}: {error}"))
            try:
                candidates = tuple(candidate_from(raw, question) for raw in found)
            except (AttributeError, KeyError, TypeError, ValueError) as error:
                return self._failed(GeocoderParseError(f"{type(error).__name__}: {error}"))
        return Answer(candidates=candidates[:limit])

    def candidates(self, toponym: str, *, limit: int = MOST) -> tuple[Candidate, ...]:
        """The candidates of `ask`: empty where the service knows none and where it failed."""
        return self.ask(toponym, limit=limit).candidates

    def _request(self, question: str) -> list[dict[str, Any]]:
        """Send a name when it is our turn and keep what comes back; raises what geopy raises."""
        if self._failed_in_a_row >= FAILURES_IN_A_ROW:
            raise _GivenUpError(f"{FAILURES_IN_A_ROW} requests in a row failed; no more are sent")
        self._kept.wait_for_turn(self.version, self._seconds_between)
        self._sent.setdefault(question)
        locations = self._service.geocode(
            question, exactly_one=False, limit=MOST, addressdetails=True, language="en"
        )
        found = [dict(location.raw) for location in locations or ()]
        for raw in found:
            candidate_from(raw, question)  # what cannot be read is not kept
        self._kept.keep(self.version, question, found)
        self._failed_in_a_row = 0
        return found

    def _failed(self, error: GeopyError) -> Answer:
        kind = _kind_of_failure(error)
        if not isinstance(error, _GivenUpError):
            self._failed_in_a_row += 1
        if kind not in self._warned:
            self._warned.add(kind)
            warnings.warn(
                f"{self.version}: {kind} ({error}). Names that the offline gazetteer does not "
                "hold stay unresolved; run again later, or without --geocoder.",
                GeocoderWarning,
                stacklevel=4,
            )
        return Answer(failure=f"{self.version}: {kind}")


class _GivenUpError(GeopyError):  # type: ignore[misc]  # geopy has no types
    """The service failed too often in this run."""


_KINDS_OF_FAILURE: tuple[tuple[type[Exception], str], ...] = (
    (_GivenUpError, "the service is left alone after repeated failures"),
    (GeocoderTimedOut, "no answer in time"),
    (GeocoderQuotaExceeded, "the service refuses further requests for now"),
    (GeocoderAuthenticationFailure, "the service refuses us"),
    (GeocoderInsufficientPrivileges, "the service refuses us"),
    (GeocoderUnavailable, "the service cannot be reached"),
    (GeocoderParseError, "the answer cannot be read"),
)


def _kind_of_failure(error: GeopyError) -> str:
    return next(
        (words for kind, words in _KINDS_OF_FAILURE if isinstance(error, kind)),
        "the service failed",
    )


def _user_agent() -> str:
    try:
        number = version("dateline")
    except PackageNotFoundError:
        number = "unknown"
    return f"dateline/{number} (news articles to maps; python package dateline)"
