"""Commands for the map."""

import click
from flask.cli import AppGroup

from participatie.kernel.db import unit_of_work
from participatie.map import services

cli = AppGroup("map", help="De kaart.")


@cli.command("rebuild")
def rebuild() -> None:
    """Count all subjects on the map anew."""
    with unit_of_work():
        total = services.rebuild()
    click.echo(f"{total} onderwerpen op de kaart geteld.")
