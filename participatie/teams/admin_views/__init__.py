"""Beheer: teams, who is in them, what they answer for, and the rules that go before."""

from participatie.teams.admin_views import rules, teams
from participatie.teams.admin_views.blueprint import bp

__all__ = ["bp", "rules", "teams"]
