"""Who may do what with teams and what they answer for."""

from participatie.kernel.access import Actor, permission
from participatie.teams.models import Absence, Handover, Responsibility, Team, TeamMembership, TeamSupport

COLLEAGUES = frozenset({"team_member", "partner_speaker", "partner_manager", "administrator", "moderator"})


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


@permission("teams.arrange")
def can_arrange(actor: Actor, team: Team) -> bool:
    """A team itself says how it works together, who its contact is and who stands in; administrators may too."""
    return team.is_open and (can_work(actor, team.id) or can_manage(actor))


@permission("teams.see_load")
def can_see_load(actor: Actor, team_id: int) -> bool:
    """The hours of people are for their own team and for administrators."""
    return can_work(actor, team_id) or can_manage(actor)


@permission("teams.see_colleagues")
def can_see_colleagues(actor: Actor) -> bool:
    """Who works here, for a team, a partner or the site, may look up who is in which team."""
    return actor.is_system or any(held.role in COLLEAGUES for held in actor.held)


@permission("teams.take_up")
def can_take_up(actor: Actor, responsibility: Responsibility) -> bool:
    """Anybody in the team that answers now, also in the place of a colleague."""
    return responsibility.is_current and can_work(actor, responsibility.team_id) and actor.id != responsibility.contact_id


@permission("teams.give")
def can_give(actor: Actor, responsibility: Responsibility) -> bool:
    """Anybody in the team that answers now puts a colleague's name to it."""
    return responsibility.is_current and can_work(actor, responsibility.team_id)


@permission("teams.set_aside")
def can_set_aside(actor: Actor, responsibility: Responsibility) -> bool:
    """Anybody in the team that answers now says whose turn it is."""
    return responsibility.is_current and can_work(actor, responsibility.team_id)


@permission("teams.hand_over")
def can_hand_over(actor: Actor, responsibility: Responsibility) -> bool:
    """The team that answers now asks another, and administrators do when a team does not."""
    return responsibility.is_current and (can_work(actor, responsibility.team_id) or can_manage(actor))


@permission("teams.see_handover")
def can_see_handover(actor: Actor, handover: Handover) -> bool:
    """Both teams, and administrators."""
    return can_work(actor, handover.from_team_id) or can_work(actor, handover.to_team_id) or can_manage(actor)


@permission("teams.answer_handover")
def can_answer_handover(actor: Actor, handover: Handover) -> bool:
    """Only the team that is asked says yes or no: nobody says yes in its place."""
    return handover.is_open and can_work(actor, handover.to_team_id)


@permission("teams.withdraw_handover")
def can_withdraw_handover(actor: Actor, handover: Handover) -> bool:
    """The team that asked, and administrators, as long as there is no answer."""
    return handover.is_open and (can_work(actor, handover.from_team_id) or can_manage(actor))


@permission("teams.ask_help")
def can_ask_help(actor: Actor, responsibility: Responsibility) -> bool:
    """The team that answers now asks others to help."""
    return responsibility.is_current and can_work(actor, responsibility.team_id)


@permission("teams.see_support")
def can_see_support(actor: Actor, support: TeamSupport, lead_team_id: int) -> bool:
    """The team that helps, the one that leads, and administrators."""
    return can_work(actor, support.team_id) or can_work(actor, lead_team_id) or can_manage(actor)


@permission("teams.accept_support")
def can_accept_support(actor: Actor, support: TeamSupport) -> bool:
    """Only the team that is asked says that it helps, once."""
    return support.is_running and not support.is_accepted and can_work(actor, support.team_id)


@permission("teams.end_support")
def can_end_support(actor: Actor, support: TeamSupport, lead_team_id: int) -> bool:
    """Either team ends it, with a reason; administrators do when a team does not."""
    return support.is_running and can_see_support(actor, support, lead_team_id)


@permission("teams.mark_absence")
def can_mark_absence(actor: Actor, membership: TeamMembership) -> bool:
    """Oneself; a colleague of the same team or an administrator for who cannot, being ill."""
    return actor.is_signed_in and (actor.id == membership.person_id or can_work(actor, membership.team_id) or can_manage(actor))


@permission("teams.end_absence")
def can_end_absence(actor: Actor, absence: Absence) -> bool:
    """The same people who may say that somebody is away."""
    return actor.is_signed_in and (actor.id == absence.person_id or can_work(actor, absence.team_id) or can_manage(actor))


@permission("teams.stand_in")
def can_stand_in(actor: Actor, absence: Absence) -> bool:
    """Anybody in the team but who is away, while nobody does."""
    return absence.stand_in_id is None and can_work(actor, absence.team_id) and actor.id != absence.person_id


@permission("teams.choose_naming")
def can_choose_naming(actor: Actor, membership: TeamMembership) -> bool:
    """Only oneself says whether one's name is on a team's page."""
    return actor.is_signed_in and actor.id == membership.person_id


def can_assign(actor: Actor) -> bool:
    """The platform itself chooses the first team, by the rules and remits."""
    return actor.is_system
