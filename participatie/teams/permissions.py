"""Who may do what with teams and what they answer for."""

from participatie.kernel.access import Actor, permission
from participatie.teams.models import Responsibility, Team, TeamMembership


@permission("teams.manage")
def can_manage(actor: Actor) -> bool:
    """Administrators make teams and say who is in them and what they answer for."""
    return actor.holds("administrator")


@permission("teams.change")
def can_change(actor: Actor, team: Team) -> bool:
    """A closed team stays as it was."""
    return can_manage(actor) and team.is_open


@permission("teams.work")
def can_work(actor: Actor, team_id: int) -> bool:
    """Who is in a team sees its work list."""
    return actor.is_signed_in and actor.holds("team_member", team_id)


@permission("teams.take_up")
def can_take_up(actor: Actor, responsibility: Responsibility) -> bool:
    """Anybody in the team that answers now, also in the place of a colleague."""
    return responsibility.is_current and can_work(actor, responsibility.team_id) and actor.id != responsibility.contact_id


@permission("teams.hand_over")
def can_hand_over(actor: Actor, responsibility: Responsibility) -> bool:
    """The team that answers now, and administrators when a team does not."""
    return responsibility.is_current and (can_work(actor, responsibility.team_id) or can_manage(actor))


@permission("teams.choose_naming")
def can_choose_naming(actor: Actor, membership: TeamMembership) -> bool:
    """Only oneself says whether one's name is on a team's page."""
    return actor.is_signed_in and actor.id == membership.person_id


def can_assign(actor: Actor) -> bool:
    """The platform itself chooses the first team, by the remits."""
    return actor.is_system
