"""What a host asks of robots: robots.txt as RFC 9309 reads it."""

from __future__ import annotations

from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser


class Robots:
    """One host's rules for one user agent."""

    def __init__(self, status: int | None, body: bytes, agent: str) -> None:
        """`status` is that of robots.txt; None where the host did not answer."""
        self._rules = RobotFileParser()
        self._agent = agent
        if status is None or status >= 500:
            # The rules are there but cannot be had: the standard says to stay out.
            self._rules.parse(["User-agent: *", "Disallow: /"])
        elif status >= 400:
            self._rules.parse([])
        else:
            self._rules.parse(body[:500_000].decode("utf-8", "replace").splitlines())

    def allow(self, url: str) -> bool:
        """Whether this address may be fetched."""
        return self._rules.can_fetch(self._agent, url)

    def delay(self) -> float:
        """Seconds that the host asks to wait between two requests; 0 where it does not."""
        return float(self._rules.crawl_delay(self._agent) or 0)


def robots_address(url: str) -> str:
    """Where the rules for an address stand.

    >>> robots_address("https://news.example/a/b?c")
    'https://news.example/robots.txt'
    """
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/robots.txt"
