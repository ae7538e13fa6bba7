"""Teams that help: asked by the team that leads, which stays responsible; ended by either, with a reason."""

from flask_babel import gettext as _
from sqlalchemy.exc import IntegrityError

from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound, Refused
from participatie.kernel.events import emit
from participatie.teams import queries
from participatie.teams.events import HelpAccepted, HelpAsked
from participatie.teams.models import Responsibility, Team, TeamSupport
from participatie.teams.permissions import can_accept_support, can_ask_help, can_end_support
from participatie.teams.services import letters
from participatie.teams.services.responsibilities import hold
from participatie.teams.services.settling import close_support


def ask_help(actor: Actor, responsibility: Responsibility, team: Team, question: str) -> TeamSupport:
    """Ask another team to help with a subject. From now on it reads along and may write in its own name."""
    hold(responsibility)
    authorize(can_ask_help, actor, responsibility)
    if not team.is_open or team.id == responsibility.team_id:
        raise Refused(_("Kies een ander team."), field="team")
    if not question.strip():
        raise Refused(_("Vertel in één zin waarbij jullie hulp zoeken."), field="note")
    support = _keep(actor, responsibility, team, question.strip())
    emit(
        HelpAsked(
            by_id=actor.id,
            subject_id=support.subject_id,
            support_id=support.id,
            team_id=team.id,
            team_name=team.subject.title,
        )
    )
    facts: letters.Facts = {
        "support_id": support.id,
        "lead": responsibility.team.subject.title,
        "team_name": team.subject.title,
    }
    letters.tell_team(team.id, "help_asked", support.subject_id, facts, but=actor.id)
    return support


def _keep(actor: Actor, responsibility: Responsibility, team: Team, question: str) -> TeamSupport:
    asked_already = Refused(_("Dit team is hier al gevraagd."), field="team")
    if queries.find_running_support(responsibility.subject_id, team.id) is not None:
        raise asked_already
    support = TeamSupport(
        subject_id=responsibility.subject_id, team=team, question=question, asked_by_id=actor.id, asked_at=now()
    )
    try:
        with db.session.begin_nested():
            db.session.add(support)
    except IntegrityError:
        raise asked_already from None
    return support


def accept_support(actor: Actor, support: TeamSupport) -> None:
    """Say that the team helps: residents see it from now on. Saying it twice is no harm."""
    _hold(support)
    if support.is_accepted and support.is_running:
        return
    authorize(can_accept_support, actor, support)
    support.accepted_at = now()
    db.session.flush()
    emit(
        HelpAccepted(
            by_id=actor.id,
            subject_id=support.subject_id,
            support_id=support.id,
            team_id=support.team_id,
            team_name=support.team.subject.title,
        )
    )
    _tell_other(actor, support, "help_accepted")


def end_support(actor: Actor, support: TeamSupport, reason: str) -> None:
    """End the help, or say that the team does not help; with a reason, which everybody reads when the team did help."""
    _hold(support)
    if not support.is_running:
        raise NotFound(_("Deze hulp is al afgelopen."))
    authorize(can_end_support, actor, support, queries.find_lead_id(support.subject_id) or 0)
    if not reason.strip():
        raise Refused(_("Vertel in één zin waarom."), field="reason")
    close_support(actor, support, reason.strip())
    _tell_other(actor, support, "help_ended")


def _hold(support: TeamSupport) -> None:
    db.session.refresh(support, ["accepted_at", "ended_at"], with_for_update=True)


def _tell_other(actor: Actor, support: TeamSupport, template: str) -> None:
    """Tell the side that did not do it."""
    lead_id = queries.find_lead_id(support.subject_id)
    other_id = lead_id if actor.holds("team_member", support.team_id) else support.team_id
    if other_id is not None:
        facts: letters.Facts = {"support_id": support.id, "team_name": support.team.subject.title}
        letters.tell_team(other_id, template, support.subject_id, facts, but=actor.id)
