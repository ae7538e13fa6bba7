"""The pages of teams: for everybody, and the work list of who is in one."""

from participatie.teams.views import pages, work
from participatie.teams.views.blueprint import bp

__all__ = ["bp", "pages", "work"]
