"""Tries that were refused while a form was handled: told once its transaction is undone, with all that it wrote."""

import logging
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class RefusedTry:
    """Who tried what: a permission they lack, or else (`is_of_a_right` is false) the field about which a rule said no."""

    actor_id: int | None
    roles: frozenset[str]
    endpoint: str
    what: str
    is_of_a_right: bool


Teller = Callable[[RefusedTry], None]

_tellers: list[Teller] = []
_noted: ContextVar[dict[str, bool] | None] = ContextVar("refused", default=None)


def tell_to(teller: Teller) -> None:
    """Let a domain hear of each refused try."""
    if teller not in _tellers:
        _tellers.append(teller)


def begin(is_form: bool) -> None:
    """From here on tries of this request are noted, when it is a form: opening a page writes nothing."""
    _noted.set({} if is_form else None)


def note(what: str, *, is_of_a_right: bool) -> None:
    """Note that this was refused; outside a form it is not kept."""
    noted = _noted.get()
    if noted is not None:
        noted.setdefault(what, is_of_a_right)


def settle(actor_id: int | None, roles: frozenset[str], endpoint: str) -> None:
    """Tell what was refused. The act itself was undone already, so a failure here is logged and changes no answer."""
    noted = _noted.get() or {}
    _noted.set(None)
    for what, is_of_a_right in noted.items():
        for teller in _tellers:
            try:
                teller(RefusedTry(actor_id, roles, endpoint, what, is_of_a_right))
            except Exception:
                log.exception("a refused try could not be told", extra={"permission": what, "actor_id": actor_id})
