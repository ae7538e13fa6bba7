"""The workbook of a large site, made beforehand: a file that is there whole or not at all."""

from datetime import UTC, datetime
from pathlib import Path
from tempfile import NamedTemporaryFile

from flask import current_app

from participatie.opendata.sheets import all_sheets
from participatie.opendata.workbook import workbook


def path() -> Path:
    """Where it stands."""
    folder: Path = current_app.config["DATA_FOLDER"]
    return folder / "open-data" / "alles.ods"


def made_at() -> datetime | None:
    """When it was made, if it was."""
    return datetime.fromtimestamp(path().stat().st_mtime, UTC) if path().is_file() else None


def make() -> None:
    """Write it anew beside the old one, then put it in its place."""
    there = path()
    there.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=there.parent, suffix=".part", delete=False) as file:
        try:
            file.writelines(workbook(all_sheets()))
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise
    Path(file.name).chmod(0o640)
    Path(file.name).replace(there)
