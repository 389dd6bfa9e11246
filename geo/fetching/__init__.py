"""Pages from the web, politely and safely: the only room that opens connections for articles."""

from geo.fetching.fetcher import Fetched, Fetcher, FetchError

__all__ = ["FetchError", "Fetched", "Fetcher"]
