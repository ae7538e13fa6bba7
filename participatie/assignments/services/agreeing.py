"""Two sides, one version: proposing, saying yes, declining. What was agreed holds until both said yes to something newer."""

from flask_babel import gettext as _

from participatie.assignments import queries
from participatie.assignments.events import (
    AssignmentAgreed,
    AssignmentProposalEnded,
    AssignmentProposed,
    AssignmentYesSaid,
)
from participatie.assignments.models import (
    MAX_SENTENCE,
    Assignment,
    AssignmentState,
    AssignmentVersion,
    Side,
    What,
)
from participatie.assignments.permissions import (
    can_accept,
    can_end_proposal,
    can_propose,
    can_say_what_stops,
    is_open_version,
    side_of,
    sits_at_the_table,
)
from participatie.assignments.services.clashes import what_clashes
from participatie.assignments.services.drafting import add_version, show_what
from participatie.assignments.services.holding import held_version, hold
from participatie.assignments.services.mailing import tell_side
from participatie.assignments.services.publishing import publish
from participatie.assignments.services.stepping import note_move
from participatie.assignments.services.wording import refuse_incomplete, usable_line, usable_what
from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import Conflict, Refused
from participatie.kernel.events import emit


def propose(actor: Actor, assignment: Assignment, number: int, what: What, why: str) -> AssignmentVersion:
    """Lay another version on the table in the place of `number`, the newest that the actor saw.

    Before there is an agreement each side still says yes by itself; to change what was agreed, who proposes says yes with it.
    """
    hold(assignment)
    authorize(can_propose, actor, assignment)
    usable, before = usable_what(what), held_version(assignment, assignment.latest_number)
    if number != assignment.latest_number:
        raise Conflict(what_clashes(usable, before.what))
    basis = before if before.ended_at is None else held_version(assignment, assignment.current_number)
    if usable == basis.what:
        raise Refused(_("Er is nog niets veranderd."), field="title")
    refuse_incomplete(usable)
    _refuse_hiding(assignment, usable)
    reason = usable_line(why, "why", MAX_SENTENCE, _("Schrijf in een zin waarom je dit anders wilt."))
    side = side_of(actor, assignment) or Side.CLIENT
    made = add_version(actor, assignment, usable, side, reason)
    if assignment.is_agreed:
        _say_yes(actor, made, side)
    else:
        show_what(assignment, usable)
    db.session.flush()
    emit(AssignmentProposed(by_id=actor.id, subject_id=assignment.id, number=made.number, side=side, why=reason))
    tell_side(assignment, side.other, "proposed", actor)
    return made


def accept(actor: Actor, assignment: Assignment, number: int, what_stops: str = "") -> bool:
    """Say yes for one's side to the version that was on the screen; whether both said so now.

    More than the team has hours for is accepted only when the client said what stops.
    """
    hold(assignment)
    version = _on_the_table(actor, assignment, number)
    authorize(can_accept, actor, assignment, version)
    side = side_of(actor, assignment) or Side.CLIENT
    if version.yes_of(side.other) is not None and actor.id in (version.client_yes_id, version.taker_yes_id):
        raise Refused(_("Je zei al ja voor de andere kant. Vraag een collega."))
    if what_stops and can_say_what_stops(actor, assignment, version):
        version.what_stops = usable_line(what_stops, "what_stops", MAX_SENTENCE)
    _refuse_too_much(assignment, version, side)
    _say_yes(actor, version, side)
    db.session.flush()
    emit(AssignmentYesSaid(by_id=actor.id, subject_id=assignment.id, number=number, side=side))
    if version.has_both:
        _agree(actor, assignment, version, side)
    tell_side(assignment, side.other, "agreed" if version.has_both else "yes", actor)
    return version.has_both


def end_proposal(actor: Actor, assignment: Assignment, number: int, why: str) -> None:
    """Decline a change, or take one's own back: what was agreed before holds."""
    hold(assignment)
    version = _on_the_table(actor, assignment, number)
    authorize(can_end_proposal, actor, assignment, version)
    side = side_of(actor, assignment) or Side.CLIENT
    reason = usable_line(why, "why", MAX_SENTENCE, _("Schrijf in een zin waarom niet."))
    version.ended_at, version.ended_side, version.ended_why = now(), side, reason
    db.session.flush()
    emit(AssignmentProposalEnded(by_id=actor.id, subject_id=assignment.id, number=number, side=side, why=reason))
    tell_side(assignment, side.other, "ended", actor)


def say_what_stops(actor: Actor, assignment: Assignment, number: int, what_stops: str) -> None:
    """Say what the team may let go, so that it can say yes."""
    hold(assignment)
    version = _on_the_table(actor, assignment, number)
    authorize(can_say_what_stops, actor, assignment, version)
    version.what_stops = usable_line(what_stops, "what_stops", MAX_SENTENCE, _("Schrijf wat het team mag laten liggen."))
    db.session.flush()
    tell_side(assignment, Side.TAKER, "stops", actor)


def _on_the_table(actor: Actor, assignment: Assignment, number: int) -> AssignmentVersion:
    """The version that somebody at the table saw, as long as it lies there; strangers are told nothing of it."""
    authorize(sits_at_the_table, actor, assignment)
    if number != assignment.latest_number:
        raise Refused(_("Er ligt intussen een nieuwe versie. Lees die eerst."))
    version = held_version(assignment, number)
    if not is_open_version(assignment, version):
        raise Refused(_("Over deze versie is al beslist."))
    return version


def _say_yes(actor: Actor, version: AssignmentVersion, side: Side) -> None:
    if side is Side.CLIENT:
        version.client_yes_at, version.client_yes_id = now(), actor.id
    else:
        version.taker_yes_at, version.taker_yes_id = now(), actor.id


def _refuse_too_much(assignment: Assignment, version: AssignmentVersion, side: Side) -> None:
    load = queries.load_with(assignment, version.what)
    if load is None or not load.is_too_much or version.what_stops:
        return
    if side is Side.CLIENT:
        raise Refused(_("Dit is meer dan het team aan uren heeft. Schrijf wat het team mag laten liggen."), field="what_stops")
    raise Refused(_("Dit is meer dan je team aan uren heeft. De opdrachtgever zegt eerst wat er stopt."))


def _refuse_hiding(assignment: Assignment, what: What) -> None:
    if assignment.subject.is_published and not what.touches_residents:
        raise Refused(_("Iedereen kan deze opdracht al lezen. Dat blijft zo."), field="touches_residents")


def _agree(actor: Actor, assignment: Assignment, version: AssignmentVersion, side: Side) -> None:
    """Let this version hold. The first one makes it an agreement; who may read it follows from what it says."""
    is_first = not assignment.is_agreed
    assignment.agreed_number = version.number
    show_what(assignment, version.what)
    if is_first:
        assignment.accepted_at = now()
        note_move(actor, assignment, AssignmentState.ACCEPTED, side)
    if version.touches_residents and not assignment.subject.is_published:
        publish(actor, assignment)
    team = queries.find_team_name(assignment.taker_team_id)
    emit(
        AssignmentAgreed(
            by_id=actor.id,
            subject_id=assignment.id,
            number=version.number,
            is_first=is_first,
            team_name=team,
            why="" if is_first else version.why,
        )
    )
