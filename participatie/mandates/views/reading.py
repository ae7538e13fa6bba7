"""The pages of decisions, for everybody; and what somebody says against one."""

from flask import flash, redirect, url_for
from flask_babel import gettext as _

from participatie.kernel import limits
from participatie.kernel.access import authorize
from participatie.kernel.amounts import euros
from participatie.kernel.routes import actor, asked_id, page_number, public, signed_in
from participatie.kernel.templating import day
from participatie.kernel.web import Answer, page
from participatie.mandates import queries, services
from participatie.mandates.forms import DissentForm
from participatie.mandates.models import Decision, Escalation
from participatie.mandates.permissions import can_dissent
from participatie.mandates.presenting import decision_line
from participatie.mandates.views.blueprint import bp
from participatie.mandates.wording import kind_word, line_of
from participatie.subjects.urls import url_of


def facts_of(it: Decision | Escalation) -> list[tuple[str, str]]:
    """What it is about, as names and values."""
    rows = [(_("Wat"), kind_word(it.kind)), (_("Waar"), it.area.name if it.area else ""), (_("Waarover"), "")]
    rows[2] = (_("Waarover"), it.theme.shown_name if it.theme else "")
    rows.append((_("Kosten"), euros(it.amount_cents) if it.amount_cents else ""))
    rows.append((_("Hoe lang"), _("%(days)s dagen", days=it.days) if it.days else ""))
    rows.append((_("Adressen"), str(it.addresses) if it.addresses else ""))
    return [(name, value) for name, value in rows if value]


@bp.get("/besluiten")
@public
def decisions() -> Answer:
    """What was decided, the newest first."""
    holder_id = asked_id("van")
    found = queries.page_decisions(actor(), holder_id=holder_id, number=page_number())
    return page(
        "mandates/decisions.html",
        found=found,
        lines=[decision_line(row) for row in found.rows],
        holder=queries.get_party(actor(), holder_id) if holder_id is not None else None,
    )


@bp.get("/besluiten/<int:decision_id>")
@public
def decision(decision_id: int) -> Answer:
    """What was decided, by which team, within which bounds, why, and how to object."""
    it = queries.get_decision(actor(), decision_id)
    until = [(_("Terug te draaien tot en met"), day(it.reversible_until))] if it.reversible_until else []
    said, reviews = queries.list_dissents(it.id), queries.list_reviews(it.id)
    return page(
        "mandates/decision.html",
        decision=it,
        subject_url=url_of(it.subject),
        facts=[*facts_of(it), *until],
        checks=[line_of(check) for check in it.check_list],
        dissents=said,
        advices=queries.list_advice_of(it),
        agreements=queries.list_agreements(it.id),
        reviews=reviews,
        has_open_review=any(review.is_open for review in reviews),
        compared=[decision_line(row) for row in queries.list_compared(actor(), it)],
        corrected_by=queries.find_correction(it.id),
        may_dissent=can_dissent(actor(), it) and actor().id not in {row.person_id for row in said},
    )


@bp.route("/besluiten/<int:decision_id>/niet-eens", methods=["GET", "POST"])
@signed_in
@limits.writing
def dissent(decision_id: int) -> Answer:
    """Say that one does not agree, and why."""
    it = queries.get_decision(actor(), decision_id)
    authorize(can_dissent, actor(), it)
    form = DissentForm()
    if form.validate_on_submit():
        with form.reporting():
            services.dissent(actor(), it, form.words.data)
            flash(_("Wat je zei, staat nu bij het besluit."))
            return redirect(url_for("mandates.decision", decision_id=it.id))
    return page("mandates/dissent.html", form=form, decision=it)
