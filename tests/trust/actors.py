"""Everybody with a browser."""

from flask import Flask
from werkzeug.test import TestResponse

from participatie.accounts.models import Person
from participatie.kernel.db import db
from tests.factories.clients import Browser
from tests.trust.world import ACTORS, VISITOR, World


class Cast:
    """A browser for each actor, signed in; that of the visitor began one draft."""

    def __init__(self, app: Flask, world: World) -> None:
        self.app, self.world = app, world
        app.test_client_class = Browser
        self._browsers = {actor: self._browser(actor) for actor in ACTORS}

    def _browser(self, actor: str) -> Browser:
        client = self.app.test_client()
        if actor == VISITOR:
            with client.session_transaction() as session:
                session["drafts"] = [self.world.drafts["browser"]]
        else:
            client.sign_in(db.session.get_one(Person, self.world.people[actor]))
        return client

    def __getitem__(self, actor: str) -> Browser:
        return self._browsers[actor]

    def ask(self, actor: str, path: str, method: str = "GET", **more: object) -> TestResponse:
        """Open an address as this actor, and let the browser forget what the answer changed in it."""
        browser = self[actor]
        cookie = browser.get_cookie("session")
        answer = browser.open(path, method=method, **more)
        if answer.headers.getlist("Set-Cookie"):
            browser.delete_cookie("session")
            if cookie is not None:
                browser.set_cookie("session", cookie.value)
        return answer
