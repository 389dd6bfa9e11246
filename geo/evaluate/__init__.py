"""Scorers: the field's measures over gold that is kept elsewhere."""
