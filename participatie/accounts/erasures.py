"""The list of who was erased, outside the database and its backups: after a restore it is gone through again.

A line holds a number, a moment and a choice, and nothing that says who it was.
"""

import json
import os
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

FILE_NAME = "erasures.jsonl"


@dataclass(frozen=True)
class Erased:
    """Who was erased, by number, when, and whether the texts went as well."""

    person_id: int
    at: str
    texts_go: bool

    @property
    def moment(self) -> datetime:
        """When it was."""
        return datetime.fromisoformat(self.at)


def path_of(folder: str, data_folder: Path) -> Path:
    """Where the list stands: in the folder of the settings, else with the data."""
    return (Path(folder) if folder else data_folder) / FILE_NAME


def append(path: Path, erased: Erased) -> None:
    """Add a line, and come back once it is on the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="ascii") as file:
        file.write(json.dumps(asdict(erased)) + "\n")
        file.flush()
        os.fsync(file.fileno())


def read(path: Path) -> list[Erased]:
    """Everybody on the list, oldest first."""
    if not path.is_file():
        return []
    return [Erased(**json.loads(line)) for line in path.read_text(encoding="ascii").splitlines() if line.strip()]
