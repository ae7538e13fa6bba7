"""Matches, for the two sides of each and for what happens by itself."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import joinedload, selectinload

from participatie.kernel.access import Actor
from participatie.kernel.db import db
from participatie.kernel.errors import NotFound
from participatie.subjects.models import Subject
from participatie.talents.models import Match, MatchState, Vacancy
from participatie.talents.permissions import can_read_match
from participatie.talents.queries.running import runs

_LOADED = (
    joinedload(Match.person),
    joinedload(Match.vacancy).options(
        joinedload(Vacancy.subject).joinedload(Subject.area), joinedload(Vacancy.area), selectinload(Vacancy.talents)
    ),
)


def get_match(actor: Actor, key: str) -> Match:
    """One match, for its two sides; for everybody else it does not exist."""
    found = db.session.scalar(select(Match).where(Match.key == key).options(*_LOADED))
    if found is None or not can_read_match(actor, found, runs(actor, found.vacancy.subject)):
        raise NotFound
    return found


def find_match(vacancy_id: int, person_id: int) -> Match | None:
    """The match of these two, if there is one."""
    own = Match.vacancy_id == vacancy_id, Match.person_id == person_id
    return db.session.scalar(select(Match).where(*own).options(*_LOADED))


def list_matches_of(vacancy_id: int) -> Sequence[Match]:
    """The matches of one vacancy, newest first. For who looks for people there."""
    return db.session.scalars(
        select(Match).where(Match.vacancy_id == vacancy_id).options(*_LOADED).order_by(Match.id.desc())
    ).all()


def list_own_matches(person_id: int) -> Sequence[Match]:
    """The matches of one person, newest first. For that person."""
    wanted = select(Match).where(Match.person_id == person_id).options(*_LOADED)
    return db.session.scalars(wanted.order_by(Match.id.desc())).all()


def list_to_look_back(day: date, joined_before: date) -> Sequence[Match]:
    """Memberships that are over, or that run for some time without an end, and of which nobody was asked how it was."""
    over = or_(
        Match.offered_until_on <= day,
        and_(Match.offered_until_on.is_(None), Match.joined_on <= joined_before),
    )
    wanted = select(Match).where(Match.state == MatchState.JOINED, Match.look_asked_on.is_(None), over)
    return db.session.scalars(wanted.options(*_LOADED).order_by(Match.id).with_for_update(of=Match)).all()


def list_forgotten_matches(ended_before: datetime, asked_before: date) -> Sequence[Match]:
    """Matches that ended long ago, or of which people looked back long ago."""
    over = or_(Match.ended_at <= ended_before, Match.look_asked_on <= asked_before)
    return db.session.scalars(select(Match).where(over).order_by(Match.id)).all()


def count_joined(vacancy_id: int) -> int:
    """How many people joined by this vacancy."""
    joined = Match.vacancy_id == vacancy_id, Match.state == MatchState.JOINED
    return db.session.scalar(select(func.count()).select_from(Match).where(*joined)) or 0
