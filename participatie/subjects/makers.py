"""Whose subject it is. Domains on higher floors say who makes their kind; without one it is the creator."""

from collections.abc import Callable, Iterable

from participatie.subjects.models import Subject

PersonIds = Callable[[int], Iterable[int]]

_registered: list[PersonIds] = []
_kinds: set[str] = set()


def register(person_ids: PersonIds, *kinds: str) -> PersonIds:
    """Let a higher floor name the people who make a subject, by its id; nobody for what is not its kind.

    Of the `kinds` that it names only those people have rights; its creator has none after leaving.
    """
    if person_ids not in _registered:
        _registered.append(person_ids)
    _kinds.update(kinds)
    return person_ids


def _named(subject: Subject) -> set[int]:
    return {person_id for person_ids in _registered for person_id in person_ids(subject.id)}


def makers_of(subject: Subject) -> set[int]:
    """The people whose subject it is, and who are told about it; its creator when nobody is named."""
    return _named(subject) or ({subject.creator_id} if subject.creator_id else set())


def makers_with_rights(subject: Subject) -> set[int]:
    """The people who decide about it at this moment."""
    return _named(subject) if subject.kind in _kinds else makers_of(subject)
