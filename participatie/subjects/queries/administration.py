"""What administrators see: every theme, and everything that was changed."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from participatie.accounts.models import Person
from participatie.kernel.access import Actor, authorize
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.subjects.models import HistoryEntry, Subject, Theme
from participatie.subjects.permissions import can_manage_themes, can_read_history

PAGE_SIZE = 50


@dataclass(frozen=True)
class Change:
    """One fact of the history, with who did it and what it was about."""

    at: datetime
    by: str
    event: str
    facts: dict[str, str | int | bool | None]
    subject_id: int | None
    kind: str
    title: str
    whom: str = ""

    @property
    def details(self) -> list[tuple[str, str | int | bool]]:
        """The facts that say something to a person: without the numbers of rows and what is empty."""
        facts = self.facts.items()
        return [(key, value) for key, value in facts if value not in ("", None) and not key.endswith("_id")]


@dataclass(frozen=True)
class ChangePage:
    """One page of the history."""

    rows: list[Change]
    number: int
    pages: int


def list_all_themes() -> Sequence[Theme]:
    """All themes, closed ones too, in the order of the administrator."""
    return db.session.scalars(select(Theme).order_by(Theme.position, Theme.name)).all()


def get_theme(actor: Actor, theme_id: int) -> Theme:
    """One theme, to change it."""
    authorize(can_manage_themes, actor)
    theme = db.session.get(Theme, theme_id)
    if theme is None:
        raise NotFound
    return theme


def list_events(actor: Actor) -> list[str]:
    """The names of the events that ever happened."""
    authorize(can_read_history, actor)
    return list(db.session.scalars(select(HistoryEntry.event).distinct().order_by(HistoryEntry.event)))


def page_changes(actor: Actor, event: str = "", number: int = 1, size: int = PAGE_SIZE) -> ChangePage:
    """Everything that happened, newest first, of one sort or all. Three statements, however much there is."""
    authorize(can_read_history, actor)
    conditions = [HistoryEntry.event == event] if event else []
    total = db.session.scalar(select(func.count(HistoryEntry.id)).where(*conditions)) or 0
    found = db.session.execute(
        select(HistoryEntry, Person.display_name, Subject.kind, Subject.title)
        .outerjoin(Person, Person.id == HistoryEntry.by_id)
        .outerjoin(Subject, Subject.id == HistoryEntry.subject_id)
        .where(*conditions)
        .order_by(HistoryEntry.id.desc())
        .limit(size)
        .offset((number - 1) * size)
    )
    found_rows = found.all()
    names = _names({_person_in(entry) for entry, *_rest in found_rows})
    rows = [
        Change(
            at=entry.at,
            by=name or "",
            event=entry.event,
            facts=entry.facts,
            subject_id=entry.subject_id,
            kind=kind or "",
            title=title or "",
            whom=names.get(_person_in(entry), ""),
        )
        for entry, name, kind, title in found_rows
    ]
    return ChangePage(rows, number, max(1, math.ceil(total / size)))


def _person_in(entry: HistoryEntry) -> int:
    """The id of the person that a fact is about, 0 when it is about nobody."""
    return int(entry.facts.get("person_id") or entry.facts.get("contact_id") or 0)


def _names(person_ids: set[int]) -> dict[int, str]:
    found = db.session.execute(select(Person.id, Person.display_name).where(Person.id.in_(person_ids)))
    return {row.id: row.display_name for row in found}
