"""A browser without JavaScript that fills in forms as a person does."""

import time

from bs4 import BeautifulSoup
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from participatie.accounts import services
from participatie.accounts.models import Person
from participatie.accounts.session import KEY
from participatie.kernel.db import db


class Browser(FlaskClient):
    """Opens pages, sends forms with the hidden fields that stand in them, and signs people in."""

    def sign_in(self, person: Person) -> "Browser":
        """Sign this person in, as after a correct code."""
        key = services.open_session(person, "Firefox · Linux")
        db.session.commit()
        with self.session_transaction() as session:
            session["_user_id"] = person.fs_uniquifier
            session["_fresh"] = True
            session["fs_paa"] = time.time()
            session[KEY] = key
        return self

    def open(self, *args: object, **kwargs: object) -> TestResponse:
        """Make a request of its own, as a server would: with nothing of the test, or of an earlier request, in `g`."""
        db.session.commit()
        with self.application.app_context():
            response = super().open(*args, **kwargs)
        db.session.expire_all()
        return response

    def read(self, path: str, status: int = 200) -> BeautifulSoup:
        """Open a page and read its HTML."""
        response = self.get(path)
        assert response.status_code == status, f"{path}: {response.status_code}"
        return BeautifulSoup(response.text, "html5lib")

    def send(
        self, path: str, data: dict[str, object] | None = None, action: str | None = None, **kwargs: object
    ) -> TestResponse:
        """Open the page at `path`, fill in its form (the one with this `action`, else the first) and send it."""
        soup = self.read(path)
        forms = soup.select("form") if action else soup.select("main form") or soup.select("form")
        form = next((f for f in forms if action is None or f.get("action") == action), None)
        assert form is not None, f"{path} has no form {action or ''}"
        fields = {field["name"]: field.get("value", "") for field in form.select("input[type=hidden][name]")}
        return self.post(form.get("action") or path, data={**fields, **(data or {})}, **kwargs)
