"""The work list of a team."""

import enum
import math
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVarTuple

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.orm import aliased

from participatie.accounts.models import Person
from participatie.kernel.access import Actor
from participatie.kernel.clock import add_working_days, today, working_days_between
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.places.models import Area
from participatie.subjects.kinds import open_states
from participatie.subjects.models import Subject, Theme
from participatie.subjects.queries import visible_to
from participatie.teams.models import Handover, HandoverState, Responsibility, Team
from participatie.teams.queries.teams import list_own_teams

Columns = TypeVarTuple("Columns")

PAGE_SIZE = 25
SOON_DAYS = 2


class Tab(enum.StrEnum):
    """The parts of a work list. The values stand in addresses. `SOON` cuts across the others; the rest exclude each other."""

    NEW = "nieuw"
    OURS = "ons"
    OTHERS = "anderen"
    SOON = "termijn"
    DONE = "klaar"


@dataclass(frozen=True)
class WorkFilter:
    """What of a team's work to show. Empty fields do not narrow."""

    team_id: int
    tab: Tab = Tab.NEW
    theme_id: int | None = None
    area_path: str = ""
    contact_id: int | None = None
    words: str = ""


@dataclass(frozen=True)
class WorkRow:
    """One line of the work list. `asked_team` is the team that is asked to take it over."""

    responsibility_id: int
    subject_id: int
    kind: str
    title: str
    lead: str
    area_name: str
    theme_name: str
    waiting_since: datetime
    due_on: date
    days_left: int
    is_answered: bool
    contact_id: int | None
    contact_name: str
    asked_team: str = ""


@dataclass(frozen=True)
class WorkPage:
    """One page of the work list."""

    rows: list[WorkRow]
    number: int
    pages: int
    total: int


def get_work_team(actor: Actor, team_id: int | None) -> Team:
    """The team whose work list is shown: the one asked for, else the first that the actor is in."""
    teams = list_own_teams(actor)
    found = next((team for team in teams if team_id in (None, team.id)), None)
    if found is None:
        raise NotFound
    return found


def count_tabs(actor: Actor, wanted: WorkFilter) -> dict[Tab, int]:
    """How much each tab holds with these filters. One statement."""
    sums = [func.coalesce(func.sum(case((_of_tab(tab), 1), else_=0)), 0) for tab in Tab]
    counted = db.session.execute(_joined(select(*sums)).where(*_conditions(actor, wanted))).one()
    return {tab: int(count) for tab, count in zip(Tab, counted, strict=True)}


def page_work(actor: Actor, wanted: WorkFilter, number: int = 1, size: int = PAGE_SIZE) -> WorkPage:
    """One page of a tab, what presses most first. Two statements, however much there is."""
    conditions = (*_conditions(actor, wanted), _of_tab(wanted.tab))
    total = db.session.scalar(_joined(select(func.count(Responsibility.id))).where(*conditions)) or 0
    waiting_since = func.coalesce(Responsibility.last_voice_at, Responsibility.since)
    order = {
        Tab.NEW: (Responsibility.due_on, Responsibility.id),
        Tab.SOON: (Responsibility.due_on, Responsibility.id),
        Tab.OURS: (waiting_since, Responsibility.id),
        Tab.OTHERS: (waiting_since, Responsibility.id),
        Tab.DONE: (Subject.changed_at.desc(), Responsibility.id.desc()),
    }[wanted.tab]
    other_team = aliased(Subject)
    found = db.session.execute(
        _joined(
            select(
                Responsibility.id.label("responsibility_id"),
                Responsibility.due_on,
                Responsibility.answered_at,
                Responsibility.last_voice_at,
                Responsibility.since,
                Responsibility.contact_id,
                Subject.id,
                Subject.kind,
                Subject.title,
                Subject.lead,
                Area.name.label("area_name"),
                Theme.shown_name.label("theme_name"),
                Person.display_name,
                other_team.title.label("asked_team"),
            )
        )
        .outerjoin(Theme, Theme.id == Subject.theme_id)
        .outerjoin(Person, Person.id == Responsibility.contact_id)
        .outerjoin(Handover, and_(Handover.subject_id == Subject.id, Handover.state == HandoverState.ASKED))
        .outerjoin(other_team, other_team.id == Handover.to_team_id)
        .where(*conditions)
        .order_by(*order)
        .limit(size)
        .offset((number - 1) * size)
    )
    day = today()
    rows = [
        WorkRow(
            responsibility_id=row.responsibility_id,
            subject_id=row.id,
            kind=row.kind,
            title=row.title,
            lead=row.lead,
            area_name=row.area_name or "",
            theme_name=row.theme_name or "",
            waiting_since=row.last_voice_at or row.since,
            due_on=row.due_on,
            days_left=working_days_between(day, row.due_on),
            is_answered=row.answered_at is not None,
            contact_id=row.contact_id,
            contact_name=row.display_name or "",
            asked_team=row.asked_team or "",
        )
        for row in found
    ]
    return WorkPage(rows, number, max(1, math.ceil(total / size)), total)


def list_open_work(actor: Actor, team: Team, limit: int = 12) -> list[int]:
    """The ids of the newest subjects that a team answers for and that have not ended, for its public page."""
    wanted = _joined(select(Subject.id)).where(*_conditions(actor, WorkFilter(team.id)), _is_open())
    return list(db.session.scalars(wanted.order_by(Subject.published_at.desc()).limit(limit)))


def _joined(wanted: Select[*Columns]) -> Select[*Columns]:
    return (
        wanted.select_from(Responsibility)
        .join(Subject, Subject.id == Responsibility.subject_id)
        .outerjoin(Area, Area.id == Subject.area_id)
    )


def _conditions(actor: Actor, wanted: WorkFilter) -> list[ColumnElement[bool]]:
    conditions = [visible_to(actor), Responsibility.team_id == wanted.team_id, Responsibility.until.is_(None)]
    if wanted.theme_id:
        conditions.append(Subject.theme_id == wanted.theme_id)
    if wanted.area_path:
        conditions.append(Area.path.startswith(wanted.area_path, autoescape=True))
    if wanted.contact_id:
        conditions.append(Responsibility.contact_id == wanted.contact_id)
    conditions += [Subject.title.icontains(word, autoescape=True) for word in wanted.words.split()[:6]]
    return conditions


def _is_open() -> ColumnElement[bool]:
    states = [and_(Subject.kind == kind, Subject.state == state) for kind, state in open_states()]
    return or_(Subject.state == "", *states)


def _of_tab(tab: Tab) -> ColumnElement[bool]:
    theirs = Responsibility.last_voice_is_team
    if tab is Tab.DONE:
        return ~_is_open()
    if tab is Tab.NEW:
        return and_(_is_open(), ~theirs, Responsibility.contact_id.is_(None))
    if tab is Tab.OURS:
        return and_(_is_open(), ~theirs, Responsibility.contact_id.is_not(None))
    if tab is Tab.OTHERS:
        return and_(_is_open(), theirs)
    soon = add_working_days(today(), SOON_DAYS)
    return and_(_is_open(), Responsibility.answered_at.is_(None), Responsibility.due_on <= soon)
