"""Every setting, in one table. They come from the environment only, with the prefix `PARTICIPATIE_`."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

PREFIX = "PARTICIPATIE_"
DEFAULT_SECRET = "only-for-a-demo-on-this-machine"  # noqa: S105  (refused in production)


def _truth(text: str) -> bool:
    answer = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}.get(text.strip().lower())
    if answer is None:
        raise ValueError("use true or false")
    return answer


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.split(",") if word.strip())


def _one_of(*words: str) -> Callable[[str], "Value"]:
    def parse(text: str) -> "Value":
        if text not in words:
            raise ValueError("use " + ", ".join(words))
        return text

    return parse


Value = str | int | bool | tuple[str, ...]


@dataclass(frozen=True)
class Setting:
    """One setting: its name without prefix, what it is when unset, how its text is read, and what it does."""

    name: str
    default: Value
    parse: Callable[[str], Value]
    meaning: str


SETTINGS: tuple[Setting, ...] = (
    Setting("MODE", "demo", str, "`demo`, `development` or `production`. Production refuses weak settings."),
    Setting("SECRET_KEY", DEFAULT_SECRET, str, "Signs sessions and links. At least 32 random characters."),
    Setting("SECRET_KEY_FALLBACKS", (), _words, "Earlier secrets that still verify, comma separated, while you rotate."),
    Setting("DATA_FOLDER", "var", str, "Folder for the embedded database, uploads and the base map."),
    Setting("DATABASE_URL", "", str, "Empty: SQLite in the data folder. Else `postgresql+psycopg://…`."),
    Setting("BASE_URL", "http://127.0.0.1:5000", str, "The address that people type; links in mail start with it."),
    Setting("TRUSTED_HOSTS", (), _words, "Host names that may be asked for besides the one in BASE_URL."),
    Setting("PROXIES", 0, int, "How many trusted proxies stand in front and set X-Forwarded-*."),
    Setting("PROCESSES", 1, int, "Web processes that share the database. More than 1 needs PostgreSQL."),
    Setting("MAIL_SERVER", "", str, "SMTP host. Empty: the demo keeps mail on its mailbox page; in production mail waits."),
    Setting("MAIL_PORT", 25, int, "SMTP port."),
    Setting("MAIL_USERNAME", "", str, "SMTP user, if the server asks for one."),
    Setting("MAIL_PASSWORD", "", str, "SMTP password."),
    Setting("MAIL_STARTTLS", True, _truth, "Whether to switch to TLS before sending."),
    Setting("MAIL_SENDER", "participatie@localhost", str, "The address that mail comes from."),
    Setting("REDIS_URL", "", str, "Empty: jobs and rate limits are embedded. Else `redis://…`."),
    Setting("WORKER", "thread", str, "`thread`: jobs run inside the web process. `separate`: `participatie worker`."),
    Setting("BASEMAP", "pmtiles", str, "`pmtiles`, `pdok`, `xyz` or `boundaries`."),
    Setting("BASEMAP_URL", "", str, "For `xyz`: address with {z}, {x} and {y}."),
    Setting("BASEMAP_ATTRIBUTION", "", str, "Who made the base map; shown on every map."),
    Setting("GEOCODER", "local", str, "`local`: the imported addresses. `pdok`: Locatieserver, falling back to local."),
    Setting("GEOCODER_URL", "https://api.pdok.nl/bzk/locatieserver/search/v3_1", str, "Where the Locatieserver answers."),
    Setting("PLACE_MARGIN_M", 500, int, "How far outside the municipality a place may lie, in metres."),
    Setting("LANGUAGES", ("nl", "en"), _words, "Languages a visitor can choose; the first is the default."),
    Setting("THEME", "beemdwaard", str, "Name of a style file in static/css/themes/, or an own file on THEME_URL."),
    Setting("THEME_URL", "", str, "Path on this host of the municipality's own token file."),
    Setting("ANSWER_TERM_DAYS", 5, int, "Working days for a first answer where a team sets no term of its own."),
    Setting("COMMITMENT_REMINDER_DAYS", 3, int, "How many days before its date somebody is reminded of what they promised."),
    Setting("ASKS_PER_MONTH", 2, int, "How many questions an address gets by letter in 30 days, all plans together."),
    Setting("ASKS_PER_YEAR", 6, int, "The same in 365 days."),
    Setting("LETTERS_KEPT_DAYS", 30, int, "After so many days the file with printed letters, and so their codes, is deleted."),
    Setting("INTERIM_RESULTS", False, _truth, "Whether voices of households are shown while their round is still open."),
    Setting(
        "STAFF_SECOND_FACTOR",
        "auto",
        _one_of("auto", "required", "optional"),
        "Whether staff must use an authenticator: `required`, `optional`, or `auto` (required in production).",
    ),
    Setting("SIGN_IN_FILE", "", str, "File that names the providers people can sign in with; see docs/how-to/sign-in.md."),
    Setting("AUDIT_KEYS", (), _words, "Keys that seal the audit trail, as `name:key`, comma separated; the first one seals."),
    Setting("AUDIT_FOLDER", "", str, "Folder outside the data folder in which the head of the audit trail is kept each night."),
    Setting("AUDIT_MAIL", "", str, "Address to which the head of the audit trail is mailed each night."),
    Setting("ERASURE_FOLDER", "", str, "Folder outside backups with the list of erased people; empty: the data folder."),
    Setting("LOG_FORMAT", "text", str, "`text` or `json`."),
)


class BadSetting(Exception):
    """A setting cannot be read. The message names it and says what is wanted."""


def read_settings(environ: Mapping[str, str] | None = None) -> dict[str, Value]:
    """The settings of this process. Unknown names with our prefix are refused, for they are typing errors."""
    given = {k[len(PREFIX) :]: v for k, v in (environ or os.environ).items() if k.startswith(PREFIX)}
    given = {k: v for k, v in given.items() if not k.startswith("TEST_") and k != "SHARED_DATA"}
    if unknown := sorted(given.keys() - {setting.name for setting in SETTINGS}):
        raise BadSetting(f"Unknown setting {PREFIX}{unknown[0]}. See docs/how-to/settings.md for the names.")
    values: dict[str, Value] = {}
    for setting in SETTINGS:
        try:
            values[setting.name] = setting.parse(given[setting.name]) if setting.name in given else setting.default
        except ValueError as error:
            raise BadSetting(f"{PREFIX}{setting.name}={given[setting.name]!r}: {error}.") from error
    values["DATABASE_URL"] = values["DATABASE_URL"] or sqlite_url(Path(str(values["DATA_FOLDER"])))
    return values


def sqlite_url(folder: Path) -> str:
    """The address of the embedded database in this folder."""
    return f"sqlite:///{(folder / 'participatie.sqlite').resolve()}"


def as_markdown() -> str:
    """The page docs/how-to/settings.md: every setting, as this table has it."""
    rows = [f"| `{PREFIX}{one.name}` | {_shown(one)} | {one.meaning} |" for one in SETTINGS]
    return "\n".join((*_PAGE, *rows, ""))


def _shown(setting: Setting) -> str:
    if setting.default is DEFAULT_SECRET:
        return "only for the demo"
    value = ",".join(setting.default) if isinstance(setting.default, tuple) else str(setting.default)
    return f"`{value.lower() if isinstance(setting.default, bool) else value}`" if value else ""


_PAGE = (
    "# Settings",
    "",
    "All settings come from the environment. A name that starts with the prefix but is not in this list is refused, for it",
    "is a typing error. `participatie doctor` names every weak or missing setting with its fix; production does not start",
    "while a fatal one is left. This page is made by `participatie settings > docs/how-to/settings.md`.",
    "",
    "| name | when unset | what it does |",
    "| --- | --- | --- |",
)
