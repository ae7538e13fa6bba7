"""Hangs Flask-Security on the application and finds out who makes a request."""

from flask import Flask
from flask_security import Security, SQLAlchemyUserDatastore, current_user

from participatie.accounts.models import Person
from participatie.accounts.queries import list_held
from participatie.kernel.access import Actor
from participatie.kernel.db import db
from participatie.kernel.web import browser_drafts


class Datastore(SQLAlchemyUserDatastore):
    """Flask-Security's door to our tables. It never commits: the request does, once."""

    def commit(self) -> None:
        """Write what changed, and leave the commit to the request."""
        db.session.flush()


def init_app(app: Flask) -> None:
    """Let Flask-Security know our people."""
    app.config.update(SECURITY_PASSWORD_SALT=app.config["SECRET_KEY"])
    app.extensions["datastore"] = Datastore(db, Person, None)  # type: ignore[arg-type]  # grants are ours
    Security(app, app.extensions["datastore"], register_blueprint=False)


def load_actor() -> Actor:
    """The person who is signed in here with all they hold, or nobody."""
    drafts = browser_drafts()
    if not current_user.is_authenticated:
        return Actor(draft_keys=drafts)
    person: Person = current_user
    return Actor(id=person.id, name=person.display_name, held=list_held(person.id), draft_keys=drafts)
