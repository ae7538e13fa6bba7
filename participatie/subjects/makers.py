"""Whose subject it is. Domains on higher floors say who makes their kind; without one it is the creator."""

from collections.abc import Callable, Iterable

from participatie.subjects.models import Subject

PersonIds = Callable[[int], Iterable[int]]

_registered: list[PersonIds] = []


def register(person_ids: PersonIds) -> PersonIds:
    """Let a higher floor name the people who make a subject, by its id; nobody for what is not its kind."""
    if person_ids not in _registered:
        _registered.append(person_ids)
    return person_ids


def makers_of(subject: Subject) -> set[int]:
    """The people whose subject it is."""
    named = {person_id for person_ids in _registered for person_id in person_ids(subject.id)}
    return named or ({subject.creator_id} if subject.creator_id else set())
