"""The pages of mandates: the register, "may I do this", decisions, and what goes to who gave the mandate."""

from participatie.mandates.views import asking, deciding, escalating, keeping, reading, register
from participatie.mandates.views.blueprint import bp

__all__ = ["asking", "bp", "deciding", "escalating", "keeping", "reading", "register"]
