"""The command `participatie`."""

import sys

import click
from flask import Flask
from flask.cli import FlaskGroup, with_appcontext

from participatie.app import folder
from participatie.commands import create_command_app
from participatie.demo import start
from participatie.founding import found
from participatie.kernel.access import SYSTEM
from participatie.kernel.configuration import configure
from participatie.kernel.db import unit_of_work
from participatie.kernel.doctor import examine
from participatie.kernel.inspection import inspect
from participatie.kernel.settings import BadSetting, as_markdown, read_settings


class Commands(FlaskGroup):
    """All commands of the domains, with a plain sentence where a setting is wrong."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except BadSetting as error:
            click.echo(str(error), err=True)
            sys.exit(2)


@click.group(cls=Commands, create_app=create_command_app, add_version_option=False)
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


@main.command("doctor", with_appcontext=False)
def doctor() -> None:
    """Name every weak or missing setting with its fix. Answers 1 when production could not start."""
    bare = Flask("participatie")
    configure(bare, read_settings())
    findings = examine(bare)
    if bare.config["MODE"] != "production" or not any(finding.fatal for finding in findings):
        findings += inspect(create_command_app())
    for finding in findings:
        click.echo(f"{'FATAL  ' if finding.fatal else 'notice '} {finding.problem} {finding.fix}")
    if not findings:
        click.echo("Nothing to mend.")
    sys.exit(1 if any(finding.fatal for finding in findings) else 0)


@main.command("settings", with_appcontext=False)
def settings() -> None:
    """Print the page that documents all settings."""
    click.echo(as_markdown(), nl=False)


@main.command("demo", with_appcontext=False)
@click.option("--port", type=click.IntRange(1, 65_535), help="The port to listen on; without it the first free one from 5000.")
@click.option("--fresh", is_flag=True, help="Begin again; what was there is kept aside.")
def demo(port: int | None, fresh: bool) -> None:
    """Make an invented municipality with content, once, and serve it on this machine."""
    start.run(create_command_app, folder("migrations"), port, fresh)
