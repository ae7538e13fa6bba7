"""Signing in with a provider of identities, linking one to the own account, and taking it off again."""

import importlib
from types import ModuleType
from typing import Any

from flask import current_app, flash, request, url_for
from flask_babel import gettext as _
from werkzeug.utils import redirect

from participatie.accounts import journeys, queries, services
from participatie.accounts.forms import EmptyForm, PasswordForm, SignInForm
from participatie.accounts.journeys import Journey, Proven, SignInFailed, for_staff_only, is_meant_for
from participatie.accounts.models import Purpose
from participatie.accounts.providers import Audience, Provider
from participatie.accounts.session import current_key, enter, expect_code, freshly_signed_in
from participatie.accounts.views.blueprint import bp
from participatie.accounts.views.ways_in import label_of_issuer, more_ways
from participatie.kernel import limits
from participatie.kernel.errors import NotFound, Refused
from participatie.kernel.routes import actor, public, safe_next, signed_in
from participatie.kernel.web import Answer, page


def _provider(name: str) -> Provider:
    provider: Provider | None = current_app.extensions["providers"].get(name)
    if provider is None:
        raise NotFound
    return provider


def _oidc() -> ModuleType:
    return importlib.import_module("participatie.accounts.oidc")  # with Authlib: only where a provider is used


def _client(provider: Provider) -> Any:  # oidc.Client, whose module is not imported before it is needed
    clients = current_app.extensions["provider_clients"]
    if provider.name not in clients:
        clients[provider.name] = _oidc().Client(provider)
    return clients[provider.name]


def _go(provider: Provider, journey: Journey) -> Answer:
    """Send the browser to the provider. Nobody but our own setting says where it comes back."""
    back = current_app.config["BASE_URL"].rstrip("/") + url_for("accounts.come_back", name=provider.name)
    try:
        answer: Answer = _oidc().begin(_client(provider), back, journey.is_again)
    except SignInFailed as failure:
        return _not_in(failure, journey)
    journeys.set_out(journey)
    return answer


def _not_in(failure: SignInFailed, journey: Journey | None = None, said: str = "") -> Answer:
    """Say in plain words that it did not work, beside all other ways to sign in; the way on is kept."""
    way_on = journey.next_path if journey else ""
    words = {
        "access_denied": _("Je bent bij %(label)s gestopt. Je bent nog niet ingelogd.", label=failure.label),
        "away": _("Er komt nu geen antwoord van %(label)s. Probeer het later nog eens, of log anders in.", label=failure.label),
        "weak": _("Hier moet je bij %(label)s in twee stappen inloggen. Dat gebeurde nu niet.", label=failure.label),
        "not_again": _(
            "%(label)s zegt niet dat je daar net opnieuw bent ingelogd. Log in met de mail of op een andere manier.",
            label=failure.label,
        ),
    }
    message = (
        said or words.get(failure.reason) or _("Inloggen met %(label)s lukte niet. Probeer het opnieuw.", label=failure.label)
    )
    is_again = bool(journey and journey.is_again)
    email = queries.get_own_person(actor()).email if is_again and actor().is_signed_in else ""
    forms = {"form": SignInForm(None, next=way_on, email=email), "password_form": PasswordForm(None, next=way_on, email=email)}
    status = 503 if failure.reason == "away" else 400
    more = more_ways(way_on, is_again=is_again)
    return page("accounts/sign_in.html", status, refusal=message, more=more, is_again=is_again, **forms)


@bp.get("/inloggen/met/<name>")
@public
@limits.provider_visit
def go_to_provider(name: str) -> Answer:
    """Sign in there. A link and no form: a page of ours sends forms nowhere else."""
    wanted = safe_next(request.args.get("next"), "")
    return _go(_provider(name), Journey(name, wanted, is_again="opnieuw" in request.args))


@bp.get("/mijn/account/koppelen/<name>")
@signed_in
@freshly_signed_in
@limits.provider_visit
def go_and_link(name: str) -> Answer:
    """Show there who one is, to come in that way from now on."""
    provider = _provider(name)
    if not is_meant_for(provider, queries.get_own_person(actor()).id):
        flash(for_staff_only(provider), "warning")
        return redirect(url_for("accounts.account"))
    return _go(provider, Journey(name, url_for("accounts.account"), linking=actor().id))


