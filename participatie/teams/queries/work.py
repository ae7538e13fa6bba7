"""The work list of a team."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeVarTuple

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import aliased, joinedload

from participatie.accounts.models import Person
from participatie.kernel.access import Actor
from participatie.kernel.clock import today, working_days_between
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.places.models import Area
from participatie.subjects.models import Subject, Theme
from participatie.subjects.queries import visible_to
from participatie.teams.models import Handover, HandoverState, Responsibility, Team
from participatie.teams.queries.teams import list_own_teams
from participatie.teams.queries.work_filter import Tab, WorkFilter, conditions_of, is_open, is_pressing, of_tab, order_of

Columns = TypeVarTuple("Columns")

PAGE_SIZE = 25


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
    is_theirs: bool
    contact_id: int | None
    contact_name: str
    asked_team: str = ""


@dataclass(frozen=True)
class WorkPage:
    """One page of the work list, and how much each tab holds with the same filters."""

    rows: list[WorkRow]
    tab: Tab
    counts: dict[Tab, int]
    number: int
    pages: int

    @property
    def total(self) -> int:
        """How much the tab holds."""
        return self.counts[self.tab]


@dataclass(frozen=True)
class Chosen:
    """Something that was ticked in a work list."""

    responsibility: Responsibility
    title: str
    kind: str


def get_work_team(actor: Actor, team_id: int | None) -> Team:
    """The team whose work list is shown: the one asked for, else the first that the actor is in."""
    teams = list_own_teams(actor)
    found = next((team for team in teams if team_id in (None, team.id)), None)
    if found is None:
        raise NotFound
    return found


def count_tabs(actor: Actor, wanted: WorkFilter) -> dict[Tab, int]:
    """How much each tab holds with these filters: the same as `of_tab` says, from as few looks at each subject as can be.

    One statement.
    """
    contact, theirs = Responsibility.contact_id, Responsibility.last_voice_is_team
    narrowed = (visible_to(actor), *conditions_of(replace(wanted, tab=None)))
    helped = (visible_to(actor), *conditions_of(replace(wanted, tab=Tab.HELPING)), is_open())
    everything = _joined(select(func.count())).where(*narrowed).scalar_subquery()
    each = func.count()
    sums = (
        each,
        each.filter(theirs),
        each.filter(~theirs, contact.is_(None)),
        each.filter(~theirs, contact == actor.id),
        each.filter(is_pressing()),
        everything,
        _joined(select(func.count())).where(*helped).scalar_subquery(),
    )
    found = db.session.execute(_joined(select(*sums)).where(*narrowed, is_open())).one()
    opened, others, new, mine, pressing, total, helping = (int(count) for count in found)
    return {
        Tab.MINE: mine,
        Tab.NEW: new,
        Tab.COLLEAGUES: opened - others - new - mine,
        Tab.OURS: opened - others,
        Tab.HELPING: helping,
        Tab.OTHERS: others,
        Tab.SOON: pressing,
        Tab.DONE: total - opened,
    }


def page_work(actor: Actor, wanted: WorkFilter, number: int = 1, size: int = PAGE_SIZE) -> WorkPage:
    """One page of a tab, what presses most first. Two statements, however much there is.

    Without a tab it is what is to be done by oneself, and what is new when that is nothing. A page past the last is the last:
    who acts on all of the last page stays in the list.
    """
    counts = count_tabs(actor, wanted)
    tab = wanted.tab or (Tab.MINE if counts[Tab.MINE] else Tab.NEW)
    pages = max(1, math.ceil(counts[tab] / size))
    number = min(number, pages)
    rows = _list_rows(actor, replace(wanted, tab=tab), size, (number - 1) * size) if counts[tab] else []
    return WorkPage(rows, tab, counts, number, pages)


def _list_rows(actor: Actor, wanted: WorkFilter, size: int, skipped: int) -> list[WorkRow]:
    """The lines of a page: first which these are, so that only their texts are read."""
    chosen = (
        _joined(select(Responsibility.id))
        .where(visible_to(actor), *conditions_of(wanted), of_tab(wanted.tab or Tab.NEW, actor))
        .order_by(*order_of(wanted))
        .limit(size)
        .offset(skipped)
    )
    other_team = aliased(Subject)
    found = db.session.execute(
        _joined(
            select(
                Responsibility.id.label("responsibility_id"),
                Responsibility.due_on,
                Responsibility.answered_at,
                Responsibility.last_voice_at,
                Responsibility.last_voice_is_team,
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
        .outerjoin(Area, Area.id == Subject.area_id)
        .outerjoin(Theme, Theme.id == Subject.theme_id)
        .outerjoin(Person, Person.id == Responsibility.contact_id)
        .outerjoin(Handover, and_(Handover.subject_id == Subject.id, Handover.state == HandoverState.ASKED))
        .outerjoin(other_team, other_team.id == Handover.to_team_id)
        .where(Responsibility.id.in_(chosen))
        .order_by(*order_of(wanted))
    )
    day = today()
    return [
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
            is_theirs=row.last_voice_is_team,
            contact_id=row.contact_id,
            contact_name=row.display_name or "",
            asked_team=row.asked_team or "",
        )
        for row in found
    ]


def list_chosen(actor: Actor, team_id: int, ids: Sequence[int]) -> list[Chosen]:
    """What somebody ticked, in that order, as far as the actor may see the subject and this team answers for it or did.

    What else was ticked is left out, as if it never was.
    """
    wanted = _joined(select(Responsibility, Subject.title, Subject.kind))
    found = db.session.execute(
        wanted.where(Responsibility.id.in_(ids), Responsibility.team_id == team_id, visible_to(actor))
        .options(joinedload(Responsibility.team).joinedload(Team.subject))
        .order_by(Responsibility.id)
    )
    by_id = {row[0].id: Chosen(*row) for row in found}
    return [by_id[key] for key in dict.fromkeys(ids) if key in by_id]


def list_open_work(actor: Actor, team: Team, limit: int = 12) -> list[int]:
    """The ids of the newest subjects that a team answers for and that have not ended, for its public page."""
    wanted = _joined(select(Subject.id)).where(visible_to(actor), *conditions_of(WorkFilter(team.id)), is_open())
    return list(db.session.scalars(wanted.order_by(Subject.published_at.desc()).limit(limit)))


def _joined(wanted: Select[*Columns]) -> Select[*Columns]:
    return wanted.select_from(Responsibility).join(Subject, Subject.id == Responsibility.subject_id)
