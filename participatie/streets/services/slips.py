"""Slips from paper, typed in one after another. Each number counts once per plan; the database keeps it so."""

from dataclasses import dataclass

from flask_babel import gettext as _

from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.kernel.discretion import refuse_personal_details
from participatie.kernel.errors import Clash, Conflict, Refused
from participatie.kernel.events import emit
from participatie.streets import queries
from participatie.streets.events import ContributionWithdrawn, SlipCorrected
from participatie.streets.models import Contribution, Source, StreetPlan
from participatie.streets.permissions import can_correct, can_record
from participatie.streets.services.call_backs import ask_call, forget_call
from participatie.streets.services.contributions import Origin, zone_of
from participatie.streets.services.recording import Said, record, where_is
from participatie.streets.services.rounds import hold
from participatie.subjects import services as subjects


@dataclass(frozen=True)
class Slip:
    """One slip: the number that is printed on it, and what is written there."""

    number: str
    said: Said
    phone: str = ""
    """The number of who wants to be called; only designers see it."""


def type_slip(actor: Actor, plan: StreetPlan, slip: Slip) -> Contribution:
    """Put what is on a slip with the plan."""
    authorize(can_record, actor, plan)
    hold(plan)
    number = slip.number.upper()
    _refuse_known(plan, number)
    typed = record(actor, plan, slip.said, Origin(Source.PAPER, slip_number=number))
    ask_call(typed, slip.phone)
    return typed


def correct_slip(actor: Actor, contribution: Contribution, slip: Slip, version: int) -> None:
    """Type it differently, until it is answered."""
    authorize(can_correct, actor, contribution)
    if version != contribution.version:
        pairs = (
            (_("Wat staat er?"), slip.said.title, contribution.subject.title),
            (_("Waarom?"), slip.said.why, contribution.why),
        )
        raise Conflict(tuple(Clash(label, mine, theirs) for label, mine, theirs in pairs if mine != theirs))
    number = slip.number.upper()
    if number != contribution.slip_number:
        _refuse_known(contribution.plan, number)
    refuse_personal_details({"title": slip.said.title, "why": slip.said.why})
    if slip.said.place:
        where = where_is(contribution.plan, slip.said.place)
        contribution.zone, contribution.place_label = zone_of(contribution.plan, where.geometry), where.label
        subjects.place(contribution.subject, where.geometry)
    contribution.slip_number, contribution.why = number, slip.said.why
    contribution.subject.title, contribution.subject.changed_at = slip.said.title, now()
    contribution.version += 1
    db.session.flush()
    emit(SlipCorrected(by_id=actor.id, subject_id=contribution.id))


def drop_slip(actor: Actor, contribution: Contribution) -> None:
    """Take back what was typed by mistake; the number of the slip is free again."""
    authorize(can_correct, actor, contribution)
    contribution.subject.published_at, contribution.answered_at = None, now()
    contribution.slip_number = ""
    db.session.flush()
    forget_call(contribution.id)
    emit(ContributionWithdrawn(by_id=actor.id, subject_id=contribution.id, plan_id=contribution.plan_id))


def _refuse_known(plan: StreetPlan, number: str) -> None:
    known = queries.find_slip(plan.id, number)
    if known is None:
        return
    if known.subject.is_hidden:
        raise Refused(_("Strookje %(n)s is al ingetypt.", n=number), field="slip_number")
    raise Refused(_("Strookje %(n)s is al ingetypt: “%(title)s”.", n=number, title=known.subject.title), field="slip_number")
