"""The pages of boards, and the week of a team."""

from participatie.tasks.views import boards, week
from participatie.tasks.views.blueprint import bp

__all__ = ["boards", "bp", "week"]
