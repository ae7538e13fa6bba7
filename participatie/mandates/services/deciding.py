"""Deciding: within the bounds by one person, at once. Nobody approves; everybody can read it."""

from flask_babel import gettext as _
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now, today
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound, Refused
from participatie.kernel.events import emit
from participatie.mandates import queries
from participatie.mandates.bounds import Answer, Check, answer_of, covers, crossed
from participatie.mandates.events import (
    ABOUT_A_DECISION,
    DecisionCorrected,
    DecisionHidden,
    DecisionShown,
    DecisionTaken,
    DissentRecorded,
)
from participatie.mandates.models import Advice, Decision, Dissent, Escalation, Mandate, facts_of
from participatie.mandates.permissions import can_correct, can_dissent
from participatie.mandates.services.agreeing import ask_partners
from participatie.mandates.services.asking import (
    Plan,
    checks_now,
    decider_now,
    note_refusal,
    refuse_elsewhere,
    usable,
    usable_said,
)
from participatie.mandates.services.facts import decision_facts
from participatie.mandates.wording import answer_sentence
from participatie.subjects.models import Subject
from participatie.subjects.services import conceal_history, reveal_history
from participatie.threads import services as threads


def decide(actor: Actor, subject: Subject, mandate: Mandate, plan: Plan) -> Decision:
    """Take the decision, when at this very moment the mandate is the actor's and everything lies within its bounds.

    Outside them it is taken only once, after who gave the mandate allowed just this.
    """
    chain = queries.lock_chain(mandate)
    decider = decider_now(actor, subject, chain)
    plan = usable(plan)
    if not plan.is_free:
        raise Refused(_("Heb je hier zelf belang bij? Laat dan een collega beslissen. Zo niet, zet het vinkje."), "is_free")
    earlier = _corrected(decider, subject, plan)
    checks = checks_now(subject, chain, plan)
    granted = _granted(decider, subject, mandate, plan, checks)
    if granted is None:
        refuse_elsewhere(subject, chain, plan)
    asked = checks if granted is None else [it for it in checks if not it.is_outside]  # a permission is no advice
    if (answer := answer_of(asked)) is not Answer.YES:
        note_refusal(actor, mandate, answer)
        raise Refused(answer_sentence(asked), field="checks")
    decision = _add(decider, subject, chain[0], plan, checks, granted)
    _use_advice(decision)
    ask_partners(decision, plan.partner_ids)
    decision.post_id = threads.write_decision(decider, subject, mandate.holder_id, _body(decision)).id
    db.session.flush()
    if earlier is None:
        emit(DecisionTaken(by_id=actor.id, **decision_facts(decision)))
    else:
        emit(DecisionCorrected(by_id=actor.id, corrects_id=earlier.id, **decision_facts(decision)))
    return decision


def dissent(actor: Actor, decision: Decision, words: str) -> None:
    """Say that one does not agree, and why. It stays with the decision, also after a correction."""
    authorize(can_dissent, actor, decision)
    said = usable_said(words, "words", _("Vertel waarom je het er niet mee eens bent."))
    try:
        with db.session.begin_nested():
            db.session.add(Dissent(decision_id=decision.id, person_id=actor.id, words=said, at=now()))
    except IntegrityError:
        raise Refused(_("Je hebt dit al gezegd. Wat je zei, staat bij het besluit."), field="words") from None
    emit(DissentRecorded(by_id=actor.id, **decision_facts(decision)))


def hide_decision(decision: Decision, by_id: int | None) -> None:
    """A moderator hid the post that carries it: it can be read nowhere. The caller was allowed to."""
    if decision.hidden_at is None:
        decision.hidden_at = now()
        db.session.flush()
        conceal_history(decision.subject_id, ABOUT_A_DECISION, "decision_id", decision.id)
        emit(DecisionHidden(by_id=by_id, subject_id=decision.subject_id, decision_id=decision.id))


def show_decision(decision: Decision, by_id: int | None) -> None:
    """That post can be read again, and so can the decision."""
    if decision.hidden_at is not None:
        decision.hidden_at = None
        db.session.flush()
        reveal_history(decision.subject_id, ABOUT_A_DECISION, "decision_id", decision.id)
        emit(DecisionShown(by_id=by_id, subject_id=decision.subject_id, decision_id=decision.id))


def _corrected(actor: Actor, subject: Subject, plan: Plan) -> Decision | None:
    if plan.corrects_id is None:
        return None
    earlier = queries.get_decision(actor, plan.corrects_id)
    authorize(can_correct, actor, earlier)
    if earlier.subject_id != subject.id:
        raise NotFound
    if queries.find_correction(earlier.id) is not None:
        raise Refused(_("Dit besluit is intussen al verbeterd. Verbeter het nieuwste besluit."))
    return earlier


def _granted(actor: Actor, subject: Subject, mandate: Mandate, plan: Plan, checks: list[Check]) -> Escalation | None:
    """The permission for just this, held still until it is used; None when nothing was allowed or nothing is needed."""
    if plan.escalation_id is None or not crossed(checks):
        return None
    wanted = select(Escalation).where(Escalation.id == plan.escalation_id).with_for_update(key_share=True)
    found = db.session.scalar(wanted.execution_options(populate_existing=True))
    if found is None or (found.subject_id, found.mandate_id) != (subject.id, mandate.id):
        raise NotFound
    if not found.permits:
        raise Refused(_("Deze toestemming is al gebruikt, of is er niet."))
    allowed = {it.sort for it in found.check_list}
    if not covers(found.proposal, plan.proposal) or not {it.sort for it in crossed(checks)} <= allowed:
        raise Refused(_("Dit is meer of iets anders dan wat je mag. Neem het besluit zoals je het voorlegde."))
    found.used_at = now()
    return found


def _add(
    actor: Actor, subject: Subject, mandate: Mandate, plan: Plan, checks: list[Check], granted: Escalation | None
) -> Decision:
    it = plan.proposal
    decision = Decision(
        subject=subject,
        mandate_id=mandate.id,
        mandate_version=mandate.version,
        holder=mandate.holder,
        person_id=actor.id,
        kind=it.kind,
        area_id=it.area_id,
        theme_id=it.theme_id,
        amount_cents=it.amount_cents,
        days=it.days,
        addresses=it.addresses,
        is_reversible=it.is_reversible,
        question=plan.question,
        options=plan.options,
        choice=plan.choice,
        reason=plan.reason,
        difference=plan.difference,
        compared=[row.id for row in queries.list_similar(actor, it, but=plan.corrects_id)],
        checks=facts_of(checks),
        year=today().year,
        objection=mandate.objection,
        reversible_until=plan.reversible_until,
        decided_at=now(),
        corrects_id=plan.corrects_id,
        escalation_id=granted.id if granted else None,
    )
    db.session.add(decision)
    db.session.flush()
    return decision


def _use_advice(decision: Decision) -> None:
    """The advice that was asked for this counts for this alone."""
    about = (Advice.subject_id == decision.subject_id, Advice.mandate_id == decision.mandate_id, Advice.kind == decision.kind)
    db.session.execute(update(Advice).where(*about, Advice.decision_id.is_(None)).values(decision_id=decision.id))


def _body(decision: Decision) -> str:
    """What stands in the conversation: the choice, why, and the way to all of it."""
    return f"{decision.choice}\n\n{decision.reason}\n\n[Lees het hele besluit](/besluiten/{decision.id})"[:4000]
