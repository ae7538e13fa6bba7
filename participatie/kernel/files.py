"""Files that people send: kept outside the web root under names that we make, shown only to who may see what they belong to."""

import hashlib
import hmac
import logging
import os
import secrets
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

from flask import current_app
from flask_babel import gettext as _
from sqlalchemy import ColumnElement, String, and_, delete, exists, func, select
from sqlalchemy.orm import Mapped, mapped_column

from participatie.kernel.access import NOBODY, Actor
from participatie.kernel.clock import now, today
from participatie.kernel.db import Base, UtcDateTime, db, unit_of_work
from participatie.kernel.drawings import convert
from participatie.kernel.errors import Refused
from participatie.kernel.images import Picture, shrink
from participatie.kernel.jobs import nightly

log = logging.getLogger(__name__)

MOST_A_DAY = 40
ORPHAN_AFTER = timedelta(hours=24)
SMALL = ".small"

Guard = Callable[[Actor, str], bool]

_guards: list[Guard] = []


def new_key() -> str:
    """A name that cannot be guessed: 128 random bits."""
    return secrets.token_urlsafe(16)


class StoredFile(Base):
    """One stored file. Its key is its name on disk and in addresses.

    `sender` is a keyed hash of who sent it on which day: enough to count, of no use to find out who.
    """

    __tablename__ = "stored_file"

    key: Mapped[str] = mapped_column(String(32), primary_key=True, default=new_key)
    media_type: Mapped[str] = mapped_column(String(40))
    sha256: Mapped[str] = mapped_column(String(64))
    size_bytes: Mapped[int]
    width_px: Mapped[int | None]
    height_px: Mapped[int | None]
    sender: Mapped[str] = mapped_column(String(32), default="", index=True)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


def register_guard(guard: Guard) -> Guard:
    """Let a domain say whether an actor may see a file, because of what the file belongs to there."""
    if guard not in _guards:
        _guards.append(guard)
    return guard


def is_public(key: str) -> bool:
    """Whether everybody may see this file."""
    return any(guard(NOBODY, key) for guard in _guards)


def may_see(actor: Actor, key: str) -> bool:
    """Whether this actor may see this file."""
    return any(guard(actor, key) for guard in _guards)


def find_file(key: str) -> StoredFile | None:
    """The file with this key, if there is one."""
    return db.session.get(StoredFile, key)


def folder() -> Path:
    """Where files are kept."""
    return Path(current_app.config["DATA_FOLDER"]) / "files"


def path_of(key: str, suffix: str = "") -> Path:
    """Where this file is kept. Keys are ours, never what somebody typed."""
    return folder() / key[:2] / f"{key}{suffix}"


def sender_of_today(who: str) -> str:
    """A hash that counts what somebody sends today, and means nothing tomorrow."""
    secret: str = current_app.config["SECRET_KEY"]
    return hmac.new(secret.encode(), f"{today()}\n{who}".encode(), "sha256").hexdigest()[:32]


def keep_photo(data: bytes, who: str) -> StoredFile:
    """Keep a photo, re-encoded in two sizes. `who` is `limits.person_or_network()`, for the count of a day.

    The decoding comes before the first question to the database, whose lock it would hold.
    """
    return _keep_of_today(shrink(data), who)


def keep_drawing(data: bytes, page: int, who: str) -> StoredFile:
    """Keep one page of a drawing as a picture, counted with the photos of the day."""
    return _keep_of_today(convert(data, page), who)


def _keep_of_today(picture: Picture, who: str) -> StoredFile:
    sender = sender_of_today(who)
    sent = db.session.scalar(select(func.count()).select_from(StoredFile).where(StoredFile.sender == sender)) or 0
    if sent >= MOST_A_DAY:
        raise Refused(_("Je plaatste vandaag al %(n)s foto's. Morgen kan het weer.", n=MOST_A_DAY), "photos")
    return _keep(picture, sender)


def keep_document(data: bytes, media_type: str) -> StoredFile:
    """Keep a document that we made ourselves. Who may see it is up to the domain it belongs to."""
    key = new_key()
    write(path_of(key), data)
    row = StoredFile(key=key, media_type=media_type, sha256=hashlib.sha256(data).hexdigest(), size_bytes=len(data))
    row.created_at = now()
    db.session.add(row)
    db.session.flush()
    return row


def _keep(picture: Picture, sender: str) -> StoredFile:
    key = new_key()
    write(path_of(key), picture.large)
    write(path_of(key, SMALL), picture.small)
    row = StoredFile(
        key=key,
        media_type="image/webp",
        sha256=hashlib.sha256(picture.large).hexdigest(),
        size_bytes=len(picture.large),
        width_px=picture.width_px,
        height_px=picture.height_px,
        sender=sender,
        created_at=now(),
    )
    db.session.add(row)
    db.session.flush()
    return row


def write(path: Path, data: bytes) -> None:
    """Write a file so that after a crash it is there whole or not at all: other name, to disk, rename, folder to disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    with temporary.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
    handle = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _unused() -> ColumnElement[bool]:
    """No row of any table points at the file. The tables are found by their foreign keys, so that none is forgotten."""
    parents = [
        column
        for table in Base.metadata.tables.values()
        for column in table.columns
        if any(key.target_fullname == "stored_file.key" for key in column.foreign_keys)
    ]
    return and_(True, *(~exists().where(column == StoredFile.key) for column in parents))


@nightly
def sweep_files() -> None:
    """Remove, after a day, rows to which nothing points and files without a row; a row without its file is an alarm."""
    before = now() - ORPHAN_AFTER
    with unit_of_work():
        db.session.execute(delete(StoredFile).where(StoredFile.created_at < before, _unused()))
        known = set(db.session.scalars(select(StoredFile.key)))
    found: set[str] = set()
    for path in _files():
        key = path.name.removesuffix(SMALL)
        found.add(key)
        if key not in known and path.stat().st_mtime < before.timestamp():
            path.unlink(missing_ok=True)
    for key in known - found:
        log.error("a stored file is missing", extra={"file_key": key})


def _files() -> Iterator[Path]:
    return (path for path in folder().glob("*/*") if path.is_file()) if folder().is_dir() else iter(())
