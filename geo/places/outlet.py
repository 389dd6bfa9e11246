"""What an article's own address tells: the outlet's country, and the town in its name.

No table of outlets: only the country code that the address ends in, and names of the article
that the address itself spells ("norfolkdailynews.com").
"""

from __future__ import annotations

from urllib.parse import urlsplit

from geo.records import Article

_OTHER_CODES = {"UK": "GB"}
_NO_COUNTRIES = frozenset({"TV", "IO", "ME", "CO", "FM", "AI", "LY", "EU", "CC", "WS", "TO"})
"""Codes that are mostly sold for what they spell."""
_SHORTEST = 5


def outlet_host(article: Article) -> str:
    """The host name in the article's address, else its source where that is one; else "".

    >>> outlet_host(Article(id="1", text="", url="https://www.example.ie/a"))
    'www.example.ie'
    """
    host = urlsplit(article.url).hostname if article.url and "://" in article.url else None
    source = article.source or ""
    return (host or (source if "." in source and " " not in source else "")).lower()


def outlet_country(host: str) -> str | None:
    """ISO code of the country that a host name ends in, None for .com and the like.

    >>> outlet_country("www.example.co.uk"), outlet_country("example.com")
    ('GB', None)
    """
    code = host.rpartition(".")[2].upper()
    if len(code) != 2 or code in _NO_COUNTRIES:
        return None
    return _OTHER_CODES.get(code, code)


def names_outlet(host: str, folded: str) -> bool:
    """Whether the host name spells a folded name of five letters or more.

    >>> names_outlet("www.norfolkdailynews.com", "norfolk"), names_outlet("a.com", "rome")
    (True, False)
    """
    joined = folded.replace(" ", "")
    return len(joined) >= _SHORTEST and joined in host.replace("-", "")
