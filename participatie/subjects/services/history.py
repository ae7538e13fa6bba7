"""What a moderator hid is told in no timeline. The facts themselves stay as they are, for administrators."""

from collections.abc import Collection, Iterator

from sqlalchemy import select

from participatie.kernel.db import db
from participatie.kernel.events import emit
from participatie.subjects.events import HistoryForgotten
from participatie.subjects.models import HistoryEntry


def conceal_history(subject_id: int, events: Collection[str], fact: str, value: int) -> None:
    """Tell these events with this fact no more."""
    for entry in _entries(subject_id, events, fact, value):
        entry.is_public = False
    db.session.flush()


def reveal_history(subject_id: int, events: Collection[str], fact: str, value: int) -> None:
    """Tell them again; `events` are names of public events."""
    for entry in _entries(subject_id, events, fact, value):
        entry.is_public = True
    db.session.flush()


def _entries(subject_id: int, events: Collection[str], fact: str, value: int) -> Iterator[HistoryEntry]:
    wanted = select(HistoryEntry).where(HistoryEntry.subject_id == subject_id, HistoryEntry.event.in_(events))
    return (entry for entry in db.session.scalars(wanted) if entry.facts.get(fact) == value)


def forget_facts(entry: HistoryEntry, names: Collection[str]) -> None:
    """Take what is about a person out of a fact. Its proof in the audit trail can be traced to nothing any more."""
    entry.facts = {name: "" if name in names else value for name, value in entry.facts.items()}
    entry.salt = ""
    db.session.flush()
    emit(HistoryForgotten(entry_id=entry.id))
