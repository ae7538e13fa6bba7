"""The ways to sign in, as links and lines on a page."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from flask import current_app, url_for

from participatie.accounts import queries
from participatie.accounts.forms import PasskeyUseForm
from participatie.accounts.journeys import is_meant_for
from participatie.accounts.keys import site_of
from participatie.accounts.providers import Audience, Provider
from participatie.kernel.access import Actor


@dataclass(frozen=True)
class ProviderLink:
    """The way to one provider, from the page to sign in."""

    label: str
    url: str
    is_for_staff: bool


@dataclass(frozen=True)
class LinkedIdentity:
    """A provider that opens the account."""

    id: int
    label: str
    used_at: datetime


def _providers() -> list[Provider]:
    return list(current_app.extensions["providers"].values())


@dataclass(frozen=True)
class PasskeyLine:
    """A passkey of the account."""

    id: int
    name: str
    used_at: datetime | None
    is_copied: bool


def passkey_lines(actor: Actor) -> list[PasskeyLine]:
    """The passkeys of the account."""
    return [PasskeyLine(one.id, one.name, one.used_at, one.copied_at is not None) for one in queries.list_passkeys(actor)]


def passkeys_work() -> bool:
    """Whether this site has a name that passkeys can belong to."""
    return site_of(current_app.config["BASE_URL"], "") is not None


@dataclass(frozen=True)
class MoreWays:
    """The ways besides mail and password that the page to sign in shows."""

    providers: list[ProviderLink]
    passkey_form: PasskeyUseForm | None


def more_ways(next_path: str = "", *, is_again: bool = False) -> MoreWays:
    """Those ways, with where the person was going."""
    form = PasskeyUseForm(None, next=next_path) if passkeys_work() else None
    return MoreWays(provider_links(next_path, is_again=is_again), form)


def provider_links(next_path: str = "", *, is_again: bool = False) -> list[ProviderLink]:
    """The providers to sign in with, those of residents first."""
    again = 1 if is_again else None
    links = [
        ProviderLink(
            one.label,
            url_for("accounts.go_to_provider", name=one.name, next=next_path or None, opnieuw=again),
            one.audience == Audience.STAFF,
        )
        for one in _providers()
    ]
    return sorted(links, key=lambda link: link.is_for_staff)


def linked_identities(actor: Actor) -> tuple[list[LinkedIdentity], list[tuple[str, str]]]:
    """What is linked to the account, and which providers (label, address) are not linked yet."""
    found = queries.list_identities(actor)
    linked = [LinkedIdentity(one.id, label_of_issuer(one.issuer), one.used_at) for one in found]
    issuers = {one.issuer for one in found}
    free = [one for one in _providers() if one.issuer not in issuers and actor.id and is_meant_for(one, actor.id)]
    return linked, [(one.label, url_for("accounts.go_and_link", name=one.name)) for one in free]


def label_of_issuer(issuer: str) -> str:
    """What people call a provider; its host when the settings name it no longer."""
    labels = {one.issuer: one.label for one in _providers()}
    return labels.get(issuer) or urlsplit(issuer).netloc
