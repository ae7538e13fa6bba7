"""The end of a team. What it answered for goes to others, so that nothing is ever without a team."""

from flask_babel import gettext as _

from participatie.kernel.access import SYSTEM, Actor, authorize
from participatie.kernel.clock import today
from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from participatie.kernel.events import emit
from participatie.subjects.queries import get_subject
from participatie.teams import queries
from participatie.teams.events import TeamClosed
from participatie.teams.models import Team
from participatie.teams.permissions import can_change
from participatie.teams.services.members import end
from participatie.teams.services.responsibilities import move, route_for
from participatie.teams.services.settling import settle_team


def close_team(actor: Actor, team: Team) -> None:
    """End a team: its people leave it, and other teams answer for all that it answered for."""
    authorize(can_change, actor, team)
    if team.is_fallback:
        raise Refused(_("Dit team antwoordt op alles wat nergens anders past. Kies daar eerst een ander team voor."))
    settle_team(actor, team)
    for remit in queries.list_remits(team):
        db.session.delete(remit)
    for rule in queries.list_rules_of(team):
        db.session.delete(rule)
    team.closed_on = today()
    db.session.flush()
    for current in queries.list_current_of(team):
        move(actor, current, route_for(get_subject(SYSTEM, current.subject_id)))
    for membership in queries.list_members(team):
        end(actor, team, membership)
    emit(TeamClosed(by_id=actor.id, subject_id=team.id, name=team.subject.title))
