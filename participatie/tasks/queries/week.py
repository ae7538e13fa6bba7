"""What a team has before it this week: what is new, who waits for whom, what was promised, what is to be done."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from sqlalchemy import and_, func, or_, select

from participatie.commitments.models import Commitment, CommitmentState
from participatie.commitments.queries import CommitmentRow
from participatie.commitments.queries.rows import read, rows
from participatie.kernel.access import Actor
from participatie.kernel.clock import AMSTERDAM, today
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.subjects.models import Subject
from participatie.subjects.queries import visible_to
from participatie.tasks.queries.boards import TaskRow, list_due
from participatie.teams.models import Responsibility, Team
from participatie.teams.permissions import can_work
from participatie.teams.queries import Tab, WorkFilter, WorkPage, get_team, list_member_ids, page_work

SHOWN = 15
PROMISES_SHOWN = 30


@dataclass(frozen=True)
class WeekWork:
    """A subject that came to the team this week."""

    subject_id: int
    kind: str
    title: str
    contact_id: int | None
    due_on: date


@dataclass(frozen=True)
class Week:
    """All of it, from a Monday up to and including a Sunday."""

    team: Team
    from_on: date
    last_on: date
    new: list[WeekWork]
    new_count: int
    for_us: WorkPage
    for_others: WorkPage
    promises: list[CommitmentRow]
    tasks: list[TaskRow]


def get_week(actor: Actor, team_id: int) -> Week:
    """The week of a team, for who is in it; for others there is none. The statements do not grow with the work."""
    team = get_team(actor, team_id)
    if not can_work(actor, team.id):
        raise NotFound
    monday = today() - timedelta(days=today().weekday())
    sunday = monday + timedelta(days=6)
    wanted = WorkFilter(team.id, Tab.OURS)
    new, new_count = _new_since(actor, team, monday)
    return Week(
        team=team,
        from_on=monday,
        last_on=sunday,
        new=new,
        new_count=new_count,
        for_us=page_work(actor, wanted, size=SHOWN),
        for_others=page_work(actor, replace(wanted, tab=Tab.OTHERS), size=SHOWN),
        promises=_promised(actor, team, sunday),
        tasks=list_due(actor, team.id, sunday),
    )


def _new_since(actor: Actor, team: Team, day: date) -> tuple[list[WeekWork], int]:
    found = db.session.execute(
        select(
            Responsibility.subject_id,
            Subject.kind,
            Subject.title,
            Responsibility.contact_id,
            Responsibility.due_on,
            func.count().over(),
        )
        .join(Subject, Subject.id == Responsibility.subject_id)
        .where(
            Responsibility.team_id == team.id,
            Responsibility.until.is_(None),
            Responsibility.since >= datetime.combine(day, time(), AMSTERDAM),
            visible_to(actor),
        )
        .order_by(Responsibility.since.desc(), Responsibility.id.desc())
        .limit(SHOWN)
    ).all()
    return [WeekWork(*row[:5]) for row in found], (found[0][5] if found else 0)


def _promised(actor: Actor, team: Team, until: date) -> list[CommitmentRow]:
    """What the team, its partner or one of its people alone promised until this day and has not done, what is late first."""
    alone = and_(Commitment.team_id.is_(None), Commitment.partner_id.is_(None))
    ours = or_(Commitment.team_id == team.id, and_(alone, Commitment.person_id.in_(list_member_ids(team.id))))
    if team.home_partner_id is not None:
        ours = or_(ours, Commitment.partner_id == team.home_partner_id)
    open_now = rows(actor).where(ours, Commitment.state == CommitmentState.PROMISED, Commitment.due_on <= until)
    return read(open_now.order_by(Commitment.due_on, Commitment.id).limit(PROMISES_SHOWN))
