"""Looks into the database, the folder and the queue of an installation, and names what is weak or missing."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from sqlalchemy import func, select, text
from sqlalchemy.engine import Connection
from sqlalchemy.exc import SQLAlchemyError

from participatie.kernel.db import db
from participatie.kernel.doctor import Finding, all_inspectors
from participatie.kernel.i18n import TRANSLATIONS
from participatie.kernel.outbox import MailState, OutboxMail
from participatie.kernel.queues import redis_queue
from participatie.kernel.settings import PREFIX


def inspect(app: Flask) -> list[Finding]:
    """What is wrong with the machine around the settings: folder, database, base map, queue, languages."""
    with app.app_context():
        found = [*_folder(app), *_database(app), *_base_map(app), *_queue(app), *_languages(app)]
    return sorted(found, key=lambda finding: not finding.fatal)


def _folder(app: Flask) -> Iterator[Finding]:
    folder: Path = app.config["DATA_FOLDER"]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"x")
    except OSError as error:
        yield Finding(
            f"The data folder {folder} cannot be written: {error.strerror}.", "Give this user the folder.", fatal=True
        )


def _database(app: Flask) -> Iterator[Finding]:
    try:
        with db.engine.connect() as connection:
            behind = [*_migrations(app, connection)]
            yield from behind or _mail(connection)
            if connection.dialect.name == "postgresql":
                yield from _durability(connection)
        if not behind:  # with a connection of their own: SQLite has one that may write
            yield from (finding for inspector in all_inspectors() for finding in inspector())
    except SQLAlchemyError as error:
        reason = type(error.__cause__ or error).__name__
        yield Finding(f"The database does not answer ({reason}).", f"Check {PREFIX}DATABASE_URL.", fatal=True)


def _migrations(app: Flask, connection: Connection) -> Iterator[Finding]:
    scripts = ScriptDirectory(str(app.extensions["migrate"].directory))
    if set(MigrationContext.configure(connection).get_current_heads()) != set(scripts.get_heads()):
        yield Finding("The tables are not those of this version.", "Run `participatie db upgrade`.", fatal=True)


def _mail(connection: Connection) -> Iterator[Finding]:
    stuck = (OutboxMail.last_error != "") & (OutboxMail.state != MailState.SENT)
    count, latest = connection.execute(select(func.count(), func.max(OutboxMail.id)).where(stuck)).one()
    if count:
        reason = connection.scalar(select(OutboxMail.last_error).where(OutboxMail.id == latest))
        yield Finding(f"Mail that could not be sent: {count}. The last reason: {reason}", f"Check {PREFIX}MAIL_….")


def _durability(connection: Connection) -> Iterator[Finding]:
    for name in ("fsync", "synchronous_commit", "full_page_writes"):
        if (value := connection.scalar(text(f"SHOW {name}"))) != "on":
            yield Finding(f"PostgreSQL may lose what it said it kept: {name} is {value}.", f"Set {name} = on.", fatal=True)


def _base_map(app: Flask) -> Iterator[Finding]:
    if app.config["BASEMAP"] == "pmtiles" and not any(app.config["DATA_FOLDER"].glob("*.pmtiles")):
        yield Finding("There is no base map file; only boundaries show.", "Run `participatie places basemap build`.")


def _queue(app: Flask) -> Iterator[Finding]:
    if url := app.config["REDIS_URL"]:
        try:
            redis_queue("doctor", url).storage.conn.ping()
        except Exception:  # of a library that may not be installed, hence no name
            yield Finding(
                "Redis does not answer.", f"Check {PREFIX}REDIS_URL and that the extra `production` is installed.", fatal=True
            )
    if app.config["WORKER"] == "separate":
        yield Finding("Jobs wait for a worker of their own.", "Keep `participatie worker` running.")


def _languages(app: Flask) -> Iterator[Finding]:
    for language in app.config["LANGUAGES"][1:]:
        if not (TRANSLATIONS / language / "LC_MESSAGES" / "messages.mo").is_file():
            yield Finding(f"There are no texts in the language {language}.", "Run `python tools/translations.py compile`.")
