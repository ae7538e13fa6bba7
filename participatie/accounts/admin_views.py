"""People and what they hold, for administrators."""

from flask import Blueprint, flash, url_for
from flask_babel import gettext as _
from werkzeug.utils import redirect

from participatie.accounts import queries, services
from participatie.accounts.addresses import normal_address
from participatie.accounts.forms import FindPersonForm, GrantForm
from participatie.accounts.models import Grant
from participatie.accounts.permissions import can_deactivate, can_reactivate
from participatie.accounts.roles import LABELS, Role, scopes_of
from participatie.kernel.access import Actor
from participatie.kernel.errors import Refused
from participatie.kernel.routes import actor, for_role
from participatie.kernel.web import Answer, page

bp = Blueprint("accounts_admin", __name__, url_prefix="/beheer/mensen")


@bp.route("", methods=["GET", "POST"])
@for_role(Role.ADMINISTRATOR)
def find() -> Answer:
    """Find somebody by exactly their address, so that nobody can leaf through addresses."""
    form = FindPersonForm()
    if form.validate_on_submit():
        with form.reporting():
            person = queries.find_person_by_email(normal_address(form.email.data or ""))
            if person is not None:
                return redirect(url_for("accounts_admin.person", person_id=person.id))
            raise Refused(_("Niemand heeft een account met precies dit adres."), "email")
    return page("accounts/admin_find.html", form=form)


def _label(grant: Grant, viewer: Actor) -> str:
    role = Role(grant.role)
    name = dict(scopes_of(role, viewer)).get(grant.scope_id or 0, "")
    return f"{LABELS[role]}: {name}" if name else str(LABELS[role])


@bp.route("/<int:person_id>", methods=["GET", "POST"])
@for_role(Role.ADMINISTRATOR)
def person(person_id: int) -> Answer:
    """Show one person and give a role."""
    person = queries.get_managed_person(actor(), person_id)
    form = GrantForm.for_actor(actor())
    if form.validate_on_submit():
        with form.reporting():
            services.give_grant(actor(), person, *form.chosen())
            flash(_("De rol is gegeven."), "success")
            return redirect(url_for("accounts_admin.person", person_id=person_id))
    grants = [(grant.id, _label(grant, actor()), grant.since) for grant in queries.list_grants(actor(), person_id)]
    return page(
        "accounts/admin_person.html",
        form=form,
        person_id=person_id,
        name=person.display_name,
        email=person.email,
        active=person.active,
        has_second_factor=person.tf_primary_method is not None,
        grants=grants,
        may_deactivate=can_deactivate(actor(), person),
        may_reactivate=can_reactivate(actor(), person),
    )


@bp.post("/<int:person_id>/rollen/<int:grant_id>/eindig")
@for_role(Role.ADMINISTRATOR)
def end_grant(person_id: int, grant_id: int) -> Answer:
    """End a role."""
    grant = queries.get_grant(actor(), grant_id)
    services.end_grant(actor(), queries.get_managed_person(actor(), grant.person_id), grant.role, grant.scope_id)
    flash(_("De rol is beëindigd."), "success")
    return redirect(url_for("accounts_admin.person", person_id=person_id))


@bp.post("/<int:person_id>/sluit")
@for_role(Role.ADMINISTRATOR)
def deactivate(person_id: int) -> Answer:
    """Close an account."""
    services.deactivate(actor(), queries.get_managed_person(actor(), person_id))
    flash(_("Het account is gesloten."), "success")
    return redirect(url_for("accounts_admin.person", person_id=person_id))


@bp.post("/<int:person_id>/open")
@for_role(Role.ADMINISTRATOR)
def reactivate(person_id: int) -> Answer:
    """Open a closed account."""
    services.reactivate(actor(), queries.get_managed_person(actor(), person_id))
    flash(_("Het account is weer open."), "success")
    return redirect(url_for("accounts_admin.person", person_id=person_id))


@bp.post("/<int:person_id>/tweede-factor/weg")
@for_role(Role.ADMINISTRATOR)
def forget_second_factor(person_id: int) -> Answer:
    """Let somebody set up a new authenticator."""
    services.forget_second_factor(actor(), queries.get_managed_person(actor(), person_id))
    flash(_("De tweede stap is gewist. Deze persoon kan een nieuwe app instellen."), "success")
    return redirect(url_for("accounts_admin.person", person_id=person_id))
