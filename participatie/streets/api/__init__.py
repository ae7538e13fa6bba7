"""Street plans as data, by noun."""

from participatie.streets.api import voices
from participatie.streets.api.blueprint import bp

__all__ = ["bp", "voices"]
