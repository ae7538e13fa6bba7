"""Which teams there are, and how they keep their word."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import and_, case, func, or_, select
from sqlalchemy.orm import joinedload

from participatie.kernel.access import Actor
from participatie.kernel.clock import now, today
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.partners.models import Partner
from participatie.subjects.models import Subject
from participatie.subjects.queries import visible_to
from participatie.teams.models import Responsibility, Team

PAGE_SIZE = 24
FIGURES_DAYS = 365


@dataclass(frozen=True)
class TeamRow:
    """What a list shows of one team."""

    id: int
    name: str
    lead: str
    open_subjects: int
    answer_term_days: int
    is_fallback: bool
    is_open: bool


@dataclass(frozen=True)
class TeamPage:
    """One page of teams."""

    rows: list[TeamRow]
    number: int
    pages: int
    total: int


@dataclass(frozen=True)
class TeamFigures:
    """What a team was asked in the last year: how often its first answer was due, and how often it came in term."""

    current: int
    due: int
    in_term: int

    @property
    def share(self) -> int | None:
        """The percentage answered in term; None while nothing was due."""
        return round(100 * self.in_term / self.due) if self.due else None


def get_team(actor: Actor, team_id: int) -> Team:
    """The team with this id, its home partner and contact loaded; a closed one keeps its page."""
    found = db.session.scalar(
        select(Team)
        .join(Team.subject)
        .where(Team.id == team_id, visible_to(actor))
        .options(joinedload(Team.home_partner).joinedload(Partner.subject), joinedload(Team.contact))
    )
    if found is None:
        raise NotFound
    return found


def find_team(team_id: int) -> Team | None:
    """The team with this id, whoever asks."""
    return db.session.get(Team, team_id)


def page_teams(actor: Actor, number: int = 1, size: int = PAGE_SIZE) -> TeamPage:
    """The open teams by name. Two statements, however many there are."""
    conditions = (visible_to(actor), Team.closed_on.is_(None))
    total = db.session.scalar(select(func.count()).select_from(Team).join(Team.subject).where(*conditions)) or 0
    current = (
        select(func.count(Responsibility.id))
        .where(Responsibility.team_id == Team.id, Responsibility.until.is_(None))
        .correlate(Team)
        .scalar_subquery()
    )
    found = db.session.execute(
        select(Team, current)
        .join(Team.subject)
        .where(*conditions)
        .order_by(func.lower(Subject.title), Team.id)
        .limit(size)
        .offset((number - 1) * size)
    )
    rows = [
        TeamRow(team.id, team.subject.title, team.subject.lead, count, team.answer_term_days, team.is_fallback, team.is_open)
        for team, count in found
    ]
    return TeamPage(rows, number, max(1, math.ceil(total / size)), total)


def list_open_teams() -> Sequence[Team]:
    """All teams that answer, by name, to choose from."""
    wanted = select(Team).join(Team.subject).where(Team.closed_on.is_(None)).order_by(func.lower(Subject.title))
    return db.session.scalars(wanted).all()


def list_own_teams(actor: Actor) -> Sequence[Team]:
    """The open teams that this actor is in, by name."""
    if not (ids := actor.scopes("team_member")):
        return []
    wanted = select(Team).join(Team.subject).where(Team.id.in_(ids), Team.closed_on.is_(None))
    return db.session.scalars(wanted.order_by(func.lower(Subject.title))).all()


def list_team_names(*, but: int = 0) -> list[str]:
    """The names of all teams, closed ones too, except the one with this id."""
    return list(db.session.scalars(select(Subject.title).join(Team, Team.id == Subject.id).where(Team.id != but)))


def find_fallback() -> Team | None:
    """The team that answers for what fits no remit. Only a platform that is not set up yet has none."""
    return db.session.scalar(select(Team).where(Team.is_fallback, Team.closed_on.is_(None)).order_by(Team.id).limit(1))


def count_figures(team: Team) -> TeamFigures:
    """How a team kept its term in the last year. One statement."""
    since = now() - timedelta(days=FIGURES_DAYS)
    answered = and_(Responsibility.answered_at.is_not(None), Responsibility.answered_at >= Responsibility.since)
    missed = and_(Responsibility.answered_at.is_(None), Responsibility.until.is_(None), Responsibility.due_on < today())
    current, due, in_term = db.session.execute(
        select(
            func.coalesce(func.sum(case((Responsibility.until.is_(None), 1), else_=0)), 0),
            func.coalesce(func.sum(case((and_(Responsibility.since >= since, or_(answered, missed)), 1), else_=0)), 0),
            func.coalesce(
                func.sum(
                    case(
                        (and_(Responsibility.since >= since, answered, Responsibility.answered_on <= Responsibility.due_on), 1),
                        else_=0,
                    )
                ),
                0,
            ),
        ).where(Responsibility.team_id == team.id)
    ).one()
    return TeamFigures(int(current), int(due), int(in_term))


def read_texts(ids: Sequence[int]) -> dict[int, str]:
    """What can be found of these teams beside name and description."""
    rows = db.session.execute(select(Team.id, Team.purpose).where(Team.id.in_(ids)))
    return dict(rows.all())
