"""How far an import is, told beside the database: what it wrote cannot be seen there before it is all written."""

from pathlib import Path

from flask import current_app


def write(key: str, done: int, total: int) -> None:
    """Tell it, now and then."""
    if done % 50 == 0 or done == total:
        path = _path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{done} {total}")


def read(key: str) -> tuple[int, int]:
    """How many of how many were done; nothing of nothing when nobody told."""
    try:
        done, total = (int(part) for part in _path(key).read_text().split())
    except (OSError, ValueError):
        return 0, 0
    return done, total


def forget(key: str) -> None:
    """It is over."""
    _path(key).unlink(missing_ok=True)


def _path(key: str) -> Path:
    folder: Path = current_app.config["DATA_FOLDER"]
    return folder / "imports" / f"{key}.progress"
