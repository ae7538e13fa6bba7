"""Hangs Flask-Security on the application and finds out who makes a request."""

from pathlib import Path

from flask import Flask, current_app, session
from flask_login import current_user
from flask_security import Security, SQLAlchemyUserDatastore, UserMixin
from flask_security.signals import tf_disabled, tf_profile_changed
from flask_security.utils import set_request_attr

from participatie.accounts import header, second_factor
from participatie.accounts.forms import AuthenticatorCodeForm, AuthenticatorForm, RecoveryForm, RescueForm
from participatie.accounts.models import Person
from participatie.accounts.providers import read_providers
from participatie.accounts.queries import find_person_id_of_key, find_signed_in, list_held
from participatie.accounts.services import forget_old_codes, forget_old_questions, forget_old_sessions, note_way_in
from participatie.accounts.services.sessions import hash_key
from participatie.accounts.session import KEY, connect
from participatie.kernel.access import Actor
from participatie.kernel.db import db, unit_of_work
from participatie.kernel.i18n import TRANSLATIONS
from participatie.kernel.jobs import nightly
from participatie.kernel.web import browser_drafts


class Datastore(SQLAlchemyUserDatastore):
    """Flask-Security's door to our tables. It never commits: the request does, once."""

    def commit(self) -> None:
        """Write what changed, and leave the commit to the request."""
        db.session.flush()

    def mf_set_recovery_codes(self, user: UserMixin, rcs: list[str] | None) -> None:
        """Keep new recovery codes, and tell so."""
        super().mf_set_recovery_codes(user, rcs)
        if isinstance(user, Person) and rcs:
            note_way_in(user.id, user, "recovery_codes", "set")


def init_app(app: Flask) -> None:
    """Let Flask-Security know our people."""
    app.config["SECURITY_TRANSLATIONS"] = Path(TRANSLATIONS) / "security"
    second_factor.configure(app)
    app.extensions["providers"] = {one.name: one for one in read_providers(str(app.config["SIGN_IN_FILE"]))}
    app.extensions["provider_clients"] = {}
    app.extensions["datastore"] = Datastore(db, Person, None)  # type: ignore[arg-type]  # grants are ours
    security = Security(
        app,
        app.extensions["datastore"],
        register_blueprint=False,
        totp_cls=second_factor.Authenticator,
        two_factor_setup_form=AuthenticatorForm,
        two_factor_verify_code_form=AuthenticatorCodeForm,
        two_factor_rescue_form=RescueForm,
        mf_recovery_form=RecoveryForm,
    )
    security.login_manager.user_loader(load_person)
    second_factor.init_app(app, security)
    tf_profile_changed.connect(note_second_factor, app)
    tf_disabled.connect(note_no_second_factor, app)
    connect(app)
    header.init_app(app)


def note_second_factor(_sender: Flask, user: Person, **_extra: object) -> None:
    """Tell that somebody set up an authenticator."""
    note_way_in(user.id, user, "second_factor", "set")


def note_no_second_factor(_sender: Flask, user: Person, **_extra: object) -> None:
    """Tell that somebody does without one from now on."""
    note_way_in(user.id, user, "second_factor", "removed")


def load_person(uniquifier: str) -> Person | None:
    """The person of this browser's cookie, as long as its session runs."""
    key = session.get(KEY)
    person = find_signed_in(uniquifier, hash_key(key)) if key else None
    if person is not None:
        set_request_attr("fs_authn_via", "session")
        set_request_attr("fs_paa", session.get("fs_paa", 0))
    return person


def load_actor() -> Actor:
    """The person who is signed in here with all they hold, or nobody."""
    drafts = browser_drafts()
    if not current_user.is_authenticated:
        return Actor(draft_keys=drafts)
    person: Person = current_user
    held = second_factor.effective(current_app, person, list_held(person.id))
    return Actor(id=person.id, name=person.display_name, held=held, draft_keys=drafts)


def former_person() -> int | None:
    """Who was signed in in this browser until the session ended; nobody when it never was, or signed out by hand."""
    key = session.get(KEY)
    return find_person_id_of_key(hash_key(key)) if key else None


@nightly
def forget_old_ways_in() -> None:
    """Remove codes that were used or ran out, and sessions that ended."""
    with unit_of_work():
        forget_old_codes()
        forget_old_questions()
        forget_old_sessions()
