"""Participatie: a platform on which a community runs its own neighbourhood."""

__version__ = "0.1.0"
