"""Who is in a team."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import joinedload

from participatie.accounts.models import Grant, Person
from participatie.accounts.roles import Role
from participatie.kernel.clock import now, today
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.partners.models import Partner
from participatie.subjects.models import Subject
from participatie.teams.models import Team, TeamMembership


@dataclass(frozen=True)
class MemberRow:
    """One member on a team's public page."""

    person_id: int
    name: str
    role: str
    partner_name: str


def running() -> ColumnElement[bool]:
    """The memberships that hold today."""
    day = today()
    return (TeamMembership.from_on <= day) & or_(TeamMembership.until_on.is_(None), TeamMembership.until_on > day)


def list_members(team: Team) -> Sequence[TeamMembership]:
    """Who is in the team today, by name, with where they come from. For administrators: never shown to others."""
    wanted = select(TeamMembership).join(TeamMembership.person).where(TeamMembership.team_id == team.id, running())
    loaded = (joinedload(TeamMembership.person), joinedload(TeamMembership.partner).joinedload(Partner.subject))
    return db.session.scalars(wanted.options(*loaded).order_by(Person.display_name, TeamMembership.id)).all()


def list_public_members(team: Team) -> list[MemberRow]:
    """The members who said yes to being named, by name."""
    found = db.session.execute(
        select(Person.id, Person.display_name, TeamMembership.role, Subject.title)
        .join(TeamMembership, TeamMembership.person_id == Person.id)
        .outerjoin(Subject, Subject.id == TeamMembership.partner_id)
        .where(
            TeamMembership.team_id == team.id,
            TeamMembership.is_public,
            Person.active,
            Person.display_name != "",
            running(),
        )
        .order_by(Person.display_name, Person.id)
    )
    return [MemberRow(person_id, name, role, partner or "") for person_id, name, role, partner in found]


def list_own_memberships(person_id: int) -> Sequence[TeamMembership]:
    """The teams this person is in today."""
    wanted = select(TeamMembership).where(TeamMembership.person_id == person_id, running()).order_by(TeamMembership.id)
    return db.session.scalars(wanted).all()


def find_membership(team_id: int, person_id: int | None) -> TeamMembership | None:
    """This person's membership of today, if any."""
    wanted = select(TeamMembership).where(TeamMembership.person_id == person_id, running())
    return db.session.scalar(wanted.where(TeamMembership.team_id == team_id).options(joinedload(TeamMembership.person)))


def find_coming_membership(team_id: int, person_id: int) -> TeamMembership | None:
    """This person's membership that begins on a later day, if any."""
    coming = TeamMembership.team_id == team_id, TeamMembership.person_id == person_id, TeamMembership.from_on > today()
    return db.session.scalar(select(TeamMembership).where(*coming).options(joinedload(TeamMembership.person)).limit(1))


def list_coming_members(team: Team) -> Sequence[TeamMembership]:
    """Who will be in the team from a later day."""
    coming = select(TeamMembership).where(TeamMembership.team_id == team.id, TeamMembership.from_on > today())
    lasting = coming.where(or_(TeamMembership.until_on.is_(None), TeamMembership.until_on > TeamMembership.from_on))
    loaded = (joinedload(TeamMembership.person), joinedload(TeamMembership.partner).joinedload(Partner.subject))
    return db.session.scalars(lasting.options(*loaded).order_by(TeamMembership.from_on, TeamMembership.id)).all()


def list_memberships_without_role() -> Sequence[TeamMembership]:
    """The memberships that hold today of people who do not have the role of a member yet: their first day came."""
    holds = exists().where(
        Grant.person_id == TeamMembership.person_id,
        Grant.role == Role.TEAM_MEMBER,
        Grant.scope_id == TeamMembership.team_id,
        or_(Grant.until.is_(None), Grant.until > now()),
    )
    wanted = select(TeamMembership).join(TeamMembership.person).join(Team, Team.id == TeamMembership.team_id)
    new = wanted.where(running(), ~holds, Person.active, Team.closed_on.is_(None))
    return db.session.scalars(new.options(joinedload(TeamMembership.person)).order_by(TeamMembership.id)).all()


def list_member_ids(team_id: int) -> list[int]:
    """Who is in a team today with an open account. For mail and rights only."""
    members = select(TeamMembership.person_id).join(TeamMembership.person).where(TeamMembership.team_id == team_id)
    return list(db.session.scalars(members.where(running(), Person.active).order_by(TeamMembership.person_id)))


def list_people(person_ids: Collection[int]) -> Sequence[Person]:
    """These people, as far as their accounts are open. For mail only."""
    wanted = select(Person).where(Person.id.in_(person_ids), Person.active).order_by(Person.id)
    return db.session.scalars(wanted).all() if person_ids else []


def has_been_member(person_id: int | None, team_id: int | None = None) -> bool:
    """Whether this person is or was in the team, or in any."""
    ever = select(TeamMembership.id).where(TeamMembership.person_id == person_id)
    if team_id is not None:
        ever = ever.where(TeamMembership.team_id == team_id)
    return db.session.scalar(ever.limit(1)) is not None


def get_membership(team: Team, membership_id: int) -> TeamMembership:
    """One membership of this team."""
    found = db.session.get(TeamMembership, membership_id, options=[joinedload(TeamMembership.person)])
    if found is None or found.team_id != team.id:
        raise NotFound
    return found
