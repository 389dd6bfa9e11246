"""Connections that lead only where they may, and end when their time is over.

An address in an article or a feed may point into the reader's own network. The check stands where
the connection is opened, after the name was resolved and for every redirect anew, and the
connection goes to the very address that was checked: a name that resolves differently a moment
later changes nothing.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
from collections.abc import Iterable
from typing import Any

import httpcore


class ForbiddenAddressError(Exception):
    """The host is, or resolves to, an address that is not on the public internet."""


class TooSlowError(Exception):
    """The whole exchange took longer than allowed."""


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet.

    >>> is_public("93.184.215.14"), is_public("127.0.0.1"), is_public("::ffff:10.0.0.1")
    (True, False, False)
    """
    found = ipaddress.ip_address(address.split("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo or (None, None))[1]
        if inner is not None:
            return is_public(str(inner))
    return found.is_global and not found.is_multicast


class GuardedBackend(httpcore.NetworkBackend):
    """Opens TCP connections to public addresses (to any, when `allow_private`) until a deadline."""

    def __init__(self, *, allow_private: bool) -> None:
        self._allow_private = allow_private
        self._inner = httpcore.SyncBackend()
        self.deadline = 0.0
        """Moment of `time.monotonic` at which every exchange ends."""

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Resolve, check every address, and connect to one of those that were checked."""
        addresses = resolve(host, port)
        if not self._allow_private and not all(map(is_public, addresses)):
            raise ForbiddenAddressError(host)
        stream = self._inner.connect_tcp(
            addresses[0], port, _left(self.deadline, timeout), local_address, socket_options
        )
        return _TimedStream(stream, self.deadline)


class _TimedStream(httpcore.NetworkStream):
    """Each read and write gets only what is left: a server that drips bytes gains nothing."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: float) -> None:
        self._inner, self._deadline = inner, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, _left(self._deadline, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, _left(self._deadline, timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        left = _left(self._deadline, timeout)
        return _TimedStream(
            self._inner.start_tls(ssl_context, server_hostname, left), self._deadline
        )

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


def resolve(host: str, port: int) -> list[str]:
    """All addresses of a host name; `httpcore.ConnectError` where it has none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise httpcore.ConnectError(f"there is no host {host}") from error
    # IPv4 first: many machines have no way out for IPv6.
    found.sort(key=lambda entry: entry[0] != socket.AF_INET)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def _left(deadline: float, timeout: float | None) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TooSlowError
    return left if timeout is None else min(left, timeout)
