"""Whose turn it is: a colleague whose name is put to it, and what a team is done with for now."""

from flask_babel import gettext as _

from participatie.kernel.access import Actor, authorize
from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from participatie.kernel.events import emit
from participatie.teams import queries
from participatie.teams.events import TurnSet, WorkGiven
from participatie.teams.models import Responsibility
from participatie.teams.permissions import can_give, can_set_aside


def give(actor: Actor, responsibility: Responsibility, person_id: int) -> None:
    """Let a colleague of the same team be the named person. Who has it already keeps it, and hears nothing.

    Who did not choose this is named in public only with a yes to that, as on the page of the team.
    """
    _hold(responsibility)
    authorize(can_give, actor, responsibility)
    membership = queries.find_membership(responsibility.team_id, person_id)
    if membership is None or not membership.person.active:
        raise Refused(_("Kies iemand die nu in het team zit."), field="colleague")
    if responsibility.contact_id == person_id:
        return
    responsibility.contact_id, responsibility.unnamed_at = person_id, None
    responsibility.shows_contact = membership.is_public or person_id == actor.id
    db.session.flush()
    emit(WorkGiven(by_id=actor.id, subject_id=responsibility.subject_id, team_id=responsibility.team_id, to_id=person_id))


def set_aside(actor: Actor, responsibility: Responsibility) -> None:
    """Say that the team is done for now: it waits for others, and comes back as soon as one of them speaks.

    What was promised in public stays: before the first answer nothing is set aside.
    """
    _hold(responsibility)
    authorize(can_set_aside, actor, responsibility)
    if responsibility.answered_at is None:
        raise Refused(_("Hier is nog geen eerste antwoord gegeven. Dat beloofden jullie, dus het blijft op de lijst."))
    _set_turn(actor, responsibility, is_done=True)


def resume(actor: Actor, responsibility: Responsibility) -> None:
    """Say that there is something to do for the team after all."""
    _hold(responsibility)
    authorize(can_set_aside, actor, responsibility)
    _set_turn(actor, responsibility, is_done=False)


def _set_turn(actor: Actor, responsibility: Responsibility, *, is_done: bool) -> None:
    if responsibility.last_voice_is_team == is_done:
        return
    responsibility.last_voice_is_team = is_done
    db.session.flush()
    emit(TurnSet(by_id=actor.id, subject_id=responsibility.subject_id, team_id=responsibility.team_id, is_done=is_done))


def _hold(responsibility: Responsibility) -> None:
    names = ["contact_id", "until", "unnamed_at", "answered_at", "last_voice_is_team"]
    db.session.refresh(responsibility, names, with_for_update=True)
