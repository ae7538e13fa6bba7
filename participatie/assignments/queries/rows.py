"""What a list shows of an assignment: plain values, in one statement."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.orm import aliased

from participatie.accounts.models import Person
from participatie.assignments.models import ENDS, Assignment, AssignmentState, AssignmentVersion, CarriedSubject
from participatie.assignments.queries.single import readable
from participatie.kernel.access import NOBODY, Actor
from participatie.kernel.db import db, roll_back
from participatie.places.models import Area
from participatie.subjects.models import Subject, SubjectId, Theme

Wanted = Select[*tuple[Any, ...]]  # rows are read by label

PAGE_SIZE = 20
AT_A_TIME = 500

_party = aliased(Subject)
_team = aliased(Subject)


_newer = aliased(AssignmentVersion)
_on_the_table = (
    select(_newer.id)
    .where(
        _newer.assignment_id == Assignment.id,
        _newer.number == Assignment.latest_number,
        _newer.number > Assignment.agreed_number,
        _newer.ended_at.is_(None),
    )
    .exists()
)


@dataclass(frozen=True)
class AssignmentRow:
    """One assignment in a list. `client_name` is empty where nobody is client by name, or where that account is closed.

    `has_proposal` is whether something newer than what holds lies on the table: for the two sides alone.
    """

    id: SubjectId
    kind: str
    state: str
    title: str
    lead: str
    published_at: datetime | None
    changed_at: datetime
    client_id: int | None
    client_name: str
    client_role: str
    client_partner_id: SubjectId | None
    client_team_id: SubjectId | None
    party_name: str
    team_id: SubjectId
    team_name: str
    theme_id: int | None
    theme_name: str
    area_name: str
    agreed_number: int | None
    has_proposal: bool
    result: str
    effect: str
    indicator: str
    unit: str
    start_hundredths: int | None
    aim_hundredths: int | None
    measure_on: date | None
    starts_on: date | None
    ends_on: date | None
    budget_cents: int | None
    hours: int | None
    delivered_on: date | None

    @property
    def subject_id(self) -> SubjectId:
        """Its number as a subject."""
        return self.id


@dataclass(frozen=True)
class ListFilter:
    """What somebody looks for. Empty fields do not narrow. `with_ended` takes in what is closed or stopped."""

    state: AssignmentState | None = None
    theme_id: int | None = None
    team_id: int | None = None
    partner_id: int | None = None
    client_team_id: int | None = None
    client_id: int | None = None
    with_ended: bool = True


@dataclass(frozen=True)
class AssignmentPage:
    """One page of a list."""

    rows: list[AssignmentRow]
    number: int
    pages: int
    total: int


_NAMES = tuple(field.name for field in fields(AssignmentRow))


def rows(actor: Actor) -> Wanted:
    """The assignments this actor may see, with the version that holds, or else the newest."""
    current = and_(
        AssignmentVersion.assignment_id == Assignment.id,
        AssignmentVersion.number == func.coalesce(Assignment.agreed_number, Assignment.latest_number),
    )
    return (
        select(
            Assignment.id,
            Subject.kind,
            Subject.state,
            Subject.title,
            Subject.lead,
            Subject.published_at,
            Subject.changed_at,
            Assignment.client_person_id.label("client_id"),
            func.coalesce(Person.display_name, "").label("client_name"),
            Assignment.client_role,
            Assignment.client_partner_id,
            Assignment.client_team_id,
            func.coalesce(_party.title, "").label("party_name"),
            Assignment.taker_team_id.label("team_id"),
            _team.title.label("team_name"),
            Subject.theme_id,
            func.coalesce(Theme.shown_name, "").label("theme_name"),
            func.coalesce(Area.name, "").label("area_name"),
            Assignment.agreed_number,
            _on_the_table.label("has_proposal"),
            AssignmentVersion.result,
            AssignmentVersion.effect,
            AssignmentVersion.indicator,
            AssignmentVersion.unit,
            AssignmentVersion.start_hundredths,
            AssignmentVersion.aim_hundredths,
            AssignmentVersion.measure_on,
            AssignmentVersion.starts_on,
            AssignmentVersion.ends_on,
            AssignmentVersion.budget_cents,
            AssignmentVersion.hours,
            Assignment.delivered_on,
        )
        .join(Subject, Subject.id == Assignment.id)
        .join(AssignmentVersion, current)
        .join(_team, _team.id == Assignment.taker_team_id)
        .outerjoin(_party, _party.id == func.coalesce(Assignment.client_partner_id, Assignment.client_team_id))
        .outerjoin(Person, and_(Person.id == Assignment.client_person_id, Person.active))
        .outerjoin(Theme, Theme.id == Subject.theme_id)
        .outerjoin(Area, Area.id == Subject.area_id)
        .where(readable(actor))
    )


def read(wanted: Wanted) -> list[AssignmentRow]:
    """The rows of this statement."""
    return [AssignmentRow(**{name: row._mapping[name] for name in _NAMES}) for row in db.session.execute(wanted)]


def _conditions(chosen: ListFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if chosen.state is not None:
        found.append(Subject.state == chosen.state)
    if chosen.theme_id is not None:
        found.append(Subject.theme_id == chosen.theme_id)
    if chosen.team_id is not None:
        found.append(Assignment.taker_team_id == chosen.team_id)
    if chosen.partner_id is not None:
        found.append(Assignment.client_partner_id == chosen.partner_id)
    if chosen.client_team_id is not None:
        found.append(Assignment.client_team_id == chosen.client_team_id)
    if chosen.client_id is not None:
        found.append(Assignment.client_person_id == chosen.client_id)
    if not chosen.with_ended:
        found.append(Subject.state.not_in(ENDS))
    return found


_ORDER = (case((Subject.state.in_(ENDS), 1), else_=0), Subject.changed_at.desc(), Assignment.id.desc())
"""What goes on comes first, the last changed on top."""


def page_assignments(actor: Actor, chosen: ListFilter, number: int = 1, size: int = PAGE_SIZE) -> AssignmentPage:
    """One page of a filter. Two statements, however many there are."""
    counted = select(func.count(Assignment.id)).join(Assignment.subject).where(readable(actor), *_conditions(chosen))
    total = db.session.scalar(counted) or 0
    wanted = rows(actor).where(*_conditions(chosen)).order_by(*_ORDER).limit(size).offset((number - 1) * size)
    return AssignmentPage(read(wanted), number, max(1, -(-total // size)), total)


def list_assignments(actor: Actor, chosen: ListFilter, limit: int = 200) -> list[AssignmentRow]:
    """The assignments of a filter, for a part of a page. One statement."""
    return read(rows(actor).where(*_conditions(chosen)).order_by(*_ORDER).limit(limit))


def list_of_actor(actor: Actor, limit: int = 200) -> list[AssignmentRow]:
    """Those of which the actor is the client, or for whose party or team they may speak. One statement; none for visitors."""
    teams, partners = actor.scopes("team_member"), actor.scopes("partner_speaker")
    if not teams and not partners:
        return []
    own = or_(
        Assignment.client_partner_id.in_(partners),
        Assignment.client_team_id.in_(teams),
        Assignment.taker_team_id.in_(teams),
    )
    return read(rows(actor).where(own).order_by(*_ORDER).limit(limit))


def list_newest(chosen: ListFilter, limit: int = 40) -> list[AssignmentRow]:
    """The newest that everybody may read, for a feed. One statement."""
    wanted = rows(NOBODY).where(*_conditions(chosen)).order_by(Subject.published_at.desc(), Assignment.id.desc())
    return read(wanted.limit(limit))


def list_over(actor: Actor, subject_id: int) -> list[AssignmentRow]:
    """Under which assignments something of residents falls, as far as everybody may read them. One statement."""
    carrying = select(CarriedSubject.assignment_id).where(CarriedSubject.subject_id == subject_id)
    wanted = rows(actor).where(Assignment.id.in_(carrying), Subject.published_at.is_not(None))
    return read(wanted.order_by(*_ORDER).limit(5))


def each_public() -> Iterator[AssignmentRow]:
    """All that everybody may read, by number, a part at a time: between two parts nothing is held in the database."""
    after = 0
    while found := read(rows(NOBODY).where(Assignment.id > after).order_by(Assignment.id).limit(AT_A_TIME)):
        yield from found
        after = found[-1].id
        roll_back()


def read_texts(ids: Sequence[int]) -> dict[int, str]:
    """What can be found of these assignments beside title and lead: what holds, never a proposal."""
    wanted = (
        select(Assignment.id, AssignmentVersion.result, AssignmentVersion.effect, AssignmentVersion.indicator, _team.title)
        .join(
            AssignmentVersion,
            and_(
                AssignmentVersion.assignment_id == Assignment.id,
                AssignmentVersion.number == Assignment.agreed_number,
            ),
        )
        .join(_team, _team.id == Assignment.taker_team_id)
        .where(Assignment.id.in_(ids))
    )
    return {row[0]: "\n".join(row[1:]) for row in db.session.execute(wanted)}


def list_named(actor: Actor) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The teams that take on, and the parties that ask, what this actor may see: key and name, by name. One statement."""
    wanted = (
        select(Assignment.taker_team_id, _team.title, Assignment.client_partner_id, Assignment.client_team_id, _party.title)
        .join(Subject, Subject.id == Assignment.id)
        .join(_team, _team.id == Assignment.taker_team_id)
        .outerjoin(_party, _party.id == func.coalesce(Assignment.client_partner_id, Assignment.client_team_id))
        .where(readable(actor))
        .distinct()
    )
    teams: dict[str, str] = {}
    clients: dict[str, str] = {}
    for team_id, team, partner_id, client_team_id, party in db.session.execute(wanted):
        teams[str(team_id)] = team
        key = f"partner-{partner_id}" if partner_id else f"team-{client_team_id}"
        clients[key] = party or ""
    return _by_name(teams), _by_name(clients)


def _by_name(found: dict[str, str]) -> list[tuple[str, str]]:
    return sorted(found.items(), key=lambda item: item[1].casefold())
