"""What has a date: rounds and works of street plans, and the days by which teams answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import aliased

from participatie.kernel.db import db
from participatie.opendata.queries.portions import Found, seen_by_all
from participatie.partners.models import Involvement
from participatie.places.models import Area
from participatie.streets.models import PlanRound, StreetPlan
from participatie.subjects.models import HistoryEntry, Subject
from participatie.teams.models import Responsibility

MOST = 1000


@dataclass(frozen=True)
class About:
    """What a calendar is about; empty is the whole site."""

    subject_id: int | None = None
    area_path: str = ""
    partner_id: int | None = None
    team_id: int | None = None


def list_rounds(about: About, since: date) -> Sequence[Found]:
    """The rounds of street plans that were opened and have a last day."""
    wanted = (
        select(PlanRound.plan_id, PlanRound.round, PlanRound.opened_at, PlanRound.ends_on, PlanRound.closed_at)
        .add_columns(Subject.kind, Subject.title)
        .join(StreetPlan, StreetPlan.id == PlanRound.plan_id)
        .join(Subject, Subject.id == PlanRound.plan_id)
        .where(seen_by_all(), PlanRound.ends_on >= since, *_near(about))
    )
    return db.session.execute(wanted.order_by(PlanRound.ends_on, PlanRound.id).limit(MOST)).all()


def list_works(about: About, since: date) -> Sequence[Found]:
    """The works on streets that have a first day."""
    wanted = (
        select(StreetPlan.id, StreetPlan.works_from_on, StreetPlan.works_until_on, StreetPlan.version)
        .add_columns(Subject.kind, Subject.title, Subject.changed_at)
        .join(Subject, Subject.id == StreetPlan.id)
        .where(seen_by_all(), StreetPlan.works_from_on.is_not(None), *_near(about))
        .where(or_(StreetPlan.works_until_on.is_(None), StreetPlan.works_until_on >= since))
    )
    return db.session.execute(wanted.order_by(StreetPlan.works_from_on, StreetPlan.id).limit(MOST)).all()


def list_answer_days(about: About, since: date) -> Sequence[Found]:
    """The days by which teams give a first answer, as far as they did not yet."""
    team = aliased(Subject)
    wanted = (
        select(Responsibility.subject_id, Responsibility.due_on, Responsibility.since)
        .add_columns(Subject.kind, Subject.title, team.title.label("team"))
        .join(Subject, Subject.id == Responsibility.subject_id)
        .join(team, team.id == Responsibility.team_id)
        .where(seen_by_all(), Responsibility.until.is_(None), Responsibility.answered_at.is_(None))
        .where(Responsibility.due_on >= since, *_near(about))
    )
    return db.session.execute(wanted.order_by(Responsibility.due_on, Responsibility.id).limit(MOST)).all()


def last_change() -> datetime | None:
    """When anything at all last happened on this site: no calendar changed after that."""
    return db.session.scalar(select(HistoryEntry.at).order_by(HistoryEntry.id.desc()).limit(1))


def _near(about: About) -> list[ColumnElement[bool]]:
    """The conditions of a calendar, on Subject; a partner's are those of what it takes part in or commissions."""
    found: list[ColumnElement[bool]] = []
    if about.subject_id is not None:
        found.append(Subject.id == about.subject_id)
    if about.area_path:
        found.append(Subject.area_id.in_(select(Area.id).where(Area.path.startswith(about.area_path, autoescape=True))))
    if about.partner_id is not None:
        role, plan = aliased(Involvement), aliased(StreetPlan)
        takes_part = exists().where(role.subject_id == Subject.id, role.partner_id == about.partner_id)
        commissions = exists().where(plan.id == Subject.id, plan.client_id == about.partner_id)
        found.append(or_(takes_part, commissions))
    if about.team_id is not None:
        answers = aliased(Responsibility)
        now_theirs = answers.until.is_(None), answers.team_id == about.team_id
        found.append(exists().where(answers.subject_id == Subject.id, *now_theirs))
    return found
