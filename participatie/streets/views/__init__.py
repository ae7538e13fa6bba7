"""Pages of street plans, by noun."""

from participatie.streets.views import contributions, plans
from participatie.streets.views.blueprint import bp

__all__ = ["bp", "contributions", "plans"]
