"""Facts about people."""

from dataclasses import dataclass
from typing import ClassVar

from participatie.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class SignInConfirmed(Event):
    """Somebody showed that an address is theirs; `draft_key` names the draft that waited for it."""

    unaudited: ClassVar[str] = "a resident signs in: nobody else is concerned; staff have StaffSignedIn"

    person_id: int
    draft_key: str | None = None


@dataclass(frozen=True, kw_only=True)
class GrantGiven(Event):
    """A person got a role, for one team or partner when `scope_id` is set."""

    person_id: int
    role: str
    scope_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class GrantEnded(Event):
    """A person lost a role."""

    person_id: int
    role: str
    scope_id: int | None = None


@dataclass(frozen=True, kw_only=True)
class PersonDeactivated(Event):
    """A person can no longer sign in."""

    person_id: int


@dataclass(frozen=True, kw_only=True)
class PersonReactivated(Event):
    """A person can sign in again."""

    person_id: int


@dataclass(frozen=True, kw_only=True)
class StaffSignedIn(Event):
    """Somebody with a role of staff came in, past every step."""

    person_id: int


@dataclass(frozen=True, kw_only=True)
class WayInChanged(Event):
    """A way in was set, removed or shut. `way` is password, passkey, identity, second_factor or recovery_codes."""

    person_id: int
    way: str
    change: str


@dataclass(frozen=True, kw_only=True)
class OwnDataMade(Event):
    """All that is held about a person was put in a file, for that person."""

    person_id: int


@dataclass(frozen=True, kw_only=True)
class PersonErased(Event):
    """A person was forgotten: the number stays, and names nobody."""

    person_id: int
    texts_go: bool
