"""What teams ask of each other about subjects: to take over, or to help."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, exists, literal, or_, select, union_all
from sqlalchemy.orm import joinedload

from participatie.kernel.access import NOBODY, Actor
from participatie.kernel.clock import local, today, working_days_between
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.subjects.models import Subject, SubjectId
from participatie.subjects.queries import visible_to
from participatie.teams.models import Handover, HandoverState, Responsibility, Team, TeamSupport
from participatie.teams.permissions import can_see_handover, can_see_support

_HANDOVER = (
    joinedload(Handover.subject),
    joinedload(Handover.from_team).joinedload(Team.subject),
    joinedload(Handover.to_team).joinedload(Team.subject),
)
_SUPPORT = (joinedload(TeamSupport.subject), joinedload(TeamSupport.team).joinedload(Team.subject))
_IS_OPEN = Handover.state == HandoverState.ASKED


@dataclass(frozen=True)
class TeamLine:
    """A team beside the one that answers, and the row by which it is."""

    id: int
    team_id: int
    team_name: str
    is_accepted: bool = True


@dataclass(frozen=True)
class Standing:
    """The team that is asked to take a subject over, if any, and those that are asked to help with it or do."""

    handover: TeamLine | None = None
    supports: tuple[TeamLine, ...] = ()

    @property
    def helpers(self) -> list[TeamLine]:
        """Those that said that they help: what everybody may know."""
        return [line for line in self.supports if line.is_accepted]


def standing_of(subject_id: int) -> Standing:
    """What runs between teams about a subject. One statement."""
    asked = (
        select(literal("handover").label("sort"), Handover.id, Handover.to_team_id, Subject.title, Handover.asked_at)
        .join(Subject, Subject.id == Handover.to_team_id)
        .where(Handover.subject_id == subject_id, _IS_OPEN)
    )
    helping = (
        select(literal("support"), TeamSupport.id, TeamSupport.team_id, Subject.title, TeamSupport.accepted_at)
        .join(Subject, Subject.id == TeamSupport.team_id)
        .where(TeamSupport.subject_id == subject_id, TeamSupport.ended_at.is_(None))
    )
    both: CompoundSelect[str, int, SubjectId, str, datetime | None] = union_all(asked, helping)
    rows = db.session.execute(both).all()
    lines = [(row[0], TeamLine(row[1], row[2], row[3], row[4] is not None)) for row in sorted(rows, key=lambda row: row[1])]
    handover = next((line for sort, line in lines if sort == "handover"), None)
    return Standing(handover, tuple(line for sort, line in lines if sort == "support"))


def has_standing(subject_id: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether anything runs between teams about the subject with this id."""
    asked = exists().where(Handover.subject_id == subject_id, _IS_OPEN)
    return or_(asked, exists().where(TeamSupport.subject_id == subject_id, TeamSupport.ended_at.is_(None)))


def find_open_handover(subject_id: int) -> Handover | None:
    """The question to take a subject over that has no answer yet."""
    return db.session.scalar(select(Handover).where(Handover.subject_id == subject_id, _IS_OPEN).options(*_HANDOVER))


def get_handover(actor: Actor, handover_id: int) -> Handover:
    """One handover, for the two teams and administrators; for everybody else it is not there."""
    wanted = select(Handover).join(Handover.subject).where(Handover.id == handover_id, visible_to(actor))
    found = db.session.scalar(wanted.options(*_HANDOVER))
    if found is None or not can_see_handover(actor, found):
        raise NotFound
    return found


def list_open_handovers(team: Team) -> Sequence[Handover]:
    """What this team is asked to take over."""
    return db.session.scalars(select(Handover).where(Handover.to_team_id == team.id, _IS_OPEN).options(*_HANDOVER)).all()


