"""Commands for the search."""

import click
from flask.cli import AppGroup

from participatie.search import services

cli = AppGroup("search", help="Het zoeken.")


@cli.command("rebuild")
def rebuild() -> None:
    """Make the index of texts anew."""
    click.echo(f"{services.rebuild()} teksten in de index.")


@cli.command("repair")
def repair() -> None:
    """Compare the index with everything and mend what differs; runs by itself every night."""
    click.echo(f"{services.repair()} teksten bijgewerkt.")
