"""The data folder of the demo: what is in it, and how to begin again without throwing anything away."""

import enum
import json
import re
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

import pysqlite3.dbapi2 as pysqlite3

STAMP, BEGUN, DATABASE = "demo.json", "demo.begonnen", "participatie.sqlite"


@dataclass(frozen=True)
class Stamp:
    """What a finished set-up leaves behind."""

    seed: int
    made_at: str


class Condition(enum.Enum):
    """What is in the folder."""

    EMPTY = "empty"
    HALF = "half"
    FOREIGN = "foreign"
    READY = "ready"
    OLDER = "older"
    NEWER = "newer"


def look(folder: Path, migrations: Path) -> Condition:
    """Say what is in the folder, without loading the migrations or opening the database for writing."""
    if not (folder / STAMP).is_file():
        if (folder / BEGUN).exists():
            return Condition.HALF
        return Condition.FOREIGN if (folder / DATABASE).exists() else Condition.EMPTY
    if not (folder / DATABASE).is_file():
        return Condition.HALF
    known = revisions(migrations)
    current = revision_of(folder / DATABASE)
    if current in set(known) - set(known.values()):
        return Condition.READY
    return Condition.OLDER if current in known else Condition.NEWER


def revisions(migrations: Path) -> dict[str, str]:
    """Each revision with the one before it ("" for the first), as their files say."""
    pattern = r"^%s(?:: [^=]+)? = [\"'](\w+)[\"']"
    found: dict[str, str] = {}
    for path in (migrations / "versions").glob("*.py"):
        text = path.read_text(encoding="utf-8")
        own, before = (re.search(pattern % name, text, re.MULTILINE) for name in ("revision", "down_revision"))
        if own:
            found[own[1]] = before[1] if before else ""
    return found


def revision_of(database: Path) -> str:
    """The revision that the database is at; empty when it cannot be read."""
    try:
        with closing(pysqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except pysqlite3.Error:
        return ""
    return str(row[0]) if row else ""


def set_aside(folder: Path) -> Path:
    """Move everything in the folder to a folder inside it that carries the moment; older ones stay where they are."""
    aside = folder / f"opzij-{datetime.now().astimezone():%Y%m%d-%H%M%S}"
    aside.mkdir(parents=True)
    for path in folder.iterdir():
        if not path.name.startswith("opzij-"):
            path.rename(aside / path.name)
    return aside


def begin(folder: Path) -> None:
    """Note that a set-up began."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / BEGUN).touch()


def finish(folder: Path, stamp: Stamp) -> None:
    """Note that it was finished."""
    (folder / STAMP).write_text(json.dumps(asdict(stamp)) + "\n", encoding="utf-8")
    (folder / BEGUN).unlink(missing_ok=True)
