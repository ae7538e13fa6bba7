"""One assignment with its versions and moves."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, or_, select, true
from sqlalchemy.orm import contains_eager, joinedload

from participatie.accounts.models import Person
from participatie.accounts.queries import list_holders
from participatie.assignments.models import PUBLIC_STATES, Assignment, AssignmentMove, AssignmentVersion
from participatie.kernel.access import Actor
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.subjects.models import HistoryEntry, Subject
from participatie.subjects.queries import visible_to
from participatie.teams.models import Team


def readable(actor: Actor) -> ColumnElement[bool]:
    """The one condition for reading, on Assignment and Subject joined.

    What is published is for everybody, everything for the two sides, and what was agreed also for who is in any team: they
    have to see what their own work touches.
    """
    if actor.is_system:
        return true()
    teams, partners = actor.scopes("team_member"), actor.scopes("partner_speaker")
    conditions = [and_(Subject.published_at.is_not(None), visible_to(actor))]
    if partners:
        conditions.append(Assignment.client_partner_id.in_(partners))
    if teams:
        conditions += [Assignment.client_team_id.in_(teams), Assignment.taker_team_id.in_(teams)]
        conditions.append(and_(Subject.published_at.is_(None), Assignment.agreed_number.is_not(None)))
    return or_(*conditions)


def get_assignment(actor: Actor, assignment_id: int) -> Assignment:
    """The assignment with this id, if this actor may see it; client and team are loaded."""
    found = db.session.scalar(
        select(Assignment)
        .join(Assignment.subject)
        .where(Assignment.id == assignment_id, readable(actor))
        .options(
            contains_eager(Assignment.subject).joinedload(Subject.theme),
            contains_eager(Assignment.subject).joinedload(Subject.area),
            joinedload(Assignment.client_person),
            joinedload(Assignment.taker_team).joinedload(Team.subject),
        )
    )
    if found is None:
        raise NotFound
    return found


def find_assignment(assignment_id: int) -> Assignment | None:
    """The assignment with this id, whoever asks."""
    return db.session.get(Assignment, assignment_id)


def find_party(assignment: Assignment) -> Subject | None:
    """The partner or team for which the client asks."""
    return db.session.get(Subject, assignment.client_party_id) if assignment.client_party_id else None


def list_versions(assignment: Assignment) -> Sequence[AssignmentVersion]:
    """All versions of what is asked, oldest first."""
    wanted = select(AssignmentVersion).where(AssignmentVersion.assignment_id == assignment.id)
    return db.session.scalars(wanted.order_by(AssignmentVersion.number)).all()


def get_version(assignment: Assignment, number: int) -> AssignmentVersion:
    """One version of it."""
    own = select(AssignmentVersion).where(AssignmentVersion.assignment_id == assignment.id)
    found = db.session.scalar(own.where(AssignmentVersion.number == number))
    if found is None:
        raise NotFound
    return found


def list_moves(assignment: Assignment, *, between: bool = True) -> Sequence[AssignmentMove]:
    """How it came where it is, newest first; what only the two sides read only `between` them."""
    wanted = select(AssignmentMove).where(AssignmentMove.assignment_id == assignment.id)
    if not between:
        wanted = wanted.where(AssignmentMove.to_state.in_(PUBLIC_STATES))
    return db.session.scalars(wanted.order_by(AssignmentMove.id.desc())).all()


def list_between(assignment: Assignment, limit: int = 60) -> Sequence[HistoryEntry]:
    """All that happened to it, what only the two sides read included, newest first."""
    wanted = select(HistoryEntry).where(HistoryEntry.subject_id == assignment.id).options(joinedload(HistoryEntry.by))
    return db.session.scalars(wanted.order_by(HistoryEntry.id.desc()).limit(limit)).all()


def list_party_ids(assignment: Assignment) -> list[int]:
    """The people who may speak for the party of the client at this moment."""
    if assignment.client_partner_id is not None:
        return list_holders("partner_speaker", assignment.client_partner_id)
    return list_holders("team_member", assignment.client_team_id) if assignment.client_team_id is not None else []


def has_client(assignment: Assignment) -> bool:
    """Whether its client is a person who may speak for that party at this moment."""
    return assignment.client_person_id is not None and assignment.client_person_id in list_party_ids(assignment)


def list_taker_ids(assignment: Assignment) -> list[int]:
    """The people of the team that takes it on, without the client."""
    members = list_holders("team_member", assignment.taker_team_id)
    return [person_id for person_id in members if person_id != assignment.client_person_id]


def list_people(person_ids: Sequence[int]) -> Sequence[Person]:
    """These people, as far as their account is open."""
    if not person_ids:
        return []
    return db.session.scalars(select(Person).where(Person.id.in_(person_ids), Person.active).order_by(Person.id)).all()


def list_own_side_ids(assignment_id: int) -> list[int]:
    """Whose assignment it is: the client, or the party while nobody of it is that, and the team. For notices and mail."""
    assignment = find_assignment(assignment_id)
    if assignment is None:
        return []
    party = list_party_ids(assignment)
    client = [person_id for person_id in party if person_id == assignment.client_person_id] or party
    return [*client, *list_taker_ids(assignment)]


def list_of_client(person_id: int) -> Sequence[Assignment]:
    """All of which this person is the client, whoever asks."""
    return db.session.scalars(select(Assignment).where(Assignment.client_person_id == person_id).order_by(Assignment.id)).all()


def list_of_taker(team_id: int) -> Sequence[Assignment]:
    """All that this team has, whoever asks."""
    return db.session.scalars(select(Assignment).where(Assignment.taker_team_id == team_id).order_by(Assignment.id)).all()


def find_team_name(team_id: int) -> str:
    """The name of a team."""
    team = db.session.get(Subject, team_id)
    return team.title if team is not None else ""


def find_contact_id(team_id: int) -> int | None:
    """Who is the contact of a team, if anybody is."""
    return db.session.scalar(select(Team.contact_id).where(Team.id == team_id))
