"""Handing over: asked with a note, and counted only when the other team says yes. Until then the old one answers."""

from flask_babel import gettext as _
from sqlalchemy.exc import IntegrityError

from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound, Refused
from participatie.kernel.events import emit
from participatie.teams import queries
from participatie.teams.events import HandedOver, HandoverAsked
from participatie.teams.models import Handover, HandoverState, Responsibility, Team
from participatie.teams.permissions import can_answer_handover, can_hand_over, can_withdraw_handover
from participatie.teams.queries import Route
from participatie.teams.services import letters
from participatie.teams.services.responsibilities import hold, succeed
from participatie.teams.services.settling import close_handover

REMIND_AFTER_DAYS = 3


def ask_handover(actor: Actor, responsibility: Responsibility, team: Team, note: str) -> Handover:
    """Ask another team to answer from now on, with a note. Nothing changes until somebody of that team says yes."""
    hold(responsibility)
    authorize(can_hand_over, actor, responsibility)
    if not team.is_open or team.id == responsibility.team_id:
        raise Refused(_("Kies een ander team."), field="team")
    if not note.strip():
        raise Refused(_("Vertel in één zin waarom. Iedereen kan dat lezen."), field="note")
    if not queries.list_member_ids(team.id):
        raise Refused(_("In dit team zit nog niemand die ja kan zeggen. Kies een ander team."), field="team")
    handover = open_handover(actor, responsibility, team, note.strip())
    facts = {"handover_id": handover.id, **_names(handover)}
    letters.tell_team(team.id, "handover_asked", handover.subject_id, facts, but=actor.id)
    return handover


def open_handover(actor: Actor, responsibility: Responsibility, team: Team, note: str) -> Handover:
    """Note the question; the caller has authorised it, and mails the other team."""
    handover = _keep(actor, responsibility, team, note)
    from_team, to_team = responsibility.team.subject.title, team.subject.title
    asked = HandoverAsked(
        by_id=actor.id,
        subject_id=handover.subject_id,
        handover_id=handover.id,
        from_team=from_team,
        to_team_id=team.id,
        to_team=to_team,
    )
    emit(asked)
    return handover


def _keep(actor: Actor, responsibility: Responsibility, team: Team, note: str) -> Handover:
    """One open question for each subject: of two colleagues at once, the second hears that the first did it."""
    asked_already = Refused(_("Er is al gevraagd om dit over te nemen. Trek die vraag eerst in."), field="team")
    if queries.find_open_handover(responsibility.subject_id) is not None:
        raise asked_already
    handover = Handover(
        subject_id=responsibility.subject_id,
        from_team=responsibility.team,
        to_team=team,
        note=note,
        asked_by_id=actor.id,
        asked_at=now(),
    )
    try:
        with db.session.begin_nested():
            db.session.add(handover)
    except IntegrityError:
        raise asked_already from None
    return handover


def accept_handover(actor: Actor, handover: Handover) -> Responsibility:
    """Say yes for the team that was asked: from now on it answers. The date that was promised stays."""
    current = _held(handover)
    authorize(can_answer_handover, actor, handover)
    handover.state, handover.ended_by_id, handover.ended_at = HandoverState.ACCEPTED, actor.id, now()
    db.session.flush()
    successor = succeed(actor, current, Route(handover.to_team), handover.note)
    emit(
        HandedOver(
            by_id=actor.id,
            subject_id=handover.subject_id,
            from_team=handover.from_team.subject.title,
            to_team_id=handover.to_team_id,
            to_team=handover.to_team.subject.title,
            note=handover.note,
        )
    )
    _tell_asker(actor, handover)
    return successor


def give_back(actor: Actor, handover: Handover, reason: str) -> None:
    """Say no for the team that was asked, with a reason for the team that goes on answering."""
    _held(handover)
    authorize(can_answer_handover, actor, handover)
    if not reason.strip():
        raise Refused(_("Vertel in één zin waarom. Het andere team leest dat."), field="reason")
    close_handover(actor, handover, HandoverState.GIVEN_BACK, reason.strip())
    _tell_asker(actor, handover)


def withdraw_handover(actor: Actor, handover: Handover) -> None:
    """Take the question back before it is answered; the other team hears it."""
    _held(handover)
    authorize(can_withdraw_handover, actor, handover)
    close_handover(actor, handover, HandoverState.WITHDRAWN)
    letters.tell_team(handover.to_team_id, "handover_withdrawn", handover.subject_id, _names(handover), but=actor.id)


def remind_of_handovers() -> int:
    """Mail the team that did not answer for three working days, once; how many questions that were."""
    waiting = queries.list_unanswered_handovers(REMIND_AFTER_DAYS)
    for handover in waiting:
        handover.reminded_at = now()
        facts = {"handover_id": handover.id, **_names(handover)}
        letters.tell_team(handover.to_team_id, "handover_reminder", handover.subject_id, facts)
    db.session.flush()
    return len(waiting)


def _held(handover: Handover) -> Responsibility:
    """Of two answers at once, or an answer and a withdrawal, the second finds the question gone."""
    current = queries.find_responsibility(handover.subject_id)
    if current is not None:
        hold(current)
    db.session.refresh(handover, ["state"], with_for_update=True)
    if current is None or not handover.is_open or current.team_id != handover.from_team_id or not current.is_current:
        raise NotFound(_("Deze vraag is er niet meer. Misschien gaf een collega al antwoord, of is de vraag ingetrokken."))
    return current


def _tell_asker(actor: Actor, handover: Handover) -> None:
    facts = {"state": str(handover.state), **_names(handover)}
    letters.tell_team(handover.from_team_id, "handover_answered", handover.subject_id, facts, but=actor.id)


def _names(handover: Handover) -> dict[str, str | int | bool]:
    return {"from_team": handover.from_team.subject.title, "to_team": handover.to_team.subject.title}
