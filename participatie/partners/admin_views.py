"""Beheer: which partners take part."""

from flask import Blueprint, flash, redirect, url_for
from flask_babel import gettext as _

from participatie.kernel.routes import actor, for_role, page_number
from participatie.kernel.web import Answer, page
from participatie.partners import queries, services
from participatie.partners.forms import EmptyForm, PartnerForm
from participatie.partners.models import KIND_LABELS

bp = Blueprint("partners_admin", __name__, url_prefix="/beheer/partners")


@bp.get("")
@for_role("administrator")
def index() -> Answer:
    """List the partners with the ways to change them."""
    return page("beheer/partners.html", found=queries.page_partners(actor(), "", page_number(), 50), labels=KIND_LABELS)


@bp.route("/nieuw", methods=["GET", "POST"])
@for_role("administrator")
def register() -> Answer:
    """Let a party take part."""
    form = PartnerForm()
    if form.validate_on_submit():
        with form.reporting():
            partner = services.register_partner(actor(), **form.values())
            flash(_("De partner doet mee. Voeg nu de mensen toe."))
            return redirect(url_for("partners.members", subject_id=partner.id))
    return page("beheer/partner.html", form=form)


@bp.route("/<int:subject_id>/sluiten", methods=["GET", "POST"])
@for_role("administrator")
def close(subject_id: int) -> Answer:
    """Ask whether a partner really stops, and note that it does."""
    partner = queries.get_partner(actor(), subject_id)
    form = EmptyForm()
    if form.validate_on_submit():
        services.close_partner(actor(), partner)
        flash(_("De partner is gestopt. Wat die zei, blijft staan."))
        return redirect(url_for("partners_admin.index"))
    return page("beheer/close_partner.html", form=form, partner=partner)
