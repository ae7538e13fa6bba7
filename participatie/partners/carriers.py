"""Who carries a subject, and so says which partners take part. Domains on higher floors tell it of their kinds."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from flask_babel import LazyString

from participatie.accounts.models import Person
from participatie.kernel.access import Actor
from participatie.partners.models import MAKING, InvolvementRole
from participatie.subjects.models import Subject

Carries = Callable[[Actor, int], bool]
PersonIds = Callable[[int], Iterable[int]]
OwnIds = Callable[[Actor], Iterable[int]]


@dataclass(frozen=True)
class Carrying:
    """Of one kind of subject: whether an actor carries it and who all do, both by its id; and all that an actor carries.

    `who` is what those people are called. Where `shares_making` a partner can be a maker too, with the rights that go with it,
    and `let_in` makes somebody one of them, once both sides agreed.
    """

    carries: Carries
    person_ids: PersonIds
    own_ids: OwnIds
    who: LazyString
    shares_making: bool
    let_in: Callable[[int, Person], None] | None = None


_registered: dict[str, Carrying] = {}


def register(kind: str, carrying: Carrying) -> None:
    """Let partners take part in subjects of this kind, with a yes of those who carry them."""
    _registered[kind] = carrying


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


def carried_ids(actor: Actor) -> set[int]:
    """All subjects that this actor carries, of every kind."""
    return (
        {subject_id for known in _registered.values() for subject_id in known.own_ids(actor)} if actor.is_signed_in else set()
    )


def shares_making(subject: Subject) -> bool:
    """Whether a partner can be a maker of it, and so gets the rights of its makers."""
    known = _registered.get(subject.kind)
    return known is not None and known.shares_making


def let_in(subject: Subject, person: Person) -> None:
    """Let somebody carry it too, once both sides have agreed on that."""
    known = _registered.get(subject.kind)
    if known is None or known.let_in is None:
        raise LookupError(subject.kind)
    known.let_in(subject.id, person)


def askable_roles(subject: Subject) -> list[InvolvementRole]:
    """The roles for which one side can ask the other here. A task of the law is no question."""
    known: list[InvolvementRole] = [role for role in InvolvementRole if role != InvolvementRole.LEGAL_TASK]
    return known if shares_making(subject) else [role for role in known if role not in MAKING]


def called(subject: Subject) -> str:
    """What those who carry it are called: "de makers", "de ontwerpers"."""
    known = _registered.get(subject.kind)
    return str(known.who) if known is not None else ""
