"""Files that wait between a dry run and its import, under names that cannot be guessed and for a day at most."""

import re
import time
from pathlib import Path

from flask import current_app

from participatie.kernel.errors import NotFound
from participatie.kernel.files import new_key

KEPT_S = 24 * 3600
_KEY = re.compile(r"[A-Za-z0-9_-]{20,40}", re.ASCII)


def keep(content: bytes) -> str:
    """Keep a file and return its key; older files go."""
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        if time.time() - old.stat().st_mtime > KEPT_S:
            old.unlink(missing_ok=True)
    key = new_key()
    (folder / key).write_bytes(content)
    return key


def read(key: str) -> bytes:
    """The file with this key; NotFound when it is gone."""
    path = _folder() / key
    if not _KEY.fullmatch(key) or not path.is_file():
        raise NotFound
    return path.read_bytes()


def drop(key: str) -> None:
    """Forget a file."""
    if _KEY.fullmatch(key):
        (_folder() / key).unlink(missing_ok=True)


def _folder() -> Path:
    folder: Path = current_app.config["DATA_FOLDER"]
    return folder / "imports"
