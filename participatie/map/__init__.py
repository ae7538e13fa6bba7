"""The map and its equal, the list: one query, one set of filters. Owns only the counts per map cell."""
