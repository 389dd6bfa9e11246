"""Time expressions of news: "on Monday", "since February of last year", resolved to days."""

from geo.times.finder import find_times

__all__ = ["find_times"]
