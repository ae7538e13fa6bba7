"""From state to state: each step by the side that may, with the sentence that goes with it."""

from flask_babel import gettext as _

from participatie.assignments.events import AssignmentMoved
from participatie.assignments.models import (
    MAX_SENTENCE,
    Assignment,
    AssignmentMove,
    AssignmentState,
    GiveBackReason,
    Side,
)
from participatie.assignments.permissions import can_step, side_of
from participatie.assignments.services.asking import plan_questions
from participatie.assignments.services.holding import held_version, hold
from participatie.assignments.services.mailing import tell_side
from participatie.assignments.services.wording import refuse_incomplete, usable_line
from participatie.assignments.steps import RULES, Step
from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now, today
from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from participatie.kernel.events import emit
from participatie.subjects import services as subjects

PRIVATE_MAIL = {Step.DISCUSS: "discussed", Step.GIVE_BACK: "given_back", Step.DROP: "dropped"}


def step(actor: Actor, assignment: Assignment, wanted: Step, sentence: str = "", reason: str = "") -> None:
    """Bring it to another state. `reason` is for giving back, in one of the words that are known."""
    hold(assignment)
    authorize(can_step, actor, assignment, wanted)
    rule, side = RULES[wanted], side_of(actor, assignment) or Side.CLIENT
    if wanted is Step.DISCUSS:
        refuse_incomplete(held_version(assignment, assignment.latest_number).what)
    if wanted is Step.GIVE_BACK and reason not in set(GiveBackReason):
        raise Refused(_("Kies waarom je de opdracht teruggeeft."), field="reason")
    said = usable_line(sentence, "sentence", MAX_SENTENCE, _("Schrijf er een zin bij.")) if rule.asks else ""
    if wanted is Step.DELIVER:
        assignment.delivered_on = today()
        plan_questions(assignment)
    note_move(actor, assignment, rule.after, side, said, reason if wanted is Step.GIVE_BACK else "")
    if wanted in PRIVATE_MAIL or not assignment.subject.is_published:  # what is public, followers and both sides hear anyway
        tell_side(assignment, side.other, PRIVATE_MAIL.get(wanted, "moved"), actor)


def note_move(
    actor: Actor, assignment: Assignment, state: AssignmentState, side: Side | str, sentence: str = "", reason: str = ""
) -> None:
    """Write the move down. What was never agreed is told to nobody but the two sides."""
    before = assignment.state
    db.session.add(
        AssignmentMove(
            assignment_id=assignment.id,
            from_state=before,
            to_state=state,
            side=side,
            reason=reason,
            sentence=sentence,
            by_id=actor.id,
            at=now(),
        )
    )
    if assignment.is_agreed and sentence:
        subjects.move_state(actor, assignment.subject, state, sentence)
        return
    assignment.subject.state, assignment.subject.changed_at = state, now()
    db.session.flush()
    facts = {"before": str(before), "after": str(state), "side": str(side), "reason": reason, "sentence": sentence}
    emit(AssignmentMoved(by_id=actor.id, subject_id=assignment.id, **facts))
