"""Heads of the trail, kept outside the database: a line in a file for each day. A chain alone cannot show that it was cut."""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from participatie.kernel.settings import BadSetting

FILE_NAME = "audit-heads.jsonl"


@dataclass(frozen=True)
class Head:
    """The last entry at some moment, and its seal."""

    seq: int
    mac: str
    at: str = ""

    def __str__(self) -> str:
        return f"{self.seq}:{self.mac}"


def append(folder: Path, head: Head) -> None:
    """Add a line, and come back once it is on the disk."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / FILE_NAME).open("a", encoding="ascii") as file:
        file.write(json.dumps(asdict(head)) + "\n")
        file.flush()
        os.fsync(file.fileno())


def read(folder: Path) -> list[Head]:
    """All heads that were kept; a line that cannot be read is said, for somebody was there."""
    path = folder / FILE_NAME
    if not path.exists():
        return []
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            found.append(Head(**json.loads(line)))
        except (ValueError, TypeError) as error:
            raise BadSetting(f"Line {number} of {path} is not a head of the audit trail.") from error
    return found


def parse(text: str) -> Head:
    """A head as `participatie audit head` prints it, or its seal alone (then its number is 0)."""
    seq, _, mac = text.strip().rpartition(":")
    if len(mac) != 64 or not set(mac) <= set("0123456789abcdef") or not (seq or "0").isdecimal():
        raise BadSetting("Write the head as `participatie audit head` prints it, or its 64 characters.")
    return Head(int(seq or 0), mac)
