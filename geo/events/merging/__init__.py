"""Reports → events: what is compared, how alike it is, and what may be one event."""
