"""Advice: a party is asked before something is decided. It tells, it never permits or blocks."""

from flask_babel import gettext as _

from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import add_working_days, now, today
from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from participatie.kernel.events import emit
from participatie.mandates import queries
from participatie.mandates.events import AdviceAsked, AdviceGiven
from participatie.mandates.models import Advice, Mandate
from participatie.mandates.permissions import can_advise
from participatie.mandates.services.asking import Plan, decider_now, usable, usable_text
from participatie.mandates.services.mailing import mail_advice, mail_advised
from participatie.subjects.models import Subject

ADVICE_DAYS = 5
"""So many working days one waits for advice; then it may be decided without."""


def ask_advice(actor: Actor, subject: Subject, mandate: Mandate, plan: Plan) -> list[Advice]:
    """Ask every party that the mandate names and that was not asked about this yet."""
    chain = queries.lock_chain(mandate)
    decider = decider_now(actor, subject, chain)
    plan = usable(plan)
    known = {
        it.party_id for it in queries.list_advice(subject.id, mandate.id, plan.proposal.kind, corrects_id=plan.corrects_id)
    }
    parties = {party.id: party for it in chain for party in it.advisers if party.id not in known}
    if not parties:
        raise Refused(_("Iedereen die advies geeft, is al gevraagd."))
    found = []
    for party in parties.values():
        advice = Advice(
            subject=subject,
            mandate_id=mandate.id,
            kind=plan.proposal.kind,
            party=party,
            question=plan.question,
            asked_by_id=decider.id,
            asked_at=now(),
            due_on=add_working_days(today(), ADVICE_DAYS),
        )
        db.session.add(advice)
        db.session.flush()
        name = chain[0].holder.title
        asked = AdviceAsked(
            by_id=actor.id, subject_id=subject.id, advice_id=advice.id, party_name=party.title, holder_name=name
        )
        emit(asked)
        mail_advice(advice, party, name)
        found.append(advice)
    return found


def give_advice(actor: Actor, advice: Advice, answer: str) -> None:
    """Say what the party thinks, once. Everybody can read it."""
    db.session.refresh(advice, ["answered_at"], with_for_update={"key_share": True})
    if advice.answered_at is not None:
        raise Refused(_("Er is al een advies gegeven."))
    authorize(can_advise, actor, advice)
    advice.answer = usable_text(answer, "answer", _("Schrijf wat jullie adviseren."))
    advice.answered_by_id, advice.answered_at = actor.id, now()
    db.session.flush()
    emit(AdviceGiven(by_id=actor.id, subject_id=advice.subject_id, advice_id=advice.id, party_name=advice.party.title))
    mail_advised(advice)
