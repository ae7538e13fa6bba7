"""When somebody, a team or a partner is gone: what they held ends, and what they gave gets somebody else who answers."""

from sqlalchemy import select

from participatie.kernel.access import SYSTEM
from participatie.kernel.db import db
from participatie.mandates.models import Escalation, Mandate
from participatie.mandates.services.registering import end_mandate


def let_person_go(person_id: int) -> None:
    """Mandates of this person alone end; who stands in answers for what they gave, now and for what is open.

    Where nobody stands in and no team gave it, the administrators answer: nothing waits for somebody who is gone.
    """
    for mandate in db.session.scalars(select(Mandate).where(Mandate.person_id == person_id, Mandate.ended_at.is_(None))).all():
        if mandate.ended_at is None:
            end_mandate(SYSTEM, mandate)
    mandates = select(Mandate).where((Mandate.giver_person_id == person_id) | (Mandate.stand_in_id == person_id))
    open_ones = select(Escalation).where(Escalation.answered_at.is_(None))
    asked = open_ones.where((Escalation.giver_person_id == person_id) | (Escalation.stand_in_id == person_id))
    for row in (*db.session.scalars(mandates), *db.session.scalars(asked)):
        if row.giver_person_id == person_id:
            row.giver_person_id, row.stand_in_id = row.stand_in_id, None
        if person_id in (row.giver_person_id, row.stand_in_id):
            row.stand_in_id = None
    db.session.flush()


def let_holder_go(holder_id: int) -> None:
    """What was held in the name of a team or partner that stopped ends, with all that hangs below it."""
    for mandate in db.session.scalars(select(Mandate).where(Mandate.holder_id == holder_id, Mandate.ended_at.is_(None))).all():
        if mandate.ended_at is None:
            end_mandate(SYSTEM, mandate)
