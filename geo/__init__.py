"""News articles in, an interactive map of the events they mention out."""
