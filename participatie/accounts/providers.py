"""The providers of identities that people may sign in with, as one file of the settings names them."""

import enum
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from pathlib import Path
from urllib.parse import urlsplit

from flask import Flask

from participatie.kernel.doctor import LOOPBACK, Finding
from participatie.kernel.settings import PREFIX, BadSetting

WELL_KNOWN = "/.well-known/openid-configuration"
_NAME = re.compile(r"[a-z][a-z0-9-]{0,29}")


class Audience(enum.StrEnum):
    """For whom a provider is meant."""

    STAFF = "staff"
    RESIDENTS = "residents"
    BOTH = "both"


@dataclass(frozen=True)
class Provider:
    """One provider of OpenID Connect. `name` stands in addresses; `discovery` is where it describes itself.

    `acr` are the levels of certainty, one of which a sign-in must have; `acr_claim` says where the level stands.
    """

    name: str
    label: str
    discovery: str
    client_id: str
    client_secret: str = field(default="", repr=False)
    audience: Audience = Audience.BOTH
    scopes: tuple[str, ...] = ("openid", "profile", "email")
    hosts: tuple[str, ...] = ()
    name_claim: str = "name"
    email_claim: str = "email"
    acr_claim: str = "acr"
    acr: tuple[str, ...] = ()
    second_factor: bool = False

    @property
    def issuer(self) -> str:
        """Whose word counts: the address of the discovery without its fixed end."""
        return self.discovery.removesuffix(WELL_KNOWN)

    @property
    def origins(self) -> tuple[str, ...]:
        """Where it may be asked."""
        return (self.discovery, *self.hosts)


def read_providers(path: str) -> tuple[Provider, ...]:
    """The providers in this file, in its order; none without a file."""
    if not path:
        return ()
    try:
        tables = tomllib.loads(Path(path).read_text())
        found = tuple(_read_one(table, Path(path).parent) for table in tables.pop("provider", []))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, ValueError, TypeError, AttributeError) as error:
        raise BadSetting(f"{PREFIX}SIGN_IN_FILE={path!r}: {error}.") from error
    if tables or len({one.name for one in found}) < len(found):
        raise BadSetting(f"{PREFIX}SIGN_IN_FILE={path!r}: only [[provider]] tables, each with a name of its own.")
    return found


def _read_one(table: dict[str, object], folder: Path) -> Provider:
    values = {("audience" if key == "for" else key): value for key, value in table.items() if key != "client_secret_file"}
    if secret_file := table.get("client_secret_file"):
        values["client_secret"] = (folder / str(secret_file)).read_text().strip()
    known = {one.name: one.default for one in fields(Provider)}
    if unknown := sorted(values.keys() - known.keys()):
        raise ValueError(f"unknown key {unknown[0]!r}")
    for key, value in values.items():
        values[key] = _typed(key, value, known[key])
    provider = Provider(**values)  # type: ignore[arg-type]  # each was given its type just now
    if not _NAME.fullmatch(provider.name) or not provider.label.strip() or not provider.client_id:
        raise ValueError("a provider has a name (small letters, digits, hyphens), a label and a client_id")
    if not urlsplit(provider.discovery).hostname or not provider.discovery.endswith(WELL_KNOWN):
        raise ValueError(f"discovery of {provider.name} is an address that ends in {WELL_KNOWN}")
    if "openid" not in provider.scopes:
        raise ValueError(f"scopes of {provider.name} hold openid")
    return provider


def _typed(key: str, value: object, default: object) -> object:
    if key == "audience":
        return Audience(str(value))
    if isinstance(default, bool):
        wanted = isinstance(value, bool)
    elif isinstance(default, tuple):
        wanted = isinstance(value, list) and all(isinstance(one, str) for one in value)
        value = tuple(value) if isinstance(value, list) else value
    else:
        wanted = isinstance(value, str)
    if not wanted:
        raise ValueError(f"{key} has a value of the wrong kind")
    return value


def examine(app: Flask) -> Iterator[Finding]:
    """What is weak in the file with providers."""
    path = str(app.config["SIGN_IN_FILE"])
    try:
        found = read_providers(path)
    except BadSetting as error:
        yield Finding("The providers to sign in with cannot be read.", str(error), fatal=True)
        return
    for one in found:
        yield from _weak_points(one)
    if any(one.client_secret for one in found) and Path(path).stat().st_mode & 0o007:
        yield Finding("Everybody on this machine can read the file with providers.", f"Run `chmod o= {path}`.")


def _weak_points(provider: Provider) -> Iterator[Finding]:
    where = f"Sign-in with {provider.name}"
    parts = urlsplit(provider.discovery)
    if parts.scheme != "https":
        is_here = parts.hostname in LOOPBACK
        yield Finding(f"{where} does not use https.", "Give `discovery` the https address of the provider.", not is_here)
    if not provider.client_secret:
        yield Finding(f"{where} has no secret.", "Set `client_secret_file`, or `client_secret`.", fatal=True)
    if provider.second_factor and not provider.acr:
        yield Finding(
            f"{where} counts as two steps, whatever the provider asked.",
            "Set `acr` to the levels that mean two steps.",
            fatal=True,
        )
    if provider.second_factor and provider.audience == Audience.RESIDENTS:
        yield Finding(
            f"{where} is for residents, and cannot be the two steps of staff.", "Take `second_factor` away, or set `for`."
        )
