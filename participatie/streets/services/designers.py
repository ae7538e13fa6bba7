"""Asking people to draw along. Nothing tells who has an account before somebody said yes."""

from datetime import datetime

from flask_babel import get_locale

from participatie.accounts.addresses import normal_address
from participatie.accounts.models import Person
from participatie.accounts.queries import actor_for, find_person_by_email
from participatie.kernel.access import SYSTEM, Actor, authorize
from participatie.kernel.errors import NotFound
from participatie.kernel.outbox import put_mail
from participatie.streets import queries
from participatie.streets.models import StreetPlan
from participatie.streets.permissions import can_design
from participatie.streets.services.plans import add_designer
from participatie.streets.tokens import LIFE_DAYS, invitation_token, read_invitation


def invite_designer(actor: Actor, plan: StreetPlan, address: str) -> None:
    """Ask somebody in by mail. The answer is the same whether the address is known here or not."""
    authorize(can_design, actor, plan)
    email = normal_address(address)
    person = find_person_by_email(email)
    language = person.language if person else str(get_locale() or "nl")
    token = invitation_token(plan.id, actor.id or 0, email)
    put_mail(email, "streets/invitation", language, token=token, plan=plan.subject.title, days=LIFE_DAYS)


def invited_plan(person: Person, token: str) -> StreetPlan:
    """The plan that a link asks this person to draw."""
    plan_id, _asked_by, asked_at = read_invitation(token, person.email)
    plan = queries.get_plan(SYSTEM, plan_id)
    _refuse_who_left(plan, person, asked_at)
    return plan


def join_as_designer(person: Person, token: str) -> StreetPlan:
    """Say yes. It holds as long as who asked could still ask somebody today."""
    _plan_id, asked_by, _asked_at = read_invitation(token, person.email)
    plan = invited_plan(person, token)
    add_designer(actor_for(asked_by), plan, person.id)
    return plan


def _refuse_who_left(plan: StreetPlan, person: Person, asked_at: datetime) -> None:
    """An invitation from before somebody was let go is no way back."""
    for designer in plan.designers:
        if designer.person_id == person.id and designer.left_at is not None and designer.left_at >= asked_at:
            raise NotFound
