"""What has no named person, and what would have no team: the one is on a page, the other may never be."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, func, or_, select
from sqlalchemy.orm import aliased

from participatie.kernel.access import Actor
from participatie.kernel.clock import day_within, start_of, today
from participatie.kernel.db import db
from participatie.places.models import Area
from participatie.subjects.kinds import all_kinds
from participatie.subjects.models import Subject
from participatie.subjects.queries import visible_to
from participatie.teams.models import Absence, Responsibility, Team
from participatie.teams.queries.work_filter import is_open

GRACE_DAYS = 2
"""So many working days a team has to put a name to something."""
PAGE_SIZE = 50


@dataclass(frozen=True)
class UnownedRow:
    """A subject without a named person. `since` is empty when there is one who is away, with nobody who stands in."""

    responsibility_id: int
    subject_id: int
    kind: str
    title: str
    area_name: str
    team_id: int
    team_name: str
    since: datetime | None


@dataclass(frozen=True)
class UnownedPage:
    """One page of these."""

    rows: list[UnownedRow]
    number: int
    pages: int
    total: int


def page_unowned(actor: Actor, number: int = 1, size: int = PAGE_SIZE) -> UnownedPage:
    """What is open and nobody was the named person of for more than two working days, the longest first. Two statements."""
    conditions = (Responsibility.until.is_(None), visible_to(actor), is_open(), is_unowned())
    counted = select(func.count(Responsibility.id)).join(Subject, Subject.id == Responsibility.subject_id)
    total = db.session.scalar(counted.where(*conditions)) or 0
    team = aliased(Subject)
    found = db.session.execute(
        select(
            Responsibility.id,
            Subject.id,
            Subject.kind,
            Subject.title,
            func.coalesce(Area.name, ""),
            Responsibility.team_id,
            team.title,
            Responsibility.unnamed_at,
        )
        .join(Subject, Subject.id == Responsibility.subject_id)
        .join(team, team.id == Responsibility.team_id)
        .outerjoin(Area, Area.id == Subject.area_id)
        .where(*conditions)
        .order_by(Responsibility.unnamed_at.asc().nulls_last(), Responsibility.id)
        .limit(size)
        .offset((number - 1) * size)
    )
    return UnownedPage([UnownedRow(*row) for row in found], number, max(1, math.ceil(total / size)), total)


def is_unowned() -> ColumnElement[bool]:
    """Whether nobody is there by name: nobody took it up, or who did is away and nobody stands in, for too long."""
    limit = day_within(GRACE_DAYS)
    is_away = exists().where(
        Absence.team_id == Responsibility.team_id,
        Absence.person_id == Responsibility.contact_id,
        Absence.from_on < limit,
        Absence.last_on >= today(),
        Absence.stand_in_id.is_(None),
    )
    return or_(Responsibility.unnamed_at < start_of(limit), and_(Responsibility.contact_id.is_not(None), is_away))


def list_without_team(limit: int = 100) -> Sequence[int]:
    """What is published and should be answered for, and has no open team. There is never any: this is how we know."""
    answered = (
        select(Responsibility.id)
        .join(Team, Team.id == Responsibility.team_id)
        .where(Responsibility.subject_id == Subject.id, Responsibility.until.is_(None), Team.closed_on.is_(None))
    )
    kinds = [kind.name for kind in all_kinds() if kind.has_thread and not kind.is_part]
    published = select(Subject.id).where(Subject.published_at.is_not(None), Subject.kind.in_(kinds))
    return db.session.scalars(published.where(~answered.exists()).order_by(Subject.id).limit(limit)).all()
