"""Everybody with a browser."""

from flask import Flask

from participatie.accounts.models import Person
from participatie.kernel.db import db
from tests.factories.clients import Browser
from tests.trust.world import ACTORS, VISITOR, World


class Cast:
    """A browser for each actor, made when it is first asked for; that of the visitor began one draft."""

    def __init__(self, app: Flask, world: World) -> None:
        self.app, self.world = app, world
        app.test_client_class = Browser
        self._browsers: dict[str, Browser] = {}

    def _browser(self, actor: str) -> Browser:
        client = self.app.test_client()
        if actor == VISITOR:
            with client.session_transaction() as session:
                session["drafts"] = [self.world.drafts["browser"]]
        else:
            client.sign_in(db.session.get_one(Person, self.world.people[actor]))
        return client

    def __getitem__(self, actor: str) -> Browser:
        if actor not in self._browsers:
            self._browsers[actor] = self._browser(actor)
        return self._browsers[actor]

    def everybody(self) -> dict[str, Browser]:
        """All browsers by the name of their actor."""
        return {actor: self[actor] for actor in ACTORS}
