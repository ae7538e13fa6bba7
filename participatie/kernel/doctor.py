"""Names every weak or missing setting, with its fix."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import pysqlite3.dbapi2 as pysqlite3
from flask import Flask

from participatie.kernel.settings import DEFAULT_SECRET, PREFIX

FIXED_WAL = (3, 51, 3)
LOOPBACK = {"127.0.0.1", "localhost", "::1"}


@dataclass(frozen=True)
class Finding:
    """Something to mend before residents come. `fatal`: production does not start with it."""

    problem: str
    fix: str
    fatal: bool = False


Examiner = Callable[[Flask], Iterable[Finding]]

_examiners: list[Examiner] = []


def register(examiner: Examiner) -> None:
    """Let a domain look at settings that only it understands."""
    if examiner not in _examiners:
        _examiners.append(examiner)


Inspector = Callable[[], Iterable[Finding]]

_inspectors: list[Inspector] = []


def register_inspector(inspector: Inspector) -> None:
    """Let a domain look at what only it understands in a database that answers and is of this version."""
    if inspector not in _inspectors:
        _inspectors.append(inspector)


def all_inspectors() -> tuple[Inspector, ...]:
    """What domains look at in the database, in the order in which they were registered."""
    return tuple(_inspectors)


def examine(app: Flask) -> list[Finding]:
    """All findings for the settings of this application, the fatal ones first."""
    found = [*_findings(app), *(finding for examiner in _examiners for finding in examiner(app))]
    return sorted(found, key=lambda finding: not finding.fatal)


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
    if config["MODE"] == "demo" and urlsplit(config["BASE_URL"]).hostname not in LOOPBACK:
        yield Finding("Demo mode on a public address: everybody is administrator.", f"Set {PREFIX}MODE=production.", fatal=True)
    elif config["MODE"] == "demo":
        yield Finding("Demo mode: everybody can sign in as anybody.", f"Set {PREFIX}MODE=production.")
    if not config["MAIL_SERVER"]:
        yield Finding(
            "No mail server: nobody gets mail.", f"Set {PREFIX}MAIL_SERVER, {PREFIX}MAIL_PORT and {PREFIX}MAIL_SENDER."
        )
    elif not config["MAIL_STARTTLS"] and config["MAIL_SERVER"] not in LOOPBACK:
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
