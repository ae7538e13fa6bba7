"""On which step of government participation an authority stands in a subject. A change is a new row, with its reason."""

from flask_babel import gettext as _

from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from participatie.kernel.events import emit
from participatie.kernel.text import clean_line
from participatie.partners import queries
from participatie.partners.events import StepChanged
from participatie.partners.models import Involvement, InvolvementStep, Step
from participatie.partners.permissions import can_set_step
from participatie.partners.services.involvements import LONGEST_REASON
from participatie.subjects import services as subjects
from participatie.subjects.models import Subject


def set_step(actor: Actor, subject: Subject, involvement: Involvement, step: str, reason: str) -> InvolvementStep:
    """Stand on another step, and say why. Sending the same twice changes nothing."""
    subjects.hold(subject)
    partner = involvement.partner
    authorize(can_set_step, actor, partner)
    sentence = clean_line(reason)[:LONGEST_REASON]
    if step not in set(Step):
        raise Refused(_("Kies wat jullie hier doen."), field="step")
    if not sentence:
        raise Refused(_("Schrijf in een zin waarom jullie dit kiezen."), field="reason")
    before = queries.find_step(subject.id, partner.id)
    if before is not None and before.step == step:
        if before.reason == sentence:
            return before
        raise Refused(_("Hier staan jullie al. Kies een andere stap."), field="step")
    row = InvolvementStep(
        subject_id=subject.id, partner_id=partner.id, step=Step(step), reason=sentence, by_id=actor.id, at=now()
    )
    db.session.add(row)
    db.session.flush()
    told = {"before": before.step if before else "", "after": str(step), "reason": sentence}
    emit(StepChanged(by_id=actor.id, subject_id=subject.id, partner_id=partner.id, partner_name=partner.subject.title, **told))
    return row
