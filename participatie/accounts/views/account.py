"""The own account: overview, name, password, second factor and where one is signed in."""

from flask import flash, request, session, url_for
from flask_babel import gettext as _
from werkzeug.utils import redirect

from participatie.accounts import queries, services
from participatie.accounts.forms import NameForm, NewPasswordForm
from participatie.accounts.journeys import SUGGESTED_NAME
from participatie.accounts.second_factor import has_second_factor
from participatie.accounts.sections import sections_for
from participatie.accounts.services.sessions import hash_key
from participatie.accounts.session import current_key, freshly_signed_in, is_fresh, sign_in_again
from participatie.accounts.views.blueprint import bp
from participatie.accounts.views.ways_in import linked_identities, passkey_lines, passkeys_work
from participatie.kernel.forms import Form
from participatie.kernel.routes import actor, safe_next, signed_in
from participatie.kernel.web import Answer, page


@bp.get("/mijn")
@signed_in
def mine() -> Answer:
    """What concerns me, as the domains tell it."""
    person = queries.get_own_person(actor())
    return page("accounts/mine.html", name=person.display_name, email=person.email, sections=sections_for(actor()))


@bp.route("/mijn/naam", methods=["GET", "POST"])
@signed_in
def choose_name() -> Answer:
    """Choose the name that others see."""
    person = queries.get_own_person(actor())
    wanted = safe_next(request.args.get("next"), "")
    form = NameForm(display_name=person.display_name or session.get(SUGGESTED_NAME, ""), next=wanted)
    if form.validate_on_submit():
        with form.reporting():
            services.rename(actor(), person, form.display_name.data or "")
            return redirect(safe_next(form.next.data, url_for("accounts.mine")))
    return page("accounts/choose_name.html", form=form, is_first=not person.display_name)


def _account_page(form: Form) -> Answer:
    person = queries.get_own_person(actor())
    linked, not_linked = linked_identities(actor())
    return page(
        "accounts/account.html",
        linked=linked,
        not_linked=not_linked,
        passkeys=passkey_lines(actor()),
        passkeys_work=passkeys_work(),
        form=form,
        name=person.display_name,
        email=person.email,
        has_password=person.password is not None,
        has_second_factor=has_second_factor(),
        sessions=queries.list_sessions(actor()),
        current_hash=hash_key(current_key()),
        again_url=None if is_fresh() else sign_in_again(url_for("accounts.account")),
    )


@bp.get("/mijn/account")
@signed_in
def account() -> Answer:
    """Show the settings of the own account."""
    return _account_page(NewPasswordForm())


@bp.post("/mijn/account/wachtwoord")
@signed_in
@freshly_signed_in
def set_password() -> Answer:
    """Set or change the password."""
    form = NewPasswordForm()
    if form.validate():
        with form.reporting():
            services.set_password(actor(), queries.get_own_person(actor()), form.password.data or "", current_key())
            flash(_("Je wachtwoord is bewaard. Op andere apparaten ben je uitgelogd."), "success")
            return redirect(url_for("accounts.account"))
    return _account_page(form)


@bp.post("/mijn/account/wachtwoord/weg")
@signed_in
@freshly_signed_in
def remove_password() -> Answer:
    """Sign in by mail only."""
    services.remove_password(actor(), queries.get_own_person(actor()), current_key())
    flash(_("Je wachtwoord is weg. Je logt voortaan in met een mail."), "success")
    return redirect(url_for("accounts.account"))


@bp.post("/mijn/account/sessies/<int:session_id>/uit")
@signed_in
def end_session(session_id: int) -> Answer:
    """Sign out one browser."""
    services.end_session(actor(), queries.get_own_session(actor(), session_id))
    return redirect(url_for("accounts.account"))


@bp.post("/mijn/account/overal-uitloggen")
@signed_in
def end_all_sessions() -> Answer:
    """Sign out everywhere, here too."""
    services.end_all_sessions(queries.get_own_person(actor()))
    return redirect("/")
