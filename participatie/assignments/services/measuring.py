"""What came of it: a value, a day and a sentence of one side. Said anew for the same day, the last one counts."""

from datetime import date

from flask_babel import gettext as _

from participatie.assignments import queries
from participatie.assignments.events import EffectMeasured
from participatie.assignments.models import MAX_SENTENCE, Assignment, AssignmentState, EffectMeasurement, Side
from participatie.assignments.permissions import can_measure, side_of
from participatie.assignments.services.asking import settle_questions
from participatie.assignments.services.holding import hold
from participatie.assignments.services.mailing import tell_side
from participatie.assignments.services.stepping import note_move
from participatie.assignments.services.wording import usable_line
from participatie.assignments.values import parse_value, value_words
from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now, today
from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from participatie.kernel.events import emit


def measure(actor: Actor, assignment: Assignment, value: str, measured_on: date | None, sentence: str) -> EffectMeasurement:
    """Say what the indicator was on a day, and what one saw. The first time, the assignment counts as measured."""
    hold(assignment)
    authorize(can_measure, actor, assignment)
    hundredths = parse_value(value, "value")
    if hundredths is None:
        raise Refused(_("Schrijf wat je hebt gemeten."), field="value")
    day = _usable_day(measured_on)
    said = usable_line(sentence, "sentence", MAX_SENTENCE, _("Schrijf in een zin wat je ziet."))
    side = side_of(actor, assignment) or Side.CLIENT
    made = EffectMeasurement(
        assignment_id=assignment.id,
        value_hundredths=hundredths,
        sentence=said,
        measured_on=day,
        side=side,
        by_id=actor.id,
        at=now(),
    )
    db.session.add(made)
    db.session.flush()
    settle_questions(assignment, day)
    version = queries.get_version(assignment, assignment.current_number)
    words = value_words(hundredths, version.unit)
    emit(EffectMeasured(by_id=actor.id, subject_id=assignment.id, value=words, indicator=version.indicator, sentence=said))
    if assignment.state is AssignmentState.DELIVERED:
        note_move(actor, assignment, AssignmentState.MEASURED, side)
    tell_side(assignment, side.other, "measured", actor)
    return made


def _usable_day(measured_on: date | None) -> date:
    if measured_on is None:
        raise Refused(_("Kies de dag waarop je het hebt gemeten."), field="measured_on")
    if measured_on > today():
        raise Refused(_("Deze dag komt nog. Kies vandaag of een dag die voorbij is."), field="measured_on")
    if measured_on.year < 2000:
        raise Refused(_("Kijk het jaartal na."), field="measured_on")
    return measured_on
