"""Pages of assignments."""

from participatie.assignments.views import clients, deciding, detail, effects, lists, ties, writing
from participatie.assignments.views.blueprint import bp

__all__ = ["bp", "clients", "deciding", "detail", "effects", "lists", "ties", "writing"]
