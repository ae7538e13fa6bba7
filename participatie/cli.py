"""The command `participatie`."""

import sys

import click
from flask.cli import FlaskGroup

from participatie.app import create_app
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
