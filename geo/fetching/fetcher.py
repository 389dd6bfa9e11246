"""`Fetcher`: one page after another, or many politely at once."""

from __future__ import annotations

import threading
import time
import zlib
from collections.abc import Collection, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import httpcore

from geo.errors import GeoError
from geo.fetching.network import ForbiddenAddressError, GuardedBackend, TooSlowError
from geo.fetching.page_cache import Kept, PageCache
from geo.fetching.robots import Robots, robots_address

LARGEST = 10_000_000
"""Bytes of the largest page, unpacked."""
LONGEST = 30.0
"""Seconds for one page with all its redirects."""
MOST_REDIRECTS = 5
FRESH = 12 * 3600.0
"""Seconds for which a kept page is taken without asking."""
BETWEEN = 1.0
"""Seconds between two requests to one host, unless it asks for more."""
LONGEST_BETWEEN = 30.0
AT_ONCE = 8
"""Hosts that are asked at the same time; each of them for one page at a time."""
GONE = (404, 410)


class FetchError(GeoError):
    """An address could not be fetched, and why.

    `gone` is True where its outlet took it back; `before` is then the page as it was kept.
    """

    def __init__(
        self,
        what: str,
        *,
        url: str,
        todo: str,
        gone: bool = False,
        before: Fetched | None = None,
    ) -> None:
        super().__init__(what, where=url, todo=todo)
        self.gone, self.before = gone, before


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A page."""

    url: str
    """The last address of the redirects."""
    body: bytes
    content_type: str
    """As sent, with its charset; empty where the server does not say."""


class Fetcher:
    """Fetches pages: robots.txt, limits of time and size, private addresses, cache.

    Keeps what it asked for in `asked`, so that a run can tell what left the machine.
    """

    def __init__(
        self,
        *,
        allow_private: bool = False,
        between: float = BETWEEN,
        longest: float = LONGEST,
        largest: int = LARGEST,
        cache_dir: Path | None = None,
    ) -> None:
        self.agent = f"dateline/{version('dateline')} (news map; reads robots.txt)"
        self._allow_private, self._between = allow_private, between
        self._longest, self._largest = longest, largest
        self._cache = PageCache(cache_dir)
        self._robots: dict[str, Robots] = {}
        self._hosts: dict[str, _Host] = {}
        self._lock = threading.Lock()
        self.asked: list[str] = []

    def fetch(self, url: str, *, again: bool = False) -> Fetched:
        """One page, from the cache where that is fresh; `FetchError` says what went wrong.

        `again` asks whether the page changed however fresh the kept one is.
        """
        kept = self._cache.get(url)
        if kept is not None and not again and time.time() - kept.fetched < FRESH:
            return _fetched(kept)
        try:
            page = self._follow(url, kept)
        except ForbiddenAddressError as error:
            raise FetchError(
                f"{error} is an address inside a private network.",
                url=url,
                todo="If it is yours and you mean it, add --allow-private.",
            ) from error
        except (TooSlowError, httpcore.TimeoutException) as error:
            raise FetchError(
                f"It took longer than {self._longest:g} seconds.", url=url, todo="Try again later."
            ) from error
        except (httpcore.NetworkError, httpcore.ProtocolError, ValueError, OSError) as error:
            raise FetchError(
                f"It could not be fetched ({_short(error)}).", url=url, todo="Check the address."
            ) from error
        return _fetched(page)

    def fetch_all(
        self, urls: Iterable[str], *, again: Collection[str] = ()
    ) -> Iterator[Fetched | FetchError]:
        """Many pages in the order of their addresses, several hosts at once; those in `again`
        are asked for even where they are fresh."""

        def fetch_or_error(url: str) -> Fetched | FetchError:
            try:
                return self.fetch(url, again=url in again)
            except FetchError as error:
                return error

        with ThreadPoolExecutor(AT_ONCE, thread_name_prefix="fetch") as pool:
            yield from pool.map(fetch_or_error, urls)

    def _follow(self, url: str, kept: Kept | None) -> Kept:
        allowed = _Allowance(self._longest)
        address = url
        for _ in range(MOST_REDIRECTS + 1):
            _check_scheme(address, url)
            if not self._rules_of(address, allowed).allow(address):
                raise FetchError(
                    "Its robots.txt asks programs to stay out.",
                    url=url,
                    todo="Save the page from your browser and name the file.",
                )
            answer = self._ask(address, allowed, kept)
            if answer.status in (301, 302, 303, 307, 308) and answer.location:
                address = urljoin(address, answer.location)
                continue
            return self._page(url, address, answer, kept)
        raise FetchError(
            f"It redirects more than {MOST_REDIRECTS} times.", url=url, todo="Check the address."
        )

    def _page(self, url: str, address: str, answer: _Answer, kept: Kept | None) -> Kept:
        if answer.status == 304 and kept is not None:
            return self._cache.touch(url, kept)
        if answer.status in GONE:
            raise FetchError(
                f"Its outlet no longer has it (status {answer.status}).",
                url=url,
                todo="Leave the address out.",
                gone=True,
                before=_fetched(kept) if kept else None,
            )
        if answer.status != 200:
            raise FetchError(
                f"The server answered with status {answer.status}.",
                url=url,
                todo="Open it in a browser; save the page and name the file if it shows there.",
            )
        page = Kept(
            url=address,
            content_type=answer.headers.get("content-type", ""),
            etag=answer.headers.get("etag"),
            modified=answer.headers.get("last-modified"),
            fetched=time.time(),
            body=answer.body,
        )
        self._cache.put(url, page)
        return page

    def _rules_of(self, address: str, allowed: _Allowance) -> Robots:
        where = robots_address(address)
        with self._lock:
            known = self._robots.get(where)
        if known is not None:
            return known
        try:
            answer = self._ask(where, allowed, None)
            rules = Robots(answer.status, answer.body, self.agent)
        except (httpcore.ProtocolError, FetchError):
            rules = Robots(None, b"", self.agent)
        with self._lock:
            self._robots[where] = rules
        self._host(address).between = min(max(self._between, rules.delay()), LONGEST_BETWEEN)
        return rules

    def _ask(self, address: str, allowed: _Allowance, kept: Kept | None) -> _Answer:
        headers = {"User-Agent": self.agent, "Accept-Encoding": "gzip", "Accept": "*/*"}
        if kept is not None and kept.etag:
            headers["If-None-Match"] = kept.etag
        if kept is not None and kept.modified:
            headers["If-Modified-Since"] = kept.modified
        backend = GuardedBackend(allow_private=self._allow_private)
        with self._host(address).turn(self._between), allowed.spent():
            backend.deadline = time.monotonic() + allowed.left
            with self._lock:
                self.asked.append(address)
            with (
                self._unless_forbidden(address),
                httpcore.ConnectionPool(network_backend=backend) as pool,
                pool.stream("GET", _ascii(address), headers=list(headers.items())) as response,
            ):
                found = {
                    name.decode("latin-1").lower(): value.decode("latin-1")
                    for name, value in response.headers
                }
                packed = found.get("content-encoding", "").strip().lower()
                body = _bounded(response.iter_stream(), packed, self._largest, address)
                return _Answer(
                    status=response.status,
                    headers=found,
                    location=found.get("location"),
                    body=body,
                )

    @contextmanager
    def _unless_forbidden(self, address: str) -> Iterator[None]:
        """An address that no connection was opened to was not asked."""
        try:
            yield
        except ForbiddenAddressError:
            with self._lock:
                self.asked.remove(address)
            raise

    def _host(self, address: str) -> _Host:
        with self._lock:
            return self._hosts.setdefault(urlsplit(address).netloc, _Host())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    status: int
    headers: dict[str, str]
    location: str | None
    body: bytes


class _Allowance:
    """Seconds that are left for a page. Waiting for a turn costs nothing: a slow page, or a host
    that asks for long pauses, takes no time from the other pages of that host."""

    def __init__(self, seconds: float) -> None:
        self.left = seconds

    @contextmanager
    def spent(self) -> Iterator[None]:
        start = time.monotonic()
        try:
            yield
        finally:
            self.left -= time.monotonic() - start


class _Host:
    """Takes turns: one request at a time, with a pause in between."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._last = 0.0
        self.between: float | None = None

    def turn(self, between: float) -> _Turn:
        return _Turn(self, between)

    def begin(self, between: float) -> None:
        self._lock.acquire()
        pause = self._last + (self.between if self.between is not None else between)
        time.sleep(max(0.0, pause - time.monotonic()))

    def end(self) -> None:
        self._last = time.monotonic()
        self._lock.release()


