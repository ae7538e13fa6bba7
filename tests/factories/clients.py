"""A browser without JavaScript that fills in forms as a person does."""

from bs4 import BeautifulSoup
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from participatie.accounts.models import Person


class Browser(FlaskClient):
    """Opens pages, sends forms with the hidden fields that stand in them, and signs people in."""

    def sign_in(self, person: Person) -> "Browser":
        """Sign this person in, as after a correct code."""
        with self.session_transaction() as session:
            session["_user_id"] = person.fs_uniquifier
            session["_fresh"] = True
            session["fs_cc"] = "set"
            session["identity.id"] = person.fs_uniquifier
        return self

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
        forms = soup.select("main form") or soup.select("form")
        form = next((f for f in forms if action is None or f.get("action") == action), None)
        assert form is not None, f"{path} has no form {action or ''}"
        fields = {field["name"]: field.get("value", "") for field in form.select("input[type=hidden][name]")}
        return self.post(form.get("action") or path, data={**fields, **(data or {})}, **kwargs)
