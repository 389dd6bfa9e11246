"""Parsed article → mentions: recognisers, demonyms, coordination, usage."""

from geo.mentions.base import Found, Recogniser
from geo.mentions.find import find_mentions, find_mentions_with_rejects

__all__ = ["Found", "Recogniser", "find_mentions", "find_mentions_with_rejects"]
