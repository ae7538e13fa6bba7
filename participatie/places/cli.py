"""`participatie places …`: areas, addresses and the base map from files."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from flask import current_app
from flask.cli import AppGroup

from participatie.kernel.access import SYSTEM
from participatie.kernel.db import unit_of_work
from participatie.kernel.errors import Refused
from participatie.places import queries, services
from participatie.places.basemap import Boundary, build
from participatie.places.boundaries import read_areas
from participatie.places.gazetteer_file import read_gazetteer
from participatie.places.ground import file_path
from participatie.places.models import AreaLevel
from participatie.places.report import Outcome, Report

cli = AppGroup("places", help="Areas, addresses and the base map.")

_FILE = click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
_DRY_RUN = click.option("--dry-run", is_flag=True, help="Say what would happen and do nothing.")


@cli.command("import")
@_FILE
@_DRY_RUN
@click.option("--srid", type=click.Choice(["4326", "28992"]), help="Degrees or metres; without it the file tells.")
def import_areas(file: Path, dry_run: bool, srid: str | None) -> None:
    """Bring the areas up to date from a GeoJSON FILE in the layout of CBS."""
    with saying_why(), unit_of_work():
        reading = read_areas(file.read_bytes(), int(srid) if srid else None)
        verb = services.preview_areas if dry_run else services.import_areas
        finish(verb(SYSTEM, reading), dry_run)


@cli.command("addresses")
@_FILE
@_DRY_RUN
def import_addresses(file: Path, dry_run: bool) -> None:
    """Replace the addresses, or the lines of streets, by those of a CSV or GeoJSON FILE."""
    with saying_why(), unit_of_work():
        reading = read_gazetteer(file.read_bytes())
        verb = services.preview_addresses if dry_run else services.import_addresses
        finish(verb(SYSTEM, reading, current_app.config["PLACE_MARGIN_M"]), dry_run)


basemap = AppGroup("basemap", help="The base map of the municipality's own.")
cli.add_command(basemap)


@basemap.command("build")
@click.argument("layers", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--target", type=click.Path(dir_okay=False, path_type=Path), help="Without it: the file that is served.")
@click.option("--attribution", default="", help="Who made the layers; shown on every map.")
def build_basemap(layers: Path, target: Path | None, attribution: str) -> None:
    """Make the base map out of a folder LAYERS with water.geojson, roads.geojson and so on."""
    with saying_why():
        source = attribution or current_app.config["BASEMAP_ATTRIBUTION"]
        report = build(layers, target or file_path(), attribution=source, boundaries=known_boundaries())
    for name, number in report.features.items():
        click.echo(f"{name}\t{number}")
    click.echo(
        f"{report.target}: {report.tiles} tiles, {report.size_bytes // 1024} kB, largest {report.largest_tile_bytes // 1024} kB"
    )


def known_boundaries() -> list[Boundary]:
    """What the map draws of the open areas; a village is drawn as a district is."""
    return [
        (AreaLevel.DISTRICT if area.level == AreaLevel.VILLAGE else area.level, area.geometry)
        for area in queries.list_areas()
        if area.is_open and area.geometry is not None
    ]


@contextmanager
def saying_why() -> Iterator[None]:
    """End a command with the sentence of a refusal instead of a trace."""
    try:
        yield
    except Refused as refusal:
        click.echo(refusal.message, err=True)
        sys.exit(1)


def finish(report: Report, dry_run: bool) -> None:
    """Print the report row by row (what stays the same is only counted); exit 1 when the file is refused."""
    spoken = [outcome for outcome in Outcome if outcome is not Outcome.UNCHANGED]
    for line in report.of(spoken):
        row = "-" if line.row is None else str(line.row)
        click.echo("\t".join(filter(None, (row, line.outcome, line.code, line.name, line.reason))))
    click.echo(", ".join(f"{number} {outcome}" for outcome, number in report.counts) or "The file holds nothing.")
    if report.is_refused:
        click.echo("Nothing was changed: mend the refused rows first.", err=True)
        sys.exit(1)
    if dry_run:
        click.echo("Dry run: nothing was changed.")
