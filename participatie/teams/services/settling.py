"""What was open between teams about a subject, when another team answers for it or a team stops."""

from flask_babel import gettext as _

from participatie.kernel.access import Actor
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.events import Event, emit
from participatie.teams import queries
from participatie.teams.events import HandoverEnded, HelpDeclined, HelpEnded
from participatie.teams.models import Handover, HandoverState, Team, TeamSupport


def settle(actor: Actor, subject_id: int, team_id: int) -> None:
    """Another team answers now: a question to take it over is overtaken, and who answers does not help beside that."""
    if (handover := queries.find_open_handover(subject_id)) is not None:
        close_handover(actor, handover, HandoverState.LAPSED)
    if (support := queries.find_running_support(subject_id, team_id)) is not None:
        close_support(actor, support, _("Dit team antwoordt nu zelf."))


def settle_team(actor: Actor, team: Team) -> None:
    """A team stops: it takes nothing over any more, and helps no more."""
    for handover in queries.list_open_handovers(team):
        close_handover(actor, handover, HandoverState.LAPSED)
    for support in queries.list_running_supports(team):
        close_support(actor, support, _("Het team is gestopt."))


def close_handover(actor: Actor, handover: Handover, state: HandoverState, reason: str = "") -> None:
    """End a handover that nobody said yes to; the caller has authorised that."""
    handover.state, handover.reason = state, reason
    handover.ended_by_id, handover.ended_at = actor.id, now()
    db.session.flush()
    emit(
        HandoverEnded(
            by_id=actor.id,
            subject_id=handover.subject_id,
            handover_id=handover.id,
            to_team=handover.to_team.subject.title,
            state=str(state),
        )
    )


def close_support(actor: Actor, support: TeamSupport, reason: str) -> None:
    """End the help of a team; the caller has authorised that. Only help that residents saw is told in public."""
    support.ended_by_id, support.ended_at, support.reason = actor.id, now(), reason
    db.session.flush()
    by_id, subject_id, team_id, team_name = actor.id, support.subject_id, support.team_id, support.team.subject.title
    ended: Event
    if support.is_accepted:
        ended = HelpEnded(
            by_id=by_id, subject_id=subject_id, support_id=support.id, team_id=team_id, team_name=team_name, reason=reason
        )
    else:
        ended = HelpDeclined(by_id=by_id, subject_id=subject_id, support_id=support.id, team_id=team_id, team_name=team_name)
    emit(ended)