class _Turn:
    def __init__(self, host: _Host, between: float) -> None:
        self._host, self._between = host, between

    def __enter__(self) -> None:
        self._host.begin(self._between)

    def __exit__(self, *_error: object) -> None:
        self._host.end()


def _bounded(chunks: Iterable[bytes], packed: str, largest: int, url: str) -> bytes:
    """The body, unpacked; one that is larger than allowed is refused before it fills memory."""
    if packed not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise FetchError(
            f"It is packed as {packed[:40]!r}, which was not asked for.",
            url=url,
            todo="Save the page from your browser and name the file.",
        )
    unpack = None if packed in ("", "identity") else zlib.decompressobj(zlib.MAX_WBITS | 32)
    body = bytearray()
    for chunk in chunks:
        room = largest + 1 - len(body)
        try:
            body += chunk if unpack is None else unpack.decompress(chunk, room)
        except zlib.error as error:
            raise ValueError(f"its packing is broken: {error}") from error
        if len(body) > largest:
            raise FetchError(
                f"It is larger than {largest // 1_000_000} MB.",
                url=url,
                todo="Save the article alone and name the file.",
            )
    return bytes(body)


def _check_scheme(address: str, url: str) -> None:
    try:
        parts = urlsplit(address)
        fine = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        fine = False
    if not fine:
        raise FetchError(
            "This leads to no web page (http or https).", url=url, todo="Check the address."
        )


def _ascii(address: str) -> str:
    """The address as it goes over the wire: host names in punycode, the rest percent-encoded."""
    from urllib.parse import quote

    parts = urlsplit(address)
    host = (parts.hostname or "").encode("idna").decode("ascii") if parts.hostname else ""
    port = f":{parts.port}" if parts.port else ""
    if ":" in host:
        host = f"[{host}]"
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?')}" if parts.query else ""
    return f"{parts.scheme}://{host}{port}{path}{query}"


def _fetched(page: Kept) -> Fetched:
    return Fetched(url=page.url, body=page.body, content_type=page.content_type)


def _short(error: Exception) -> str:
    words = " ".join(str(error).split()) or type(error).__name__
    return words[:160]
