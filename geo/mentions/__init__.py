"""Parsed article → mentions: recognisers, demonyms, coordination, usage."""

from geo.mentions.base import Found, Recogniser, Rejected
from geo.mentions.find import find_mentions, find_mentions_with_rejects

__all__ = ["Found", "Recogniser", "Rejected", "find_mentions", "find_mentions_with_rejects"]
