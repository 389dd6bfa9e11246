"""Findings as files that other programs read. A format is one file and one registry line."""
