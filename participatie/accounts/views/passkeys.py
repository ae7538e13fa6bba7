"""Passkeys: made and removed on the own account, and used to sign in. All of it takes JavaScript; other ways do not."""

import importlib
from types import ModuleType

from flask import current_app, flash, jsonify, request, session, url_for
from flask_babel import gettext as _
from werkzeug.utils import redirect
from werkzeug.wrappers import Response

from participatie.accounts import queries, services
from participatie.accounts.forms import PasskeyForm, PasskeyUseForm
from participatie.accounts.keys import NewKey, Question, Site, site_of
from participatie.accounts.models import Person
from participatie.accounts.session import browser_family, current_key, enter, freshly_signed_in
from participatie.accounts.views.blueprint import bp
from participatie.kernel import limits
from participatie.kernel.errors import NotFound, Refused
from participatie.kernel.routes import actor, every_time, public, safe_next, signed_in
from participatie.kernel.web import Answer, page

ASKED = "passkey"


def _ceremonies() -> ModuleType:
    return importlib.import_module("participatie.accounts.ceremonies")  # with webauthn: only where a passkey is used


def _site() -> Site:
    site = site_of(current_app.config["BASE_URL"], "Participatie")
    if site is None:
        raise NotFound
    return site


def _remember(question: Question, handle: str = "") -> None:
    session[ASKED] = {"challenge": question.challenge, "handle": handle}


def _asked() -> tuple[str, str]:
    """The question that this browser was asked, once, and the handle that went with it."""
    kept = session.pop(ASKED, None) or {"challenge": "", "handle": ""}
    return kept["challenge"], kept["handle"]


@bp.post("/inloggen/passkey/vraag")
@public
@every_time
@limits.passkey_question
def ask_who() -> Response:
    """A question for any passkey of this site. Nobody says beforehand who they are."""
    site = _site()
    question = services.ask_passkey()
    _remember(question)
    return jsonify(_ceremonies().ask_who(site, question))


@bp.post("/inloggen/passkey")
@public
@every_time
@limits.code_try
def sign_in_with_passkey() -> Answer:
    """Let in the person of this passkey. All that can be wrong gets one answer, which uses up the question."""
    form = PasskeyUseForm()
    way_on = safe_next(form.next.data, "")
    challenge, _handle = _asked()
    person = _person_of(form.credential.data or "", challenge) if form.validate() else None
    if person is None:
        again = 1 if actor().is_signed_in else None
        return redirect(url_for("accounts.sign_in", next=way_on or None, opnieuw=again, passkey="fout"))
    return enter(person, way_on, in_two_steps=True)


def _person_of(answer: str, challenge: str) -> Person | None:
    """Whose passkey gave this answer to a question that was open until now."""
    site, ceremonies = _site(), _ceremonies()
    if not services.use_question(challenge):
        return None
    try:
        shown = ceremonies.look_at(answer)
        passkey = queries.find_passkey(shown.credential_id)
        if passkey is None or passkey.user_handle != shown.user_handle:
            return None
        count = ceremonies.count_of_use(site, challenge, answer, passkey.public_key)
    except ceremonies.CeremonyFailed:
        return None
    return queries.get_person(passkey.person_id) if services.accept_use(passkey, count) else None


@bp.get("/mijn/account/passkeys/nieuw")
@signed_in
@freshly_signed_in
def new_passkey() -> Answer:
    """Give a passkey a name; the browser makes it."""
    _site()
    return page("accounts/new_passkey.html", form=PasskeyForm(name=browser_family(request.headers.get("User-Agent", ""))))


@bp.post("/mijn/account/passkeys/vraag")
@signed_in
@freshly_signed_in
@every_time
@limits.passkey_question
def ask_for_passkey() -> Response:
    """What the browser needs to make a passkey for this person."""
    site = _site()
    person, handle = queries.get_own_person(actor()), services.new_handle(actor())
    question = services.ask_passkey(person.id)
    _remember(question, handle)
    known = [one.credential_id for one in queries.list_passkeys(actor())]
    return jsonify(_ceremonies().ask_for_new_key(site, question, handle, person.email, known))


@bp.post("/mijn/account/passkeys/nieuw")
@signed_in
@freshly_signed_in
def add_passkey() -> Answer:
    """Keep the passkey that the browser made."""
    form = PasskeyForm()
    challenge, handle = _asked()
    if form.validate():
        with form.reporting():
            key = _new_key(challenge, form.credential.data or "")
            services.add_passkey(actor(), queries.get_own_person(actor()), form.name.data, key, handle)
            flash(_("Je passkey is bewaard. Voortaan kun je er mee inloggen."), "success")
            return redirect(url_for("accounts.account"))
    return page("accounts/new_passkey.html", form=form)


def _new_key(challenge: str, answer: str) -> NewKey:
    ceremonies = _ceremonies()
    try:
        if services.use_question(challenge, actor().id):
            key: NewKey = ceremonies.read_new_key(_site(), challenge, answer)
            return key
    except ceremonies.CeremonyFailed as error:
        raise Refused(_("Je browser maakte geen passkey die we kunnen gebruiken. Probeer het opnieuw.")) from error
    raise Refused(_("Dit duurde te lang. Probeer het opnieuw."))


@bp.post("/mijn/account/passkeys/<int:passkey_id>/weg")
@signed_in
@freshly_signed_in
def remove_passkey(passkey_id: int) -> Answer:
    """Come in with this passkey no more."""
    passkey = queries.get_own_passkey(actor(), passkey_id)
    services.remove_passkey(actor(), queries.get_own_person(actor()), passkey, current_key())
    flash(_("Deze passkey werkt hier niet meer. Op andere apparaten ben je uitgelogd."), "success")
    return redirect(url_for("accounts.account"))