@bp.get("/inloggen/met/<name>/terug")
@public
@limits.provider_visit
def come_back(name: str) -> Answer:
    """Hear from the provider who this is. Nothing is written yet: that takes a click on the next page."""
    provider = _provider(name)
    journey = None
    try:
        journey = journeys.come_back(name)
        journeys.arrive(_oidc().prove(_client(provider), journey.is_again), journey)
    except SignInFailed as failure:
        return _not_in(SignInFailed(provider.label, failure.reason), journey)
    return redirect(url_for("accounts.confirm_link" if journey.linking else "accounts.go_on"))


def _two_steps(proven: Proven) -> bool:
    """Whether the provider asked for two steps, so that we need not; the setting says so, and never of residents' ones."""
    provider = _provider(proven.provider)
    return bool(provider.second_factor and provider.acr and provider.audience != "residents")


@bp.route("/inloggen/verder", methods=["GET", "POST"])
@public
@limits.code_try
def go_on() -> Answer:
    """Let in who is known; others say first for which address the account is."""
    here = journeys.arrived()
    if here is None or here[1].linking:
        return redirect(url_for("accounts.sign_in"))
    proven, journey = here
    try:
        person = services.person_of_identity(proven.issuer, proven.subject)
    except Refused as refusal:
        return _not_in(SignInFailed(_provider(proven.provider).label, "closed"), journey, refusal.message)
    if person is None:
        return redirect(url_for("accounts.confirm_address"))
    provider, form = _provider(proven.provider), EmptyForm()
    if not is_meant_for(provider, person.id):
        return _not_in(SignInFailed(provider.label, "closed"), journey, for_staff_only(provider))
    if form.validate_on_submit():
        services.note_use(proven.issuer, proven.subject)
        return enter(person, journey.next_path, in_two_steps=_two_steps(proven), asked_at=proven.asked_at)
    return page("accounts/go_on.html", form=form, label=provider.label)


@bp.route("/inloggen/adres", methods=["GET", "POST"])
@public
@limits.sign_in_mail
def confirm_address() -> Answer:
    """Mail a code to the address that the account has or gets. The answer is the same for every address."""
    here = journeys.arrived()
    if here is None or here[1].linking:
        return redirect(url_for("accounts.sign_in"))
    proven, journey = here
    form = SignInForm(email=proven.email)
    if form.validate_on_submit():
        with form.reporting():
            email, key = form.email.data or "", services.identity_key(proven.issuer, proven.subject)
            services.send_code(email, Purpose.LINK, key, journey.next_path)
            return redirect(expect_code(email, Purpose.LINK, key))
    provider = _provider(proven.provider)
    return page("accounts/new_identity.html", form=form, label=provider.label, for_staff=provider.audience == Audience.STAFF)


@bp.route("/mijn/account/koppelen", methods=["GET", "POST"])
@signed_in
@freshly_signed_in
def confirm_link() -> Answer:
    """Link the identity that was shown to the account that asked for it, and to no other."""
    here = journeys.arrived()
    if here is None or here[1].linking != actor().id:
        return redirect(url_for("accounts.account"))
    proven, label, form = here[0], _provider(here[0].provider).label, EmptyForm()
    if form.validate_on_submit():
        with form.reporting():
            services.link_identity(actor(), queries.get_own_person(actor()), proven.issuer, proven.subject, label)
            journeys.forget()
            flash(_("Gelukt. Voortaan kun je ook inloggen met %(label)s.", label=label), "success")
            return redirect(url_for("accounts.account"))
    return page("accounts/confirm_link.html", form=form, label=label, known_as=proven.email or proven.name)


@bp.post("/mijn/account/koppelingen/<int:identity_id>/weg")
@signed_in
@freshly_signed_in
def unlink(identity_id: int) -> Answer:
    """Come in by this provider no more."""
    identity = queries.get_own_identity(actor(), identity_id)
    services.unlink_identity(
        actor(), queries.get_own_person(actor()), identity, current_key(), label_of_issuer(identity.issuer)
    )
    flash(_("Losgekoppeld. Op andere apparaten ben je uitgelogd."), "success")
    return redirect(url_for("accounts.account"))
