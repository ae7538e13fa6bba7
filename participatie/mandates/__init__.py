"""Mandates (mandaten): who may decide what within which bounds, what was decided, and what goes to who gave the mandate."""
