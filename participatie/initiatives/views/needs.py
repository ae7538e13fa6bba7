"""The page on which makers say what they look for, and change it."""

from flask import flash, redirect, url_for
from flask_babel import gettext as _

from participatie.initiatives.amounts import digits
from participatie.initiatives.forms import NEED_LABELS
from participatie.initiatives.forms.offers import CloseNeedForm, NeedForm
from participatie.initiatives.models import Initiative, Need, NeedKind, NeedOutcome
from participatie.initiatives.presenting import need_lines
from participatie.initiatives.queries.offers import get_need
from participatie.initiatives.services import needs as services
from participatie.initiatives.views.blueprint import bp
from participatie.initiatives.views.makers import own_initiative
from participatie.kernel import limits
from participatie.kernel.errors import Conflict
from participatie.kernel.routes import actor, signed_in
from participatie.kernel.web import Answer, page


def back(subject_id: int, said: str) -> Answer:
    """To the page with all needs, with a word about what was done."""
    flash(said, "success")
    return redirect(url_for("initiatives.needs", subject_id=subject_id))


def need_page(initiative: Initiative, form: NeedForm, need: Need | None = None) -> Answer:
    """All needs with one form under them, or the form for one of them."""
    lines = need_lines(initiative)
    return page(
        "initiatives/needs.html", form=form, initiative=initiative, need=need, lines=lines, labels=NEED_LABELS, now="needs"
    )


@bp.route("/<int:subject_id>/hulp", methods=["GET", "POST"])
@signed_in
@limits.writing
def needs(subject_id: int) -> Answer:
    """What the makers look for, and one thing more."""
    initiative = own_initiative(subject_id)
    form = NeedForm(place=initiative.place_name)
    if form.validate_on_submit():
        with form.reporting():
            services.add_need(actor(), initiative, form.terms())
            return back(subject_id, _("Het staat erbij. Iedereen kan nu zien dat jullie dit zoeken."))
    return need_page(initiative, form)


@bp.route("/<int:subject_id>/hulp/<int:need_id>", methods=["GET", "POST"])
@signed_in
@limits.writing
def edit_need(subject_id: int, need_id: int) -> Answer:
    """Say one of them differently; what was offered for it stays."""
    initiative = own_initiative(subject_id)
    need = get_need(initiative, need_id)
    form = NeedForm(obj=need, amount=amount_typed(need))
    if form.validate_on_submit():
        with form.reporting():
            try:
                services.change_need(actor(), initiative, need, form.terms(), form.version.data)
            except Conflict as conflict:
                raise Conflict(
                    conflict.clashes, url_for("initiatives.edit_need", subject_id=subject_id, need_id=need_id)
                ) from conflict
            return back(subject_id, _("Opgeslagen."))
    return need_page(initiative, form, need)


def amount_typed(need: Need) -> str:
    """The amount as somebody would type it."""
    is_money = need.kind == NeedKind.MONEY
    return digits(need.amount_hundredths, is_money=is_money) if need.amount_hundredths is not None else ""


@bp.route("/<int:subject_id>/hulp/<int:need_id>/sluiten", methods=["GET", "POST"])
@signed_in
def close_need(subject_id: int, need_id: int) -> Answer:
    """Look for it no more, and say whether it was found."""
    initiative = own_initiative(subject_id)
    need = get_need(initiative, need_id)
    form = CloseNeedForm()
    if form.validate_on_submit():
        services.close_need(actor(), initiative, need, NeedOutcome(form.outcome.data))
        return back(subject_id, _("Gesloten. Wat is toegezegd, blijft staan."))
    return page("initiatives/close_need.html", form=form, initiative=initiative, need=need, labels=NEED_LABELS, now="needs")


@bp.post("/<int:subject_id>/hulp/<int:need_id>/openen")
@signed_in
def reopen_need(subject_id: int, need_id: int) -> Answer:
    """Look for it again."""
    initiative = own_initiative(subject_id)
    services.reopen_need(actor(), initiative, get_need(initiative, need_id))
    return back(subject_id, _("Jullie zoeken dit weer."))


@bp.post("/<int:subject_id>/hulp/<int:need_id>/weg")
@signed_in
def remove_need(subject_id: int, need_id: int) -> Answer:
    """Take away what nobody offered anything for."""
    initiative = own_initiative(subject_id)
    services.remove_need(actor(), initiative, get_need(initiative, need_id))
    return back(subject_id, _("Weggehaald."))
