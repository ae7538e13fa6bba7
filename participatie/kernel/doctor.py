"""Names every weak or missing setting, with its fix."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pysqlite3.dbapi2 as pysqlite3
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask
from huey import RedisHuey
from sqlalchemy import text
from sqlalchemy.engine import Connection
from sqlalchemy.exc import SQLAlchemyError

from participatie.kernel.db import db
from participatie.kernel.i18n import TRANSLATIONS
from participatie.kernel.settings import DEFAULT_SECRET, PREFIX

FIXED_WAL = (3, 51, 3)


@dataclass(frozen=True)
class Finding:
    """Something to mend before residents come. `fatal`: production does not start with it."""

    problem: str
    fix: str
    fatal: bool = False


def examine(app: Flask) -> list[Finding]:
    """All findings for the settings of this application, the fatal ones first."""
    return sorted(_findings(app), key=lambda finding: not finding.fatal)


def _findings(app: Flask) -> Iterator[Finding]:
    config = app.config
    if config["MODE"] not in {"demo", "development", "production"}:
        yield Finding("MODE is not known.", f"Set {PREFIX}MODE=production.", fatal=True)
    if config["SECRET_KEY"] == DEFAULT_SECRET:
        yield Finding("The secret is the one everybody knows.", f"Set {PREFIX}SECRET_KEY to 32 random characters.", fatal=True)
    elif len(config["SECRET_KEY"]) < 32:
        yield Finding("The secret is short.", f"Set {PREFIX}SECRET_KEY to at least 32 random characters.", fatal=True)
    if app.debug:
        yield Finding("Debug is on.", "Start without --debug and without FLASK_DEBUG.", fatal=True)
    sqlite = config["SQLALCHEMY_DATABASE_URI"].startswith("sqlite")
    if sqlite and config["PROCESSES"] > 1:
        yield Finding(
            "SQLite serves one process only.",
            f"Set {PREFIX}DATABASE_URL to PostgreSQL, or {PREFIX}PROCESSES=1.",
            fatal=True,
        )
    if sqlite and pysqlite3.sqlite_version_info < FIXED_WAL:
        yield Finding("This SQLite can lose writes in its log.", "Install pysqlite3 0.6.1 or newer.", fatal=True)
    if not config["BASE_URL"].startswith("https://"):
        yield Finding("Links do not use https.", f"Set {PREFIX}BASE_URL to the https address of the site.", fatal=True)
    if config["MODE"] == "demo":
        yield Finding("Demo mode: everybody can sign in as anybody.", f"Set {PREFIX}MODE=production.")
    if not config["MAIL_SERVER"]:
        yield Finding(
            "No mail server: nobody gets mail.", f"Set {PREFIX}MAIL_SERVER, {PREFIX}MAIL_PORT and {PREFIX}MAIL_SENDER."
        )
    elif not config["MAIL_STARTTLS"]:
        yield Finding("Mail travels unencrypted.", f"Set {PREFIX}MAIL_STARTTLS=true.")
    if config["MAIL_SENDER"].endswith("@localhost"):
        yield Finding("Mail comes from localhost.", f"Set {PREFIX}MAIL_SENDER to an address of your own domain.")
    if config["BASEMAP"] == "xyz" and not config["BASEMAP_URL"]:
        yield Finding("The base map has no address.", f"Set {PREFIX}BASEMAP_URL, or choose another {PREFIX}BASEMAP.")
    if config["STAFF_SECOND_FACTOR"] == "optional":
        yield Finding("Staff can sign in without a second factor.", f"Set {PREFIX}STAFF_SECOND_FACTOR=required.")
    if config["PROCESSES"] > 1 and not config["REDIS_URL"]:
        yield Finding("Each process counts rate limits by itself.", f"Set {PREFIX}REDIS_URL.")
    if config["WORKER"] not in {"thread", "separate"}:
        yield Finding("WORKER is not known.", f"Set {PREFIX}WORKER=thread or separate.", fatal=True)


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
            yield from _migrations(app, connection)
            if connection.dialect.name == "postgresql":
                yield from _durability(connection)
    except SQLAlchemyError as error:
        reason = type(error.__cause__ or error).__name__
        yield Finding(f"The database does not answer ({reason}).", f"Check {PREFIX}DATABASE_URL.", fatal=True)


def _migrations(app: Flask, connection: Connection) -> Iterator[Finding]:
    scripts = ScriptDirectory(str(app.extensions["migrate"].directory))
    if set(MigrationContext.configure(connection).get_current_heads()) != set(scripts.get_heads()):
        yield Finding("The tables are not those of this version.", "Run `participatie db upgrade`.", fatal=True)


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
            RedisHuey("doctor", url=url).storage.conn.ping()
        except Exception:  # of a library that may not be installed, hence no name
            yield Finding(
                "Redis does not answer.", f"Check {PREFIX}REDIS_URL and that the extra `production` is installed.", fatal=True
            )
    if app.config["WORKER"] == "separate":
        yield Finding("Jobs wait for a worker of their own.", "Keep `participatie worker` running.")


def _languages(app: Flask) -> Iterator[Finding]:
    for language in app.config["LANGUAGES"][1:]:
        if not (TRANSLATIONS / language / "LC_MESSAGES" / "messages.mo").is_file():
            yield Finding(
                f"There are no texts in the language {language}.", "Run `pybabel compile -d participatie/translations`."
            )
