"""Facts about people."""

from dataclasses import dataclass

from participatie.kernel.events import Event


@dataclass(frozen=True, kw_only=True)
class SignInConfirmed(Event):
    """Somebody showed that an address is theirs; `draft_key` names the draft that waited for it."""

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
