"""Who is told first: the people whose subject it is."""

from participatie.subjects.makers import makers_of, register

__all__ = ["makers_of", "register"]
