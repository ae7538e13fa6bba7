"""Hands counted in a room. They stand beside the voices of addresses and are never added to them."""

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now, today
from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from participatie.kernel.events import emit
from participatie.streets.events import HandsCounted, HandsDropped
from participatie.streets.models import HandCount, PlanVersion, StreetPlan
from participatie.streets.permissions import can_design

MOST_PRESENT = 5000


@dataclass(frozen=True)
class Hands:
    """What was asked in the room, how many hands went up for what, and how many people were there."""

    question: str
    fine: int
    rather_not: int
    no_opinion: int
    present: int
    held_on: date
    version: PlanVersion | None = None


def count_hands(actor: Actor, plan: StreetPlan, hands: Hands) -> HandCount:
    """Write down how many hands went up. More hands than people were counted wrong."""
    authorize(can_design, actor, plan)
    if not plan.subject.is_published:
        raise Refused(_("Zet het plan eerst online."))
    raised = (hands.fine, hands.rather_not, hands.no_opinion)
    if min(raised) < 0 or not 1 <= hands.present <= MOST_PRESENT:
        raise Refused(_("Vul in hoeveel mensen er waren: 1 tot %(n)s.", n=MOST_PRESENT), field="present")
    if sum(raised) > hands.present:
        raise Refused(
            _("Je telde %(hands)s handen bij %(present)s mensen. Tel nog eens.", hands=sum(raised), present=hands.present),
            field="present",
        )
    if hands.held_on > today():
        raise Refused(_("Dit is nog niet geweest. Kies vandaag of een dag daarvoor."), field="held_on")
    counted = HandCount(
        plan_id=plan.id,
        version_id=hands.version.id if hands.version else None,
        question=hands.question,
        fine=hands.fine,
        rather_not=hands.rather_not,
        no_opinion=hands.no_opinion,
        present=hands.present,
        held_on=hands.held_on,
        counted_by_id=actor.id,
        counted_at=now(),
    )
    db.session.add(counted)
    db.session.flush()
    emit(HandsCounted(by_id=actor.id, subject_id=plan.id, question=hands.question, present=hands.present))
    return counted


def drop_hands(actor: Actor, plan: StreetPlan, counted: HandCount) -> None:
    """Take a wrong count away."""
    authorize(can_design, actor, plan)
    db.session.delete(counted)
    db.session.flush()
    emit(HandsDropped(by_id=actor.id, subject_id=plan.id))
