"""Beemdwaard, the invented river town of the demo: areas, streets, addresses and map layers from one seed."""

from participatie.demo.town.town import Town, build_town

__all__ = ["Town", "build_town"]
