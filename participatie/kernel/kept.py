"""What somebody typed into a form that could not be sent yet: it waits a day, and is put back into the form.

A browser knows its key from its session. What a known person typed is given to that person only.
"""

import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from flask import Flask, current_app, flash, g, request, session
from flask_babel import gettext as _
from sqlalchemy import JSON, String, delete
from sqlalchemy.orm import Mapped, mapped_column
from werkzeug.datastructures import MultiDict
from wtforms import FileField, PasswordField

from participatie.kernel.clock import now
from participatie.kernel.db import Base, Id, UtcDateTime, db, unit_of_work
from participatie.kernel.forms import Form
from participatie.kernel.jobs import nightly
from participatie.kernel.routes import actor, path_of

SESSION_KEY = "kept_form"
KEPT_FOR = timedelta(days=1)
MOST_CHARACTERS = 64_000

Fields = list[tuple[str, str]]


class KeptForm(Base):
    """What was typed: where it is sent, on which page its form stands, and by whom when that is known."""

    __tablename__ = "kept_form"

    key: Mapped[str] = mapped_column(String(40), primary_key=True)
    sent_to: Mapped[str] = mapped_column(String(500))
    page: Mapped[str] = mapped_column(String(500))
    person_id: Mapped[int | None] = mapped_column(Id)
    fields: Mapped[list[list[str]]] = mapped_column(JSON)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)


def init_app(app: Flask, former_person: Callable[[], int | None], may_keep: Callable[[], bool]) -> None:
    """Say who was signed in here before, and whether this network may have more kept."""
    app.extensions["kept_forms"] = (former_person, may_keep)


def keep(fields: Fields, sent_to: str, page: str, person_id: int | None = None) -> str:
    """Let these fields wait. Gives the key, 128 random bits."""
    key = secrets.token_urlsafe(16)
    pairs = [[name, value] for name, value in fields]
    db.session.add(KeptForm(key=key, sent_to=sent_to, page=page, person_id=person_id, fields=pairs, created_at=now()))
    db.session.flush()
    g.kept_now = key
    return key


def find(key: str | None) -> KeptForm | None:
    """What waits under this key."""
    return db.session.get(KeptForm, key) if key else None


def adopt(key: str | None) -> None:
    """Let this browser have what waits under the key that came by mail."""
    if find(key) is not None:
        session[SESSION_KEY] = key


def keep_request(fields: Fields) -> str:
    """Keep what this request brought, in a transaction of its own. Gives the page on which its form stands, empty for none."""
    former_person, may_keep = current_app.extensions["kept_forms"]
    page = page_of_form()
    is_much = sum(len(name) + len(value) for name, value in fields) > MOST_CHARACTERS
    if not page or is_much or not any(value.strip() for _name, value in fields) or len(request.path) > 500 or not may_keep():
        return page
    with unit_of_work():
        db.session.execute(delete(KeptForm).where(KeptForm.key == session.get(SESSION_KEY)))
        session[SESSION_KEY] = keep(fields, request.path, page, actor().id or former_person())
    return page


def page_of_form() -> str:
    """Where the form of this request stands: the same address where one can open it, else the page before."""
    methods = request.url_rule.methods if request.url_rule else None
    here = request.full_path.rstrip("?") if methods and "GET" in methods else request.referrer or ""
    found = path_of(here)
    return found if len(found) <= 500 else ""


def is_from_here() -> bool:
    """Whether a page of this site sent the request; without a token that is all that tells."""
    sender = request.headers.get("Origin") or request.referrer or ""
    return bool(sender) and urlsplit(sender).netloc == request.host


def put_back(values: dict[str, object]) -> None:
    """Fill the form of this page with what waits for it; what has no field is shown beside it as `kept_beside`."""
    kept = find(session.get(SESSION_KEY)) if SESSION_KEY in session else None
    if kept is None or urlsplit(kept.page).path != request.path or kept.person_id not in (None, actor().id):
        return
    names = {name for name, _value in kept.fields}
    forms = [value for value in values.values() if isinstance(value, Form) and names & set(value._fields)]
    form = max(forms, key=lambda one: len(names & set(one._fields)), default=None)
    filled = _fill(form, kept.fields) if form is not None else set()
    values["kept_beside"] = [(name, value) for name, value in kept.fields if name not in filled and name != "version"]
    if filled:
        flash(_("We hebben teruggezet wat je had getypt. Het is nog niet verstuurd."), "info")


def _fill(form: Form, fields: list[list[str]]) -> set[str]:
    typed = MultiDict((name, value) for name, value in fields)
    filled = set()
    for field in form:
        if field.name in typed and not isinstance(field, FileField | PasswordField):
            field.process(MultiDict({field.name: typed[field.name]}))
            filled.add(field.name)
    return filled


def forget_sent() -> None:
    """The form arrived after all."""
    kept = find(session.get(SESSION_KEY)) if SESSION_KEY in session else None
    if kept is not None and kept.sent_to == request.path and kept.key != g.get("kept_now"):
        db.session.delete(kept)
        session.pop(SESSION_KEY)


@nightly
def forget_old_forms() -> None:
    """Remove what nobody came back for, as the privacy page says."""
    with unit_of_work():
        db.session.execute(delete(KeptForm).where(KeptForm.created_at < now() - KEPT_FOR))
