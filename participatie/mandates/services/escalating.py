"""Outside the bounds: the proposal goes to who answers for the giver, who answers in public and by a day."""

from datetime import date

from flask_babel import gettext as _

from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import add_working_days, now, today
from participatie.kernel.db import db
from participatie.kernel.errors import Refused
from participatie.kernel.events import emit
from participatie.kernel.text import excerpt
from participatie.mandates import queries
from participatie.mandates.bounds import FIGURES, Check, Sort, check_all, crossed
from participatie.mandates.events import EscalationAnswered, EscalationAsked
from participatie.mandates.models import MAX_SAID, Escalation, Mandate, Outcome, facts_of
from participatie.mandates.permissions import can_answer, can_widen
from participatie.mandates.services.asking import Plan, checks_now, decider_now, placed, usable, usable_text
from participatie.mandates.services.changing import widen
from participatie.mandates.services.mailing import mail_escalation
from participatie.subjects.models import Subject

ANSWER_DAYS = 5
LONGEST_DAYS = 60


def escalate(actor: Actor, subject: Subject, mandate: Mandate, plan: Plan, due_on: date | None = None) -> Escalation:
    """Lay a proposal before the giver. It names the bounds that are crossed and nothing else."""
    chain = queries.lock_chain(mandate)
    decider = decider_now(actor, subject, chain)
    plan = usable(plan)
    over = crossed(checks_now(subject, chain, plan))
    if not over:
        raise Refused(_("Dit gaat over geen enkele grens. Je kunt het zelf beslissen."), field="checks")
    it = plan.proposal
    escalation = Escalation(
        subject=subject,
        mandate=chain[0],
        mandate_version=chain[0].version,
        holder=chain[0].holder,
        holder_id=mandate.holder_id,
        person_id=decider.id,
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
        checks=facts_of(over),
        giver_team_id=mandate.giver_team_id,
        giver_person_id=mandate.giver_person_id,
        stand_in_id=mandate.stand_in_id,
        asked_at=now(),
        due_on=usable_due(due_on),
    )
    db.session.add(escalation)
    db.session.flush()
    emit(
        EscalationAsked(
            by_id=actor.id,
            subject_id=subject.id,
            escalation_id=escalation.id,
            holder_name=chain[0].holder.title,
            giver=mandate.giver,
            crossed=",".join(check.sort for check in over),
            due_on=escalation.due_on.isoformat(),
        )
    )
    for person in queries.list_addressees(escalation):
        mail_escalation("asked", escalation, person)
    return escalation


def answer(actor: Actor, escalation: Escalation, outcome: str, words: str) -> None:
    """Answer it, once. "Widened" widens the bounds that were crossed to what was asked, as a new version of the mandate."""
    queries.lock_chain(escalation.mandate)  # first, as deciding does: two that wait for each other would both fail
    db.session.refresh(escalation, ["answered_at", "outcome"], with_for_update={"key_share": True})
    if not escalation.is_open:
        raise Refused(_("Deze vraag is intussen al beantwoord."))
    authorize(can_answer, actor, escalation)
    if outcome not in set(Outcome):
        raise Refused(_("Kies een antwoord."), field="outcome")
    must = {
        Outcome.CONDITIONS: _("Schrijf de voorwaarden op."),
        Outcome.RETURNED: _("Vertel waarom het niet doorgaat."),
        Outcome.WIDENED: _("Vertel waarom de grens ruimer wordt."),
    }
    escalation.answer = usable_text(words, "answer", must.get(Outcome(outcome), ""))
    if outcome == Outcome.WIDENED:
        _widen_to_fit(actor, escalation)
    escalation.outcome, escalation.answered_by_id, escalation.answered_at = outcome, actor.id, now()
    db.session.flush()
    emit(
        EscalationAnswered(
            by_id=actor.id,
            subject_id=escalation.subject_id,
            escalation_id=escalation.id,
            giver=escalation.mandate.giver,
            outcome=outcome,
        )
    )
    for person in queries.list_people({escalation.person_id}):
        mail_escalation("answered", escalation, person)


def remind_givers() -> int:
    """Mail who has to answer by the next working day, and who stands in for whom did not. How many questions that were."""
    soon = [it for it in queries.list_to_remind() if _claim(it, "reminded_at")]
    for escalation in soon:
        for person in queries.list_addressees(escalation):
            mail_escalation("due", escalation, person)
    late = [it for it in queries.list_to_pass_on() if _claim(it, "passed_on_at")]
    for escalation in late:
        for person in queries.list_people({escalation.stand_in_id}) or queries.list_addressees(escalation):
            mail_escalation("passed_on", escalation, person)
    return len(soon) + len(late)


def usable_due(due_on: date | None) -> date:
    """The working day by which an answer is asked: that of the form, else in five working days."""
    if due_on is None:
        return add_working_days(today(), ANSWER_DAYS)
    if not add_working_days(today(), 1) <= due_on <= add_working_days(today(), LONGEST_DAYS):
        raise Refused(_("Geef minstens één werkdag de tijd, en niet meer dan twaalf weken."), field="due_on")
    return due_on


def _claim(escalation: Escalation, column: str) -> bool:
    """Hold the row; another worker, or an answer of this moment, may have been first."""
    db.session.refresh(escalation, [column, "answered_at"], with_for_update={"key_share": True})
    if not escalation.is_open or getattr(escalation, column) is not None:
        return False
    setattr(escalation, column, now())
    db.session.flush()
    return True


def _widen_to_fit(actor: Actor, escalation: Escalation) -> None:
    """Widen what was crossed to just what was asked; nothing, when the mandate was changed so far already."""
    mandate = queries.get_mandate(escalation.mandate_id)
    over = _crossed_now(mandate, escalation)
    figures = {Sort(it.sort): it.value for it in over if it.sort in FIGURES and isinstance(it.value, int)}
    if over and len(figures) < len(over):
        raise Refused(_("Deze grens is geen getal. Verander eerst het mandaat, kies dan dit antwoord."), field="outcome")
    if figures:
        above = queries.list_above(mandate)
        if not can_widen(actor, mandate, above[0] if above else None):
            raise Refused(_("Alleen wie het mandaat gaf verruimt de grens. Kies een ander antwoord."), field="outcome")
        widen(actor, mandate, figures, excerpt(escalation.answer, MAX_SAID - 1))
        if _crossed_now(mandate, escalation):
            raise Refused(_("Het mandaat hierboven is te krap. Kies een ander antwoord."), field="outcome")


def _crossed_now(mandate: Mandate, escalation: Escalation) -> list[Check]:
    chain = [mandate, *queries.list_above(mandate)]
    spent = queries.spent_by_path({mandate.root_id})
    return crossed(check_all(placed(escalation.proposal), queries.held_chain(chain, spent)))
