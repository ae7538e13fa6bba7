"""Who is in which teams, across organisations, as far as the one who looks may know."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, or_, select, true
from sqlalchemy.orm import contains_eager, joinedload

from participatie.accounts.models import Person
from participatie.kernel.access import Actor
from participatie.kernel.db import db
from participatie.partners.models import Partner
from participatie.subjects.models import Subject
from participatie.teams.models import Responsibility, Team, TeamKind, TeamMembership
from participatie.teams.permissions import can_manage
from participatie.teams.queries.members import running
from participatie.teams.queries.work_filter import is_open

PAGE_SIZE = 50
FEWEST = 5
"""Hours of fewer people than this are not added up for others: they would be those of somebody."""


@dataclass(frozen=True)
class Colleague:
    """Somebody, and where they are a member as far as the reader may know."""

    person_id: int
    name: str
    memberships: Sequence[TeamMembership]


@dataclass(frozen=True)
class ColleaguePage:
    """One page of people, and how many of the memberships of today the reader may not know."""

    rows: list[Colleague]
    number: int
    pages: int
    total: int
    unnamed: int


@dataclass(frozen=True)
class Mix:
    """The hours that people promised to fixed teams and to all others, in percents; how the two compare, and no target."""

    fixed: int
    flexible: int


def page_colleagues(actor: Actor, words: str = "", number: int = 1, size: int = PAGE_SIZE) -> ColleaguePage:
    """People by name with their teams: who said yes to being named, and colleagues of one's own teams. Three statements."""
    there = (running(), Person.active, Team.closed_on.is_(None))
    may_know = _may_know(actor)
    narrowed = [_speaks_of(word) for word in words.split()[:6]]
    joined = select(func.count(func.distinct(Person.id)), func.count()).select_from(TeamMembership)
    counted = joined.join(TeamMembership.person).join(Team, Team.id == TeamMembership.team_id)
    total = db.session.execute(counted.where(*there, may_know, *narrowed)).one()[0]
    unnamed = db.session.execute(counted.where(*there, ~may_know)).one()[1]
    chosen = (
        select(Person.id)
        .join(TeamMembership, TeamMembership.person_id == Person.id)
        .join(Team, Team.id == TeamMembership.team_id)
        .where(*there, may_know, *narrowed)
        .group_by(Person.id, Person.display_name)
        .order_by(func.lower(Person.display_name), Person.id)
        .limit(size)
        .offset((number - 1) * size)
    )
    wanted = (
        select(TeamMembership)
        .join(TeamMembership.person)
        .join(Team, Team.id == TeamMembership.team_id)
        .where(*there, may_know, Person.id.in_(chosen.scalar_subquery()))
        .options(contains_eager(TeamMembership.person), joinedload(TeamMembership.partner).joinedload(Partner.subject))
        .options(joinedload(TeamMembership.team).joinedload(Team.subject))
        .order_by(func.lower(Person.display_name), Person.id, TeamMembership.id)
    )
    people: dict[int, list[TeamMembership]] = {}
    for membership in db.session.scalars(wanted):
        people.setdefault(membership.person_id, []).append(membership)
    rows = [Colleague(person_id, own[0].person.display_name, own) for person_id, own in people.items()]
    return ColleaguePage(rows, number, max(1, math.ceil(total / size)), total, unnamed)


def _may_know(actor: Actor) -> ColumnElement[bool]:
    if can_manage(actor):
        return true()
    named = TeamMembership.is_public & (Person.display_name != "")
    return or_(named, TeamMembership.team_id.in_(actor.scopes("team_member")))


def _speaks_of(word: str) -> ColumnElement[bool]:
    team_name = select(Subject.title).where(Subject.id == TeamMembership.team_id).scalar_subquery()
    return or_(
        Person.display_name.icontains(word, autoescape=True),
        TeamMembership.role.icontains(word, autoescape=True),
        team_name.icontains(word, autoescape=True),
    )


def find_mix() -> Mix | None:
    """How the promised hours are divided; None while too few people promised any."""
    rows = db.session.execute(
        select(Team.kind, func.count(func.distinct(Person.id)), func.sum(TeamMembership.hours_per_week))
        .join(Team, Team.id == TeamMembership.team_id)
        .join(TeamMembership.person)
        .where(running(), Person.active, Team.closed_on.is_(None), TeamMembership.hours_per_week.is_not(None))
        .group_by(Team.kind)
    ).all()
    hours = {kind: int(total or 0) for kind, _people, total in rows}
    if sum(row[1] for row in rows) < FEWEST or not sum(hours.values()):
        return None
    fixed = round(100 * hours.get(TeamKind.FIXED, 0) / sum(hours.values()))
    return Mix(fixed, 100 - fixed)


def count_open_by_contact(team: Team) -> dict[int | None, int]:
    """How much each person of a team looks after by name that has not ended; None for what nobody does."""
    rows = db.session.execute(
        select(Responsibility.contact_id, func.count())
        .join(Subject, Subject.id == Responsibility.subject_id)
        .where(Responsibility.team_id == team.id, Responsibility.until.is_(None), is_open())
        .group_by(Responsibility.contact_id)
    )
    return dict(rows.all())
