"""What happens to the site itself."""

from dataclasses import dataclass

from participatie.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class SiteSetUp(Event):
    """The platform got its name and first texts."""

    name: str


@dataclass(frozen=True, kw_only=True)
class SiteChanged(Event):
    """Name, place, tagline, address or logo changed. `what` names the parts, comma separated."""

    what: str


@dataclass(frozen=True, kw_only=True)
class SiteTextChanged(Event):
    """A page of the site got another text."""

    slug: str
    language: str
    version: int


@dataclass(frozen=True, kw_only=True)
class MailTriedAgain(Event):
    """A mail that was given up is tried once more."""

    mail_id: int
