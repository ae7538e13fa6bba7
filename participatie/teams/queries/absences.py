"""Who is away, who stands in, and who is the named person now."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import joinedload

from participatie.accounts.models import Person
from participatie.kernel.clock import today
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.teams.models import Absence, Responsibility, Team, TeamMembership
from participatie.teams.queries.members import running

_PEOPLE = (joinedload(Absence.person), joinedload(Absence.stand_in))


def find_absence_now(team_id: int, person_id: int | None) -> Absence | None:
    """Why somebody is not there today: one row, with who stands in. The one that lasts longest."""
    day = today()
    wanted = select(Absence).where(Absence.team_id == team_id, Absence.person_id == person_id)
    away = wanted.where(Absence.from_on <= day, Absence.last_on >= day).order_by(Absence.last_on.desc()).limit(1)
    return db.session.scalar(away.options(*_PEOPLE))


def is_away(team_id: int, person_id: int, day: date) -> bool:
    """Whether somebody is away on a day."""
    of_person = Absence.team_id == team_id, Absence.person_id == person_id
    return bool(db.session.scalar(select(exists().where(*of_person, Absence.from_on <= day, Absence.last_on >= day))))


def get_absence(absence_id: int) -> Absence:
    """One absence, with its people and team."""
    loaded = (*_PEOPLE, joinedload(Absence.team).joinedload(Team.subject))
    found = db.session.scalar(select(Absence).where(Absence.id == absence_id).options(*loaded))
    if found is None:
        raise NotFound
    return found


def get_team_of(absence: Absence) -> Team:
    """The team somebody is away from."""
    return db.session.get_one(Team, absence.team_id)


def list_absences(team: Team) -> Sequence[Absence]:
    """Who of a team is away, or will be, the first to leave first. For the team itself."""
    wanted = select(Absence).where(Absence.team_id == team.id, Absence.last_on >= today())
    return db.session.scalars(wanted.options(*_PEOPLE).order_by(Absence.from_on, Absence.id)).all()


def list_absences_between(team_id: int, person_id: int, from_on: date, last_on: date) -> Sequence[Absence]:
    """What is known already of somebody's absence in these days."""
    wanted = select(Absence).where(Absence.team_id == team_id, Absence.person_id == person_id)
    return db.session.scalars(wanted.where(Absence.from_on <= last_on, Absence.last_on >= from_on)).all()


def list_absences_of(person_id: int) -> Sequence[Absence]:
    """All that is kept of when somebody was, is or will be away."""
    return db.session.scalars(select(Absence).where(Absence.person_id == person_id)).all()


def list_absences_until(day: date) -> Sequence[Absence]:
    """What ended before a day."""
    return db.session.scalars(select(Absence).where(Absence.last_on < day)).all()


def list_stood_in_by(person_id: int, team_id: int | None = None) -> Sequence[Absence]:
    """For whom somebody stands in, now or later."""
    wanted = select(Absence).where(Absence.stand_in_id == person_id, Absence.last_on >= today())
    return db.session.scalars(wanted.where(Absence.team_id == team_id) if team_id else wanted).all()


def list_uncovered() -> Sequence[Absence]:
    """Absences of now or later without a stand-in of which the team was not asked yet."""
    waiting = select(Absence).where(Absence.stand_in_id.is_(None), Absence.asked_at.is_(None), Absence.last_on >= today())
    return db.session.scalars(waiting.order_by(Absence.id)).all()


def names_somebody(team: Team, person_id: int) -> bool:
    """Whether people outside count on somebody by name: as the contact of the team, or of a subject."""
    named = Responsibility.team_id == team.id, Responsibility.contact_id == person_id, Responsibility.until.is_(None)
    return team.contact_id == person_id or bool(db.session.scalar(select(exists().where(*named))))


def list_named(person_id: int, team_id: int) -> list[Responsibility]:
    """For what somebody is the named person of a team now."""
    named = Responsibility.contact_id == person_id, Responsibility.team_id == team_id, Responsibility.until.is_(None)
    loaded = joinedload(Responsibility.team).joinedload(Team.subject)
    return list(db.session.scalars(select(Responsibility).where(*named).options(loaded).order_by(Responsibility.id)))


def list_teams_relying_on(person_id: int) -> Sequence[Team]:
    """The teams that name somebody: as contact, as stand-in, or at a subject."""
    named = select(Responsibility.team_id).where(Responsibility.contact_id == person_id, Responsibility.until.is_(None))
    relying = or_(Team.contact_id == person_id, Team.stand_in_id == person_id, Team.id.in_(named))
    return db.session.scalars(select(Team).where(relying).order_by(Team.id)).all()


def list_named_strangers() -> Sequence[Responsibility]:
    """What names somebody who is not in the team today, or whose account is closed."""
    member = exists().where(
        TeamMembership.team_id == Responsibility.team_id, TeamMembership.person_id == Responsibility.contact_id, running()
    )
    is_open = exists().where(Person.id == Responsibility.contact_id, Person.active)
    named = select(Responsibility).where(Responsibility.until.is_(None), Responsibility.contact_id.is_not(None))
    return db.session.scalars(named.where(or_(~member, ~is_open)).order_by(Responsibility.id)).all()
