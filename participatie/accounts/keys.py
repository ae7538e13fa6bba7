"""Values about passkeys: the site they are for, the question one answers, the key itself."""

import ipaddress
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

QUESTION_LIFE = timedelta(minutes=5)


@dataclass(frozen=True)
class Site:
    """What a passkey belongs to: a host name, and the one address from which it may be used."""

    id: str
    origin: str
    name: str


@dataclass(frozen=True)
class Question:
    """A question that one answer fits, for five minutes."""

    challenge: str

    @property
    def patience_ms(self) -> int:
        """How long a browser may take."""
        return int(QUESTION_LIFE.total_seconds() * 1000)


@dataclass(frozen=True)
class NewKey:
    """A key that a browser made."""

    credential_id: str
    public_key: bytes
    sign_count: int


def site_of(base_url: str, name: str) -> Site | None:
    """The site at this address. Passkeys need a host name: at a bare number there are none."""
    parts = urlsplit(base_url)
    host = parts.hostname or ""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return Site(host, f"{parts.scheme}://{parts.netloc}", name) if host else None
    return None
