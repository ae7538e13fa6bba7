"""The application behind the command line: with commands and migrations, which a web worker never loads."""

from collections.abc import Mapping

from flask import Flask
from flask_migrate import Migrate

from participatie.app import create_app, domains_of, folder, load
from participatie.kernel.db import db
from participatie.kernel.settings import Value


def create_command_app(settings: Mapping[str, Value] | None = None) -> Flask:
    """The application as commands use it."""
    app = create_app(settings)
    Migrate(app, db, directory=str(folder("migrations")), compare_type=True)
    for domain in domains_of(app):
        for module in load(domain, ("cli",)):
            app.cli.add_command(module.cli)
    return app
