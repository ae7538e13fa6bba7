"""The pages of mandates: the register, "may I do this", decisions, and what goes to who gave the mandate."""

from participatie.mandates.views import afterwards, asking, deciding, escalating, keeping, measuring, reading, register
from participatie.mandates.views.blueprint import bp

__all__ = ["afterwards", "asking", "bp", "deciding", "escalating", "keeping", "measuring", "reading", "register"]
