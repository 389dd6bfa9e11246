"""What people found wrong or confirmed, applied to every run that follows."""

from geo.corrections.file import FILE_NAME, Correction, Corrections, load_corrections
from geo.corrections.of_articles import correct_articles
from geo.corrections.of_events import correct_events

__all__ = [
    "FILE_NAME",
    "Correction",
    "Corrections",
    "correct_articles",
    "correct_events",
    "load_corrections",
]
