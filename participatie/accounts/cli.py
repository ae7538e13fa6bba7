"""Commands for people: the first administrator, and roles."""

import sys

import click
from flask import current_app
from flask.cli import AppGroup

from participatie.accounts import queries, services
from participatie.accounts.addresses import normal_address
from participatie.accounts.leaving_wiring import listed
from participatie.accounts.models import Purpose
from participatie.accounts.roles import Role, scopes_of
from participatie.kernel.access import SYSTEM
from participatie.kernel.db import unit_of_work
from participatie.kernel.errors import Refused

cli = AppGroup("people", help="People: the first administrator, and who holds which role.")


@cli.command("create-admin")
@click.argument("email")
@click.argument("name")
def create_admin(email: str, name: str) -> None:
    """Make an administrator and print a link with which they sign in once."""
    try:
        with unit_of_work():
            address = normal_address(email)
            person = queries.find_person_by_email(address) or services.create_person(address, name)
            services.give_grant(SYSTEM, person, Role.ADMINISTRATOR)
            token = services.make_link(address, Purpose.SIGN_IN)
    except Refused as refusal:
        sys.exit(refusal.message)
    click.echo(f"{current_app.config['BASE_URL']}/inloggen/link/{token}")


@cli.command("grant")
@click.argument("email")
@click.argument("role", type=click.Choice([role.value for role in Role]))
@click.option("--scope", type=int, help="Id of the team or partner that the role is for.")
def grant(email: str, role: str, scope: int | None) -> None:
    """Give somebody a role."""
    try:
        with unit_of_work():
            person = queries.find_person_by_email(normal_address(email))
            if person is None:
                sys.exit(f"Nobody has an account with {email}.")
            if scope is not None and scope not in dict(scopes_of(Role(role), SYSTEM)):
                sys.exit(f"There is no team or partner {scope} for the role {role}.")
            services.give_grant(SYSTEM, person, role, scope)
    except Refused as refusal:
        sys.exit(refusal.message)


@cli.command("erase-again")
def erase_again() -> None:
    """After a restore: forget once more everybody who was forgotten since that backup. More than once does no harm."""
    with unit_of_work():
        again = services.erase_again(listed())
    click.echo(f"{len(again)} forgotten again." + "".join(f" {number}" for number in again))