def list_own_handovers(actor: Actor, team_ids: Sequence[int]) -> Sequence[Handover]:
    """The open questions between these teams and others, the oldest first."""
    if not team_ids:
        return []
    ours = or_(Handover.to_team_id.in_(team_ids), Handover.from_team_id.in_(team_ids))
    wanted = select(Handover).join(Handover.subject).where(ours, _IS_OPEN, visible_to(actor))
    return db.session.scalars(wanted.options(*_HANDOVER).order_by(Handover.asked_at, Handover.id)).all()


def list_unanswered_handovers(days: int) -> Sequence[Handover]:
    """The open questions of which nobody was reminded yet, so many working days after they were asked."""
    waiting = select(Handover).join(Handover.subject).where(_IS_OPEN, Handover.reminded_at.is_(None), visible_to(NOBODY))
    found = db.session.scalars(waiting.options(*_HANDOVER).order_by(Handover.id).with_for_update(of=Handover, skip_locked=True))
    return [one for one in found if working_days_between(local(one.asked_at).date(), today()) >= days]


def find_lead_id(subject_id: int) -> SubjectId | None:
    """The team that answers for a subject now."""
    current = Responsibility.subject_id == subject_id, Responsibility.until.is_(None)
    return db.session.scalar(select(Responsibility.team_id).where(*current))


def find_running_support(subject_id: int, team_id: int) -> TeamSupport | None:
    """The help of one team with one subject, asked or given."""
    running = TeamSupport.subject_id == subject_id, TeamSupport.team_id == team_id, TeamSupport.ended_at.is_(None)
    return db.session.scalar(select(TeamSupport).where(*running).options(*_SUPPORT))


def get_support(actor: Actor, support_id: int) -> TeamSupport:
    """One team's help, for that team, the one that leads and administrators; for everybody else it is not there."""
    wanted = select(TeamSupport).join(TeamSupport.subject).where(TeamSupport.id == support_id, visible_to(actor))
    found = db.session.scalar(wanted.options(*_SUPPORT))
    if found is None or not can_see_support(actor, found, find_lead_id(found.subject_id) or 0):
        raise NotFound
    return found


def list_running_supports(team: Team) -> Sequence[TeamSupport]:
    """With what this team helps, or is asked to."""
    running = TeamSupport.team_id == team.id, TeamSupport.ended_at.is_(None)
    return db.session.scalars(select(TeamSupport).where(*running).options(*_SUPPORT)).all()


def list_own_supports(actor: Actor, team_ids: Sequence[int]) -> Sequence[TeamSupport]:
    """With what these teams help, or are asked to, the oldest question first."""
    if not team_ids:
        return []
    running = TeamSupport.team_id.in_(team_ids), TeamSupport.ended_at.is_(None), visible_to(actor)
    wanted = select(TeamSupport).join(TeamSupport.subject).where(*running)
    return db.session.scalars(wanted.options(*_SUPPORT).order_by(TeamSupport.asked_at, TeamSupport.id)).all()


def list_helped_ids(actor: Actor, team: Team, limit: int = 12) -> list[int]:
    """The subjects that a team helps with, newest first, for its public page."""
    helps = TeamSupport.team_id == team.id, TeamSupport.ended_at.is_(None), TeamSupport.accepted_at.is_not(None)
    wanted = select(TeamSupport.subject_id).join(TeamSupport.subject).where(*helps, visible_to(actor))
    return list(db.session.scalars(wanted.order_by(TeamSupport.accepted_at.desc()).limit(limit)))


def find_helping_id(actor: Actor, subject_id: int) -> SubjectId | None:
    """The team of this actor that was asked to help with a subject, if one was."""
    if not (teams := actor.scopes("team_member")):
        return None
    running = TeamSupport.subject_id == subject_id, TeamSupport.team_id.in_(teams), TeamSupport.ended_at.is_(None)
    return db.session.scalar(select(TeamSupport.team_id).where(*running).order_by(TeamSupport.id).limit(1))


def find_public_subject(subject_id: int) -> Subject | None:
    """The subject, if everybody may see it: about anything else no mail goes out."""
    return db.session.scalar(select(Subject).where(Subject.id == subject_id, visible_to(NOBODY)))
