"""What is shared by deciding, asking advice and asking the giver: a usable plan, and who may use a mandate at this moment."""

import logging
from dataclasses import dataclass, replace
from datetime import date

from flask_babel import gettext as _

from participatie.accounts.queries import actor_for
from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import today
from participatie.kernel.errors import Refused
from participatie.kernel.templating import day
from participatie.kernel.text import clean_body, clean_line
from participatie.mandates import queries
from participatie.mandates.bounds import Check, DecisionKind, Proposal, check_all
from participatie.mandates.models import MAX_CHOICE, MAX_QUESTION, MAX_SAID, MAX_TEXT, Mandate
from participatie.mandates.permissions import can_decide, holds_mandate
from participatie.places.queries import atlas
from participatie.subjects.models import Subject
from participatie.teams.queries import has_been_member

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Plan:
    """What somebody wants to decide, in words and in figures."""

    proposal: Proposal
    question: str = ""
    options: str = ""
    choice: str = ""
    reason: str = ""
    difference: str = ""
    partner_ids: tuple[int, ...] = ()
    reversible_until: date | None = None
    is_free: bool = False
    corrects_id: int | None = None
    escalation_id: int | None = None


def placed(proposal: Proposal) -> Proposal:
    """The proposal with the names and the place in the tree that belong to its ids."""
    fact = atlas().facts.get(proposal.area_id or 0)
    path, name = (fact.path, fact.name) if fact else ("", "")
    theme = queries.theme_name(proposal.theme_id)
    return replace(proposal, area_id=fact.id if fact else None, area_path=path, area_name=name, theme_name=theme)


def decider_now(actor: Actor, subject: Subject, chain: list[Mandate]) -> Actor:
    """The actor with what they hold at this moment, inside this transaction, when they may use the mandate.

    Who lost it while the form was open is told so; who never had it is kept out. `chain` is locked by the caller.
    """
    mandate, fresh = chain[0], actor_for(actor.id)
    if can_decide(fresh, subject, mandate) and all(it.is_valid for it in chain):
        return replace(fresh, name=actor.name)
    was_theirs = holds_mandate(actor, mandate) or (mandate.person_id is None and has_been_member(actor.id, mandate.holder_id))
    if fresh.is_signed_in and was_theirs:
        note_refusal(actor, mandate, "lost")
        raise Refused(_why_lost(fresh, chain), field="mandate")
    authorize(can_decide, fresh, subject, mandate)
    raise Refused(_why_lost(fresh, chain), field="mandate")


def _why_lost(fresh: Actor, chain: list[Mandate]) -> str:
    mandate = chain[0]
    if not holds_mandate(fresh, mandate):
        return _("Je zit niet meer in %(team)s. Vraag een collega om dit te beslissen.", team=mandate.holder.title)
    for it in chain:
        if it.ended_at is not None:
            return _("Dit mandaat is op %(day)s gestopt. Kies een ander mandaat of leg het voor.", day=day(it.ended_at))
        if it.valid_until is not None and it.valid_until < today():
            return _("Dit mandaat liep tot en met %(day)s. Kies een ander mandaat of leg het voor.", day=day(it.valid_until))
        if it.valid_from > today():
            return _("Dit mandaat geldt pas vanaf %(day)s.", day=day(it.valid_from))
    return _("Hierover kan nu niets besloten worden.")


def note_refusal(actor: Actor, mandate: Mandate, why: str) -> None:
    """Log a try that was turned down: who, under which mandate and why; never what was typed."""
    log.warning("refused", extra={"permission": "can_decide", "actor_id": actor.id, "mandate_id": mandate.id, "why": why})


def refuse_elsewhere(subject: Subject, chain: list[Mandate], plan: Plan) -> None:
    """Where a mandate is bound to a place, what lies elsewhere does not come inside by naming another place."""
    facts = atlas().facts
    lies, said = facts.get(subject.area_id or 0), facts.get(plan.proposal.area_id or 0)
    if lies is None or said is None or not any(it.areas for it in chain):
        return
    if not (lies.path.startswith(said.path) or said.path.startswith(lies.path)):
        raise Refused(_("Dit onderwerp ligt in %(area)s. Kies die plek, of een plek daarin.", area=lies.name), field="area")


def checks_now(subject: Subject, chain: list[Mandate], plan: Plan) -> list[Check]:
    """Every bound beside the proposal, with what was spent until this moment. `chain` is locked by the caller."""
    spent = queries.spent_by_path({chain[0].root_id}, but=plan.corrects_id)
    advised = queries.settled_advice(subject.id, plan.proposal.kind, plan.corrects_id).get(chain[0].id, frozenset())
    return check_all(plan.proposal, queries.held_chain(chain, spent), advised)


def usable(plan: Plan) -> Plan:
    """The plan as it is kept; refused where something is missing, at the field it is about."""
    it = plan.proposal
    if it.kind not in set(DecisionKind):
        raise Refused(_("Kies waar je over beslist."), field="kind")
    if min(it.amount_cents, it.addresses) < 0 or (it.days is not None and it.days < 1):
        raise Refused(_("Kies een getal boven de 0."), field="days")
    if plan.reversible_until is not None and not it.is_reversible:
        raise Refused(_("Je zegt dat het niet terug te draaien is. Laat deze dag dan leeg."), field="reversible_until")
    if plan.reversible_until is not None and plan.reversible_until < today():
        raise Refused(_("Kies een dag die nog komt."), field="reversible_until")
    return replace(
        plan,
        proposal=placed(it),
        question=_line(plan.question, "question", MAX_QUESTION, _("Schrijf welke vraag er ligt.")),
        choice=_line(plan.choice, "choice", MAX_CHOICE, _("Schrijf wat je kiest.")),
        reason=_text(plan.reason, "reason", _("Vertel waarom je dit kiest.")),
        options=_text(plan.options, "options", ""),
        difference=_line(plan.difference, "difference", MAX_SAID, ""),
    )


def usable_said(typed: str, field: str, missing: str) -> str:
    """One sentence that has to be there."""
    return _line(typed, field, MAX_SAID, missing)


def usable_text(typed: str, field: str, missing: str) -> str:
    """A text that has to be there."""
    return _text(typed, field, missing)


def _line(typed: str, field: str, limit: int, missing: str) -> str:
    try:
        text = clean_line(typed)
    except Refused as refusal:
        raise Refused(refusal.message, field=field) from refusal
    if missing and not text:
        raise Refused(missing, field=field)
    if len(text) > limit:
        raise Refused(_("Deze tekst is te lang. Er passen %(limit)s tekens.", limit=limit), field=field)
    return text


def _text(typed: str, field: str, missing: str) -> str:
    text = clean_body(typed)
    if missing and not text:
        raise Refused(missing, field=field)
    if len(text) > MAX_TEXT:
        raise Refused(_("Deze tekst is te lang. Er passen %(limit)s tekens.", limit=MAX_TEXT), field=field)
    return text
