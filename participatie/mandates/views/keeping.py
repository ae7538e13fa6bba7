"""Keeping the register: writing down, passing on, changing, ending."""

from flask import flash, redirect, url_for
from flask_babel import gettext as _

from participatie.kernel import limits
from participatie.kernel.access import authorize
from participatie.kernel.clock import today
from participatie.kernel.errors import Conflict
from participatie.kernel.routes import actor, for_role, signed_in
from participatie.kernel.web import Answer, page
from participatie.mandates import queries, services
from participatie.mandates.choosing import filled_with, grant_of, suit_bounds
from participatie.mandates.forms import ChangeForm, EndForm, PassOnForm, RegisterForm
from participatie.mandates.models import Mandate
from participatie.mandates.permissions import can_change, can_end, can_pass_on
from participatie.mandates.views.blueprint import bp
from participatie.mandates.wording import bound_lines


@bp.route("/mandaten/nieuw", methods=["GET", "POST"])
@for_role("administrator")
@limits.writing
def register() -> Answer:
    """Write down a mandate as a legal text gives it."""
    form = RegisterForm(data={"valid_from": today()})
    suit_bounds(form)
    if form.validate_on_submit():
        with form.reporting():
            holder = queries.get_party(actor(), int(form.holder.data or 0))
            mandate = services.register_mandate(actor(), holder, grant_of(form))
            flash(_("Het mandaat staat in het register."))
            return redirect(url_for("mandates.detail", mandate_id=mandate.id))
    return page("mandates/register.html", form=form, parent=None)


@bp.route("/mandaten/<int:mandate_id>/doorgeven", methods=["GET", "POST"])
@signed_in
@limits.writing
def pass_on(mandate_id: int) -> Answer:
    """Give a part of a mandate to another team, or to one person in a role."""
    parent = queries.get_mandate(mandate_id)
    authorize(can_pass_on, actor(), parent)
    form = PassOnForm(data={**filled_with(parent, {}), "holder": "", "sentence": "", "role": "", "may_pass_on": False})
    suit_bounds(form)
    if form.validate_on_submit():
        with form.reporting():
            holder = queries.get_party(actor(), int(form.holder.data or 0))
            mandate = services.pass_on(actor(), parent, holder, grant_of(form))
            flash(_("Doorgegeven. Het eindigt als het mandaat erboven eindigt."))
            return redirect(url_for("mandates.detail", mandate_id=mandate.id))
    return page("mandates/register.html", form=form, parent=parent, parent_lines=bound_lines(parent.bounds))


@bp.route("/mandaten/<int:mandate_id>/veranderen", methods=["GET", "POST"])
@signed_in
@limits.writing
def change(mandate_id: int) -> Answer:
    """Other words or bounds, as a new version."""
    mandate, parent = _with_parent(mandate_id)
    authorize(can_change, actor(), mandate, parent)
    people = queries.list_people({mandate.giver_person_id, mandate.stand_in_id, mandate.person_id})
    form = ChangeForm(data=filled_with(mandate, {person.id: person.email for person in people}))
    del form.holder
    suit_bounds(form)
    if form.validate_on_submit():
        with form.reporting():
            try:
                services.change_mandate(actor(), mandate, form.version.data, grant_of(form), form.why.data)
            except Conflict as conflict:
                raise Conflict(conflict.clashes, url_for("mandates.change", mandate_id=mandate_id)) from conflict
            return redirect(url_for("mandates.detail", mandate_id=mandate.id))
    lines = bound_lines(parent.bounds) if parent else []
    return page("mandates/register.html", form=form, parent=parent, parent_lines=lines, mandate=mandate)


@bp.route("/mandaten/<int:mandate_id>/stoppen", methods=["GET", "POST"])
@signed_in
@limits.writing
def end(mandate_id: int) -> Answer:
    """Let it hold no more, with all below it."""
    mandate, parent = _with_parent(mandate_id)
    authorize(can_end, actor(), mandate, parent)
    form = EndForm()
    if form.validate_on_submit():
        with form.reporting():
            services.end_mandate(actor(), mandate)
            flash(_("Gestopt. Wie nu nog een formulier open heeft, kan er niet meer mee beslissen."))
            return redirect(url_for("mandates.detail", mandate_id=mandate.id))
    return page("mandates/end.html", form=form, mandate=mandate, below=queries.list_below(mandate))


def _with_parent(mandate_id: int) -> tuple[Mandate, Mandate | None]:
    mandate = queries.get_mandate(mandate_id)
    above = queries.list_above(mandate)
    return mandate, above[0] if above else None
