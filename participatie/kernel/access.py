"""Who acts, what they hold, and the one gate through which acting goes."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from participatie.kernel import refusals
from participatie.kernel.errors import Forbidden

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Held:
    """A role that the actor holds at this moment. `scope_id` narrows it to one team or one partner."""

    role: str
    scope_id: int | None = None


@dataclass(frozen=True)
class Actor:
    """Who does something: a person, nobody in particular, or the platform itself.

    `draft_keys` are the keys of drafts that this browser began before anybody signed in.
    """

    id: int | None = None
    name: str = ""
    held: frozenset[Held] = frozenset()
    draft_keys: frozenset[str] = frozenset()
    is_system: bool = False

    @property
    def is_signed_in(self) -> bool:
        """Whether a known person acts."""
        return self.id is not None

    def holds(self, role: str, scope_id: int | None = None) -> bool:
        """Whether the actor has this role, for this team or partner when a scope is named."""
        return self.is_system or Held(role, scope_id) in self.held

    def scopes(self, role: str) -> frozenset[int]:
        """The ids of the teams or partners for which the actor holds this role."""
        return frozenset(held.scope_id for held in self.held if held.role == role and held.scope_id is not None)


NOBODY = Actor()
SYSTEM = Actor(is_system=True)

Predicate = Callable[..., bool]
P = TypeVar("P", bound=Predicate)

_permissions: dict[str, Predicate] = {}


def permission(name: str) -> Callable[[P], P]:
    """Make a predicate known to templates as `can(name, thing)`."""

    def register(predicate: P) -> P:
        _permissions[name] = predicate
        return predicate

    return register


def authorize(predicate: Predicate, actor: Actor, *things: object) -> None:
    """Let the actor through, or raise Forbidden. Refused tries are logged with who and what, never with content."""
    if predicate(actor, *things):
        return
    log.warning("refused", extra={"permission": predicate.__name__, "actor_id": actor.id})
    refusals.note(predicate.__name__, is_of_a_right=True)
    raise Forbidden


def allows(name: str, actor: Actor, *things: object) -> bool:
    """Whether a template may show the way to this act."""
    return _permissions[name](actor, *things)


def permissions() -> dict[str, Predicate]:
    """All predicates by name, for the tests that enumerate them."""
    return dict(_permissions)
