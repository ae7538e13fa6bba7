"""`participatie audit …`: check the trail, print its head, keep the head elsewhere. Exit codes: docs/how-to/audit-trail.md."""

import sys
from pathlib import Path

import click
from flask import current_app
from flask.cli import AppGroup

from participatie.audit import heads, queries, services
from participatie.audit.checking import Verdict

cli = AppGroup("audit", help="The audit trail.")


@cli.command("verify")
@click.option("--from", "first", type=click.IntRange(1), default=1, help="First entry to check; without it, entry 1.")
@click.option("--to", "last", type=click.IntRange(1), help="Last entry to check; without it, the last one.")
@click.option(
    "--head", "given", multiple=True, metavar="HEAD", help="A head that was kept elsewhere, as `audit head` printed it."
)
@click.option("--chain-only", is_flag=True, help="Do not compare with the history.")
def verify(first: int, last: int | None, given: tuple[str, ...], chain_only: bool) -> None:
    """Find any entry that was changed, taken out, put in, swapped or cut off. Heads in AUDIT_FOLDER are compared too."""
    folder = current_app.config["AUDIT_FOLDER"]
    kept = [*(heads.read(Path(folder)) if folder else ()), *(heads.parse(text) for text in given)]
    verdict = services.verify(first, last, kept, with_history=not chain_only)
    click.echo(_said(verdict, first), err=verdict.flaw is not None)
    sys.exit(verdict.flaw.fault.exit_code if verdict.flaw else 0)


def _said(verdict: Verdict, first: int) -> str:
    if verdict.flaw:
        return f"{verdict.flaw.sentence} ({verdict.flaw.fault}, entry {verdict.flaw.seq})"
    if verdict.head is None:
        return "There are no entries."
    return f"{verdict.entries} entries, {first} to {verdict.head.seq}, are whole. Head: {verdict.head}"


@cli.command("head")
def head() -> None:
    """Print the number and seal of the last entry, to keep elsewhere and to give to `audit verify --head`."""
    found = queries.find_head()
    if found is None:
        click.echo("There are no entries.", err=True)
        sys.exit(1)
    click.echo(str(found))


@cli.command("keep")
def keep() -> None:
    """Keep the head outside the database now, as happens every night: in the log, AUDIT_FOLDER and by mail to AUDIT_MAIL."""
    config = current_app.config
    found = queries.find_head()
    if found is None:
        click.echo("There are no entries.", err=True)
        sys.exit(1)
    services.keep_head(found, config["AUDIT_FOLDER"], config["AUDIT_MAIL"], config["LANGUAGES"][0])
    click.echo(str(found))
