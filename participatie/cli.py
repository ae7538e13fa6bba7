"""The command `participatie`."""

import sys

import click
from flask.cli import FlaskGroup, with_appcontext

from participatie.app import create_app
from participatie.founding import found
from participatie.kernel.access import SYSTEM
from participatie.kernel.db import unit_of_work
from participatie.kernel.settings import BadSetting


class Commands(FlaskGroup):
    """All commands of the domains, with a plain sentence where a setting is wrong."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except BadSetting as error:
            click.echo(str(error), err=True)
            sys.exit(2)


@click.group(cls=Commands, create_app=create_app, add_version_option=False)
def main() -> None:
    """Participatie: set up, run and look after a platform."""


@main.command()
@click.option("--name", default="Samen in de buurt", help="Name of the platform.")
@click.option("--place", "place_name", default="onze gemeente", help="Name of the municipality.")
@click.option("--contact", "contact_email", default="", help="Address for questions.")
@with_appcontext
def init(name: str, place_name: str, contact_email: str) -> None:
    """Give a new platform its name, texts, themes, first partner and a team. Once more does no harm."""
    with unit_of_work():
        for line in found(SYSTEM, name, place_name, contact_email):
            click.echo(line)
