"""The pages of teams: for everybody, and the work list of who is in one."""

from participatie.teams.views import absences, arranging, handovers, pages, people, shortcuts, supports, together, work
from participatie.teams.views.blueprint import bp

__all__ = ["absences", "arranging", "bp", "handovers", "pages", "people", "shortcuts", "supports", "together", "work"]
