"""Who carries a subject, and so says which partners take part. Domains on higher floors tell it of their kinds."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from participatie.kernel.access import Actor
from participatie.subjects.models import Subject

Carries = Callable[[Actor, int], bool]
PersonIds = Callable[[int], Iterable[int]]


@dataclass(frozen=True)
class Carrying:
    """Of one kind of subject: whether an actor carries it, and who all do, both by its id."""

    carries: Carries
    person_ids: PersonIds


_registered: dict[str, Carrying] = {}


def register(kind: str, carries: Carries, person_ids: PersonIds) -> None:
    """Let partners take part in subjects of this kind, with a yes of those who carry them."""
    _registered[kind] = Carrying(carries, person_ids)


def can_be_joined(subject: Subject) -> bool:
    """Whether partners take part in subjects of this kind."""
    return subject.kind in _registered


def carries(actor: Actor, subject: Subject) -> bool:
    """Whether this actor carries the subject, and so speaks for its makers."""
    known = _registered.get(subject.kind)
    return known is not None and actor.is_signed_in and known.carries(actor, subject.id)


def carrier_ids(subject: Subject) -> set[int]:
    """The people who carry it."""
    known = _registered.get(subject.kind)
    return set(known.person_ids(subject.id)) if known is not None else set()
