"""Pages of street plans, by noun."""

from participatie.streets.views import contributions, plans, voices, wishes
from participatie.streets.views.blueprint import bp

__all__ = ["bp", "contributions", "plans", "voices", "wishes"]
