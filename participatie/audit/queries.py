"""Questions about the trail."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Row, func, select

from participatie.accounts.models import Grant, Person
from participatie.accounts.roles import STAFF
from participatie.audit.heads import Head
from participatie.audit.models import AuditEntry
from participatie.audit.permissions import can_read_trail
from participatie.kernel.access import Actor, authorize
from participatie.kernel.clock import now
from participatie.kernel.db import db
from participatie.subjects.models import HistoryEntry, Subject
from participatie.subjects.queries import visible_to

BATCH = 5_000
PAGE_SIZE = 50

_trail = AuditEntry.__table__
_history = HistoryEntry.__table__
_TOLD = (_history.c.event, _history.c.by_id, _history.c.subject_id, _history.c.at, _history.c.facts, _history.c.salt)


def find_head() -> Head | None:
    """The last entry."""
    last = select(_trail.c.seq, _trail.c.mac).order_by(_trail.c.seq.desc()).limit(1)
    row = db.session.execute(last).first()
    return Head(row.seq, row.mac) if row else None


def stream(first: int, last: int | None, *, with_history: bool) -> Iterator[Row[tuple[object, ...]]]:
    """Entries in order, a part at a time: the columns of the trail, then what the history tells when that is wanted."""
    wanted = select(*_trail.c)
    if with_history:
        wanted = select(*_trail.c, *(column.label(f"told_{column.name}") for column in _TOLD))
        wanted = wanted.outerjoin(_history, _history.c.id == _trail.c.history_id)
    after = first - 1
    while True:
        part = wanted.where(_trail.c.seq > after).order_by(_trail.c.seq).limit(BATCH)
        rows = db.session.execute(part if last is None else part.where(_trail.c.seq <= last)).all()
        yield from rows
        if len(rows) < BATCH:
            return
        after = rows[-1].seq


def stream_sealed_history() -> Iterator[int]:
    """The numbers of all facts in the history of which the trail has an entry, or ought to."""
    after = 0
    while True:
        part = select(_history.c.id).where(_history.c.id > after, _history.c.salt != "").order_by(_history.c.id)
        found = db.session.scalars(part.limit(BATCH)).all()
        yield from found
        if len(found) < BATCH:
            return
        after = found[-1]


@dataclass(frozen=True)
class Filter:
    """Which entries somebody wants to see; `before` is the entry after those of this page."""

    since: datetime | None = None
    until: datetime | None = None
    kind: str = ""
    actor_id: int | None = None
    before: int | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        """The same in SQL."""
        found = []
        if self.since:
            found.append(AuditEntry.at >= self.since)
        if self.until:
            found.append(AuditEntry.at < self.until)
        if self.kind:
            found.append(AuditEntry.kind == self.kind)
        if self.actor_id:
            found.append(AuditEntry.actor_id == self.actor_id)
        if self.before:
            found.append(AuditEntry.seq < self.before)
        return found


@dataclass(frozen=True)
class Line:
    """One entry as an administrator reads it, with names only."""

    entry: AuditEntry
    by: str
    whom: str
    subject: Subject | None

    @property
    def facts(self) -> list[tuple[str, str | int | bool]]:
        """The facts that say something to a person: without the numbers of rows."""
        return [(key, value) for key, value in json.loads(self.entry.facts).items() if not key.endswith("_id") and value != ""]


@dataclass(frozen=True)
class TrailPage:
    """One page of the trail; `next_before` leads to older entries."""

    lines: list[Line]
    next_before: int | None


def page_trail(actor: Actor, wanted: Filter, size: int = PAGE_SIZE) -> TrailPage:
    """Entries, newest first: three statements, however long the trail is."""
    authorize(can_read_trail, actor)
    found = select(AuditEntry).where(*wanted.conditions()).order_by(AuditEntry.seq.desc()).limit(size + 1)
    entries = db.session.scalars(found).all()
    shown = entries[:size]
    names = _names({number for entry in shown for number in (entry.actor_id, entry.person_id) if number})
    seen = select(Subject).where(Subject.id.in_({entry.subject_id for entry in shown if entry.subject_id}), visible_to(actor))
    subjects: dict[int, Subject] = {subject.id: subject for subject in db.session.scalars(seen)}
    lines = [
        Line(
            entry,
            names.get(entry.actor_id or 0, ""),
            names.get(entry.person_id or 0, "") if entry.person_id != entry.actor_id else "",
            subjects.get(entry.subject_id or 0),
        )
        for entry in shown
    ]
    return TrailPage(lines, shown[-1].seq if len(entries) > size else None)


def _names(person_ids: set[int]) -> dict[int, str]:
    found = db.session.execute(select(Person.id, Person.display_name).where(Person.id.in_(person_ids)))
    return {row.id: row.display_name for row in found}


def list_staff(actor: Actor) -> Sequence[tuple[int, str]]:
    """Everybody who holds or held a role of staff: those whose acts somebody looks for."""
    authorize(can_read_trail, actor)
    held = select(Grant.person_id).where(Grant.role.in_(STAFF), Grant.since <= now())
    people = select(Person.id, Person.display_name).where(Person.id.in_(held)).order_by(func.lower(Person.display_name))
    return [(row.id, row.display_name) for row in db.session.execute(people)]


@dataclass(frozen=True)
class LastCheck:
    """When the trail was last checked, and what came out."""

    at: datetime
    entries: int
    fault: str
    entry: int | None


def find_last_check() -> LastCheck | None:
    """The last check, if there was one."""
    checked = select(AuditEntry).where(AuditEntry.kind == "TrailChecked").order_by(AuditEntry.seq.desc())
    found = db.session.scalar(checked.limit(1))
    if found is None:
        return None
    told = json.loads(found.facts)
    return LastCheck(found.at, told["entries"], told.get("fault", ""), told.get("entry"))
