"""People who asked on a slip to be called. Only designers see the number; it goes after the call and when the plan is final."""

import re

from flask_babel import gettext as _
from sqlalchemy import delete

from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from participatie.streets.models import CallBack, Contribution, StreetPlan
from participatie.streets.permissions import can_design

_PHONE = re.compile(r"\+?[0-9][0-9 ()./-]{7,28}")
FEWEST_DIGITS, MOST_DIGITS = 9, 15


def ask_call(contribution: Contribution, phone: str) -> None:
    """Keep the number of who wants to be called about what they wrote; nothing when there is none."""
    if not phone:
        return
    digits = sum(sign.isdigit() for sign in phone)
    if not _PHONE.fullmatch(phone) or not FEWEST_DIGITS <= digits <= MOST_DIGITS:
        raise Refused(_("Dit is geen telefoonnummer. Typ het zoals het op het strookje staat."), field="phone")
    db.session.add(
        CallBack(contribution_id=contribution.id, plan_id=contribution.plan_id, phone=phone, asked_at=now()),
    )
    db.session.flush()


def called(actor: Actor, plan: StreetPlan, contribution_id: int) -> None:
    """The designer called; the number is erased. Twice is as good as once."""
    authorize(can_design, actor, plan)
    mine = (CallBack.plan_id == plan.id, CallBack.contribution_id == contribution_id)
    db.session.execute(delete(CallBack).where(*mine))


def forget_call(contribution_id: int) -> None:
    """What was to be called about is gone."""
    db.session.execute(delete(CallBack).where(CallBack.contribution_id == contribution_id))


def forget_calls(plan_id: int) -> None:
    """Nobody of this plan is to be called any more."""
    db.session.execute(delete(CallBack).where(CallBack.plan_id == plan_id))
