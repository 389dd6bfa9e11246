"""Parsed articles → reports of events, and reports → events."""

from geo.events.merge import merge, merge_on
from geo.events.reports import extract, report_id
from geo.events.venues import find_venues, settle_venues
from geo.events.vocabulary import (
    EventType,
    Vocabulary,
    event_types,
    load_vocabulary,
    own_types,
)

__all__ = [
    "EventType", "Vocabulary", "event_types", "extract", "find_venues", "load_vocabulary", "merge",
    "merge_on", "own_types",
    "report_id", "settle_venues",
]  # fmt: skip
