"""Deciding on one screen: the answer stands beside the form, and what is outside goes to who gave the mandate."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import flash, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from participatie.kernel import limits
from participatie.kernel.access import authorize
from participatie.kernel.errors import Refused
from participatie.kernel.routes import actor, asked_id, signed_in
from participatie.kernel.web import Answer, page
from participatie.mandates import queries, services
from participatie.mandates.bounds import Proposal
from participatie.mandates.choosing import begun_with, code_of, is_number, plan_of, proposal_of, suit
from participatie.mandates.forms import DecisionForm, to_choose
from participatie.mandates.models import Advice, Decision, Escalation
from participatie.mandates.permissions import can_begin, can_correct, can_use_answer
from participatie.mandates.presenting import AnswerView, DecisionLine, answer_view, chosen_of, decision_line, holder_words
from participatie.mandates.views.blueprint import bp
from participatie.partners.queries import list_involvements
from participatie.subjects.models import Subject
from participatie.subjects.queries import get_subject
from participatie.subjects.urls import url_of
from participatie.teams.queries import has_been_member

DEEDS = ("decide", "advice", "escalate")


@dataclass(frozen=True)
class Desk:
    """What a decision is about: a subject, and perhaps an earlier decision or an answer of the giver."""

    subject: Subject
    corrects: Decision | None = None
    escalation: Escalation | None = None

    @property
    def corrects_id(self) -> int | None:
        """The decision that the new one takes the place of."""
        return self.corrects.id if self.corrects else None

    @property
    def escalation_id(self) -> int | None:
        """The question of which the answer is used."""
        return self.escalation.id if self.escalation else None


@dataclass(frozen=True)
class Beside:
    """What stands beside the form."""

    answer: AnswerView | None
    similar: Sequence[DecisionLine]
    advices: Sequence[Advice]
    why_none: str = ""


def desk_of(subject_id: int) -> Desk:
    """What the address names, as far as this actor may see and use it."""
    subject = get_subject(actor(), subject_id)
    corrects_id, escalation_id = asked_id("verbetert"), asked_id("vraag")
    corrects = queries.get_decision(actor(), corrects_id) if corrects_id is not None else None
    escalation = queries.get_escalation(actor(), escalation_id) if escalation_id is not None else None
    if corrects is not None and request.method != "POST":
        authorize(can_correct, actor(), corrects)
    if escalation is not None and request.method != "POST":
        authorize(can_use_answer, actor(), escalation)
    return Desk(subject, corrects, escalation)


def form_of(desk: Desk) -> DecisionForm:
    """The form with what can be chosen; begun with the subject, the earlier decision or what was laid before the giver."""
    begin = begun_with(desk.subject, request.args)
    earlier = desk.escalation or desk.corrects
    if earlier is not None:
        names = ("kind", "days", "addresses", "is_reversible", "question", "options", "choice", "reason")
        begin |= {name: getattr(earlier, name) for name in names}
        amount = f"{earlier.amount_cents // 100},{earlier.amount_cents % 100:02}" if earlier.amount_cents else ""
        begin |= {"area": code_of(earlier.area_id), "theme": str(earlier.theme_id or ""), "amount": amount}
        begin |= {"mandate": str(earlier.mandate_id)}
    form = DecisionForm(data=begin)
    suit(form)
    form.partners.choices = to_choose((str(row.partner_id), row.name) for row in list_involvements(desk.subject.id))
    return form


@bp.route("/besluiten/nieuw/<int:subject_id>", methods=["GET", "POST"])
@signed_in
@limits.writing
def decide(subject_id: int) -> Answer:
    """Decide within the bounds at once; ask advice, or ask who gave the mandate, where that is needed."""
    desk = desk_of(subject_id)
    if request.method != "POST" and not (queries.holds_alone(actor()) or has_been_member(actor().id)):
        authorize(can_begin, actor(), desk.subject)  # who left a team finds back what was typed, and is told why at the button
    form = form_of(desk)
    if form.validate_on_submit():
        with form.reporting():
            if request.form.get("do") in DEEDS:  # the Enter key looks and decides nothing
                return act(desk, form)
    return page("mandates/decide.html", form=form, desk=desk, subject_url=url_of(desk.subject), beside=beside(desk, form))


def why_none() -> str:
    """Why somebody has no mandate any more: they left the team that held it."""
    left = queries.list_left(actor())
    return _("Je zit niet meer in %(team)s. Vraag een collega om dit te beslissen.", team=", ".join(left)) if left else ""


def act(desk: Desk, form: DecisionForm) -> Response:
    """Do what the button says: decide, ask advice, or lay it before the giver."""
    chosen = form.mandate.data or ""
    if not is_number(chosen):
        raise Refused(why_none() or _("Kies onder welk mandaat je beslist."), field="mandate")
    mandate = queries.get_mandate(int(chosen))
    plan = plan_of(form, desk.corrects_id, desk.escalation_id)
    deed = request.form.get("do")
    if deed == "advice":
        asked = services.ask_advice(actor(), desk.subject, mandate, plan)
        flash(_("Gevraagd. Je kunt beslissen na het advies, of na 5 werkdagen."))
        return redirect(url_for("mandates.advice", advice_id=asked[0].id))
    if deed == "escalate":
        escalation = services.escalate(actor(), desk.subject, mandate, plan, form.due_on.data)
        flash(_("Voorgelegd aan %(giver)s.", giver=mandate.giver))
        return redirect(url_for("mandates.escalation", escalation_id=escalation.id))
    decision = services.decide(actor(), desk.subject, mandate, plan)
    flash(_("Besloten. Het staat nu ook in het gesprek."))
    return redirect(url_for("mandates.decision", decision_id=decision.id))


def beside(desk: Desk, form: DecisionForm) -> Beside:
    """What stands beside the form: the answer, earlier decisions that are like it, and who was asked for advice."""
    try:
        proposal = proposal_of(form)
    except Refused:
        proposal = Proposal(kind=form.kind.data or "")
    weighed = queries.weigh(actor(), proposal, subject_id=desk.subject.id, corrects_id=desk.corrects_id)
    found = chosen_of(weighed, form.mandate.data)
    form.mandate.choices = to_choose(
        (str(it.mandate.id), f"{it.mandate.sentence} ({holder_words(it.mandate)})") for it in weighed
    )
    if found is not None:
        form.mandate.data = str(found.mandate.id)
    similar = queries.list_similar(actor(), proposal, but=desk.corrects_id)
    advices = queries.list_advice(desk.subject.id, found.mandate.id, proposal.kind) if found else []
    why = why_none() if found is None else ""
    return Beside(answer_view(found) if found else None, [decision_line(row) for row in similar], advices, why)
