"""Tables of teams."""

from participatie.teams.models.absences import Absence
from participatie.teams.models.responsibilities import Responsibility
from participatie.teams.models.rules import RoutingMove, RoutingRule, Way
from participatie.teams.models.teams import TEAM, TEAM_KIND_LABELS, Remit, Team, TeamKind, TeamMembership
from participatie.teams.models.together import Handover, HandoverState, TeamSupport

__all__ = [
    "TEAM",
    "TEAM_KIND_LABELS",
    "Absence",
    "Handover",
    "HandoverState",
    "Remit",
    "Responsibility",
    "RoutingMove",
    "RoutingRule",
    "Team",
    "TeamKind",
    "TeamMembership",
    "TeamSupport",
    "Way",
]
