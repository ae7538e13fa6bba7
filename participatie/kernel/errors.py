"""The ways in which a request can be turned down. One handler in `web` renders each of them."""

from dataclasses import dataclass


class Refused(Exception):
    """A rule of the domain says no. `message` is a sentence a citizen understands; `field` names the form field it is about."""

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class NotFound(Exception):
    """There is no such thing, or this actor may not know that there is. `message` is the same for both."""

    def __init__(self, message: str = "") -> None:
        super().__init__(message)
        self.message = message


class Forbidden(Exception):
    """The actor may see the thing but may not do this with it."""


@dataclass(frozen=True)
class Clash:
    """One text that two people changed at the same time."""

    label: str
    mine: str
    theirs: str


class Conflict(Exception):
    """Somebody saved this text first. Carries both texts, so that nothing typed is lost."""

    def __init__(self, clashes: tuple[Clash, ...], back_url: str = "") -> None:
        super().__init__("stale save")
        self.clashes = clashes
        self.back_url = back_url
