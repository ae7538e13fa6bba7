"""Where the drafts of initiatives ask for what is like them. The search, on a higher floor, registers the answer here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from participatie.initiatives.models import Initiative
from participatie.kernel.access import Actor
from participatie.subjects.queries import Card


@dataclass(frozen=True)
class Similar:
    """An initiative that is like a draft, and how far from it."""

    card: Card
    distance_m: int


Finder: TypeAlias = Callable[[Actor, Initiative, str, str], list[Similar]]
_finders: list[Finder] = []


def register(finder: Finder) -> None:
    """Let this one find what is like a draft."""
    _finders[:] = [finder]


def find(actor: Actor, draft: Initiative, title: str = "", lead: str = "") -> list[Similar]:
    """The initiatives that are most like a draft with this title and lead, or with those that it has."""
    text = (title, lead) if title or lead else (draft.subject.title, draft.subject.lead)
    return _finders[0](actor, draft, *text) if _finders else []
