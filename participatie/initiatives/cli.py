"""Commands for initiatives."""

from pathlib import Path

import click
from flask.cli import AppGroup

from participatie.initiatives import services
from participatie.initiatives.services.imports import Report
from participatie.initiatives.tables import COLUMNS, RowError, read_table
from participatie.kernel.access import SYSTEM
from participatie.kernel.db import dry_run, unit_of_work
from participatie.kernel.errors import Refused

cli = AppGroup("initiatives", help="Initiatives from files.")


@cli.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--column", "columns", multiple=True, metavar="OURS=THEIRS", help=f"Which column is which of: {', '.join(COLUMNS)}."
)
@click.option("--theme", default="overig", help="Theme (slug) for rows whose theme we do not know.")
@click.option("--skip-doubles", is_flag=True, help="Leave out rows with the title, place and text of an earlier one.")
@click.option("--dry-run", "only_try", is_flag=True, help="Say what would happen and change nothing.")
def import_file(file: Path, columns: tuple[str, ...], theme: str, skip_doubles: bool, only_try: bool) -> None:
    """Place the initiatives of a CSV or GeoJSON file: all of them, or none."""
    mapping = dict(column.split("=", 1) for column in columns if "=" in column)
    try:
        table = read_table(file.read_bytes(), mapping)
    except Refused as refusal:
        raise click.ClickException(refusal.message) from refusal
    report = Report(errors=table.errors)
    if not table.errors:
        with dry_run() if only_try else unit_of_work():
            report = services.import_rows(SYSTEM, table.rows, theme, skips_doubles=skip_doubles)
    print_errors(report.errors)
    print_errors(report.doubles)
    would = "would be " if only_try else ""
    counts = f"{report.known} known already, {len(report.doubles)} look double, {len(report.errors)} errors"
    click.echo(f"{report.added} {would}added, {counts}.")
    if report.errors:
        raise SystemExit(1)


def print_errors(errors: list[RowError]) -> None:
    """One line per error: row, column, what is wrong."""
    for error in errors:
        click.echo(f"row {error.row}, {error.column}: {error.sentence}", err=True)
