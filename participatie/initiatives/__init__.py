"""Initiatives: plans that their makers want to carry out. Rights over text, place and stage belong to the makers."""
